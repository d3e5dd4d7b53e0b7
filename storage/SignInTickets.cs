using SupportBot.Sessions;

namespace SupportBot.Storage;

/// <summary>One-time tickets that take a person from the chat to the web signed in. Only a hash is stored.</summary>
public sealed class SignInTickets
{
    /// <returns>43 characters that are safe in an address.</returns>
    public Task<string> Issue(PersonId person, TimeSpan lifetime, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>Whose ticket it was; it works once and not after its lifetime.</summary>
    public Task<PersonId?> Redeem(string ticket, CancellationToken cancellationToken) => throw new NotImplementedException();
}
