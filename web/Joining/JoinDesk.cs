using Microsoft.AspNetCore.Http;
using SupportBot.Sessions;
using SupportBot.Storage;
using SupportBot.Web.Http;
using SupportBot.Web.Representatives;

namespace SupportBot.Web.Joining;

/// <summary>What may be found behind a link.</summary>
enum DoorState
{
    /// <summary>A customer may join.</summary>
    Open,
    Unknown,
    Expired,
    Revoked,
    Ended,

    /// <summary>The controller turned away who came by it (R3.6).</summary>
    Removed,

    /// <summary>The session has had as many customers as it can keep.</summary>
    Full,

    /// <summary>The link is for a colleague, who must be signed in (R3.2).</summary>
    Representative,

    /// <summary>A scheduled session that isn't started yet.</summary>
    Planned,

    Cancelled,

    /// <summary>A scheduled session that nobody started.</summary>
    Missed,
}

sealed record Door(DoorState State, Session? Session = null, Invitation? Invitation = null, Appointment? Appointment = null);

/// <summary>Lets people in: by link or by number.</summary>
sealed class JoinDesk(SessionStore store, SessionQueries queries, AppointmentStore appointments, CustomerSeats seats, JoinTickets tickets, CurrentPolicy policy, TimeProvider time)
{
    public JoinTicket? Read(string? ticket) => tickets.Read(ticket);

    /// <summary>The open session of a ticket that a right number gave; null when it is over, or the ticket too old.</summary>
    public async Task<Session?> ByNumber(string ticket, CancellationToken cancellationToken) =>
        tickets.Read(ticket) is { } read && await queries.Get(read.Session, cancellationToken) is { IsOpen: true } session ? session : null;

    public async Task<Door> ByToken(string token, CancellationToken cancellationToken)
    {
        if (token.Length > 100)
            return new Door(DoorState.Unknown);
        var hash = InvitationToken.Hash(token);
        return await queries.FindByToken(hash, cancellationToken) is var (session, invitation)
            ? new Door(StateOf(session, invitation), session, invitation)
            : await appointments.FindByToken(hash, cancellationToken) is { } appointment ? new Door(StateOf(appointment), Appointment: appointment) : new Door(DoorState.Unknown);
    }

    /// <summary>Of one that is no session: of a started one nothing is left but this.</summary>
    static DoorState StateOf(Appointment appointment) => appointment.State switch
    {
        AppointmentState.Planned => DoorState.Planned,
        AppointmentState.Started => DoorState.Ended,
        AppointmentState.Cancelled => DoorState.Cancelled,
        AppointmentState.Missed => DoorState.Missed,
    };

    DoorState StateOf(Session session, Invitation invitation)
    {
        if (invitation.JoinedBy is { } joined && session.Find(joined) is { LeftBecause: LeaveReason.Removed })
            return DoorState.Removed;
        if (!session.IsOpen)
            return DoorState.Ended;
        if (invitation.State == InvitationState.Revoked)
            return DoorState.Revoked;
        if (!invitation.IsUsableAt(time.GetUtcNow()))
            return DoorState.Expired;
        if (invitation.Invitee == Invitee.Representative)
            return DoorState.Representative;
        return invitation.JoinedBy is null && session.Customers.Count() >= policy.Now.CustomersPerSession ? DoorState.Full : DoorState.Open;
    }

    /// <summary>R2.6: consumes nothing. A token that opens nothing is no error: the page has said so.</summary>
    public async Task MarkOpened(string token, CancellationToken cancellationToken)
    {
        if (await ByToken(token, cancellationToken) is { State: DoorState.Open or DoorState.Representative } door)
            await store.Apply(door.Session!.Id, new SessionCommand.MarkOpened(door.Invitation!.Id), new Actor.Visitor(), null, cancellationToken);
    }

    /// <summary>
    /// No key of a delivery is needed: the participant in the command makes a repeat harmless, and a corrected form must not pass for one.
    /// </summary>
    public async Task<Outcome> JoinAsCustomer(HttpContext http, SessionId session, SessionCommand.JoinAsCustomer command, CancellationToken cancellationToken)
    {
        Actor by = await seats.Find(http, session, cancellationToken) is { } own ? new Actor.Customer(own) : new Actor.Visitor();
        var outcome = await store.Apply(session, command, by, null, cancellationToken);
        if (outcome is Outcome.Accepted accepted && SessionRules.WhoJoins(accepted.Session, command, by) is { } customer)
            await seats.Give(http, session, customer.Id, cancellationToken);
        return outcome;
    }

    /// <summary>R3.2, through an invitation for a representative.</summary>
    public async Task<IResult> JoinAsAssistant(HttpContext http, Door door, CancellationToken cancellationToken)
    {
        if (http.User.Representative() is not { } representative)
            return DoorPage.Of(door, http.User, "");
        var command = new SessionCommand.JoinAsAssistant(new ParticipantId(Guid.CreateVersion7(time.GetUtcNow())), Languages.Now, door.Invitation!.Id);
        return await store.Apply(door.Session!.Id, command, representative, null, cancellationToken) is Outcome.Refused refused
            ? DoorPage.Of(refused)
            : new SeeOther($"/console/{door.Session.Id}");
    }

    /// <summary>Where this browser is in the session already, the form says so.</summary>
    public async Task<JoinView> WithHere(JoinView view, SessionId session, HttpContext http, CancellationToken cancellationToken) =>
        await seats.Find(http, session, cancellationToken) is { } own && await queries.Get(session, cancellationToken) is { } now && now.Find(own) is { IsPresent: true }
            ? view with { Here = $"/session/{session}" }
            : view;
}
