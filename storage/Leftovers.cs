namespace SupportBot.Storage;

/// <summary>Removes what nobody needs any more: keys of deliveries after 24 hours (no channel repeats one later), expired tickets.</summary>
public sealed class Leftovers
{
    /// <returns>How many rows went.</returns>
    public Task<int> Sweep(DateTimeOffset now, CancellationToken cancellationToken) => throw new NotImplementedException();
}
