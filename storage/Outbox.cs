namespace SupportBot.Storage;

/// <summary>
/// What is owed to the outside (R11.4). An entry is leased, delivered, and done; a lease that runs out (a crash) makes it due again. A lane gives out
/// its oldest entry only.
/// </summary>
public sealed class Outbox
{
    /// <summary>Takes what is due, oldest first. Until <paramref name="lease"/> has passed nobody else gets these.</summary>
    public Task<IReadOnlyList<LeasedEntry>> Lease(int max, TimeSpan lease, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>Delivered: the entry and its secret are gone.</summary>
    public Task Done(LeasedEntry entry, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>Not delivered: once more, from then on.</summary>
    public Task Retry(LeasedEntry entry, DateTimeOffset notBefore, string error, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>Never to be delivered: kept without its secret, for people to see.</summary>
    public Task GiveUp(LeasedEntry entry, string error, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>Returns when this node has promised something, or after <paramref name="atMost"/> (another node's promises, retries). For one waiting loop per node.</summary>
    public Task WaitForWork(TimeSpan atMost, CancellationToken cancellationToken) => throw new NotImplementedException();

    public Task<OutboxHealth> Health(CancellationToken cancellationToken) => throw new NotImplementedException();
}

/// <param name="Pending">Entries not delivered yet, those being delivered included.</param>
/// <param name="Oldest">When the oldest of them was promised.</param>
/// <param name="Dead">Entries given up.</param>
public sealed record OutboxHealth(int Pending, DateTimeOffset? Oldest, int Dead);
