using SupportBot.Sessions;

namespace SupportBot.Storage;

/// <summary>Representatives as the site remembers them.</summary>
public sealed class People
{
    public Task<Person?> Get(PersonId id, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>What a turn tells about its person; written only when something changed. What is null is kept as it was.</summary>
    /// <returns>The person with their own settings.</returns>
    public Task<Person> Remember(PersonId id, string name, string? chatLocale, string? channelUserId, string? personalAddress, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <param name="language">Null: the chat's.</param>
    public Task SetLanguage(PersonId id, string? language, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <param name="mode">Null: the site's.</param>
    public Task SetMode(PersonId id, SessionMode? mode, CancellationToken cancellationToken) => throw new NotImplementedException();

    public Task SetCurrentSession(PersonId id, SessionId? session, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <param name="code">Why, in the connector's word.</param>
    public Task MarkUnreachable(PersonId id, string code, CancellationToken cancellationToken) => throw new NotImplementedException();

    public Task MarkReachable(PersonId id, CancellationToken cancellationToken) => throw new NotImplementedException();
}
