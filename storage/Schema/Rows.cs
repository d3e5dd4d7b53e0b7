using SupportBot.Sessions;

namespace SupportBot.Storage.Schema;

/// <summary>One session: its whole state as JSON, beside it the columns that are searched.</summary>
sealed class SessionRow
{
    public required SessionId Id { get; init; }
    public required SessionNumber Number { get; init; }
    public required SessionStatus Status { get; set; }
    public required SessionMode Mode { get; init; }

    /// <summary>Who controls it; null when it has ended.</summary>
    public PersonId? Controller { get; set; }

    public required DateTimeOffset StartedAt { get; init; }
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>The line it stands in; null unless it waits in one.</summary>
    public QueueId? Queue { get; set; }

    /// <summary><see cref="SessionRules.NextDue"/> of the state.</summary>
    public DateTimeOffset? DueAt { get; set; }

    /// <summary>Guards against another node: a row is only ever replaced by its next version.</summary>
    public required long Version { get; set; }

    public required string State { get; set; }
}

/// <summary>A representative who takes or took part in a session.</summary>
sealed class SessionPersonRow
{
    public required PersonId Person { get; init; }
    public required SessionId Session { get; init; }
    public required SessionNumber Number { get; init; }
    public required DateTimeOffset JoinedAt { get; init; }
    public required bool IsPresent { get; set; }
}

/// <summary>An offer that waits for its agent's answer; gone when it has one.</summary>
sealed class OfferRow
{
    public required SessionId Session { get; init; }
    public required PersonId Person { get; init; }
}

/// <summary>How long a session waited in a queue until somebody took it; the last ones of each queue are kept.</summary>
sealed class QueueWaitRow
{
    public long Id { get; init; }
    public required QueueId Queue { get; init; }
    public required DateTimeOffset At { get; init; }
    public required long Milliseconds { get; init; }
}

/// <summary>The site's settings once somebody has changed them; one row.</summary>
sealed class SiteSettingsRow
{
    public const int Only = 1;

    public required int Id { get; init; }
    public required long Version { get; set; }

    /// <summary>A <see cref="SessionPolicy"/> as JSON.</summary>
    public required string Body { get; set; }
}

/// <summary>One event of a session's record; never changed.</summary>
sealed class EventRow
{
    public required SessionId Session { get; init; }
    public required long Sequence { get; init; }
    public required DateTimeOffset At { get; init; }
    public required ActorKind ActorKind { get; init; }

    /// <summary>The person's or the participant's id.</summary>
    public string? ActorId { get; init; }

    public string? ActorName { get; init; }

    /// <summary>A name out of <see cref="Stored.StoredEvents"/>.</summary>
    public required string Type { get; init; }

    public required string Body { get; init; }
}

/// <summary>Stored by name: names are stable.</summary>
enum ActorKind
{
    Representative,
    Customer,
    Visitor,
    Site,
}

/// <summary>Something owed. Delivered rows are deleted.</summary>
sealed class OutboxRow
{
    public long Id { get; init; }
    public required OutboxKind Kind { get; init; }
    public string? Lane { get; init; }
    public SessionId? Session { get; init; }
    public PersonId? Person { get; init; }
    public required string Payload { get; init; }
    public string? Secret { get; set; }
    public required DateTimeOffset PromisedAt { get; init; }

    /// <summary>When it may be taken: at once, after a pause, or when its lease has run out.</summary>
    public required DateTimeOffset DueAt { get; set; }

    /// <summary>Null unless somebody is delivering it.</summary>
    public DateTimeOffset? LeasedUntil { get; set; }

    /// <summary>How often it has been taken. Tells an overdue holder that the lease has gone to somebody else.</summary>
    public int Attempts { get; set; }

    public string? Error { get; set; }

    /// <summary>When it was given up.</summary>
    public DateTimeOffset? DeadAt { get; set; }
}

/// <summary>A delivery that has been taken (R11.1).</summary>
sealed class InboxRow
{
    public required string Key { get; init; }
    public required DateTimeOffset At { get; init; }
    public SessionId? Session { get; init; }
}

sealed class InvitationTokenRow
{
    public required string Hash { get; init; }
    public required SessionId Session { get; init; }
    public required InvitationId Invitation { get; init; }
}

sealed class CustomerKeyRow
{
    public required string Hash { get; init; }
    public required SessionId Session { get; init; }
    public required ParticipantId Participant { get; init; }
    public required DateTimeOffset IssuedAt { get; init; }

    /// <summary>When the page was last heard of; null when nobody listens for it any more: its silence has been reported or the session has ended.</summary>
    public DateTimeOffset? SeenAt { get; set; }
}

sealed class SignInTicketRow
{
    public required string Hash { get; init; }
    public required PersonId Person { get; init; }
    public required DateTimeOffset ExpiresAt { get; init; }
}

/// <summary>What the directory said about a representative's photo.</summary>
sealed class PhotoRow
{
    public required PersonId Person { get; init; }

    /// <summary>Opens it; drawn once.</summary>
    public required string Key { get; init; }

    /// <summary>JPEG or PNG; null: they have none.</summary>
    public byte[]? Bytes { get; set; }

    public required DateTimeOffset CheckedAt { get; set; }
}

/// <summary>A representative's leave to act for them in Microsoft 365.</summary>
sealed class GrantRow
{
    public required PersonId Person { get; init; }

    /// <summary>The refresh token, encrypted by the caller.</summary>
    public required string SealedToken { get; set; }

    public required DateTimeOffset At { get; set; }
}
