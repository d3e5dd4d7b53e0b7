using System.Collections.Immutable;

namespace SupportBot.Sessions;

/// <summary>A setting that is a whole number in its unit (rules §9).</summary>
/// <param name="Name">As in <c>appsettings.json</c>, section <c>Site</c>.</param>
public sealed record NumberSetting(string Name, SettingUnit Unit, int Least, int Most, Func<SessionPolicy, int> Get, Func<SessionPolicy, int, SessionPolicy> With);

public enum SettingUnit
{
    Count,
    Seconds,
    Minutes,
    Hours,
    Days,
    Megabytes,
}

/// <summary>What is wrong with a setting. Each has its words in every language.</summary>
public enum SettingFault
{
    /// <summary>The subjects are the least, the most and what was given.</summary>
    OutOfRange,

    /// <summary>Not a whole number; the subject is what was given.</summary>
    NotANumber,

    QueueNameMissing,

    /// <summary>The subject is the longest that fits.</summary>
    QueueNameTooLong,

    /// <summary>Two queues of one name or id; the subject is the name.</summary>
    QueueRepeated,

    /// <summary>The subject is the overflow queue that there isn't.</summary>
    OverflowUnknown,

    /// <summary>A queue can't overflow into itself.</summary>
    OverflowItself,

    /// <summary>The subject is the line that can't be read; they look like <c>Mon 08:00-16:00</c>.</summary>
    HoursUnreadable,

    /// <summary>The subject is the name that isn't a time zone.</summary>
    TimeZoneUnknown,

    /// <summary>The subject is who stands there twice.</summary>
    PersonRepeated,

    PersonMissing,

    /// <summary>The last administrator can't be removed: nobody could change anything any more.</summary>
    NobodyAdministers,
}

/// <summary>One thing that is wrong, and where.</summary>
/// <param name="Setting">The setting's name, or the queue's or agent's.</param>
public sealed record SettingProblem(string Setting, SettingFault Fault, params ImmutableArray<string> Subjects);

/// <summary>The settings of a site, their ranges, and whether they fit together (rules §9). A setting outside its range is refused.</summary>
public static class Settings
{
    public const int LongestName = 60;

    public static ImmutableArray<NumberSetting> Numbers { get; } =
    [
        new("CustomersAtOnce", SettingUnit.Count, 1, 50, policy => policy.CustomersAtOnce, (policy, value) => policy with { CustomersAtOnce = value }),
        new("AssistantsPerSession", SettingUnit.Count, 0, 50, policy => policy.AssistantsPerSession, (policy, value) => policy with { AssistantsPerSession = value }),
        new("AddressesPerInvitation", SettingUnit.Count, 1, 100, policy => policy.AddressesPerInvitation, (policy, value) => policy with { AddressesPerInvitation = value }),
        new("InvitationLifetime", SettingUnit.Minutes, 10, 7 * 24 * 60, policy => (int)policy.InvitationLifetime.TotalMinutes, (policy, value) => policy with { InvitationLifetime = TimeSpan.FromMinutes(value) }),
        new("ReconnectGrace", SettingUnit.Seconds, 10, 3600, policy => (int)policy.ReconnectGrace.TotalSeconds, (policy, value) => policy with { ReconnectGrace = TimeSpan.FromSeconds(value) }),
        new("RingTime", SettingUnit.Seconds, 5, 600, policy => (int)policy.RingTime.TotalSeconds, (policy, value) => policy with { RingTime = TimeSpan.FromSeconds(value) }),
        new("MissedOffersBeforeAway", SettingUnit.Count, 1, 20, policy => policy.MissedOffersBeforeAway, (policy, value) => policy with { MissedOffersBeforeAway = value }),
        new("WrapUpTime", SettingUnit.Seconds, 0, 3600, policy => (int)policy.WrapUpTime.TotalSeconds, (policy, value) => policy with { WrapUpTime = TimeSpan.FromSeconds(value) }),
        new("DefaultCapacity", SettingUnit.Count, 1, 20, policy => policy.DefaultCapacity, (policy, value) => policy with { DefaultCapacity = value }),
        new("IdleTime", SettingUnit.Seconds, 10, 24 * 3600, policy => (int)policy.IdleTime.TotalSeconds, (policy, value) => policy with { IdleTime = TimeSpan.FromSeconds(value) }),
        new("ConsoleGrace", SettingUnit.Seconds, 0, 3600, policy => (int)policy.ConsoleGrace.TotalSeconds, (policy, value) => policy with { ConsoleGrace = TimeSpan.FromSeconds(value) }),
        new("FileSizeLimit", SettingUnit.Megabytes, 1, 2048, policy => policy.FileSizeLimit, (policy, value) => policy with { FileSizeLimit = value }),
        new("CustomerReminder", SettingUnit.Seconds, 1, 24 * 3600, policy => (int)policy.CustomerReminder.TotalSeconds, (policy, value) => policy with { CustomerReminder = TimeSpan.FromSeconds(value) }),
        new("RepresentativeReminder", SettingUnit.Seconds, 1, 3600, policy => (int)policy.RepresentativeReminder.TotalSeconds, (policy, value) => policy with { RepresentativeReminder = TimeSpan.FromSeconds(value) }),
        new("MissedAfter", SettingUnit.Seconds, 5, 24 * 3600, policy => (int)policy.MissedAfter.TotalSeconds, (policy, value) => policy with { MissedAfter = TimeSpan.FromSeconds(value) }),
        new("RecordRetention", SettingUnit.Days, 1, 3650, policy => (int)policy.RecordRetention.TotalDays, (policy, value) => policy with { RecordRetention = TimeSpan.FromDays(value) }),
    ];

    /// <summary>Empty when all is well.</summary>
    public static ImmutableArray<SettingProblem> Problems(SessionPolicy policy)
    {
        var problems = ImmutableArray.CreateBuilder<SettingProblem>();
        foreach (var setting in Numbers)
        {
            if (setting.Get(policy) is var value && (value < setting.Least || value > setting.Most))
                problems.Add(new SettingProblem(setting.Name, SettingFault.OutOfRange, $"{setting.Least}", $"{setting.Most}", $"{value}"));
        }

        foreach (var queue in policy.Queues)
            problems.AddRange(Problems(queue, policy));
        foreach (var agent in policy.Agents)
            problems.AddRange(Problems(agent, policy));
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(policy.TimeZone, out _))
            problems.Add(new SettingProblem("TimeZone", SettingFault.TimeZoneUnknown, policy.TimeZone));
        return problems.ToImmutable();
    }

    static IEnumerable<SettingProblem> Problems(Queue queue, SessionPolicy policy)
    {
        if (PersonName.Clean(queue.Name) is not { } name)
            yield return new SettingProblem(queue.Id.Value, SettingFault.QueueNameMissing);
        else if (Graphemes.Count(name) > LongestName)
            yield return new SettingProblem(queue.Id.Value, SettingFault.QueueNameTooLong, $"{LongestName}");
        if (policy.Queues.Count(other => other.Id == queue.Id || string.Equals(other.Name, queue.Name, StringComparison.OrdinalIgnoreCase)) > 1)
            yield return new SettingProblem(queue.Name, SettingFault.QueueRepeated, queue.Name);
        if (queue.Overflow is { } overflow && policy.Find(overflow) is null)
            yield return new SettingProblem(queue.Name, SettingFault.OverflowUnknown, overflow.Value);
        if (queue.Overflow == queue.Id)
            yield return new SettingProblem(queue.Name, SettingFault.OverflowItself);
    }

    static IEnumerable<SettingProblem> Problems(AgentProfile agent, SessionPolicy policy)
    {
        if (string.IsNullOrWhiteSpace(agent.Person))
            yield return new SettingProblem("Agents", SettingFault.PersonMissing);
        if (policy.Agents.Count(other => string.Equals(other.Person, agent.Person, StringComparison.OrdinalIgnoreCase)) > 1)
            yield return new SettingProblem("Agents", SettingFault.PersonRepeated, agent.Person);
        if (agent.Capacity is < 1 or > 20)
            yield return new SettingProblem(agent.Person, SettingFault.OutOfRange, "1", "20", $"{agent.Capacity}");
    }

    /// <summary>Hours as people write them, one line for each day: <c>Mon 08:00-16:00</c>. The first line that can't be read comes back as the problem.</summary>
    public static (ImmutableArray<OpenHours> Hours, string? Unreadable) ReadHours(string text)
    {
        var hours = ImmutableArray.CreateBuilder<OpenHours>();
        foreach (var line in text.Split(['\n', ';', ','], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (ReadHoursLine(line) is not { } read)
                return ([], line);
            hours.AddRange(read);
        }

        return (hours.ToImmutable(), null);
    }

    public static string WriteHours(IEnumerable<OpenHours> hours) =>
        string.Join('\n', hours.Select(day => FormattableString.Invariant($"{day.Day.ToString()[..3]} {day.From:HH\\:mm}-{day.To:HH\\:mm}")));

    static IEnumerable<OpenHours>? ReadHoursLine(string line)
    {
        var parts = line.Split(' ', 2, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length != 2 || parts[1].Split('-', '–') is not [var from, var to] || TimeOf(from) is not { } opens)
            return null;
        if (TimeOf(to.Trim() == "24:00" ? "00:00" : to) is not { } closes || (closes != TimeOnly.MinValue && closes <= opens))
            return null;
        var days = parts[0].Split('-', '–');
        if (days.Length is 0 or > 2 || DayOf(days[0]) is not { } first || DayOf(days[^1]) is not { } last)
            return null;
        var count = ((int)last - (int)first + 7) % 7 + 1;
        return Enumerable.Range(0, count).Select(number => new OpenHours((DayOfWeek)(((int)first + number) % 7), opens, closes));
    }

    /// <summary>Hours and minutes; more than is written back isn't read.</summary>
    static TimeOnly? TimeOf(string text) =>
        TimeOnly.TryParseExact(text.Trim(), "H:mm", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out var time) ? time : null;

    static readonly Dictionary<string, DayOfWeek> Days = new(StringComparer.OrdinalIgnoreCase)
    {
        ["mon"] = DayOfWeek.Monday,
        ["tue"] = DayOfWeek.Tuesday,
        ["wed"] = DayOfWeek.Wednesday,
        ["thu"] = DayOfWeek.Thursday,
        ["fri"] = DayOfWeek.Friday,
        ["sat"] = DayOfWeek.Saturday,
        ["sun"] = DayOfWeek.Sunday,
        ["pon"] = DayOfWeek.Monday,
        ["wt"] = DayOfWeek.Tuesday,
        ["śr"] = DayOfWeek.Wednesday,
        ["sr"] = DayOfWeek.Wednesday,
        ["czw"] = DayOfWeek.Thursday,
        ["pt"] = DayOfWeek.Friday,
        ["sob"] = DayOfWeek.Saturday,
        ["nd"] = DayOfWeek.Sunday,
        ["ndz"] = DayOfWeek.Sunday,
    };

    static DayOfWeek? DayOf(string text) => Days.TryGetValue(text.Trim().TrimEnd('.'), out var day) ? day : null;
}
