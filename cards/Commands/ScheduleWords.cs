using System.Globalization;
using System.Text.RegularExpressions;

namespace SupportBot.Cards.Commands;

/// <summary>
/// What somebody wrote behind <c>schedule</c>: a day, a time, an address, and what is left is the subject. Reads what it knows in English and Polish and leaves
/// the rest: the form opens with it, and nothing is scheduled before the form is sent.
/// </summary>
/// <param name="Date">Null when none was named.</param>
/// <param name="Address">"" for none.</param>
public sealed partial record ScheduleWords(DateOnly? Date, TimeOnly? Time, string Address, string Subject)
{
    /// <summary>UTF-16 units that are read.</summary>
    const int Longest = 2000;

    static readonly Dictionary<string, int> Days = new()
    {
        ["today"] = 0,
        ["dzis"] = 0,
        ["dzisiaj"] = 0,
        ["tomorrow"] = 1,
        ["jutro"] = 1,
        ["pojutrze"] = 2,
    };

    static readonly Dictionary<string, DayOfWeek> Weekdays = new()
    {
        ["monday"] = DayOfWeek.Monday,
        ["poniedzialek"] = DayOfWeek.Monday,
        ["tuesday"] = DayOfWeek.Tuesday,
        ["wtorek"] = DayOfWeek.Tuesday,
        ["wednesday"] = DayOfWeek.Wednesday,
        ["sroda"] = DayOfWeek.Wednesday,
        ["srode"] = DayOfWeek.Wednesday,
        ["thursday"] = DayOfWeek.Thursday,
        ["czwartek"] = DayOfWeek.Thursday,
        ["friday"] = DayOfWeek.Friday,
        ["piatek"] = DayOfWeek.Friday,
        ["saturday"] = DayOfWeek.Saturday,
        ["sobota"] = DayOfWeek.Saturday,
        ["sobote"] = DayOfWeek.Saturday,
        ["sunday"] = DayOfWeek.Sunday,
        ["niedziela"] = DayOfWeek.Sunday,
        ["niedziele"] = DayOfWeek.Sunday,
    };

    /// <summary>Stand before a day or a time and say nothing themselves.</summary>
    static readonly HashSet<string> Small = ["at", "on", "o", "w", "we", "na", "godz", "godzina", "godzinie"];

    /// <param name="today">On the clocks of who wrote it.</param>
    public static ScheduleWords Parse(string typed, DateOnly today)
    {
        DateOnly? date = null;
        TimeOnly? time = null;
        var (address, rest, pending) = ("", new List<string>(), (string?)null);
        foreach (var word in typed[..Math.Min(typed.Length, Longest)].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            var folded = ChatWords.Fold(word).TrimEnd(',', ';', '.');
            if (date is null && Day(folded, today) is { } day)
                (date, pending) = (day, null);
            else if (time is null && Clock(folded) is { } clock)
                (time, pending) = (clock, null);
            else if (address.Length == 0 && word.IndexOf('@', StringComparison.Ordinal) > 0)
                (address, pending) = (word.Trim(',', ';', '<', '>'), null);
            else
            {
                Keep();
                if (Small.Contains(folded))
                    pending = word;
                else
                    rest.Add(word);
            }
        }

        Keep();
        return new ScheduleWords(date, time, address, string.Join(' ', rest));

        // A small word before something else than a day or a time belongs to the subject.
        void Keep()
        {
            if (pending is not null)
                rest.Add(pending);
            pending = null;
        }
    }

    static DateOnly? Day(string word, DateOnly today)
    {
        if (Days.TryGetValue(word, out var days))
            return today.AddDays(days);
        if (Weekdays.TryGetValue(word, out var weekday))
            return today.AddDays(((int)weekday - (int)today.DayOfWeek + 6) % 7 + 1); // the next one; today's own name means in a week
        if (DateOnly.TryParseExact(word, ["yyyy-MM-dd", "d.M.yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            return date;
        // "3.12": the next time that it is this day.
        return ShortDay().Match(word) is { Success: true } found && DateOnly.TryParseExact($"{found.Groups[1]}.{found.Groups[2]}.{today.Year}", "d.M.yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var near)
            ? near < today ? near.AddYears(1) : near
            : null;
    }

    static TimeOnly? Clock(string word)
    {
        if (TimeOnly.TryParseExact(word, ["H:mm", "HH:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
            return time;
        if (TwelveHours().Match(word) is not { Success: true } found || int.Parse(found.Groups[1].Value, CultureInfo.InvariantCulture) is not (>= 1 and <= 12 and var hour))
            return null;
        var minute = found.Groups[2].Success ? int.Parse(found.Groups[2].Value, CultureInfo.InvariantCulture) : 0;
        return minute > 59 ? null : new TimeOnly(hour % 12 + (found.Groups[3].Value == "pm" ? 12 : 0), minute);
    }

    [GeneratedRegex(@"^(\d{1,2})\.(\d{1,2})$", RegexOptions.None, matchTimeoutMilliseconds: 200)]
    private static partial Regex ShortDay();

    [GeneratedRegex(@"^(\d{1,2})(?::(\d{2}))?(am|pm)$", RegexOptions.None, matchTimeoutMilliseconds: 200)]
    private static partial Regex TwelveHours();
}
