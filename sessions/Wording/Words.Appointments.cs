using System.Globalization;

namespace SupportBot.Sessions.Wording;

public static partial class Words
{
    public static string Of(AppointmentState state, CultureInfo culture) => state switch
    {
        AppointmentState.Planned => List["AppointmentState.Planned", culture],
        AppointmentState.Started => List["AppointmentState.Started", culture],
        AppointmentState.Cancelled => List["AppointmentState.Cancelled", culture],
        AppointmentState.Missed => List["AppointmentState.Missed", culture],
    };

    /// <summary>When a scheduled session is, so that it can't be misread anywhere: <c>Thursday, 3 December 2026, 14:30 (Europe/Warsaw, UTC+01:00)</c>.</summary>
    public static string When(Appointment appointment, CultureInfo culture) => Zoned(There(appointment), appointment.TimeZone, culture, "dddd, d MMMM yyyy, HH:mm");

    /// <summary>The same where there is little room: <c>Thu 3 Dec 2026, 14:30 (Europe/Warsaw, UTC+01:00)</c>.</summary>
    public static string ShortlyWhen(Appointment appointment, CultureInfo culture) => Zoned(There(appointment), appointment.TimeZone, culture, "ddd d MMM yyyy, HH:mm");

    /// <summary>Its time on the clocks of its own time zone.</summary>
    public static DateTimeOffset There(Appointment appointment) =>
        LocalTime.Zone(appointment.TimeZone) is { } zone ? TimeZoneInfo.ConvertTime(appointment.StartsAt, zone) : appointment.StartsAt;

    static string Zoned(DateTimeOffset at, string zone, CultureInfo culture, string format) =>
        List.Format("Time.Zoned", culture, at.ToString(format, culture), zone, $"UTC{at.ToString("zzz", CultureInfo.InvariantCulture)}");
}
