using System.Globalization;
using System.Net;
using Microsoft.Data.Sqlite;
using SupportBot.Tests.World;

namespace SupportBot.Tests.Bot;

/// <summary>Scheduled sessions when something is in the way: another session, a second tap, a power cut, mail that doesn't leave, people who mean harm.</summary>
public sealed class ScheduledTroubleTests(SharedStage stages)
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task R1_3_with_a_session_open_one_tap_offers_that_and_the_next_lets_the_customer_in()
    {
        var stage = await stages.Open();
        var anna = stage.Representative("Anna Nowak");
        var number = await anna.Starts();
        var link = await Plans(stage, anna, "jan1@example.com");
        var offered = await anna.Presses("Start session");
        Assert.Contains($"You have session {number} open", CardReading.Words(offered.Card!.Value), StringComparison.Ordinal);
        var admitted = await anna.Presses($"Let them into {number}");
        Assert.Contains(number, CardReading.Words(admitted.Card!.Value), StringComparison.Ordinal);
        using var jan = new Browserless(stage.Product);
        var seat = await jan.Sends(await jan.Opens(link), "/join/", ("name", "Jan"), ("email", ""));
        Assert.StartsWith("/session/", seat.Path, StringComparison.Ordinal);
        await anna.Sees("Support session", number, "Jan");
    }

    [Fact]
    public async Task A_cancelled_one_is_taken_back_in_calendar_chat_and_page()
    {
        var stage = await stages.Open();
        var anna = stage.Representative("Anna Nowak");
        var link = await Plans(stage, anna, "jan2@example.com");
        var first = Calendars.In(stage.Mails("jan2@example.com")[0], "REQUEST");
        await anna.Writes("schedule");
        await anna.Sees("1 session planned", "Cancel the session");
        var asked = await anna.Presses("Cancel the session");
        Assert.Contains("Cancel the session with Jan Kowalski", CardReading.Words(asked.Card!.Value), StringComparison.Ordinal);
        var cancelled = await anna.Presses("Yes, cancel it");
        Assert.Contains("The session with Jan Kowalski is cancelled", CardReading.Words(cancelled.Card!.Value), StringComparison.Ordinal);
        await stage.Teams.WaitFor(() => stage.Mails("jan2@example.com").Count == 2, what: "the cancellation");
        var mail = stage.Mails("jan2@example.com").Single(mail => mail.Subject!.StartsWith("Cancelled: ", StringComparison.Ordinal));
        var entry = Calendars.In(mail, "CANCEL");
        Assert.Equal((first.Uid, 1, "CANCELLED"), (entry.Uid, entry.Sequence, entry.Status));
        Assert.DoesNotContain("/join/", mail.TextBody!, StringComparison.Ordinal);
        using var page = await stage.Product.Http.GetAsync(link, Cancel);
        Assert.Equal(HttpStatusCode.Gone, page.StatusCode);
        Assert.Contains("This session was cancelled", await page.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task R2_5_another_customer_gets_a_link_of_their_own_and_the_former_ones_is_worth_nothing()
    {
        var stage = await stages.Open();
        var anna = stage.Representative("Anna Nowak");
        var link = await Plans(stage, anna, "jan3@example.com");
        await anna.Writes("schedule");
        await anna.Sees("1 session planned");
        await anna.Presses("Change");
        await anna.Presses("Save the change", new Dictionary<string, string> { ["address"] = "ewa3@example.com", ["name"] = "Ewa Maj" });
        var mail = await stage.Mail("ewa3@example.com");
        Assert.StartsWith("Support session with", mail.Subject, StringComparison.Ordinal);
        Assert.NotEqual(link, stage.LinkIn(mail));
        await stage.Teams.WaitFor(() => stage.Mails("jan3@example.com").Count == 2, what: "mail to the former customer");
        Assert.Contains(stage.Mails("jan3@example.com"), former => former.TextBody!.Contains("You are no longer invited", StringComparison.Ordinal));
        using var old = await stage.Product.Http.GetAsync(link, Cancel);
        Assert.Equal(HttpStatusCode.NotFound, old.StatusCode);
    }

    [Fact]
    public async Task R2_5_looking_at_the_link_consumes_nothing_and_unknown_ones_answer_as_ever()
    {
        var stage = await stages.Open();
        var anna = stage.Representative("Anna Nowak");
        var link = await Plans(stage, anna, "jan4@example.com");
        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Head, HttpMethod.Get })
        {
            using var looked = await stage.Product.Http.SendAsync(new HttpRequestMessage(method, link), Cancel);
            Assert.Equal((HttpStatusCode.OK, "no-store"), (looked.StatusCode, looked.Headers.CacheControl!.ToString()));
        }

        using var now = await stage.Product.Http.GetAsync(link + "/now", Cancel);
        Assert.Equal("Planned 0", await now.Content.ReadAsStringAsync(Cancel));
        using var unknown = await stage.Product.Http.GetAsync("/join/" + new string('x', 43), Cancel);
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        using var polish = new HttpRequestMessage(HttpMethod.Get, link) { Headers = { { "Accept-Language", "pl-PL" } } };
        using var page = await stage.Product.Http.SendAsync(polish, Cancel);
        Assert.Contains("Ta strona wpuści Cię, gdy Anna Nowak rozpocznie sesję.", WebUtility.HtmlDecode(await page.Content.ReadAsStringAsync(Cancel)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task R11_1_a_form_sent_three_times_at_once_plans_once()
    {
        var stage = await stages.Open();
        var anna = stage.Representative("Anna Nowak");
        await anna.Writes("schedule tomorrow 11:00 jan5@example.com");
        await anna.Sees("Schedule a session");
        var message = anna.Latest("Schedule a session")!;
        var action = CardReading.Action(message.Card!.Value, "Schedule")!.Value;
        var data = System.Text.Json.Nodes.JsonNode.Parse(action.GetProperty("data").GetRawText())!.AsObject();
        foreach (var (id, value) in CardReading.Inputs(message.Card.Value))
            data[id] = value;
        data["name"] = "Jan Kowalski";
        var activity = stage.Channel.Shapes.CardInvoke(anna.Person, "schedule.save", data, message.Id, anna.Chat);
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => stage.Channel.Invokes(activity.DeepClone().AsObject())));
        await stage.Mail("jan5@example.com");
        await anna.Writes("schedule");
        await anna.Sees("1 session planned", "jan5@example.com");
        Assert.Single(stage.Mails("jan5@example.com"));
    }

    [Fact]
    public async Task Hostile_names_harm_neither_mail_nor_calendar_nor_page()
    {
        var stage = await stages.Open();
        var anna = stage.Representative("Anna Nowak");
        await anna.Writes("schedule tomorrow 12:00 jan6@example.com");
        await anna.Sees("Schedule a session");
        var refused = await anna.Presses("Schedule", new Dictionary<string, string> { ["name"] = "Jan\r\nBcc: evil@example.com" });
        Assert.Contains("line break", CardReading.Words(refused.Card!.Value), StringComparison.Ordinal);
        await anna.Presses("Schedule", new Dictionary<string, string> { ["name"] = "<script>alert(1)</script>;X:\u202Ey", ["subject"] = "a;b,c:d\\n\" BEGIN:VEVENT <img src=x>" });
        var mail = await stage.Mail("jan6@example.com");
        Assert.DoesNotContain(mail.Headers, header => header.Field.Equals("Bcc", StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain("<img", mail.HtmlBody!, StringComparison.Ordinal);
        var entry = Calendars.In(mail, "REQUEST");
        Assert.Equal("Support session with Anna Nowak: a;b,c:d\\n\" BEGIN:VEVENT <img src=x>", entry.Summary);
        using var page = await stage.Product.Http.GetAsync(stage.LinkIn(mail), Cancel);
        Assert.DoesNotContain("<img", await page.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_elses_is_as_good_as_none_and_in_a_group_chat_nothing_is_shown()
    {
        var stage = await stages.Open();
        var (anna, ben) = (stage.Representative("Anna Nowak"), stage.Representative("Ben Miller"));
        await Plans(stage, anna, "jan7@example.com");
        await anna.Writes("schedule");
        await anna.Sees("1 session planned");
        var data = System.Text.Json.Nodes.JsonNode.Parse(CardReading.Action(anna.Latest("1 session planned")!.Card!.Value, "Start session")!.Value.GetProperty("data").GetRawText())!.AsObject();
        foreach (var verb in new[] { "schedule.start", "schedule.edit", "schedule.cancel.confirmed" })
        {
            var answer = await stage.Channel.Invokes(stage.Channel.Shapes.CardInvoke(ben.Person, verb, data.DeepClone().AsObject(), "1", ben.Chat));
            Assert.Contains("There is no such scheduled session of yours", CardReading.Words(answer.Card!.Value), StringComparison.Ordinal);
            Assert.DoesNotContain("Jan", CardReading.Words(answer.Card.Value), StringComparison.Ordinal);
        }

        var group = stage.Teams.AddGroupChat("Team", anna.Person, ben.Person);
        await stage.Channel.Says(anna.Person, "schedule", group);
        await stage.Teams.WaitForMessage(group, message => message.Text.Contains("This is for you alone", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_representatives_own_file_is_theirs_alone_and_without_the_customers_link()
    {
        var stage = await stages.Open();
        var (anna, ben) = (stage.Representative("Anna Nowak"), stage.Representative("Ben Miller"));
        var link = await Plans(stage, anna, "jan8@example.com");
        var file = new Uri(CardReading.Urls(anna.Latest("Scheduled with Jan Kowalski")!.CardFor(anna.Person)!.Value).Single(url => url.EndsWith(".ics", StringComparison.Ordinal))).AbsolutePath;
        using var own = await AtTheConsole(stage, anna);
        var entry = Calendars.Of((await own.Opens(file)).Html, "PUBLISH");
        Assert.Equal("For your calendar: your support session with Jan Kowalski.", entry.Summary);
        Assert.Equal(14 * 60 + 30, Calendars.MinutesInWarsaw(entry));
        Assert.Equal(Calendars.In(stage.Mails("jan8@example.com")[0], "REQUEST").Uid, entry.Uid);
        Assert.DoesNotContain(link, (await own.Opens(file)).Html, StringComparison.Ordinal);
        using var other = await AtTheConsole(stage, ben);
        Assert.Equal(404, (await other.Opens(file)).Status);
        using var nobody = new Browserless(stage.Product);
        Assert.DoesNotContain("BEGIN:VCALENDAR", (await nobody.Opens(file)).Html, StringComparison.Ordinal);
    }

    static async Task<Browserless> AtTheConsole(Stage stage, Representative who)
    {
        await who.Writes("console");
        var said = await who.Hears("/sign-in/");
        var browser = new Browserless(stage.Product);
        await browser.Sends(await browser.Opens(new Uri(said[said.IndexOf("http://", StringComparison.Ordinal)..].Split(' ', '\n')[0]).AbsolutePath), "/sign-in/");
        return browser;
    }

    [Fact]
    public async Task Mail_that_does_not_leave_is_reported_in_the_chat()
    {
        await using var stage = await Stage.Open(new() { ["Mail__GiveUpAfter"] = "00:00:03" });
        await File.WriteAllTextAsync(stage.Product.OutboxFolder, "no folder: mail can't leave", Cancel);
        var anna = stage.Representative("Anna Nowak");
        await anna.Writes("schedule tomorrow 11:00 jan@example.com");
        await anna.Sees("Schedule a session");
        await anna.Presses("Schedule", new Dictionary<string, string> { ["name"] = "Jan Kowalski" });
        await anna.Sees("The customer could not be told", "jan@example.com", "could not be sent");
        File.Delete(stage.Product.OutboxFolder);
        await anna.Presses("Change");
        await anna.Presses("Save the change", new Dictionary<string, string> { ["time"] = "11:30" });
        Assert.StartsWith("Support session with", (await stage.Mail("jan@example.com")).Subject, StringComparison.Ordinal);
    }

    /// <summary>Both reminders are due while the site is down: each comes once after it is back, and one tap starts.</summary>
    [Fact]
    public async Task Reminders_that_were_due_in_a_power_cut_come_once_and_one_tap_starts()
    {
        var now = TimeProvider.System.GetUtcNow();
        var starts = new DateTimeOffset(now.Year, now.Month, now.Day, now.Hour, now.Minute, 0, TimeSpan.Zero).AddMinutes(30);
        var due = now.AddSeconds(60);
        var ahead = $"{TimeSpan.FromSeconds(Math.Floor((starts - due).TotalSeconds))}";
        await using var stage = await Stage.Open(new() { ["Site__CustomerReminder"] = ahead, ["Site__RepresentativeReminder"] = ahead });
        var anna = stage.Representative("Anna Nowak");
        var there = TimeZoneInfo.ConvertTime(starts, TimeZoneInfo.FindSystemTimeZoneById("Europe/Warsaw"));
        var link = await Plans(stage, anna, "jan@example.com", there.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture));
        await stage.Product.Kill();
        await Task.Delay(TimeSpan.FromSeconds(Math.Max(0, (due - TimeProvider.System.GetUtcNow()).TotalSeconds + 2)), Cancel);
        await stage.Product.Start();
        await anna.Sees("Your session begins soon", "Jan Kowalski", "Start session");
        await stage.Teams.WaitFor(() => stage.Mails("jan@example.com").Count == 2, what: "the reminder");
        var reminder = stage.Mails("jan@example.com").Single(mail => mail.Subject!.StartsWith("Soon: ", StringComparison.Ordinal));
        Assert.Equal(link, stage.LinkIn(reminder));
        await Patiently(() => IsDelivered(stage));
        await stage.Product.Kill();
        await stage.Product.Start();
        await anna.Writes("help");
        await anna.Sees("What you can write");
        await Task.Delay(TimeSpan.FromSeconds(6), Cancel); // longer than the job's interval
        Assert.Equal(2, stage.Mails("jan@example.com").Count);
        Assert.Equal(1, stage.Teams.Messages(anna.Chat).Count(message => message.CardFor(anna.Person) is { } card && CardReading.Words(card).Contains("Your session begins soon", StringComparison.Ordinal)));
        var reminded = anna.Latest("Your session begins soon")!;
        var answer = await anna.Presses("Start session");
        var number = SessionNumbers.In(CardReading.Words(answer.Card!.Value));
        await stage.Teams.WaitFor(() => anna.Latest(number)?.Id == reminded.Id, what: "the reminder to turn into the session");
        using var jan = new Browserless(stage.Product);
        Assert.StartsWith("/session/", (await jan.Sends(await jan.Opens(link), "/join/", ("name", "Jan"), ("email", ""))).Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_nobody_starts_counts_as_missed_and_page_and_chat_say_so()
    {
        await using var stage = await Stage.Open(new() { ["Site__MissedAfter"] = "00:00:05" });
        var (ola, soon) = (stage.Representative("Ola Biel", "pl-PL"), TimeZoneInfo.ConvertTime(TimeProvider.System.GetUtcNow().AddSeconds(75), TimeZoneInfo.FindSystemTimeZoneById("Europe/Warsaw")));
        await ola.Writes(soon.ToString("'zaplanuj' yyyy-MM-dd HH:mm 'jan@example.com'", CultureInfo.InvariantCulture));
        await ola.Sees("Zaplanuj sesję");
        var planned = await ola.Presses("Zaplanuj", new Dictionary<string, string> { ["name"] = "Jan Kowalski" });
        Assert.Contains("Zaplanowano z: Jan Kowalski", CardReading.Words(planned.Card!.Value), StringComparison.Ordinal);
        var link = stage.LinkIn(await stage.Mail("jan@example.com"));
        await Patiently(() => ola.Latest("Zaplanowana sesja się nie odbyła", "Jan Kowalski") is not null);
        using var page = await stage.Product.Http.GetAsync(link, Cancel);
        Assert.Equal(HttpStatusCode.Gone, page.StatusCode);
        Assert.Contains("This session did not take place", await page.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        Assert.Single(stage.Mails("jan@example.com"));
    }

    /// <summary>What has arrived is written down as delivered: a cut before that would send it once more, and must.</summary>
    static bool IsDelivered(Stage stage)
    {
        using var connection = new SqliteConnection($"Data Source={stage.Product.Database};Pooling=False;Mode=ReadOnly");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM outbox";
        return (long)command.ExecuteScalar()! == 0;
    }

    static async Task Patiently(Func<bool> isSo)
    {
        for (var tries = 0; tries < 600 && !isSo(); tries++)
            await Task.Delay(250, Cancel);
        Assert.True(isSo());
    }

    /// <returns>The customer's link.</returns>
    static async Task<string> Plans(Stage stage, Representative who, string address, string when = "tomorrow 14:30")
    {
        await who.Writes($"schedule {when} {address}");
        await who.Sees("Schedule a session");
        var planned = await who.Presses("Schedule", new Dictionary<string, string> { ["name"] = "Jan Kowalski" });
        Assert.Contains("Scheduled with Jan Kowalski", CardReading.Words(planned.Card!.Value), StringComparison.Ordinal);
        return stage.LinkIn(await stage.Mail(address));
    }
}
