using System.Globalization;
using Microsoft.Extensions.Options;
using SupportBot.Cards;
using SupportBot.Cards.Commands;
using SupportBot.Graph;
using SupportBot.Sessions;
using SupportBot.Sessions.Wording;
using SupportBot.Storage;

namespace SupportBot.Bot.Turns;

/// <summary>Lays out the form that schedules sessions, and the card of one. Times are those of the person's own Teams where it tells its time zone, else the site's.</summary>
sealed class ScheduleDesk(AppointmentStore store, CardContexts contexts, CurrentPolicy policy, Grants grants, IOptions<SignInOptions> signIn, TimeProvider time)
{
    /// <summary>Rows that a card can ever hold, and some to count.</summary>
    const int MostListed = AppointmentRules.MostPlanned;

    public async Task<Reply.Card> Form(Caller caller, CancellationToken ct, Func<ScheduleView, ScheduleView>? with = null)
    {
        var view = new ScheduleView(Draft(caller)) { Planned = await store.Upcoming(caller.Id, MostListed, ct) };
        return CardDesk.Form(ScheduleCard.Render(with?.Invoke(view) ?? view, contexts.For(caller.Culture)));
    }

    public Task<Reply.Card> Form(Caller caller, string words, CancellationToken ct)
    {
        var read = ScheduleWords.Parse(words, DateOnly.FromDateTime(Now(ZoneOf(caller)).DateTime));
        return Form(caller, ct, view => view with
        {
            Draft = view.Draft with
            {
                Date = read.Date is { } date ? Written(date) : view.Draft.Date,
                Time = read.Time is { } clock ? Written(clock) : view.Draft.Time,
                Address = read.Address,
                Subject = read.Subject,
            },
        });
    }

    /// <summary>Refused for want of one that can be changed: the list as it is now.</summary>
    public Task<Reply.Card> Refused(Caller caller, AppointmentOutcome.Refused refused, CancellationToken ct) =>
        Form(caller, ct, view => view with { Problem = Words.Of(refused.Reason, refused.Subjects, caller.Culture) });

    public async Task<Reply.Card> One(Caller caller, Appointment appointment, CancellationToken ct, Session? open = null, string? done = null, string? problem = null) => CardDesk.Card(AppointmentCard.Render(
        new AppointmentView(appointment)
        {
            Open = open,
            Done = done,
            Problem = problem,
            HasCalendarFile = !(signIn.Value.IsOn && await grants.Find(caller.Id, ct) is not null),
        },
        contexts.For(caller.Culture)));

    /// <summary>What is planned, to be changed.</summary>
    public static AppointmentDraft DraftOf(Appointment appointment)
    {
        var there = Words.There(appointment);
        return new AppointmentDraft(
            Written(DateOnly.FromDateTime(there.DateTime)), Written(TimeOnly.FromDateTime(there.DateTime)), appointment.TimeZone, ((int)appointment.Length.TotalMinutes).ToString(CultureInfo.InvariantCulture),
            appointment.CustomerName, appointment.CustomerAddress, appointment.Subject, appointment.Language);
    }

    /// <summary>The next full half hour that leaves time to get ready.</summary>
    AppointmentDraft Draft(Caller caller)
    {
        var zone = ZoneOf(caller);
        var soon = Now(zone).AddHours(1);
        var half = soon.AddMinutes((30 - soon.Minute % 30) % 30);
        return new AppointmentDraft(Written(DateOnly.FromDateTime(half.DateTime)), Written(TimeOnly.FromDateTime(half.DateTime)), zone.Id, "30", "", "", "", caller.Culture.Name);
    }

    TimeZoneInfo ZoneOf(Caller caller) => LocalTime.Zone(caller.Turn.Activity.LocalTimezone) ?? TimeZoneInfo.FindSystemTimeZoneById(policy.Now.TimeZone);

    DateTimeOffset Now(TimeZoneInfo zone) => TimeZoneInfo.ConvertTime(time.GetUtcNow(), zone);

    static string Written(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    static string Written(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);
}
