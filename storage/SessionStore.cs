using SupportBot.Sessions;

namespace SupportBot.Storage;

/// <summary>
/// The one door: every change of a session, from a card, a page or a job, goes through here. Loads, lets the rules decide, writes the state, the
/// events, what is owed to the outside and the key of the delivery in one transaction, and answers when that is durable (R11.1, R11.4).
/// </summary>
public sealed class SessionStore
{
    /// <summary>Starts a session (R1). A number that is taken is drawn again.</summary>
    /// <exception cref="StorageBusyException">The database stayed locked; nothing was done.</exception>
    public Task<Outcome> Open(SessionCommand.Start command, Actor by, Inbound? inbound, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>Gives a command to a session that exists; an unknown one is <see cref="Refusal.SessionNotFound"/>.</summary>
    /// <exception cref="StorageBusyException">The database stayed locked; nothing was done.</exception>
    public Task<Outcome> Apply(SessionId id, SessionCommand command, Actor by, Inbound? inbound, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>Takes a delivery that changes no session: its key and what is answered become durable.</summary>
    /// <returns>False for a repeat: nothing was promised again.</returns>
    /// <exception cref="StorageBusyException">The database stayed locked; nothing was done.</exception>
    public Task<bool> Take(string key, IEnumerable<OutboxEntry> entries, CancellationToken cancellationToken) => throw new NotImplementedException();
}
