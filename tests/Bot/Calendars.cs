using Ical.Net;
using Ical.Net.CalendarComponents;
using MimeKit;

namespace SupportBot.Tests.Bot;

/// <summary>What a mail program with a calendar finds in a message.</summary>
static class Calendars
{
    /// <param name="method">REQUEST or CANCEL (RFC 5546), the same in the message and in the file beside it.</param>
    public static CalendarEvent In(MimeMessage mail, string method)
    {
        var parts = mail.BodyParts.OfType<TextPart>().Where(part => part.ContentType.IsMimeType("text", "calendar")).ToArray();
        Assert.Equal(2, parts.Length);
        Assert.Equal(method, parts.Single(part => !part.IsAttachment).ContentType.Parameters["method"]);
        Assert.Equal(parts[0].Text, parts[1].Text);
        return Of(parts[0].Text, method);
    }

    public static CalendarEvent Of(string file, string method)
    {
        var calendar = Calendar.Load(file)!;
        Assert.Equal(method, calendar.Method);
        return Assert.Single(calendar.Events);
    }

    public static int MinutesInWarsaw(CalendarEvent entry)
    {
        var there = TimeZoneInfo.ConvertTimeFromUtc(entry.Start!.AsUtc, TimeZoneInfo.FindSystemTimeZoneById("Europe/Warsaw"));
        return there.Hour * 60 + there.Minute;
    }
}
