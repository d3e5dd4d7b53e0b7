using System.Globalization;
using SupportBot.Sessions;
using static SupportBot.Web.Texts;

namespace SupportBot.Web.Requesting;

/// <summary>When a queue is open, as people write it: <c>Monday–Friday 08:00–16:00; Saturday 10:00–14:00</c>.</summary>
static class HoursInWords
{
    static readonly DayOfWeek[] Week = [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday, DayOfWeek.Saturday, DayOfWeek.Sunday];

    public static string Of(Queue queue, CultureInfo culture) =>
        queue.Hours.IsEmpty ? T("request.open-always") : string.Join("; ", Spans(queue).Select(span => T("hours.day", Days(span.First, span.Last, culture), span.Hours)));

    /// <summary>Days in a row with the same hours are one span.</summary>
    static List<(DayOfWeek First, DayOfWeek Last, string Hours)> Spans(Queue queue)
    {
        var spans = new List<(DayOfWeek First, DayOfWeek Last, string Hours)>();
        var yesterday = "";
        foreach (var day in Week)
        {
            var hours = string.Join(", ", queue.Hours.Where(open => open.Day == day).OrderBy(open => open.From).Select(Hours));
            if (hours.Length > 0 && hours == yesterday)
                spans[^1] = spans[^1] with { Last = day };
            else if (hours.Length > 0)
                spans.Add((day, day, hours));
            yesterday = hours;
        }

        return spans;
    }

    static string Hours(OpenHours open) => (open.From, open.To) == (TimeOnly.MinValue, TimeOnly.MinValue)
        ? T("hours.all-day")
        : string.Create(CultureInfo.InvariantCulture, $"{open.From:HH\\:mm}–{(open.To == TimeOnly.MinValue ? "24:00" : open.To.ToString("HH\\:mm", CultureInfo.InvariantCulture))}");

    static string Days(DayOfWeek first, DayOfWeek last, CultureInfo culture) =>
        first == last ? culture.DateTimeFormat.GetDayName(first) : $"{culture.DateTimeFormat.GetDayName(first)}–{culture.DateTimeFormat.GetDayName(last)}";
}
