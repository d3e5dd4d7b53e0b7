using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using SupportBot.Cards.Mail;
using SupportBot.Sessions;

namespace SupportBot.Bot.Calendar;

/// <summary>
/// A scheduled session as a calendar file (RFC 5545, and RFC 5546 for who asks whom): the same UID always, the changes counted, times in UTC, which every
/// program shows on its own clock.
/// </summary>
static class CalendarFile
{
    /// <summary>For the customer: an invitation, its change, or (cancelled) its end.</summary>
    /// <param name="host">Of the site; makes ids unique in the world.</param>
    /// <param name="from">The address that the message comes from.</param>
    public static string ForCustomer(Appointment appointment, string address, string? link, string siteName, string from, string host, bool isCancelled, DateTimeOffset now)
    {
        var entry = Entry(appointment, host, now);
        entry.Summary = AppointmentMail.Title(appointment);
        entry.Organizer = new Organizer($"mailto:{from}") { CommonName = appointment.RepresentativeName };
        entry.Attendees.Add(new Attendee($"mailto:{address}")
        {
            CommonName = string.Equals(address, appointment.CustomerAddress, StringComparison.OrdinalIgnoreCase) ? appointment.CustomerName : address,
            Role = "REQ-PARTICIPANT",
            ParticipationStatus = "NEEDS-ACTION",
            Rsvp = false,
        });
        entry.Status = isCancelled ? "CANCELLED" : "CONFIRMED";
        if (link is not null)
        {
            entry.Description = AppointmentMail.Description(appointment, link, siteName);
            entry.Url = new Uri(link);
            entry.Location = link;
        }

        if (!isCancelled)
            Alarm(entry, entry.Summary);
        return Written(entry, isCancelled ? "CANCEL" : "REQUEST");
    }

    /// <summary>For the representative's own calendar. The customer's link isn't in it.</summary>
    public static string ForRepresentative(Appointment appointment, string host, System.Globalization.CultureInfo culture, DateTimeOffset now)
    {
        var entry = Entry(appointment, host, now);
        entry.Summary = AppointmentMail.OwnTitle(appointment, culture);
        entry.Description = appointment.Subject;
        entry.Status = appointment.State is AppointmentState.Cancelled or AppointmentState.Missed ? "CANCELLED" : "CONFIRMED";
        Alarm(entry, entry.Summary);
        return Written(entry, "PUBLISH");
    }

    static string UidOf(Appointment appointment, string host) => $"{appointment.Id}@{host}";

    static CalendarEvent Entry(Appointment appointment, string host, DateTimeOffset now) => new()
    {
        Uid = UidOf(appointment, host),
        Sequence = appointment.Sequence,
        DtStamp = Utc(now),
        Start = Utc(appointment.StartsAt),
        End = Utc(appointment.EndsAt),
        Class = "PRIVATE",
    };

    static void Alarm(CalendarEvent entry, string words) => entry.Alarms.Add(new Alarm
    {
        Action = "DISPLAY",
        Description = words,
        Trigger = new Trigger(Duration.FromMinutes(-15)),
    });

    static CalDateTime Utc(DateTimeOffset at) => new(at.UtcDateTime, CalDateTime.UtcTzId);

    static string Written(CalendarEvent entry, string method)
    {
        var calendar = new Ical.Net.Calendar { Method = method, ProductId = "-//SupportBot//Scheduled sessions//EN" };
        calendar.Events.Add(entry);
        return new CalendarSerializer().SerializeToString(calendar)!;
    }
}
