using System.Text.Json;
using Microsoft.Playwright;
using SupportBot.Sessions;
using SupportBot.Storage;
using SupportBot.Tests.World;
using static Microsoft.Playwright.Assertions;

namespace SupportBot.Tests.Web;

/// <summary>R7.3, R7.9: what a customer sees while nobody controls their session.</summary>
public sealed class WaitingInLine(Chromium chromium)
{
    static readonly SessionPolicy Policy = new() { Queues = [new Queue { Id = new QueueId("printers"), Name = "Printers" }] };

    static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_asked_sees_their_place_move_writes_already_and_sees_who_takes_it()
    {
        await using var host = await new WebHost { Policy = Policy }.Start();
        var anna = new Desk(host, "Anna Nowak");
        using var first = new FormClient(host);
        var ahead = (await host.Queries.Get(await first.Requests("Ola", "first", "printers"), Now))!;
        await using var jan = await chromium.Visit(host);
        await jan.Goes("/");
        await jan.Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Request support" }).ClickAsync();
        await jan.Page.FillAsync("#name", "Jan");
        await jan.Page.FillAsync("#question", "My <b>printer</b> 👩‍👩‍👧");
        await Expect(jan.Page.Locator("#question-count")).ToHaveTextAsync("19 of 1000 characters");
        await jan.Presses("Request support");
        await Visitor.Reaches(jan.Page, "/session/");
        await Expect(jan.Page.Locator("#in-line")).ToContainTextAsync("Your place in the line: 2.");
        await Expect(jan.Page.Locator("#helper")).ToHaveTextAsync("the next free colleague");
        await Expect(jan.Page.Locator("#question-text")).ToHaveTextAsync("My <b>printer</b> 👩‍👩‍👧");
        await jan.Page.EvaluateAsync("() => { window.samePage = true; }");
        await jan.Says("It is still smoking");
        await Expect(jan.Line("It is still smoking")).ToBeVisibleAsync();
        await anna.Takes(ahead);
        await Expect(jan.Page.Locator("#in-line")).ToContainTextAsync("Your place in the line: 1.");
        var mine = (await host.Of<QueueBoard>().Waiting(Now)).Single();
        await new Desk(host, "Piotr Zieliński").Takes(mine);
        await Expect(jan.Page.Locator("#in-line")).ToBeHiddenAsync();
        await Expect(jan.Page.Locator("#title")).ToContainTextAsync("Helping you");
        await Expect(jan.Page.Locator("#helper")).ToHaveTextAsync("Piotr Zieliński");
        Assert.True(await jan.Page.EvaluateAsync<bool>("() => window.samePage === true"));
        Assert.Empty(jan.Complaints);
    }

    [Fact]
    public async Task R7_3_Who_is_passed_on_is_told_by_whom_urgent_ones_go_ahead_and_leaving_ends_the_wait()
    {
        await using var host = await new WebHost { Policy = Policy }.Start();
        var anna = new Desk(host, "Anna Nowak");
        using var ola = new FormClient(host);
        var waiting = await ola.Requests("Ola", "first", "printers");
        await using var live = new LiveClient(host, ola.Cookies);
        Assert.True(await live.Enters(waiting, "customer"));
        var session = await anna.Starts();
        await using var jan = await chromium.Visit(host, new BrowserNewContextOptions { Locale = "pl-PL" });
        await jan.Joins((await anna.MakesLink(session)).Path, "Jan");
        await Expect(jan.Page.Locator("#in-line")).ToBeHiddenAsync();
        await anna.Does(session, new SessionCommand.TransferSession(new QueueId("printers"), [], "he shouts", true));
        await Expect(jan.Page.Locator("#in-line")).ToContainTextAsync("Anna Nowak przekazuje Cię innemu konsultantowi.");
        await Expect(jan.Page.Locator("#in-line")).ToContainTextAsync("Twoje miejsce w kolejce: 1.");
        Assert.Equal(2, (await live.Told(wait => wait.GetProperty("place").GetInt32() == 2)).GetProperty("place").GetInt32());
        await Expect(jan.Page.Locator("#leave .box p")).ToContainTextAsync("Przestać czekać");
        await jan.Page.Locator("#leave summary").ClickAsync();
        await jan.Page.Locator("#leave button.primary").ClickAsync();
        await Expect(jan.Page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Name = "Sesja się zakończyła" })).ToBeVisibleAsync();
        Assert.Equal(EndReason.Abandoned, (await host.Queries.Get(session.Id, Now))!.EndedBecause);
        await live.Told(wait => wait.GetProperty("place").GetInt32() == 1);
        Assert.Empty(jan.Complaints);
    }

    [Fact]
    public async Task The_expected_wait_is_the_average_of_the_last_ones_less_what_was_waited_and_nothing_where_there_was_none()
    {
        var clock = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(DateTimeOffset.Parse("2026-11-25T10:00:00Z", System.Globalization.CultureInfo.InvariantCulture));
        await using var host = await new WebHost { Policy = Policy, Time = clock }.Start();
        using var jan = new FormClient(host);
        var first = (await host.Queries.Get(await jan.Requests("Jan", "first", "printers"), Now))!;
        Assert.Contains("\"minutes\":null", (await jan.Get($"/session/{first.Id}")).Text, StringComparison.Ordinal);
        clock.Advance(TimeSpan.FromMinutes(10));
        await new Desk(host, "Anna Nowak").Takes(first);
        var second = await jan.Requests("Jan", "second", "printers");
        Assert.Contains("\"place\":1,\"minutes\":10", (await jan.Get($"/session/{second}")).Text, StringComparison.Ordinal);
        clock.Advance(TimeSpan.FromSeconds(250));
        Assert.Contains("\"place\":1,\"minutes\":6", (await jan.Get($"/session/{second}")).Text, StringComparison.Ordinal);
        clock.Advance(TimeSpan.FromMinutes(8));
        Assert.Contains("\"place\":1,\"minutes\":null", (await jan.Get($"/session/{second}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task R7_4_Customers_see_nothing_of_offers_of_who_declined_and_of_what_is_written_to_agents()
    {
        await using var host = await new WebHost { Policy = Policy }.Start();
        var (anna, piotr) = (new Desk(host, "Anna Nowak"), new Desk(host, "Piotr Zieliński"));
        var session = await anna.Starts();
        using var jan = new FormClient(host);
        await jan.Joins((await anna.MakesLink(session)).Path, "Jan");
        await using var live = new LiveClient(host, jan.Cookies);
        Assert.True(await live.Enters(session.Id, "customer"));
        await anna.Does(session, new SessionCommand.TransferSession(null, [new ChosenAgent(piotr.Actor.Person, piotr.Name, true)], "a secret about Jan", false));
        await piotr.Does(session, new SessionCommand.Decline());
        await live.Sees(snapshot => snapshot.GetProperty("wait").ValueKind == JsonValueKind.Object);
        var all = string.Concat(live.Snapshots.Select(snapshot => snapshot.GetRawText())) + (await jan.Get($"/session/{session.Id}")).Text;
        Assert.DoesNotContain("secret", all, StringComparison.Ordinal);
        Assert.DoesNotContain("Piotr", all, StringComparison.Ordinal);
        Assert.Contains("Anna Nowak", all, StringComparison.Ordinal);
    }
}
