using System.Collections.Immutable;

namespace SupportBot.Sessions;

/// <summary>What happened in a session. Stored for ever (within retention): names and members are stable, additions only.</summary>
public abstract record SessionEvent
{
    SessionEvent() { }

    public sealed record Started(SessionId Id, SessionNumber Number, SessionMode Mode, ParticipantId Starter, PersonId Person, string Name, string Language) : SessionEvent;

    public sealed record Invited(InvitationId Invitation, Invitee Invitee, InvitationWay Way, string? Address, string Language, string TokenHash, DateTimeOffset ExpiresAt, ParticipantId? Sender = null, InvitedPerson? Person = null) : SessionEvent;

    public sealed record InvitationRequeued(InvitationId Invitation, string TokenHash, DateTimeOffset ExpiresAt) : SessionEvent;

    public sealed record InvitationSent(InvitationId Invitation) : SessionEvent;

    /// <summary>Sending failed and will be tried again.</summary>
    public sealed record InvitationDelayed(InvitationId Invitation, SendFailure Failure) : SessionEvent;

    public sealed record InvitationFailed(InvitationId Invitation, SendFailure Failure) : SessionEvent;

    public sealed record InvitationOpened(InvitationId Invitation) : SessionEvent;

    public sealed record InvitationRevoked(InvitationId Invitation) : SessionEvent;

    public sealed record InvitationExpired(InvitationId Invitation) : SessionEvent;

    /// <summary>A customer came in, or came back; <paramref name="IsAdmitted"/> is false when they must wait for a place (R3.4).</summary>
    public sealed record CustomerJoined(ParticipantId Customer, InvitationId? Invitation, string Name, string? Email, string Language, bool IsAdmitted) : SessionEvent;

    /// <summary>A place became free for a waiting customer (R3.4).</summary>
    public sealed record CustomerAdmitted(ParticipantId Customer) : SessionEvent;

    public sealed record AssistantJoined(ParticipantId Assistant, PersonId Person, string Name, string Language, InvitationId? Invitation = null) : SessionEvent;

    public sealed record CustomerSelected(ParticipantId Customer) : SessionEvent;

    public sealed record ConnectionLost(ParticipantId Customer) : SessionEvent;

    public sealed record ConnectionRestored(ParticipantId Customer) : SessionEvent;

    public sealed record ParticipantLeft(ParticipantId Participant, LeaveReason Reason) : SessionEvent;

    public sealed record Said(MessageId Message, ParticipantId Participant, string Text) : SessionEvent;

    /// <summary>A customer came by themselves (R7.9): the session begins in a queue's line.</summary>
    public sealed record Requested(SessionId Id, SessionNumber Number, SessionMode Mode, ParticipantId Customer, QueueId Queue, string Name, string? Email, string Question, string Language) : SessionEvent;

    public sealed record ControlTransferred(ParticipantId From, ParticipantId To) : SessionEvent;

    /// <summary>Passed on to a queue, or to <paramref name="Agents"/> who are asked by offers of their own; <paramref name="From"/> is who controlled it, null if it waited already; <paramref name="Sender"/> is somebody else if a supervisor did it.</summary>
    public sealed record SessionTransferred(ParticipantId? From, PersonId Sender, string SenderName, QueueId? Queue, ImmutableArray<PersonId> Agents, string? Message, bool IsUrgent) : SessionEvent;

    /// <param name="Until">The end of the ring time; null: it doesn't run out.</param>
    public sealed record Offered(PersonId Agent, string Name, DateTimeOffset? Until) : SessionEvent;

    public sealed record OfferDeclined(PersonId Agent) : SessionEvent;

    public sealed record OfferMissed(PersonId Agent) : SessionEvent;

    public sealed record Overflowed(QueueId Queue) : SessionEvent;

    /// <summary>Nobody was left; the queue it stands in from now on, if it came through one.</summary>
    public sealed record Returned(QueueId? Queue) : SessionEvent;

    /// <summary>A representative took control of a session that waited, or (a supervisor) of any.</summary>
    public sealed record ControlTaken(ParticipantId Participant, PersonId Person, string Name, string Language, TakenBy Way) : SessionEvent;

    public sealed record IdleWarned : SessionEvent;

    public sealed record ConsoleClosed : SessionEvent;

    public sealed record Resumed : SessionEvent;

    /// <param name="Asked">Who has to say yes; left out by earlier versions: whom it concerns.</param>
    public sealed record ActivityRequested(ActivityId Activity, ActivityKind Kind, ParticipantId? Customer, ImmutableArray<ParticipantId>? Asked = null, FileDetails? File = null) : SessionEvent;

    public sealed record ActivityStarted(ActivityId Activity, ActivityKind Kind, ParticipantId? Customer, FileDetails? File = null) : SessionEvent;

    /// <param name="By">Who ended it; null: the site did.</param>
    /// <param name="File">What became of the file.</param>
    public sealed record ActivityEnded(ActivityId Activity, ActivityKind Kind, ActivityEnd Reason, ParticipantId? By = null, FileDetails? File = null) : SessionEvent;

    /// <summary>One of several who were asked said yes, or who had stopped it for themselves takes part again.</summary>
    public sealed record ActivityAgreed(ActivityId Activity, ActivityKind Kind, ParticipantId Customer) : SessionEvent;

    /// <summary>A customer who came later is asked as well (R10.2).</summary>
    public sealed record ActivityAsked(ActivityId Activity, ActivityKind Kind, ParticipantId Customer) : SessionEvent;

    /// <summary>A customer stopped it for themselves; it goes on for others (R10.3).</summary>
    public sealed record ActivityLeft(ActivityId Activity, ActivityKind Kind, ParticipantId Customer) : SessionEvent;

    /// <summary>The customer needn't be asked again in this session (R10.2).</summary>
    public sealed record ConsentGiven(ParticipantId Customer) : SessionEvent;

    public sealed record ConsentWithdrawn(ParticipantId Customer) : SessionEvent;

    public sealed record Noted(MessageId Message, ParticipantId Participant, string Text) : SessionEvent;

    public sealed record Ended(EndReason Reason) : SessionEvent;
}

/// <summary>How control was taken. Stored by name: names are stable.</summary>
public enum TakenBy
{
    /// <summary>An offer was accepted (R7.5).</summary>
    Offer,

    /// <summary>An agent took it out of the line.</summary>
    Line,

    /// <summary>A supervisor took over.</summary>
    Supervisor,
}

/// <summary>An event with its place in the record: in order, when, by whom (R11.3).</summary>
public sealed record RecordedEvent(long Sequence, DateTimeOffset At, Actor By, SessionEvent Event);
