using System.Globalization;
using SupportBot.Sessions;
using SupportBot.Sessions.Wording;

namespace SupportBot.Web.Joining;

/// <summary>What the page behind the link of a scheduled session shows until it is started.</summary>
public sealed record PlannedView
{
    /// <summary>With whom.</summary>
    public required string Host { get; init; }

    /// <summary>"" where none was given.</summary>
    public required string Subject { get; init; }

    /// <summary>In the language of the page, on the clocks of who planned it, with the time zone's name.</summary>
    public required string When { get; init; }

    /// <summary>For the page's script, which shows it on the visitor's own clock as well.</summary>
    public required string StartsAt { get; init; }

    public required string Length { get; init; }

    /// <summary>The page itself.</summary>
    public required string Address { get; init; }

    /// <summary>What <c>MarkOf</c> gave.</summary>
    public required string Mark { get; init; }

    public static PlannedView Of(Appointment appointment, string address) => new()
    {
        Host = appointment.RepresentativeName,
        Subject = appointment.Subject,
        When = Words.When(appointment, CultureInfo.CurrentUICulture),
        StartsAt = appointment.StartsAt.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
        Length = Words.Duration(appointment.Length, CultureInfo.CurrentUICulture),
        Address = address,
        Mark = MarkOf(appointment),
    };

    /// <summary>Tells a page that shows how it was from how it is now.</summary>
    internal static string MarkOf(Door door) => door is { State: DoorState.Planned, Appointment: { } appointment } ? MarkOf(appointment) : door.State.ToString();

    static string MarkOf(Appointment appointment) => string.Create(CultureInfo.InvariantCulture, $"{DoorState.Planned} {appointment.Sequence}");
}
