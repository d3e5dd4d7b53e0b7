using Microsoft.Playwright;
using SupportBot.Sessions;
using SupportBot.Storage;
using SupportBot.Tests.World;
using static Microsoft.Playwright.Assertions;

namespace SupportBot.Tests.Web;

/// <summary>R6, R7 at the console.</summary>
public sealed class PassingOn(Chromium chromium)
{
    static readonly SessionPolicy Policy = new() { Queues = [new Queue { Id = new QueueId("printers"), Name = "Printers" }] };

    static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task R6_2_Control_goes_to_the_chosen_assistant_and_both_consoles_are_right_without_a_reload()
    {
        await using var host = await new WebHost().Start();
        var (anna, piotr) = (new Desk(host, "Anna Nowak"), new Desk(host, "Piotr Zieliński"));
        var session = await anna.Starts();
        await using var first = await chromium.Visit(host);
        await first.SignsIn(anna, $"/console/{session.Id}");
        await Expect(first.Page.Locator("#transfer-open")).ToBeHiddenAsync();
        await first.Presses("Transfer control");
        await Expect(first.Page.Locator("#no-assistants")).ToBeVisibleAsync();
        await Expect(first.Page.Locator("#control-go")).ToBeDisabledAsync();
        await piotr.Joins(session);
        await using var second = await chromium.Visit(host);
        await second.SignsIn(piotr, $"/console/{session.Id}");
        await Expect(second.Page.Locator("#hand-over")).ToBeHiddenAsync();
        foreach (var page in new[] { first.Page, second.Page })
            await page.EvaluateAsync("() => { window.samePage = true; }");
        await first.Page.Locator("#assistants").GetByText("Piotr Zieliński").ClickAsync();
        await first.Page.ClickAsync("#control-go");
        await Expect(first.Page.Locator("#assists")).ToBeVisibleAsync();
        await Expect(first.Page.Locator("#end")).ToBeHiddenAsync();
        await Expect(first.Page.Locator("#hand-over")).ToBeHiddenAsync();
        await Expect(first.Page.Locator("#control-dialog")).ToBeHiddenAsync();
        await Expect(second.Page.Locator("#end")).ToBeVisibleAsync();
        await second.Presses("Transfer control");
        await second.Page.Locator("#assistants").GetByText("Anna Nowak").ClickAsync();
        await second.Page.Locator("label", new PageLocatorOptions { HasText = "And leave" }).ClickAsync();
        foreach (var page in new[] { first.Page, second.Page })
            Assert.True(await page.EvaluateAsync<bool>("() => window.samePage === true"));
        await second.Page.ClickAsync("#control-go");
        await Expect(second.Page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Name = "You have no open session" })).ToBeVisibleAsync();
        await Expect(first.Page.Locator("#end")).ToBeVisibleAsync();
        var after = (await host.Queries.Get(session.Id, Now))!;
        Assert.True(after.IsController(anna.Actor.Person));
        Assert.Equal(LeaveReason.ByChoice, after.FindRepresentative(piotr.Actor.Person)!.LeftBecause);
        Assert.Empty(first.Complaints);
        Assert.Empty(second.Complaints);
    }

    [Fact]
    public async Task R7_2_To_a_queue_a_message_that_is_too_long_is_refused_and_kept_and_an_offer_is_accepted_in_the_console()
    {
        await using var host = await new WebHost { Policy = Policy }.Start();
        var (anna, piotr) = (new Desk(host, "Anna Nowak"), new Desk(host, "Piotr Zieliński"));
        await piotr.IsAvailable();
        var session = await anna.Starts();
        await using var jan = await chromium.Visit(host);
        await jan.Joins((await anna.MakesLink(session)).Path, "Jan <i>K.</i>");
        await using var agent = await chromium.Visit(host);
        await agent.SignsIn(piotr);
        await Expect(agent.Page.Locator("#agent-state")).ToHaveTextAsync("Available");
        await Expect(agent.Page.Locator("#offers")).ToBeHiddenAsync();
        await using var console = await chromium.Visit(host);
        await console.SignsIn(anna, $"/console/{session.Id}");
        await console.Presses("Transfer session");
        await Expect(console.Page.Locator("#queues")).ToContainTextAsync("Printers");
        await console.Presses("Transfer");
        await Expect(console.Page.Locator("#transfer-refused")).ToContainTextAsync("choose a queue");
        await console.Page.Locator("#queues").GetByText("Printers").ClickAsync();
        var family = string.Concat(Enumerable.Repeat("👩‍👩‍👧", 346));
        await console.Page.FillAsync("#message", family);
        await Expect(console.Page.Locator("#message-count")).ToHaveTextAsync("346 of 345 characters");
        await console.Presses("Transfer");
        await Expect(console.Page.Locator("#transfer-refused")).ToContainTextAsync("346");
        await Expect(console.Page.Locator("#message")).ToHaveValueAsync(family);
        await console.Page.FillAsync("#message", "<b>not bold</b>" + family[..("👩‍👩‍👧".Length * 330)]);
        await console.Page.CheckAsync("#urgent");
        await console.Presses("Transfer");
        await Expect(console.Page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Name = "You have no open session" })).ToBeVisibleAsync();
        var waiting = (await host.Queries.Get(session.Id, Now))!;
        Assert.True(waiting.Wait!.IsUrgent);
        Assert.Equal(new QueueId("printers"), waiting.Wait.Queue);
        await host.Offers(session, piotr);
        await Expect(agent.Page.Locator("#offers")).ToContainTextAsync("Jan <i>K.</i> waits for help");
        await Expect(agent.Page.Locator("#offers [data-part=message]")).ToContainTextAsync("<b>not bold</b>");
        await Expect(agent.Page.Locator("#offers")).ToContainTextAsync("passed on by Anna Nowak");
        await agent.Presses("Accept");
        await Visitor.Reaches(agent.Page, $"/console/{session.Id}");
        await Expect(jan.Page.Locator("#helper")).ToHaveTextAsync("Piotr Zieliński");
        Assert.True((await host.Queries.Get(session.Id, Now))!.IsController(piotr.Actor.Person));
        foreach (var person in new[] { jan, agent, console })
            Assert.Empty(person.Complaints);
    }

    [Fact]
    public async Task R7_5_What_another_takes_says_so_what_is_declined_goes_and_availability_is_the_agents_own_word()
    {
        await using var host = await new WebHost { Policy = Policy }.Start();
        var (piotr, ewa) = (new Desk(host, "Piotr Zieliński"), new Desk(host, "Ewa Lis"));
        var own = await piotr.Starts();
        await piotr.IsAvailable();
        using var jan = new FormClient(host);
        using var ola = new FormClient(host);
        var first = (await host.Queries.Get(await jan.Requests("Jan", "first question", "printers"), Now))!;
        var second = (await host.Queries.Get(await ola.Requests("Ola", "second question", "printers"), Now))!;
        await using var console = await chromium.Visit(host, new BrowserNewContextOptions { Locale = "pl-PL" });
        await console.SignsIn(piotr, $"/console/{own.Id}");
        await host.Offers(first, piotr);
        await host.Offers(second, piotr);
        await Expect(console.Page.Locator(".offer")).ToHaveCountAsync(2);
        await Expect(console.Page.Locator(".offer").First).ToContainTextAsync("first question");
        await ewa.Takes(first);
        await Expect(console.Page.Locator(".offer").Last).ToContainTextAsync("prowadzi ją już Ewa Lis");
        await console.Page.Locator(".offer").First.GetByText("Odrzuć").ClickAsync();
        await Expect(console.Page.Locator(".offer")).ToHaveCountAsync(1);
        Assert.Equal(OfferState.Declined, (await host.Queries.Get(second.Id, Now))!.Wait!.OfferTo(piotr.Actor.Person)!.State);
        await Expect(console.Page.Locator("#set-available")).ToHaveAttributeAsync("aria-pressed", "true");
        await console.Presses("Nieobecny");
        await Expect(console.Page.Locator("#set-away")).ToHaveAttributeAsync("aria-pressed", "true");
        Assert.False((await host.Of<Agents>().Get(piotr.Actor.Person, Now))!.IsOnDuty);
        await piotr.IsAvailable();
        await Expect(console.Page.Locator("#set-available")).ToHaveAttributeAsync("aria-pressed", "true");
        Assert.Empty(console.Complaints);
    }

    [Fact]
    public async Task R7_2_Agents_show_whether_they_are_available_now_and_an_assistant_sees_that_the_session_waits()
    {
        await using var host = await new WebHost { Policy = Policy }.Start();
        var (anna, piotr, ewa) = (new Desk(host, "Anna Nowak"), new Desk(host, "Piotr Zieliński"), new Desk(host, "Ewa Lis"));
        await piotr.IsAvailable();
        var session = await anna.Starts();
        await ewa.Joins(session);
        await using var jan = await chromium.Visit(host);
        await jan.Joins((await anna.MakesLink(session)).Path, "Jan");
        await using var assistant = await chromium.Visit(host);
        await assistant.SignsIn(ewa, $"/console/{session.Id}");
        await using var console = await chromium.Visit(host);
        await console.SignsIn(anna, $"/console/{session.Id}");
        await console.Presses("Transfer session");
        await console.Page.CheckAsync("#transfer-dialog [value=agents]");
        await Expect(console.Page.Locator("#agents .option")).ToHaveCountAsync(1);
        await Expect(console.Page.Locator("#agents .option")).ToContainTextAsync("Available");
        await host.Of<Agents>().SetAway(piotr.Actor.Person, piotr.Name, Now);
        await Expect(console.Page.Locator("#agents .option")).ToContainTextAsync("Away");
        await Expect(console.Page.Locator("#agents input")).ToBeDisabledAsync();
        await piotr.IsAvailable();
        await Expect(console.Page.Locator("#agents input")).ToBeEnabledAsync();
        await console.Page.Locator("#agents .option").ClickAsync();
        await console.Presses("Transfer");
        await Expect(console.Page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Name = "You have no open session" })).ToBeVisibleAsync();
        Assert.NotNull((await host.Queries.Get(session.Id, Now))!.Wait!.OfferTo(piotr.Actor.Person));
        await Expect(assistant.Page.Locator("#waits")).ToBeVisibleAsync();
        await Expect(assistant.Page.Locator("#tabs .tag")).ToHaveTextAsync("waiting");
        await Expect(assistant.Page.Locator("#hand-over")).ToBeHiddenAsync();
        Assert.Empty(console.Complaints);
        Assert.Empty(assistant.Complaints);
    }
}
