using System.Text.Json;
using SupportBot.Cards;
using SupportBot.Cards.Commands;
using SupportBot.Cards.Mail;
using SupportBot.Cards.Presses;
using SupportBot.Sessions;
using SupportBot.Sessions.Wording;

namespace SupportBot.Tests.Cards;

/// <summary>What is written behind <c>schedule</c>, what the form sends, and the messages to the customer.</summary>
public sealed class ScheduleTests
{
    /// <summary>A Monday.</summary>
    static readonly DateOnly Today = new(2026, 11, 23);

    static readonly CardContext Context = CardGallery.Context(Language.English);

    [Theory]
    [InlineData("2026-12-03 14:30 jan@example.com", "2026-12-03", "14:30", "jan@example.com", "")]
    [InlineData("tomorrow 9:00 jan@example.com Printer is on fire", "2026-11-24", "09:00", "jan@example.com", "Printer is on fire")]
    [InlineData("jutro o 9:00 drukarka", "2026-11-24", "09:00", "", "drukarka")]
    [InlineData("w piątek o 14:30, jan@example.com", "2026-11-27", "14:30", "jan@example.com", "")]
    [InlineData("Friday at 2pm <jan@example.com>", "2026-11-27", "14:00", "jan@example.com", "")]
    [InlineData("on monday 12:15am", "2026-11-30", "00:15", "", "")]
    [InlineData("dziś 18:00", "2026-11-23", "18:00", "", "")]
    [InlineData("pojutrze 8:05", "2026-11-25", "08:05", "", "")]
    [InlineData("3.12 10:00", "2026-12-03", "10:00", "", "")]
    [InlineData("3.1 10:00", "2027-01-03", "10:00", "", "")]
    [InlineData("3.1.2027", "2027-01-03", null, "", "")]
    [InlineData("the printer at reception 25:99", null, null, "", "the printer at reception 25:99")]
    [InlineData("31.2 13pm", null, null, "", "31.2 13pm")]
    [InlineData("", null, null, "", "")]
    public void Day_time_and_address_are_found_in_both_languages_and_the_rest_is_the_subject(string typed, string? date, string? time, string address, string subject)
    {
        var read = ScheduleWords.Parse(typed, Today);
        Assert.Equal((date, time, address, subject), (read.Date?.ToString("yyyy-MM-dd", null), read.Time?.ToString("HH:mm", null), read.Address, read.Subject));
    }

    [Fact]
    public void A_flood_costs_nothing()
    {
        foreach (var flood in new[] { new string('9', 100_000), string.Concat(Enumerable.Repeat("@ ", 50_000)), string.Concat(Enumerable.Repeat("at ", 50_000)) })
            Assert.True(ScheduleWords.Parse(flood, Today).Subject.Length <= 2000);
    }

    [Theory]
    [InlineData("schedule")]
    [InlineData("zaplanuj")]
    public void The_command_takes_what_follows(string word) => Assert.Equal(new ChatCommand.Schedule("tomorrow 9:00"), ChatCommand.Parse($"{word} tomorrow 9:00"));

    [Fact]
    public void R2_7_the_form_sends_what_was_typed_with_the_time_zone_it_was_shown_in()
    {
        var card = ScheduleCard.Render(new ScheduleView(ScheduleCards.Draft with { Zone = "America/New_York" }), Context);
        var press = Parsed(Verb.SaveSchedule, card.Press("Schedule", ("name", "Jan"), ("address", "jan@example.com"), ("subject", "x"), ("minutes", "45")));
        Assert.Equal(new CardPress.SaveSchedule(null, new AppointmentDraft("2026-12-03", "14:30", "America/New_York", "45", "Jan", "jan@example.com", "x", "en")) { PressId = "press-1" }, press);
    }

    [Fact]
    public void A_change_names_which_and_the_buttons_of_the_list_do_too()
    {
        var card = ScheduleCard.Render(new ScheduleView(ScheduleCards.Draft) { Editing = ScheduleCards.Plain.Id, Planned = [ScheduleCards.Plain] }, Context);
        Assert.Equal(ScheduleCards.Plain.Id, Assert.IsType<CardPress.SaveSchedule>(Parsed(Verb.SaveSchedule, card.Press("Save the change"))).Appointment);
        Assert.Equal(new CardPress.StartScheduled(ScheduleCards.Plain.Id) { PressId = "press-1" }, Parsed(Verb.StartScheduled, card.Press("Start session")));
        Assert.Equal(new CardPress.EditScheduled(ScheduleCards.Plain.Id) { PressId = "press-1" }, Parsed(Verb.EditScheduled, card.Press("Change")));
        Assert.Equal(new CardPress.CancelScheduled(ScheduleCards.Plain.Id) { PressId = "press-1" }, Parsed(Verb.CancelScheduled, card.Press("Cancel the session")));
    }

    [Fact]
    public void With_a_session_open_the_card_offers_that_and_to_let_the_customer_in()
    {
        var card = AppointmentCard.Render(new AppointmentView(ScheduleCards.Plain) { Open = Samples.Plain }, Context);
        Assert.Equal(
            new CardPress.AdmitScheduled(ScheduleCards.Plain.Id, Samples.Plain.Id) { PressId = "press-1" }, Parsed(Verb.AdmitScheduled, card.Press($"Let them into {Samples.Plain.Number}")));
    }

    [Theory]
    [InlineData("schedule.edit", """{"_p":"1"}""")]
    [InlineData("schedule.start", """{"_p":"1","_n":"not an id"}""")]
    [InlineData("schedule.save", """{"_p":"1","_n":"not an id","language":"en"}""")]
    [InlineData("schedule.save", """{"_p":"1","language":"tlh"}""")]
    [InlineData("schedule.save", """{"_p":"1","language":"en","date":{}}""")]
    [InlineData("schedule.save", """{"_n":"0193572c000070008000000000000001","language":"en"}""")]
    [InlineData("schedule.admit", """{"_p":"1","_n":"0193572c000070008000000000000001"}""")]
    public void What_no_card_of_ours_sends_is_no_press(string verb, string data) => Assert.Null(CardPress.Parse(verb, JsonDocument.Parse(data).RootElement));

    [Theory]
    [InlineData("en", "Support session with Anna Nowak: New printer", "Thursday, 3 December 2026, 14:30 (Europe/Warsaw, UTC+01:00)")]
    [InlineData("pl", "Sesja wsparcia: Anna Nowak – New printer", "czwartek, 3 grudnia 2026, 14:30 (Europe/Warsaw, UTC+01:00)")]
    public void The_customer_reads_when_with_whom_and_where_in_their_language(string language, string subject, string when)
    {
        var mail = AppointmentMail.Render(new AppointmentMailView(AppointmentMailKind.Invited, ScheduleCards.Plain with { Language = language }, "https://support.example.com/join/token", "Contoso"));
        Assert.Equal(subject, mail.Subject);
        foreach (var part in new[] { mail.Text, System.Net.WebUtility.HtmlDecode(mail.Html) })
        {
            Assert.Contains(when, part, StringComparison.Ordinal);
            Assert.Contains("https://support.example.com/join/token", part, StringComparison.Ordinal);
            Assert.Contains("Anna Nowak", part, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Every_message_is_its_own_and_none_of_a_cancelled_one_has_a_link()
    {
        foreach (var culture in Language.Supported)
        {
            var mails = Enum.GetValues<AppointmentMailKind>().Select(kind => AppointmentMail.Render(new AppointmentMailView(
                kind, ScheduleCards.Plain with { Language = culture.Name }, kind is AppointmentMailKind.Cancelled or AppointmentMailKind.Withdrawn ? null : "https://support.example.com/join/token", "Contoso"))).ToArray();
            Assert.Equal(mails.Length, mails.Select(mail => mail.Text).Distinct().Count());
            Assert.Equal(3, mails.Count(mail => mail.Html.Contains("/join/", StringComparison.Ordinal)));
        }
    }

    [Fact]
    public void Hostile_words_stay_words()
    {
        foreach (var name in Samples.HostileNames)
        {
            var mail = AppointmentMail.Render(new AppointmentMailView(AppointmentMailKind.Invited, ScheduleCards.Plain with { RepresentativeName = name, CustomerName = name, Subject = name + "\r\nBcc: evil@example.com" }, "https://support.example.com/join/token", name));
            Assert.DoesNotContain('\n', mail.Subject);
            Assert.DoesNotContain('\r', mail.Subject);
            Assert.DoesNotContain("<b>x", mail.Html, StringComparison.Ordinal);
            Assert.DoesNotContain("<script", mail.Html, StringComparison.Ordinal);
        }
    }

    static CardPress? Parsed(string verb, JsonElement data) => CardPress.Parse(verb, data);
}
