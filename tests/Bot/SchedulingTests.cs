using Microsoft.Playwright;
using MimeKit;
using SupportBot.Tests.Storage;
using SupportBot.Tests.Web;
using SupportBot.Tests.World;
using static Microsoft.Playwright.Assertions;

namespace SupportBot.Tests.Bot;

/// <summary>
/// Scheduled sessions through the real endpoint: planned in the chat, in the customer's calendar by a real message, reminded of, started with one tap, and
/// joined by the link that was in the first message.
/// </summary>
public sealed class SchedulingTests(Chromium chromium)
{
    [Fact]
    public async Task From_the_plan_to_the_session()
    {
        await using var stage = await Stage.Open();
        await Tell(stage);
    }

    [Fact]
    public async Task The_same_over_PostgreSQL()
    {
        await using var database = await Database.Create(Engine.Postgres);
        await using var stage = await Stage.Open(new() { ["Storage__Provider"] = "Postgres", ["ConnectionStrings__SupportBot"] = database.ConnectionString });
        await Tell(stage);
    }

    async Task Tell(Stage stage)
    {
        var anna = stage.Representative("Anna Nowak");
        await anna.Writes("schedule tomorrow 14:30 jan@example.com New printer");
        var form = await anna.Sees("Schedule a session", "Times are in Europe/Warsaw", "Nothing is planned yet");
        Assert.Contains(("address", "jan@example.com"), CardReading.Inputs(form));
        Assert.Contains(("subject", "New printer"), CardReading.Inputs(form));
        Assert.Contains(("time", "14:30"), CardReading.Inputs(form));

        // R2.7: refused, the form keeps what was typed.
        var refused = await anna.Presses("Schedule", new Dictionary<string, string> { ["name"] = "Jan Kowalski", ["address"] = "jan@" });
        Assert.Contains("Not an e-mail address: jan@", CardReading.Words(refused.Card!.Value), StringComparison.Ordinal);
        Assert.Contains(("name", "Jan Kowalski"), CardReading.Inputs(refused.Card.Value));
        var planned = await anna.Presses("Schedule", new Dictionary<string, string> { ["address"] = "jan@example.com" });
        Assert.Contains("Scheduled with Jan Kowalski", CardReading.Words(planned.Card!.Value), StringComparison.Ordinal);

        var mail = await stage.Mail("jan@example.com");
        var link = stage.LinkIn(mail);
        Assert.Equal("Support session with Anna Nowak: New printer", mail.Subject);
        var entry = Calendars.In(mail, "REQUEST");
        Assert.Equal((0, 14 * 60 + 30), (entry.Sequence, Calendars.MinutesInWarsaw(entry)));
        Assert.Equal("mailto:jan@example.com", Assert.Single(entry.Attendees).Value!.OriginalString);
        Assert.Contains(link, entry.Description!, StringComparison.Ordinal);
        Assert.Single(entry.Alarms);
        Assert.Equal("mailto:" + mail.From.Mailboxes.Single().Address, entry.Organizer!.Value!.OriginalString);

        await using var jan = await chromium.Visit(stage.Product.Address);
        await jan.Goes(link);
        await Expect(jan.Page.GetByRole(AriaRole.Heading, new() { Name = "Support session with Anna Nowak" })).ToBeVisibleAsync();
        await Expect(jan.Page.GetByText("This page lets you in when Anna Nowak starts the session.")).ToBeVisibleAsync();
        await Expect(jan.Page.Locator("time")).ToContainTextAsync("14:30 (Europe/Warsaw");
        await Looks.AreGood(jan.Page, "planned");

        await The_change_reaches_calendar_and_page(stage, anna, mail, jan, link);
        await One_tap_starts_it_and_the_link_lets_in(stage, anna, jan, link);
        Assert.Empty(jan.Complaints);
    }

    static async Task The_change_reaches_calendar_and_page(Stage stage, Representative anna, MimeMessage first, Visitor jan, string link)
    {
        await anna.Writes("schedule");
        await anna.Sees("1 session planned", "Jan Kowalski", "Change");
        await anna.Presses("Change");
        var changed = await anna.Presses("Save the change", new Dictionary<string, string> { ["time"] = "16:00" });
        Assert.Contains("Changed: Jan Kowalski", CardReading.Words(changed.Card!.Value), StringComparison.Ordinal);
        await stage.Teams.WaitFor(() => stage.Mails("jan@example.com").Count == 2, what: "mail of the change");
        var second = stage.Mails("jan@example.com").Single(mail => mail.Subject!.StartsWith("Changed: ", StringComparison.Ordinal));
        var entry = Calendars.In(second, "REQUEST");
        Assert.Equal((Calendars.In(first, "REQUEST").Uid, 1, 16 * 60), (entry.Uid, entry.Sequence, Calendars.MinutesInWarsaw(entry)));
        Assert.Equal(link, stage.LinkIn(second));
        await Expect(jan.Page.Locator("time")).ToContainTextAsync("16:00 (Europe/Warsaw", new() { Timeout = 45_000 });
    }

    static async Task One_tap_starts_it_and_the_link_lets_in(Stage stage, Representative anna, Visitor jan, string link)
    {
        await anna.Writes("schedule");
        await anna.Sees("1 session planned", "16:00");
        var started = await anna.Presses("Start session");
        Assert.Contains("Support session", CardReading.Words(started.Card!.Value), StringComparison.Ordinal);
        await Expect(jan.Page.Locator("#name")).ToBeVisibleAsync(new() { Timeout = 45_000 });
        await jan.Joins(link, "Jan Kowalski");
        await Expect(jan.Page.Locator("#helper")).ToHaveTextAsync("Anna Nowak");
        await anna.Hears("Jan Kowalski");
        await anna.Writes("schedule");
        await anna.Sees("Nothing is planned yet");
    }
}
