using System.Collections.Immutable;
using SupportBot.Sessions;
using SupportBot.Sessions.Wording;

namespace SupportBot.Tests.Sessions;

/// <summary>The rules of scheduled sessions: what may be planned, by whom it is changed, and what is due when.</summary>
public sealed class AppointmentTests
{
    static readonly SessionPolicy Policy = new();
    static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    static readonly AppointmentDraft Draft = new("2026-03-03", "14:30", "Europe/Warsaw", "45", "Jan Kowalski", "Jan@Example.com", "Printer", "pl");
    static readonly AppointmentId Id = new(Guid.CreateVersion7(Now));

    [Fact]
    public void What_is_typed_is_read_on_the_clocks_of_who_plans()
    {
        var planned = Planned(Draft);
        Assert.Equal(new DateTimeOffset(2026, 3, 3, 13, 30, 0, TimeSpan.Zero), planned.StartsAt);
        Assert.Equal((TimeSpan.FromMinutes(45), "Jan Kowalski", "Jan@example.com", "Printer", "pl", "Europe/Warsaw"), (planned.Length, planned.CustomerName, planned.CustomerAddress, planned.Subject, planned.Language, planned.TimeZone));
        Assert.Equal((AppointmentState.Planned, Cast.Anna.Person, 0, 1L), (planned.State, planned.Representative, planned.Sequence, planned.Version));
        Assert.Equal("Tuesday, 3 March 2026, 14:30 (Europe/Warsaw, UTC+01:00)", Words.When(planned, Language.English));
        Assert.Equal("wtorek, 3 marca 2026, 14:30 (Europe/Warsaw, UTC+01:00)", Words.When(planned, Language.Polish));
    }

    [Theory]
    [InlineData("2026-03-29", "02:30", "Europe/Warsaw", "02:30", "03:00")]
    [InlineData("2026-10-04", "02:15", "Australia/Lord_Howe", "02:15", "02:30")]
    public void A_time_that_clocks_jump_over_is_refused_with_the_first_one_after_it(string date, string time, string zone, string typed, string next)
    {
        var refused = Refused(Draft with { Date = date, Time = time, Zone = zone });
        Assert.Equal(Refusal.AppointmentTimeSkipped, refused.Reason);
        Assert.Equal([typed, next], refused.Subjects);
    }

    [Fact]
    public void Of_a_time_that_comes_twice_the_first_is_meant_and_the_offset_shows_it()
    {
        var planned = Planned(Draft with { Date = "2026-10-25", Time = "02:30" });
        Assert.Equal(new DateTimeOffset(2026, 10, 25, 0, 30, 0, TimeSpan.Zero), planned.StartsAt);
        Assert.EndsWith("02:30 (Europe/Warsaw, UTC+02:00)", Words.When(planned, Language.English), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-03-02", "10:00", Refusal.AppointmentInPast)] // 9:00 in Greenwich is 10:00 in Warsaw
    [InlineData("2026-03-01", "14:30", Refusal.AppointmentInPast)]
    [InlineData("0001-01-01", "00:00", Refusal.AppointmentTimeSkipped)] // before time began: no clock shows it
    [InlineData("2027-03-04", "14:30", Refusal.AppointmentTooFar)]
    [InlineData("9999-12-31", "23:59", Refusal.AppointmentTooFar)]
    [InlineData("3.12.2026", "14:30", Refusal.AppointmentDateUnreadable)]
    [InlineData("", "14:30", Refusal.AppointmentDateUnreadable)]
    [InlineData("2026-02-30", "14:30", Refusal.AppointmentDateUnreadable)]
    [InlineData("2026-03-03", "25:00", Refusal.AppointmentTimeUnreadable)]
    [InlineData("2026-03-03", "", Refusal.AppointmentTimeUnreadable)]
    public void A_time_that_nobody_can_come_at_is_refused(string date, string time, Refusal reason) => Assert.Equal(reason, Refused(Draft with { Date = date, Time = time }).Reason);

    [Fact]
    public void The_next_minute_and_a_year_ahead_are_possible()
    {
        Assert.Equal(Now.AddMinutes(1), Planned(Draft with { Date = "2026-03-02", Time = "10:01" }).StartsAt);
        Assert.Equal(2027, Planned(Draft with { Date = "2027-03-02" }).StartsAt.Year);
    }

    public static TheoryData<string, string, Refusal> BadInput { get; } = new()
    {
        { "name", " \u200B ", Refusal.NameMissing },
        { "name", "Jan\r\nBcc: evil@example.com", Refusal.NameHasLineBreak },
        { "name", new string('x', 101), Refusal.NameTooLong },
        { "address", "", Refusal.AddressMissing },
        { "address", "jan@", Refusal.AddressInvalid },
        { "address", "jan@example.com, ewa@example.com", Refusal.AddressInvalid },
        { "address", "jan@example.com\r\nBcc: evil@example.com", Refusal.AddressHasLineBreak },
        { "address", new string('x', 300) + "@example.com", Refusal.AddressInvalid },
        { "subject", "Printer\nBcc: evil@example.com", Refusal.AppointmentSubjectHasLineBreak },
        { "subject", new string('x', 201), Refusal.AppointmentSubjectTooLong },
        { "minutes", "4", Refusal.AppointmentLengthInvalid },
        { "minutes", "481", Refusal.AppointmentLengthInvalid },
        { "minutes", "-30", Refusal.AppointmentLengthInvalid },
        { "minutes", "soon", Refusal.AppointmentLengthInvalid },
        { "zone", "Mars/Olympus", Refusal.AppointmentZoneUnknown },
        { "zone", "../../etc/passwd", Refusal.AppointmentZoneUnknown },
    };

    [Theory, MemberData(nameof(BadInput))]
    public void R2_7_bad_input_is_refused(string field, string typed, Refusal reason) => Assert.Equal(reason, Refused(field switch
    {
        "name" => Draft with { Name = typed },
        "address" => Draft with { Address = typed },
        "subject" => Draft with { Subject = typed },
        "minutes" => Draft with { Minutes = typed },
        _ => Draft with { Zone = typed },
    }).Reason);

    [Fact]
    public void Hostile_names_come_out_harmless()
    {
        var planned = Planned(Draft with { Name = "Ola \u202Eevil\u0007", Subject = "\u2066x\u2069 y" });
        Assert.Equal(("Ola evil", "x y"), (planned.CustomerName, planned.Subject));
    }

    [Fact]
    public void R1_1_only_representatives_plan_and_not_without_end()
    {
        var plan = new AppointmentCommand.Plan(Id, Draft, "hash", "sealed");
        Assert.Equal(Refusal.OnlyRepresentatives, Assert.IsType<AppointmentDecision.Refused>(AppointmentRules.Plan(plan, Cast.Visitor, 0, Policy, Now)).Reason);
        Assert.Equal(Refusal.TooManyAppointments, Assert.IsType<AppointmentDecision.Refused>(AppointmentRules.Plan(plan, Cast.Anna, AppointmentRules.MostPlanned, Policy, Now)).Reason);
    }

    [Fact]
    public void Nobody_but_its_owner_changes_cancels_or_starts_one()
    {
        var planned = Planned(Draft);
        AppointmentCommand[] commands = [new AppointmentCommand.Change(Draft, "other", "sealed"), new AppointmentCommand.Cancel()];
        foreach (var by in new Actor[] { Cast.Ben, Cast.Visitor, Cast.Site, Cast.Browser(Cast.Jan) })
        {
            Assert.All(commands, command => Assert.Equal(Refusal.OnlyOwner, Assert.IsType<AppointmentDecision.Refused>(AppointmentRules.Decide(planned, command, by, Policy, Now)).Reason));
            Assert.Equal(Refusal.OnlyOwner, Assert.IsType<AppointmentDecision.Refused>(AppointmentRules.Start(planned, default, by)).Reason);
        }

        Assert.IsType<AppointmentDecision.Refused>(AppointmentRules.Decide(planned, new AppointmentCommand.DoWhatIsDue(), Cast.Anna, Policy, Now));
        Assert.IsType<AppointmentDecision.Refused>(AppointmentRules.Decide(planned, new AppointmentCommand.MarkTold(0, "jan@example.com", "event"), Cast.Anna, Policy, Now));
    }

    [Fact]
    public void A_change_counts_up_and_sets_the_reminders_anew()
    {
        var reminded = Do(Planned(Draft), new AppointmentCommand.DoWhatIsDue(), Cast.Site, Planned(Draft).RemindCustomerAt!.Value);
        Assert.Null(reminded.RemindCustomerAt);
        var changed = Do(reminded, new AppointmentCommand.Change(Draft with { Time = "16:00" }, "other", "sealed"), Cast.Anna, Now.AddHours(1));
        Assert.Equal((1, "hash"), (changed.Sequence, changed.TokenHash));
        Assert.Equal(changed.StartsAt - Policy.CustomerReminder, changed.RemindCustomerAt);
        Assert.Same(changed, Do(changed, new AppointmentCommand.Change(Draft with { Time = "16:00" }, "other", "sealed"), Cast.Anna, Now.AddHours(1)));
    }

    [Fact]
    public void R2_5_another_address_gets_another_link_and_the_former_one_is_told()
    {
        var planned = Do(Planned(Draft), new AppointmentCommand.MarkTold(0, "Jan@example.com", null), Cast.Site, Now);
        var accepted = Assert.IsType<AppointmentDecision.Accepted>(AppointmentRules.Decide(planned, new AppointmentCommand.Change(Draft with { Address = "ewa@example.com" }, "other", "sealed"), Cast.Anna, Policy, Now));
        var changed = AppointmentEvolution.Evolve(planned, accepted.Events[0], Now);
        Assert.Equal("other", changed.TokenHash);
        Assert.False(changed.HasBeenTold);
        Assert.Equal([new AppointmentEffect.Withdraw(1, "Jan@example.com"), new AppointmentEffect.Invite(1)], AppointmentEffects.Of(planned, changed, accepted.Events[0]));
    }

    [Fact]
    public void Reminders_come_once_at_their_times_and_it_is_missed_an_hour_later()
    {
        var planned = Planned(Draft);
        Assert.Equal(planned.StartsAt.AddMinutes(-30), planned.NextDue);
        Assert.Empty(Due(planned, planned.StartsAt.AddMinutes(-31)));
        Assert.Equal([new AppointmentEvent.Reminded(AppointmentSide.Customer)], Due(planned, planned.StartsAt.AddMinutes(-30)));
        var once = Do(planned, new AppointmentCommand.DoWhatIsDue(), Cast.Site, planned.StartsAt.AddMinutes(-30));
        Assert.Equal(planned.StartsAt.AddMinutes(-10), once.NextDue);
        Assert.Empty(Due(once, planned.StartsAt.AddMinutes(-11)));
        var twice = Do(once, new AppointmentCommand.DoWhatIsDue(), Cast.Site, planned.StartsAt.AddMinutes(-10));
        Assert.Equal(planned.StartsAt.AddHours(1), twice.NextDue);
        var missed = Do(twice, new AppointmentCommand.DoWhatIsDue(), Cast.Site, planned.StartsAt.AddHours(1));
        Assert.Equal((AppointmentState.Missed, null), (missed.State, missed.NextDue));
        Assert.Empty(Due(missed, planned.StartsAt.AddDays(1)));
    }

    [Fact]
    public void What_a_stopped_site_missed_is_made_up_for_while_it_is_of_use()
    {
        var planned = Planned(Draft);
        Assert.Equal([new AppointmentEvent.Reminded(AppointmentSide.Customer), new AppointmentEvent.Reminded(AppointmentSide.Representative)], Due(planned, planned.StartsAt.AddMinutes(5)));
        Assert.Equal([new AppointmentEvent.ReminderDropped(AppointmentSide.Customer), new AppointmentEvent.Reminded(AppointmentSide.Representative)], Due(planned, planned.StartsAt.AddMinutes(16)));
        Assert.Equal([new AppointmentEvent.Missed()], Due(planned, planned.StartsAt.AddMinutes(60)));
    }

    [Fact]
    public void Planned_for_so_soon_the_customer_has_the_invitation_and_the_representative_the_button_at_the_time()
    {
        var planned = Planned(Draft with { Date = "2026-03-02", Time = "10:05" });
        Assert.Null(planned.RemindCustomerAt);
        Assert.Equal(planned.StartsAt, planned.RemindRepresentativeAt);
    }

    [Theory]
    [InlineData(AppointmentState.Started, Refusal.AppointmentStarted)]
    [InlineData(AppointmentState.Cancelled, Refusal.AppointmentCancelled)]
    [InlineData(AppointmentState.Missed, Refusal.AppointmentMissed)]
    public void What_is_over_stays_as_it_is(AppointmentState state, Refusal reason)
    {
        var over = Planned(Draft) with { State = state };
        Assert.Equal(reason, Assert.IsType<AppointmentDecision.Refused>(AppointmentRules.Decide(over, new AppointmentCommand.Change(Draft, "other", "sealed"), Cast.Anna, Policy, Now)).Reason);
        Assert.Equal(reason, Assert.IsType<AppointmentDecision.Refused>(AppointmentRules.Start(over, default, Cast.Anna)).Reason);
        Assert.Empty(Due(over, Now.AddYears(1)));
        var cancel = AppointmentRules.Decide(over, new AppointmentCommand.Cancel(), Cast.Anna, Policy, Now);
        if (state == AppointmentState.Cancelled)
            Assert.Empty(Assert.IsType<AppointmentDecision.Accepted>(cancel).Events);
        else
            Assert.Equal(reason, Assert.IsType<AppointmentDecision.Refused>(cancel).Reason);
    }

    [Fact]
    public void A_calendar_that_refuses_is_left_alone_from_then_on()
    {
        var told = Do(Planned(Draft), new AppointmentCommand.MarkTold(0, "Jan@example.com", "event"), Cast.Site, Now);
        Assert.Equal(("event", false), (told.CalendarEvent, told.IsByMail));
        var refused = Do(told, new AppointmentCommand.MarkNotTold(1, AppointmentTrouble.CalendarFailed), Cast.Site, Now);
        Assert.Equal((null, true), (refused.CalendarEvent, refused.IsByMail));
    }

    static ImmutableArray<AppointmentEvent> Due(Appointment appointment, DateTimeOffset at) =>
        Assert.IsType<AppointmentDecision.Accepted>(AppointmentRules.Decide(appointment, new AppointmentCommand.DoWhatIsDue(), Cast.Site, Policy, at)).Events;

    static Appointment Do(Appointment appointment, AppointmentCommand command, Actor by, DateTimeOffset at) =>
        Assert.IsType<AppointmentDecision.Accepted>(AppointmentRules.Decide(appointment, command, by, Policy, at)).Events.Aggregate(appointment, (state, happened) => AppointmentEvolution.Evolve(state, happened, at));

    static Appointment Planned(AppointmentDraft draft) => AppointmentEvolution.Begin(Assert.IsType<AppointmentEvent.Planned>(Assert.Single(
        Assert.IsType<AppointmentDecision.Accepted>(AppointmentRules.Plan(new AppointmentCommand.Plan(Id, draft, "hash", "sealed"), Cast.Anna, 0, Policy, Now)).Events)));

    static AppointmentDecision.Refused Refused(AppointmentDraft draft) =>
        Assert.IsType<AppointmentDecision.Refused>(AppointmentRules.Plan(new AppointmentCommand.Plan(Id, draft, "hash", "sealed"), Cast.Anna, 0, Policy, Now));
}
