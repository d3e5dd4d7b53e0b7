using Microsoft.EntityFrameworkCore;
using SupportBot.Sessions;
using SupportBot.Storage.Schema;
using SupportBot.Storage.Writing;

namespace SupportBot.Storage;

/// <summary>The keys in customers' cookies: 256 random bits, of which only a hash is stored. And when their pages were last heard of (R3.5).</summary>
public sealed class CustomerKeys
{
    /// <summary>Participants in one statement: engines limit the number of parameters.</summary>
    const int Some = 500;

    readonly Writer _writer;
    readonly Contexts _contexts;
    readonly TimeProvider _time;

    internal CustomerKeys(Writer writer, Contexts contexts, TimeProvider time) => (_writer, _contexts, _time) = (writer, contexts, time);

    /// <summary>A new key; earlier ones of the participant (another browser) stay good. It counts as a sign of life.</summary>
    public async Task<string> Issue(SessionId session, ParticipantId participant, CancellationToken cancellationToken)
    {
        var key = Secret.Draw();
        var now = _time.GetUtcNow();
        await _writer.Write(
            async context =>
            {
                await Beat(context, [participant], now);
                var isOpen = await context.Sessions.AnyAsync(row => row.Id == session && row.Status != SessionStatus.Ended);
                context.Add(new CustomerKeyRow { Hash = Secret.Hash(key), Session = session, Participant = participant, IssuedAt = now, SeenAt = isOpen ? now : null });
                return await context.SaveChangesAsync();
            },
            cancellationToken);
        return key;
    }

    public async Task<CustomerKey?> Find(string key, CancellationToken cancellationToken)
    {
        var hash = Secret.Hash(key);
        await using var context = _contexts.Create();
        return await context.CustomerKeys.Where(row => row.Hash == hash).Select(row => new CustomerKey(row.Session, row.Participant)).FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>The pages of these participants are alive now.</summary>
    public async Task Beat(IReadOnlyCollection<ParticipantId> alive, CancellationToken cancellationToken)
    {
        var now = _time.GetUtcNow();
        foreach (var some in alive.Distinct().Chunk(Some))
            await _writer.Write(context => Beat(context, some, now), cancellationToken);
    }

    /// <summary>
    /// Participants of open sessions of whom nothing was heard for <paramref name="since"/>, the longest silence first; each is returned until
    /// <see cref="MarkSilent"/> or the next sign of life.
    /// </summary>
    public async Task<IReadOnlyList<CustomerKey>> Silent(TimeSpan since, int max, CancellationToken cancellationToken)
    {
        DateTimeOffset? latest = _time.GetUtcNow() - since;
        await using var context = _contexts.Create();
        var keys = await (
            from key in context.CustomerKeys
            join session in context.Sessions on key.Session equals session.Id
            where key.SeenAt <= latest && session.Status != SessionStatus.Ended
            orderby key.SeenAt
            select new CustomerKey(key.Session, key.Participant)).Take(max).ToListAsync(cancellationToken);
        return [.. keys.Distinct()];
    }

    /// <summary>Their silence has been reported; a later sign of life starts anew.</summary>
    public async Task MarkSilent(IReadOnlyCollection<ParticipantId> silent, CancellationToken cancellationToken)
    {
        foreach (var some in silent.Distinct().Chunk(Some))
            await _writer.Write(
                context => context.CustomerKeys.Where(row => some.Contains(row.Participant) && row.SeenAt != null).ExecuteUpdateAsync(set => set.SetProperty(row => row.SeenAt, (DateTimeOffset?)null)),
                cancellationToken);
    }

    /// <summary>Of ended sessions nobody listens for a sign of life.</summary>
    static Task<int> Beat(SupportContext context, ParticipantId[] alive, DateTimeOffset now) => context.CustomerKeys
        .Where(row => alive.Contains(row.Participant) && context.Sessions.Any(session => session.Id == row.Session && session.Status != SessionStatus.Ended))
        .ExecuteUpdateAsync(set => set.SetProperty(row => row.SeenAt, now));
}
