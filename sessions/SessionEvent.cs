namespace SupportBot.Sessions;

/// <summary>What happened in a session. Stored for ever (within retention): names and members are stable, additions only.</summary>
public abstract record SessionEvent
{
    SessionEvent() { }

    public sealed record Started(SessionId Id, SessionNumber Number, SessionMode Mode, ParticipantId Starter, PersonId Person, string Name, string Language) : SessionEvent;

    public sealed record Invited(InvitationId Invitation, Invitee Invitee, InvitationWay Way, string? Address, string Language, string TokenHash, DateTimeOffset ExpiresAt, ParticipantId? Sender = null) : SessionEvent;

    public sealed record InvitationRequeued(InvitationId Invitation, string TokenHash, DateTimeOffset ExpiresAt) : SessionEvent;

    public sealed record InvitationSent(InvitationId Invitation) : SessionEvent;

    /// <summary>Sending failed and will be tried again.</summary>
    public sealed record InvitationDelayed(InvitationId Invitation, MailFailure Failure) : SessionEvent;

    public sealed record InvitationFailed(InvitationId Invitation, MailFailure Failure) : SessionEvent;

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

    public sealed record Ended(EndReason Reason) : SessionEvent;
}

/// <summary>An event with its place in the record: in order, when, by whom (R11.3).</summary>
public sealed record RecordedEvent(long Sequence, DateTimeOffset At, Actor By, SessionEvent Event);
