using SupportBot.Sessions;
using SupportBot.Storage.Writing;

namespace SupportBot.Storage;

/// <summary>
/// The one door: every change of a session, from a card, a page or a job, goes through here. Loads, lets the rules decide, writes the state, the
/// events, what is owed to the outside and the key of the delivery in one transaction, and answers when that is durable (R11.1, R11.4).
/// Cancelling stops waiting; a command that has been taken up by then is carried out all the same.
/// </summary>
public sealed class SessionStore
{
    static readonly Actor Site = new Actor.Site();
    readonly Writer _writer;

    internal SessionStore(Writer writer) => _writer = writer;

    /// <summary>Starts a session (R1). A number that is taken is drawn again.</summary>
    /// <exception cref="StorageBusyException">The database stayed locked; nothing was done.</exception>
    public Task<Outcome> Open(SessionCommand.Start command, Actor by, Inbound? inbound, CancellationToken cancellationToken) => Pass(command.Id, command, by, inbound, cancellationToken);

    /// <summary>A scheduled session becomes one of its own, with its customer's link ready, or neither changes.</summary>
    /// <exception cref="StorageBusyException">The database stayed locked; nothing was done.</exception>
    public Task<Outcome> Open(SessionCommand.Start command, AppointmentId appointment, Actor by, Inbound? inbound, CancellationToken cancellationToken) =>
        Pass(command.Id, command, by, inbound, cancellationToken, appointment);

    /// <summary>The customer of a scheduled session gets their link into a session that is open already, or neither changes.</summary>
    /// <exception cref="StorageBusyException">The database stayed locked; nothing was done.</exception>
    public Task<Outcome> Admit(SessionId id, SessionCommand.MakeLink command, AppointmentId appointment, Actor by, Inbound? inbound, CancellationToken cancellationToken) =>
        Pass(id, command, by, inbound, cancellationToken, appointment);

    /// <summary>A customer comes in by themselves (R7.9). A number that is taken is drawn again.</summary>
    /// <exception cref="StorageBusyException">The database stayed locked; nothing was done.</exception>
    public Task<Outcome> Open(SessionCommand.Request command, Inbound? inbound, CancellationToken cancellationToken) => Pass(command.Id, command, new Actor.Visitor(), inbound, cancellationToken);

    /// <summary>Gives a command to a session that exists; an unknown one is <see cref="Refusal.SessionNotFound"/>.</summary>
    /// <exception cref="StorageBusyException">The database stayed locked; nothing was done.</exception>
    public Task<Outcome> Apply(SessionId id, SessionCommand command, Actor by, Inbound? inbound, CancellationToken cancellationToken)
    {
        if (command is SessionCommand.Start or SessionCommand.Request)
            throw new ArgumentException($"a session starts by {nameof(Open)}", nameof(command));
        return Pass(id, command, by, inbound, cancellationToken);
    }

    /// <summary>Takes a delivery that changes no session: its key and what is answered become durable.</summary>
    /// <returns>False for a repeat: nothing was promised again.</returns>
    /// <exception cref="StorageBusyException">The database stayed locked; nothing was done.</exception>
    public async Task<bool> Take(string key, IEnumerable<OutboxEntry> entries, CancellationToken cancellationToken)
    {
        OutboxEntry[] answer = [.. entries];
        var request = new DoorRequest(null, null, Site, key, _ => answer);
        return await _writer.Write(new DoorErrand(request, cancellationToken), cancellationToken) is not Outcome.Repeated;
    }

    async Task<Outcome> Pass(SessionId id, SessionCommand command, Actor by, Inbound? inbound, CancellationToken cancellationToken, AppointmentId? appointment = null)
    {
        var name = command.GetType().Name;
        using var trace = Telemetry.StartDoor(name);
        var request = new DoorRequest(id, command, by, inbound?.Key, inbound?.Answer is { } answer ? decided => answer(decided!) : null) { Appointment = appointment };
        var outcome = (await _writer.Write(new DoorErrand(request, cancellationToken), cancellationToken))!;
        Telemetry.Went(trace, name, outcome.GetType().Name);
        return outcome;
    }
}
