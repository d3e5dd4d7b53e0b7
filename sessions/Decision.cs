using System.Collections.Immutable;

namespace SupportBot.Sessions;

/// <summary>What the rules say to a command.</summary>
public abstract record Decision
{
    Decision() { }

    /// <summary>Accepted; no events means that nothing needs to change (a repeated press).</summary>
    public sealed record Accepted(params ImmutableArray<SessionEvent> Events) : Decision;

    /// <summary>Refused: nothing changes (R11.2).</summary>
    /// <param name="Reason">Why; becomes words in <c>Words</c>.</param>
    /// <param name="Subjects">What the reason is about: the bad addresses, the limit.</param>
    public sealed record Refused(Refusal Reason, params ImmutableArray<string> Subjects) : Decision;
}

/// <summary>Why a command is refused. Each has its words in every language.</summary>
public enum Refusal
{
    /// <summary>No such session, or (to somebody who has nothing but its number) an ended one: the answer is the same (R3.3).</summary>
    SessionNotFound,

    /// <summary>R8.5.</summary>
    SessionEnded,

    /// <summary>R1.3; the subject is the number of the open session.</summary>
    SessionAlreadyOpen,

    /// <summary>Only representatives may do this (R1.1).</summary>
    OnlyRepresentatives,

    /// <summary>Only the controller may do this (R5.1).</summary>
    OnlyController,

    /// <summary>The person isn't in the session.</summary>
    NotInSession,

    /// <summary>The site sets the mode (R1.2).</summary>
    ModeNotPermitted,

    NameMissing,

    /// <summary>The subjects are the limit and the length.</summary>
    NameTooLong,

    NameHasLineBreak,

    AddressMissing,

    /// <summary>Nobody was chosen to be invited by chat.</summary>
    PersonMissing,

    /// <summary>The subjects are the addresses.</summary>
    AddressInvalid,

    /// <summary>Twice in the form, or already invited to this session; the subjects are the addresses.</summary>
    AddressRepeated,

    /// <summary>The subjects are the addresses, line breaks made visible.</summary>
    AddressHasLineBreak,

    /// <summary>The subjects are the limit and how many were given.</summary>
    TooManyAddresses,

    /// <summary>The session has had as many as it can keep; the subject is the limit.</summary>
    TooManyInvitations,

    InvitationNotFound,
    InvitationExpired,
    InvitationRevoked,

    /// <summary>Somebody has joined by it already: nothing to send or revoke, and nobody else can use it.</summary>
    InvitationAlreadyUsed,

    ParticipantNotFound,

    /// <summary>They have left the session.</summary>
    ParticipantLeft,

    /// <summary>The customer has no place yet (R3.4): they can be helped once one frees.</summary>
    CustomerWaits,

    /// <summary>The session has had as many customers as it can keep; the subject is the limit.</summary>
    TooManyCustomers,

    /// <summary>The controller turned this customer away (R3.6).</summary>
    Removed,

    /// <summary>R5.2; the subject is the limit.</summary>
    TooManyAssistants,

    /// <summary>The controller can't leave without somebody to take over (R6.7): end the session instead.</summary>
    ControllerCannotLeave,

    /// <summary>Passing on is for controllers who are agents (R7.1).</summary>
    OnlyAgents,

    /// <summary>R6.1: control goes to somebody who assists in the session now.</summary>
    NotAnAssistant,

    /// <summary>Neither a queue nor an agent was chosen (R7.2).</summary>
    TransferTargetMissing,

    /// <summary>A queue or agents, not both (R7.2).</summary>
    TransferTargetsMixed,

    QueueNotFound,

    /// <summary>The queue takes no customers by themselves now (R7.9); the subject is its name.</summary>
    QueueClosed,

    /// <summary>The subjects are the names of those who aren't available.</summary>
    AgentUnavailable,

    /// <summary>There is nobody who would wait: passing on is for a session with a customer.</summary>
    NoCustomer,

    /// <summary>The session waits for somebody already.</summary>
    SessionWaits,

    /// <summary>R7.5; the subject is who has it.</summary>
    TakenByAnother,

    /// <summary>The session isn't offered to this person.</summary>
    NotOffered,

    /// <summary>Everybody else was asked: this is the last offer there is.</summary>
    LastOffer,

    /// <summary>Only an agent of the queue takes from its line.</summary>
    NotAgentOfQueue,

    OnlySupervisors,
    OnlyAdministrators,

    QuestionMissing,

    /// <summary>The subjects are the limit and the length.</summary>
    QuestionTooLong,

    /// <summary>There is no such scheduled session, or none of this person's.</summary>
    AppointmentNotFound,

    /// <summary>A scheduled session is changed and started by who scheduled it alone.</summary>
    OnlyOwner,

    AppointmentStarted,
    AppointmentCancelled,
    AppointmentMissed,

    /// <summary>The subject is the limit.</summary>
    TooManyAppointments,

    AppointmentDateUnreadable,
    AppointmentTimeUnreadable,

    /// <summary>Clocks jump over it; the subjects are the time and the first one after the jump.</summary>
    AppointmentTimeSkipped,

    /// <summary>The subject is what isn't a time zone.</summary>
    AppointmentZoneUnknown,

    AppointmentInPast,
    AppointmentTooFar,

    /// <summary>The subjects are the least and the most.</summary>
    AppointmentLengthInvalid,

    AppointmentSubjectHasLineBreak,

    /// <summary>The subjects are the limit and the length.</summary>
    AppointmentSubjectTooLong,

    /// <summary>The site doesn't allow this activity, or one of its kind runs already.</summary>
    ActivityNotPossible,

    ActivityNotFound,

    /// <summary>No file was named, or its name has nothing in it that could be shown.</summary>
    FileNameInvalid,

    /// <summary>The subject is the limit, in megabytes.</summary>
    FileTooLarge,

    MessageMissing,

    /// <summary>The subjects are the limit and the length.</summary>
    MessageTooLong,
}
