using System.Globalization;
using SupportBot.Cards;
using SupportBot.Cards.Model;
using SupportBot.Sessions;
using SupportBot.Sessions.Wording;

namespace SupportBot.Tests.Cards;

/// <summary>The cards of scheduled sessions, for the gallery.</summary>
static class ScheduleCards
{
    public static Appointment Plain { get; } = new()
    {
        Id = new AppointmentId(new Guid("0193572c-0000-7000-8000-00000000000a")),
        Representative = Samples.Anna,
        RepresentativeName = "Anna Nowak",
        CustomerName = "Jan Kowalski",
        CustomerAddress = "jan.kowalski@example.com",
        Subject = "New printer",
        StartsAt = new DateTimeOffset(2026, 12, 3, 13, 30, 0, TimeSpan.Zero),
        Length = TimeSpan.FromMinutes(45),
        TimeZone = "Europe/Warsaw",
        Language = "pl",
        TokenHash = new string('a', 64),
        MissedAt = new DateTimeOffset(2026, 12, 3, 14, 30, 0, TimeSpan.Zero),
    };

    public static AppointmentDraft Draft { get; } = new("2026-12-03", "14:30", "Europe/Warsaw", "30", "", "", "", "en");

    public static IEnumerable<(string Name, AdaptiveCard Card)> In(CultureInfo culture)
    {
        var context = CardGallery.Context(culture);
        var other = Plain with { Id = new AppointmentId(new Guid("0193572c-0000-7000-8000-00000000000b")), CustomerName = "Ewa Maj", CustomerAddress = "ewa_maj@example.com", Subject = "", StartsAt = Plain.StartsAt.AddDays(1) };
        var hostile = Samples.HostileNames.Select((name, index) => Plain with { Id = new AppointmentId(new Guid(index, 0, 0, new byte[8])), CustomerName = name, CustomerAddress = name, Subject = name }).ToArray();
        var typed = new AppointmentDraft("2026-03-29", "02:30", "Europe/Warsaw", "90", Samples.HostileNames[0], "jan@", Samples.HostileNames[5], "pl");
        yield return ("schedule", ScheduleCard.Render(new ScheduleView(Draft) { Planned = [Plain, other] }, context));
        yield return ("schedule-none", ScheduleCard.Render(new ScheduleView(Draft), context));
        yield return ("schedule-refused", ScheduleCard.Render(new ScheduleView(typed) { Problem = Words.Of(Refusal.AppointmentTimeSkipped, ["02:30", "03:00"], culture) }, context));
        yield return ("schedule-change", ScheduleCard.Render(new ScheduleView(Draft with { Name = "Jan Kowalski", Address = "jan.kowalski@example.com", Minutes = "50" }) { Editing = Plain.Id, Planned = [Plain, other] }, context));
        yield return ("schedule-cancel", ScheduleCard.Render(new ScheduleView(Draft) { Cancelling = Plain.Id, Planned = [Plain, other], Done = "✓" }, context));
        yield return ("schedule-hostile", ScheduleCard.Render(new ScheduleView(typed with { Name = Samples.HostileNames[4], Address = Samples.HostileNames[2], Subject = Samples.HostileNames[6], Zone = "Europe/Warsaw" })
        {
            Planned = [.. Enumerable.Range(0, 100).Select(index => hostile[index % 8])],
            Cancelling = hostile[2].Id,
            Problem = Samples.HostileNames[1],
        }, context));
        yield return ("appointment", AppointmentCard.Render(new AppointmentView(Plain) { Done = "✓", HasCalendarFile = true }, context));
        yield return ("appointment-reminder", AppointmentCard.Render(new AppointmentView(Plain) { Notice = AppointmentNotice.Reminder }, context));
        yield return ("appointment-open", AppointmentCard.Render(new AppointmentView(Plain) { Open = Samples.Plain, HasCalendarFile = true }, context));
        yield return ("appointment-missed", AppointmentCard.Render(new AppointmentView(Plain with { State = AppointmentState.Missed }) { Notice = AppointmentNotice.Missed }, context));
        yield return ("appointment-cancelled", AppointmentCard.Render(new AppointmentView(Plain with { State = AppointmentState.Cancelled }) { Problem = Words.Of(Refusal.AppointmentCancelled, [], culture) }, context));
        foreach (var notice in new[] { AppointmentNotice.AddressRefused, AppointmentNotice.MailFailed, AppointmentNotice.CalendarFailed, AppointmentNotice.ReminderFailed })
            yield return ($"appointment-{notice.ToString().ToLowerInvariant()}", AppointmentCard.Render(new AppointmentView(Plain) { Notice = notice }, context));
        foreach (var (index, appointment) in hostile.Index())
            yield return ($"appointment-hostile-{index}", AppointmentCard.Render(new AppointmentView(appointment) { Notice = AppointmentNotice.MailFailed, Open = Samples.Hostile }, context));
    }
}
