using System.Collections.Immutable;

namespace SupportBot.Sessions;

/// <summary>Stored by name: names are stable.</summary>
public enum SessionStatus
{
    /// <summary>Somebody controls it; people can join.</summary>
    Open,

    /// <summary>Nobody controls it: it stands in a queue's line, or agents have been asked (R7.3).</summary>
    Waiting,

    /// <summary>Over. Everything after is refused (R8.5); the record stays.</summary>
    Ended,
}

/// <summary>R1.2. Stored by name: names are stable.</summary>
public enum SessionMode
{
    /// <summary>The representative has one open session, and several customers in it.</summary>
    Single,

    /// <summary>The representative has several open sessions, one customer in each.</summary>
    Multi,
}

/// <summary>Why a session ended. Stored by name: names are stable.</summary>
public enum EndReason
{
    /// <summary>The controller ended it (R8.1).</summary>
    ByController,

    /// <summary>A supervisor ended it.</summary>
    BySupervisor,

    /// <summary>No customer for the idle time (R8.4).</summary>
    Idle,

    /// <summary>The controller's console was closed for the grace time, and nobody assisted (R8.3).</summary>
    ConsoleClosed,

    /// <summary>It waited, and the last customer left.</summary>
    Abandoned,
}

/// <summary>
/// One support case: a number, a controller, participants, invitations. The whole state the rules need; changed only by
/// <see cref="SessionEvolution.Evolve"/>. Lines of chat are events, not state: a session's size doesn't grow with the talk.
/// </summary>
public sealed record Session
{
    public required SessionId Id { get; init; }
    public required SessionNumber Number { get; init; }
    public required SessionMode Mode { get; init; }
    public required SessionStatus Status { get; init; }
    public required DateTimeOffset StartedAt { get; init; }
    public DateTimeOffset? EndedAt { get; init; }
    public EndReason? EndedBecause { get; init; }

    /// <summary>The one representative who controls the session.</summary>
    public ParticipantId? Controller { get; init; }

    /// <summary>The customer whom the controller is helping right now (R4.2).</summary>
    public ParticipantId? SelectedCustomer { get; init; }

    /// <summary>Everybody who is or was in the session, in the order in which they came; one who comes back comes last.</summary>
    public ImmutableArray<Participant> Participants { get; init; } = [];

    public ImmutableArray<Invitation> Invitations { get; init; } = [];

    /// <summary>What it waits for; null unless it is <see cref="SessionStatus.Waiting"/>.</summary>
    public Wait? Wait { get; init; }

    /// <summary>What the customer asked when they came by themselves (R7.9).</summary>
    public string? Question { get; init; }

    /// <summary>How often control or the session went to somebody else.</summary>
    public int Transfers { get; init; }

    /// <summary>What is requested or runs (R10.1).</summary>
    public ImmutableArray<Activity> Activities { get; init; } = [];

    /// <summary>What ended last, newest first; the record has all of it.</summary>
    public ImmutableArray<EndedActivity> JustEnded { get; init; } = [];

    /// <summary>Notes for colleagues so far.</summary>
    public int Notes { get; init; }

    /// <summary>Since when no customer has been here (R8.4); null while there is one.</summary>
    public DateTimeOffset? NoCustomerSince { get; init; }

    /// <summary>The warning before the end for want of a customer was given.</summary>
    public bool IsIdleWarned { get; init; }

    /// <summary>Since when the controller's console is closed (R8.3); null while it is open or was never opened.</summary>
    public DateTimeOffset? ConsoleClosedAt { get; init; }

    /// <summary>Lines of chat so far.</summary>
    public int ChatLines { get; init; }

    /// <summary>How many events made this state. The next event gets this number plus one.</summary>
    public long Version { get; init; }

    /// <summary>Not ended: somebody controls it, or it waits for somebody.</summary>
    public bool IsOpen => Status != SessionStatus.Ended;

    public bool IsWaiting => Status == SessionStatus.Waiting;

    public Participant? Find(ParticipantId id) => Participants.FirstOrDefault(participant => participant.Id == id);

    public Participant? FindRepresentative(PersonId person) => Participants.FirstOrDefault(participant => participant.Person == person);

    public Activity? Find(ActivityId id) => Activities.FirstOrDefault(activity => activity.Id == id);

    public Invitation? Find(InvitationId id) => Invitations.FirstOrDefault(invitation => invitation.Id == id);

    public IEnumerable<Participant> Customers => Participants.Where(participant => participant.Role == ParticipantRole.Customer);

    public IEnumerable<Participant> Representatives => Participants.Where(participant => participant.Role == ParticipantRole.Representative);

    /// <summary>Customers who hold a place: connected, or away within the grace time (R3.5).</summary>
    public IEnumerable<Participant> AdmittedCustomers => Customers.Where(customer => customer.IsAdmitted);

    /// <summary>Representatives present who don't control.</summary>
    public IEnumerable<Participant> Assistants => Representatives.Where(representative => representative.IsPresent && representative.Id != Controller);

    public bool IsController(PersonId person) => IsOpen && Controller is { } controller && Find(controller)?.Person == person;

    /// <summary>What a person is to this session right now; decides what their card offers.</summary>
    public Standing StandingOf(PersonId person) => FindRepresentative(person) switch
    {
        { IsPresent: true } present when present.Id == Controller => Standing.Controller,
        { IsPresent: true } => Standing.Assistant,
        _ => Standing.Outsider,
    };
}

/// <summary>What a representative is to a session right now.</summary>
public enum Standing
{
    Controller,
    Assistant,

    /// <summary>Not in the session (any more): sees the least.</summary>
    Outsider,
}
