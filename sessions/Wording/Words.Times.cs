using System.Globalization;

namespace SupportBot.Sessions.Wording;

public static partial class Words
{
    /// <summary>How long something took or lasts, in two units at most, with short units that need no plural: <c>45 s</c>, <c>12 min</c>, <c>1 h 5 min</c>, <c>2 d 3 h</c>.</summary>
    public static string Duration(TimeSpan duration, CultureInfo culture) => duration switch
    {
        { Ticks: < TimeSpan.TicksPerSecond } => List.Format("Duration.Seconds", culture, 0),
        { Ticks: < TimeSpan.TicksPerMinute } => List.Format("Duration.Seconds", culture, duration.Seconds),
        { Ticks: < TimeSpan.TicksPerHour } => List.Format("Duration.Minutes", culture, duration.Minutes),
        { Ticks: < TimeSpan.TicksPerDay, Minutes: 0 } => List.Format("Duration.Hours", culture, duration.Hours),
        { Ticks: < TimeSpan.TicksPerDay } => List.Format("Duration.HoursMinutes", culture, duration.Hours, duration.Minutes),
        { Hours: 0 } => List.Format("Duration.Days", culture, duration.Days),
        _ => List.Format("Duration.DaysHours", culture, duration.Days, duration.Hours),
    };

    /// <summary>How large a file is: <c>812 B</c>, <c>1.5 MB</c>; units of 1024, which have the same names everywhere.</summary>
    public static string Size(long bytes, CultureInfo culture)
    {
        string[] units = ["B", "KB", "MB", "GB"];
        var (size, unit) = ((double)bytes, 0);
        for (; size >= 1000 && unit < units.Length - 1; unit++)
            size /= 1024;
        return $"{size.ToString(size < 10 && unit > 0 ? "0.#" : "0", culture)} {units[unit]}";
    }

    /// <summary>An absolute time that can't be misread elsewhere: <c>23 Nov 2026, 14:05 (UTC+01:00)</c>. In the offset that <paramref name="at"/> has.</summary>
    public static string Time(DateTimeOffset at, CultureInfo culture) =>
        List.Format("Time.Full", culture, at.ToString("d MMM yyyy, HH:mm", culture), at.ToString("zzz", CultureInfo.InvariantCulture));

    /// <summary>A time that is read near <paramref name="now"/> and in its offset: <c>14:05</c>, with the date where that isn't today.</summary>
    public static string Clock(DateTimeOffset at, DateTimeOffset now, CultureInfo culture)
    {
        var there = at.ToOffset(now.Offset);
        return there.ToString(there.Date == now.Date ? "HH:mm" : there.Year == now.Year ? "d MMM, HH:mm" : "d MMM yyyy, HH:mm", culture);
    }
}
