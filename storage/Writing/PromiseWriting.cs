using Microsoft.EntityFrameworkCore;
using SupportBot.Sessions;
using SupportBot.Storage.Schema;

namespace SupportBot.Storage.Writing;

/// <summary>Entries into the outbox. Of <see cref="OutboxKind.RefreshCards"/> one that waits is enough: it will show the state as it is when it is its turn.</summary>
sealed class PromiseWriting(SupportContext context, DateTimeOffset now)
{
    public async Task Write(IReadOnlyCollection<OutboxEntry> promises)
    {
        foreach (var promise in promises)
            if (promise is not { Kind: OutboxKind.RefreshCards, Session: not null })
                context.Outbox.Add(Row(promise));
        // In one order everywhere, so that nodes don't wait for each other crosswise.
        foreach (var refresh in promises.Where(promise => promise is { Kind: OutboxKind.RefreshCards, Session: not null }).GroupBy(promise => promise.Session!.Value).OrderBy(group => group.Key.Value))
            if (!await HoldPending(refresh.Key))
                context.Outbox.Add(Row(refresh.First()));
    }

    /// <summary>
    /// Touches the session's waiting entry, if there is one. An update and not a look: nobody else can take the entry then until this transaction
    /// has ended, so that whoever delivers it sees the state written here.
    /// </summary>
    async Task<bool> HoldPending(SessionId session) => await context.Outbox
        .Where(row => row.Session == session && row.Kind == OutboxKind.RefreshCards && row.LeasedUntil == null && row.DeadAt == null)
        .ExecuteUpdateAsync(set => set.SetProperty(row => row.DueAt, row => row.DueAt)) > 0;

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
