namespace SupportBot.Sessions;

/// <summary>Stored by name: names are stable.</summary>
public enum ParticipantRole
{
    /// <summary>Gets support; joined by link or by number.</summary>
    Customer,

    /// <summary>Gives support; the controller or an assistant, as <see cref="Session.Controller"/> says.</summary>
    Representative,
}

/// <summary>R4.1. Stored by name: names are stable.</summary>
public enum ParticipantState
{
    /// <summary>A customer at the customer limit: waits for a place (R3.4).</summary>
    Waiting,

    Connected,

    /// <summary>Lost the connection and keeps the place for the grace time (R3.5).</summary>
    Reconnecting,

    Left,
}

/// <summary>Why a participant left. Stored by name: names are stable.</summary>
public enum LeaveReason
{
    /// <summary>Left by themselves (R8.1).</summary>
    ByChoice,

    /// <summary>Turned away by the controller (R3.6): they can't come back.</summary>
    Removed,

    /// <summary>Lost the connection for longer than the grace time (R3.5).</summary>
    LostConnection,

    /// <summary>Passed the session on (R7.3).</summary>
    Transferred,

    /// <summary>The session ended (R8.2).</summary>
    SessionEnded,
}

/// <summary>One person in one session, customer or representative.</summary>
public sealed record Participant
{
    public required ParticipantId Id { get; init; }
    public required ParticipantRole Role { get; init; }

    /// <summary>As shown to others: 100 characters as the reader sees them at most, no control characters, one line.</summary>
    public required string Name { get; init; }

    /// <summary>A customer's e-mail address, if they gave one.</summary>
    public string? Email { get; init; }

    /// <summary>Who a representative is in the directory; null for customers.</summary>
    public PersonId? Person { get; init; }

    /// <summary>The invitation they came by; null when they typed the number.</summary>
    public InvitationId? Invitation { get; init; }

    /// <summary>The language they use, as a BCP 47 primary tag (<c>en</c>, <c>pl</c>).</summary>
    public required string Language { get; init; }

    public required ParticipantState State { get; init; }

    /// <summary>When the state began.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>When they first came.</summary>
    public required DateTimeOffset JoinedAt { get; init; }

    /// <summary>When a customer first got a place (R3.4); null while they have only waited, and for representatives.</summary>
    public DateTimeOffset? AdmittedAt { get; init; }

    /// <summary>When the connection was lost; null while there is one. A customer who waits can lose it as well.</summary>
    public DateTimeOffset? AwaySince { get; init; }

    /// <summary>Their last line of chat: said again, it is the same one delivered twice (R11.1).</summary>
    public MessageId? LastMessage { get; init; }

    /// <summary>R10.2: a customer who needn't be asked again in this session.</summary>
    public bool GrantsAll { get; init; }

    public LeaveReason? LeftBecause { get; init; }

    /// <summary>In the session: connected, reconnecting or waiting.</summary>
    public bool IsPresent => State != ParticipantState.Left;

    /// <summary>Holds a place among the customers at once.</summary>
    public bool IsAdmitted => State is ParticipantState.Connected or ParticipantState.Reconnecting;
}
