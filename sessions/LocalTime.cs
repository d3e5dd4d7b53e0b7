using System.Globalization;

namespace SupportBot.Sessions;

/// <summary>Dates and times as people mean them, where their clocks go forward and back.</summary>
public static class LocalTime
{
    static readonly string[] Times = ["HH:mm", "H:mm", "HH:mm:ss"];

    public static DateOnly? Date(string typed) =>
        DateOnly.TryParseExact(typed.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;

    public static TimeOnly? Time(string typed) => TimeOnly.TryParseExact(typed.Trim(), Times, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;

    /// <summary>Null when there is none of this name; names of Windows are taken as well, as some clients send them.</summary>
    public static TimeZoneInfo? Zone(string? name) =>
        name is { Length: > 0 and <= 64 } && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) && zone.HasIanaId ? zone : null;

    /// <summary>The instant; of two (clocks go back) the first. Null when clocks jump over it.</summary>
    public static DateTimeOffset? In(TimeZoneInfo zone, DateOnly date, TimeOnly time)
    {
        var local = date.ToDateTime(time);
        if (zone.IsInvalidTime(local))
            return null;
        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        var utc = local.Ticks - offset.Ticks;
        return utc < 0 || utc > DateTime.MaxValue.Ticks ? null : new DateTimeOffset(local, offset);
    }

    /// <summary>The first time after those that clocks jump over.</summary>
    public static TimeOnly AfterGap(TimeZoneInfo zone, DateOnly date, TimeOnly time)
    {
        var local = date.ToDateTime(time);
        while (zone.IsInvalidTime(local) && local.Date == date.ToDateTime(TimeOnly.MinValue))
            local = local.AddMinutes(1);
        return TimeOnly.FromDateTime(local);
    }
}
