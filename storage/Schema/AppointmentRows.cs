using SupportBot.Sessions;

namespace SupportBot.Storage.Schema;

/// <summary>One scheduled session: its whole state as JSON, beside it the columns that are searched.</summary>
sealed class AppointmentRow
{
    public required AppointmentId Id { get; init; }
    public required PersonId Representative { get; init; }
    public required AppointmentState State { get; set; }
    public required DateTimeOffset StartsAt { get; set; }

    /// <summary><see cref="Appointment.NextDue"/>; null unless it is planned.</summary>
    public DateTimeOffset? DueAt { get; set; }

    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>SHA-256 of the token in the customer's link.</summary>
    public required string TokenHash { get; set; }

    /// <summary>The token, encrypted, for the messages that are still to come; null once it isn't planned any more.</summary>
    public string? SealedToken { get; set; }

    /// <summary>Guards against another node: a row is only ever replaced by its next version.</summary>
    public required long Version { get; set; }

    public required string Body { get; set; }
}

/// <summary>One thing that happened to a scheduled session; never changed.</summary>
sealed class AppointmentEventRow
{
    public required AppointmentId Appointment { get; init; }
    public required long Sequence { get; init; }
    public required DateTimeOffset At { get; init; }
    public required ActorKind ActorKind { get; init; }
    public string? ActorId { get; init; }
    public string? ActorName { get; init; }

    /// <summary>The name of an <see cref="AppointmentEvent"/>.</summary>
    public required string Type { get; init; }

    public required string Body { get; init; }
}
