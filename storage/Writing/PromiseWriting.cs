using Microsoft.EntityFrameworkCore;
using SupportBot.Sessions;
using SupportBot.Storage.Schema;

namespace SupportBot.Storage.Writing;

/// <summary>Entries into the outbox. Of <see cref="OutboxKind.RefreshCards"/> one that waits is enough: it will show the state as it is when it is its turn.</summary>
sealed class PromiseWriting(SupportContext context, DateTimeOffset now)
{
    public async Task Write(IReadOnlyCollection<OutboxEntry> promises)
    {
        var asked = promises.Where(IsRefresh).Select(promise => promise.Session!.Value).ToHashSet();
        if (asked.Count > 0)
            asked.ExceptWith(await HoldPending([.. asked]));
        // The first of each session, where one is needed at all.
        await context.Append([.. promises.Where(promise => !IsRefresh(promise) || asked.Remove(promise.Session!.Value)).Select(Row)]);
    }

    static bool IsRefresh(OutboxEntry promise) => promise is { Kind: OutboxKind.RefreshCards, Session: not null };

    /// <summary>
    /// Touches the entries of these sessions that wait, and says whose they are. An update and not a look: nobody else can take them then until this
    /// transaction has ended, so that whoever delivers them sees the state written here.
    /// </summary>
    async Task<IEnumerable<SessionId>> HoldPending(SessionId[] sessions)
    {
        // EF can't say RETURNING; its list of parameters is the same on both engines.
        var places = string.Join(", ", sessions.Select((_, index) => $"{{{index}}}"));
#pragma warning disable EF1002 // the only text put in is a list of places
        var held = await context.Outbox.FromSqlRaw(
            $"""
            UPDATE outbox SET due_at = due_at
            WHERE kind = 'RefreshCards' AND leased_until IS NULL AND dead_at IS NULL AND session_id IN ({places}) RETURNING *
            """,
            [.. sessions.Select(object (session) => session.Value)]).AsNoTracking().ToListAsync();
#pragma warning restore EF1002
        return held.Select(row => row.Session!.Value);
    }

    OutboxRow Row(OutboxEntry entry) => new()
    {
        Kind = entry.Kind,
        Lane = entry.Lane,
        Session = entry.Session,
        Person = entry.Person,
        Payload = entry.Payload,
        Secret = entry.Secret,
        PromisedAt = now,
        DueAt = now,
    };
}
