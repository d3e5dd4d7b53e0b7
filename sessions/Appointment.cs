using System.Globalization;

namespace SupportBot.Sessions;

/// <summary>One scheduled session. Made by the caller (version 7: ids sort by time).</summary>
public readonly record struct AppointmentId(Guid Value)
{
    public override string ToString() => Value.ToString("N", CultureInfo.InvariantCulture);

    public static AppointmentId? Parse(string? text) => Guid.TryParse(text, out var value) ? new AppointmentId(value) : null;
}

/// <summary>Stored by name: names are stable.</summary>
public enum AppointmentState
{
    Planned,

    /// <summary>It has become a session.</summary>
    Started,

    Cancelled,

    /// <summary>Nobody started it in time.</summary>
    Missed,
}

/// <summary>Who is reminded. Stored by name: names are stable.</summary>
public enum AppointmentSide
{
    Customer,
    Representative,
}

/// <summary>
/// A scheduled session: when whom a representative will help. The customer has one link from the first message on, which shows when it is and, once the
/// session is started, lets them in.
/// </summary>
public sealed record Appointment
{
    public required AppointmentId Id { get; init; }

    /// <summary>Whose it is: nobody else changes or starts it.</summary>
    public required PersonId Representative { get; init; }

    public required string RepresentativeName { get; init; }
    public required string CustomerName { get; init; }

    /// <summary>As <see cref="MailAddress.Normalize"/> makes it.</summary>
    public required string CustomerAddress { get; init; }

    /// <summary>One line; "" where none was given.</summary>
    public required string Subject { get; init; }

    public required DateTimeOffset StartsAt { get; init; }
    public required TimeSpan Length { get; init; }

    /// <summary>In which it was planned and is shown, an IANA name.</summary>
    public required string TimeZone { get; init; }

    /// <summary>Of the customer's messages, a supported tag.</summary>
    public required string Language { get; init; }

    /// <summary>SHA-256 of the token in the customer's link, in hex; the token itself is never stored (R2.5).</summary>
    public required string TokenHash { get; init; }

    public AppointmentState State { get; init; } = AppointmentState.Planned;

    /// <summary>Counts what happened to it.</summary>
    public long Version { get; init; } = 1;

    /// <summary>Counts the changes that calendars must know of (RFC 5545 §3.8.7.4).</summary>
    public int Sequence { get; init; }

    /// <summary>Null once it was sent, dropped, or there is none.</summary>
    public DateTimeOffset? RemindCustomerAt { get; init; }

    /// <inheritdoc cref="RemindCustomerAt"/>
    public DateTimeOffset? RemindRepresentativeAt { get; init; }

    public required DateTimeOffset MissedAt { get; init; }

    /// <summary>The event in the representative's calendar in Microsoft 365, which brings the customer Exchange's own invitation; null: mail is sent.</summary>
    public string? CalendarEvent { get; init; }

    /// <summary>The calendar in Microsoft 365 has refused it: from then on it goes by mail.</summary>
    public bool IsByMail { get; init; }

    /// <summary>The last <see cref="Sequence"/> that reached the customer; null before the first.</summary>
    public int? ToldSequence { get; init; }

    /// <summary>Whom it reached.</summary>
    public string? ToldAddress { get; init; }

    /// <summary>What it became.</summary>
    public SessionId? Session { get; init; }

    /// <summary>When it stopped being planned.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Whether the customer, as they are addressed now, has heard of it.</summary>
    public bool HasBeenTold => string.Equals(ToldAddress, CustomerAddress, StringComparison.OrdinalIgnoreCase);

    public DateTimeOffset EndsAt => StartsAt + Length;

    public bool IsPlanned => State == AppointmentState.Planned;

    /// <summary>When it is to be looked at next.</summary>
    public DateTimeOffset? NextDue => IsPlanned
        ? new[] { RemindCustomerAt, RemindRepresentativeAt, MissedAt }.Min()
        : null;
}
