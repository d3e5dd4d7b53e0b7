using Microsoft.EntityFrameworkCore;
using SupportBot.Storage.Schema;
using SupportBot.Storage.Writing;

namespace SupportBot.Storage;

/// <summary>
/// What is owed to the outside (R11.4). An entry is leased, delivered, and done; a lease that runs out (a crash) makes it due again. A lane gives out
/// its oldest entry only, and only when none of it is being delivered.
/// </summary>
public sealed class Outbox
{
    const int LongestError = 2000;
    readonly Writer _writer;
    readonly Contexts _contexts;
    readonly OutboxSignal _signal;
    readonly TimeProvider _time;

    internal Outbox(Writer writer, Contexts contexts, OutboxSignal signal, TimeProvider time) => (_writer, _contexts, _signal, _time) = (writer, contexts, signal, time);

    /// <summary>
    /// At a start, before anything is leased: with SQLite there is one process, so a lease that still stands is one of a process that died, and its
    /// entry is due at once. With PostgreSQL other nodes may be at work: there the leases run out.
    /// </summary>
    /// <exception cref="StorageBusyException">The database stayed locked; nothing was done.</exception>
    public Task TakeBack(CancellationToken cancellationToken)
    {
        var now = _time.GetUtcNow();
        return _writer.Write(
            async context => context is PostgresSupportContext ? 0 : await context.Outbox.Where(row => row.LeasedUntil != null && row.DeadAt == null)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.LeasedUntil, (DateTimeOffset?)null).SetProperty(row => row.DueAt, now)),
            cancellationToken);
    }

    /// <summary>Takes what is due, oldest first. Until <paramref name="lease"/> has passed nobody else gets these.</summary>
    /// <exception cref="StorageBusyException">The database stayed locked; nothing was done.</exception>
    public async Task<IReadOnlyList<LeasedEntry>> Lease(int max, TimeSpan lease, CancellationToken cancellationToken)
    {
        var now = _time.GetUtcNow();
        var rows = await _writer.Write(context => Lease(context, max, now, now + lease), cancellationToken);
        return [.. rows.OrderBy(row => row.Id).Select(row => new LeasedEntry(
            row.Id, new OutboxEntry(row.Kind, row.Lane, row.Session, row.Person, row.Payload, row.Secret), row.Attempts - 1, row.PromisedAt))];
    }

    /// <summary>Delivered: the entry and its secret are gone.</summary>
    /// <exception cref="StorageBusyException">The database stayed locked; nothing was done.</exception>
    public Task Done(LeasedEntry entry, CancellationToken cancellationToken) =>
        _writer.Write(new DeliveredErrand(entry.Id, cancellationToken), cancellationToken);

    /// <summary>Not delivered: once more, from then on.</summary>
    /// <exception cref="StorageBusyException">The database stayed locked; nothing was done.</exception>
    public Task Retry(LeasedEntry entry, DateTimeOffset notBefore, string error, CancellationToken cancellationToken) => _writer.Write(
        async context =>
        {
            if (entry.Entry is { Kind: OutboxKind.RefreshCards, Session: { } session }
                && await context.Outbox.AnyAsync(row => row.Session == session && row.Kind == OutboxKind.RefreshCards && row.LeasedUntil == null && row.DeadAt == null))
                return await Held(context, entry).ExecuteDeleteAsync();
            return await Held(context, entry).ExecuteUpdateAsync(set => set
                .SetProperty(row => row.LeasedUntil, (DateTimeOffset?)null).SetProperty(row => row.DueAt, notBefore).SetProperty(row => row.Error, Short(error)));
        },
        cancellationToken);

    /// <summary>Never to be delivered: kept without its secret, for people to see.</summary>
    /// <exception cref="StorageBusyException">The database stayed locked; nothing was done.</exception>
    public Task GiveUp(LeasedEntry entry, string error, CancellationToken cancellationToken)
    {
        var now = _time.GetUtcNow();
        return _writer.Write(
            context => Held(context, entry).ExecuteUpdateAsync(set => set
                .SetProperty(row => row.LeasedUntil, (DateTimeOffset?)null).SetProperty(row => row.DeadAt, now).SetProperty(row => row.Error, Short(error)).SetProperty(row => row.Secret, (string?)null)),
            cancellationToken);
    }

    /// <summary>Returns when this node has promised something, or after <paramref name="atMost"/> (another node's promises, retries). For one waiting loop per node.</summary>
    public Task WaitForWork(TimeSpan atMost, CancellationToken cancellationToken) => _signal.Wait(atMost, cancellationToken);

    public async Task<OutboxHealth> Health(CancellationToken cancellationToken)
    {
        await using var context = _contexts.Create();
        var pending = await context.Outbox.CountAsync(row => row.DeadAt == null, cancellationToken);
        var oldest = await context.Outbox.Where(row => row.DeadAt == null).MinAsync(row => (DateTimeOffset?)row.PromisedAt, cancellationToken);
        var dead = await context.Outbox.CountAsync(row => row.DeadAt != null, cancellationToken);
        return new OutboxHealth(pending, oldest, dead);
    }

    /// <summary>The entry as long as this lease is the last one: an overdue holder must not disturb the next.</summary>
    static IQueryable<OutboxRow> Held(SupportContext context, LeasedEntry entry)
    {
        var attempts = entry.Attempts + 1;
        return context.Outbox.Where(row => row.Id == entry.Id && row.Attempts == attempts && row.DeadAt == null);
    }

    static string Short(string error) => error.Length <= LongestError ? error : error[..LongestError];

    /// <summary>One statement picks and takes. On PostgreSQL, what another node or an unfinished change holds is skipped, not waited for.</summary>
    static async Task<List<OutboxRow>> Lease(SupportContext context, int max, DateTimeOffset now, DateTimeOffset until)
    {
        var skip = context is PostgresSupportContext ? "FOR UPDATE OF due SKIP LOCKED" : "";
#pragma warning disable EF1002 // the only text put in is the constant above
        return await context.Outbox.FromSqlRaw(
            $$"""
            WITH picked AS (
                SELECT due.id FROM outbox AS due
                WHERE due.dead_at IS NULL AND due.due_at <= {0} AND (due.lane IS NULL OR NOT EXISTS (
                    SELECT 1 FROM outbox AS other
                    WHERE other.lane = due.lane AND other.dead_at IS NULL AND other.id <> due.id AND (other.id < due.id OR other.leased_until > {0})))
                ORDER BY due.due_at, due.id LIMIT {1} {{skip}})
            UPDATE outbox SET leased_until = {2}, due_at = {2}, attempts = attempts + 1
            WHERE id IN (SELECT id FROM picked) RETURNING *
            """,
            now.ToUnixTimeMilliseconds(), max, until.ToUnixTimeMilliseconds()).AsNoTracking().ToListAsync();
#pragma warning restore EF1002
    }
}

/// <param name="Pending">Entries not delivered yet, those being delivered included.</param>
/// <param name="Oldest">When the oldest of them was promised.</param>
/// <param name="Dead">Entries given up.</param>
public sealed record OutboxHealth(int Pending, DateTimeOffset? Oldest, int Dead);
