using SupportBot.Sessions;

namespace SupportBot.Storage;

/// <summary>The keys in customers' cookies: 256 random bits, of which only a hash is stored. And when their pages were last heard of.</summary>
public sealed class CustomerKeys
{
    /// <summary>A new key; earlier ones of the participant (another browser) stay good.</summary>
    public Task<string> Issue(SessionId session, ParticipantId participant, CancellationToken cancellationToken) => throw new NotImplementedException();

    public Task<CustomerKey?> Find(string key, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>The pages of these participants are alive now.</summary>
    public Task Beat(IReadOnlyCollection<ParticipantId> alive, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>Participants of open sessions of whom nothing was heard for <paramref name="since"/>; each is returned until <see cref="MarkSilent"/> or the next <see cref="Beat"/>.</summary>
    public Task<IReadOnlyList<CustomerKey>> Silent(TimeSpan since, int max, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>Their silence has been reported; a later beat starts anew.</summary>
    public Task MarkSilent(IReadOnlyCollection<ParticipantId> silent, CancellationToken cancellationToken) => throw new NotImplementedException();
}
