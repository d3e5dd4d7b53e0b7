using System.Net;
using Microsoft.Playwright;
using SupportBot.Sessions;
using SupportBot.Tests.World;
using static Microsoft.Playwright.Assertions;

namespace SupportBot.Tests.Web;

/// <summary>No session is without a human exit: supervisors see, take over, pass on and end any. Others learn nothing.</summary>
public sealed class Supervising(Chromium chromium)
{
    static readonly SessionPolicy Policy = new() { Queues = [new Queue { Id = new QueueId("printers"), Name = "Printers" }], Supervisors = ["tenant:sara-wolf"] };

    static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_supervisor_takes_over_passes_on_and_ends_and_the_controller_sees_it_at_once()
    {
        await using var host = await new WebHost { Policy = Policy }.Start();
        var (sara, anna) = (new Desk(host, "Sara Wolf"), new Desk(host, "Anna Nowak"));
        var session = await anna.Starts();
        using var jan = new FormClient(host);
        await jan.Joins((await anna.MakesLink(session)).Path, "Jan <b>");
        using var ola = new FormClient(host);
        var waiting = await ola.Requests("Ola", "help", "printers");
        await sara.IsKnown();
        await using var console = await chromium.Visit(host);
        await console.SignsIn(anna, $"/console/{session.Id}");
        await Expect(console.Page.GetByText("All sessions")).ToHaveCountAsync(0);
        await console.Page.EvaluateAsync("() => { window.samePage = true; }");
        await using var supervisor = await chromium.Visit(host);
        await supervisor.SignsIn(sara);
        await supervisor.Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "All sessions" }).ClickAsync();
        var cards = supervisor.Page.Locator(".session");
        await Expect(cards).ToHaveCountAsync(2);
        await Expect(cards.First).ToContainTextAsync("controlled by Anna Nowak");
        await Expect(cards.First).ToContainTextAsync("Jan <b>");
        await Expect(cards.Last).ToContainTextAsync("in the queue Printers");
        await cards.First.GetByText("Take over", new LocatorGetByTextOptions { Exact = true }).ClickAsync();
        await cards.First.GetByText("Yes, take over").ClickAsync();
        await Visitor.Reaches(supervisor.Page, $"/console/{session.Id}");
        await Expect(console.Page.Locator("#assists")).ToBeVisibleAsync();
        await Expect(console.Page.Locator("#end")).ToBeHiddenAsync();
        Assert.True(await console.Page.EvaluateAsync<bool>("() => window.samePage === true"));
        await supervisor.Goes("/console/all");
        await cards.First.GetByText("Reassign", new LocatorGetByTextOptions { Exact = true }).ClickAsync();
        await supervisor.Page.FillAsync("#message", new string('x', 346));
        await supervisor.Page.Locator("label", new PageLocatorOptions { HasText = "Printers" }).ClickAsync();
        await supervisor.Presses("Transfer");
        await Expect(supervisor.Page.Locator(".error")).ToContainTextAsync("346");
        await Expect(supervisor.Page.Locator("#message")).ToHaveValueAsync(new string('x', 346));
        await supervisor.Page.FillAsync("#message", "please");
        await supervisor.Presses("Transfer");
        await Expect(cards.First).ToContainTextAsync("in the queue Printers");
        await cards.Last.GetByText("End session", new LocatorGetByTextOptions { Exact = true }).ClickAsync();
        await cards.Last.GetByText("Yes, end it").ClickAsync();
        await Expect(cards).ToHaveCountAsync(1);
        Assert.Equal(EndReason.BySupervisor, (await host.Queries.Get(waiting, Now))!.EndedBecause);
        Assert.Equal("please", (await host.Queries.Get(session.Id, Now))!.Wait!.Message);
        Assert.Empty(supervisor.Complaints);
        Assert.Empty(console.Complaints);
    }

    [Fact]
    public async Task Whoever_is_no_supervisor_has_the_same_answer_for_every_session_there_is_or_is_not()
    {
        await using var host = await new WebHost { Policy = Policy }.Start();
        var (anna, piotr) = (new Desk(host, "Anna Nowak"), new Desk(host, "Piotr Zieliński"));
        var session = await anna.Starts();
        await piotr.Starts();
        using var browser = await piotr.SignsInByForm();
        using var nobody = new FormClient(host);
        var guessed = Guid.CreateVersion7().ToString("N");
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.Get("/console/all")).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await nobody.Get("/console/all")).Status);
        var fields = FormClient.Fill(await browser.Get("/console/all"), "/sign-out", new Dictionary<string, string> { ["queue"] = "printers" });
        foreach (var path in new[] { "take-over", "reassign" })
        {
            var real = await browser.Post($"/console/{session.Id}/{path}", fields);
            Assert.Equal(HttpStatusCode.Forbidden, real.Status);
            Assert.Equal(real.Plain, (await browser.Post($"/console/{guessed}/{path}", fields)).Plain.Replace(guessed, session.Id.ToString(), StringComparison.Ordinal));
            Assert.Equal(HttpStatusCode.BadRequest, (await nobody.Post($"/console/{session.Id}/{path}", fields)).Status);
        }

        Assert.Equal(HttpStatusCode.Forbidden, (await browser.Get($"/console/{session.Id}/reassign")).Status);
        Assert.Equal(session.Version, (await host.Queries.Get(session.Id, Now))!.Version);
    }

    [Fact]
    public async Task On_the_live_line_ids_of_other_peoples_sessions_and_offers_give_nothing()
    {
        await using var host = await new WebHost { Policy = Policy }.Start();
        var (anna, piotr) = (new Desk(host, "Anna Nowak"), new Desk(host, "Piotr Zieliński"));
        var session = await anna.Starts();
        using var jan = new FormClient(host);
        await jan.Joins((await anna.MakesLink(session)).Path, "Jan");
        using var ola = new FormClient(host);
        var waiting = await ola.Requests("Ola", "help", "printers");
        await piotr.IsKnown();
        using var browser = await piotr.SignsInByForm();
        await using var desk = new LiveClient(host, browser.Cookies);
        Assert.True(await desk.Enters(default, "desk"));
        await using var customer = new LiveClient(host, jan.Cookies);
        Assert.True(await customer.Enters(session.Id, "customer"));
        await using var noDesk = new LiveClient(host, jan.Cookies);
        Assert.False(await noDesk.Enters(default, "desk"));
        var (before, line) = ((await host.Queries.Get(session.Id, Now))!, (await host.Queries.Get(waiting, Now))!);
        var customers = before.Customers.Single().Id.ToString();
        var guessed = Guid.CreateVersion7().ToString("N");
        foreach (var live in new[] { desk, customer })
        {
            foreach (var id in new[] { session.Id.ToString(), waiting.ToString(), guessed, "x" })
            {
                var accepted = await live.Asks("Accept", id);
                Assert.False(accepted.Done);
                Assert.Equal((await live.Asks("Accept", guessed)).Words, accepted.Words);
                Assert.False((await live.Asks("Decline", id)).Done);
            }

            foreach (var (method, values) in new (string, object?[])[]
            {
                ("TransferControl", [customers]), ("LeaveTo", [customers]), ("TransferControl", [guessed]), ("LeaveTo", ["x"]), ("Resume", []),
                ("TransferSession", ["k", "printers", Array.Empty<string>(), "hello", false]), ("TransferSession", ["k2", "", new[] { "tenant:anna-nowak" }, null, true]),
            })
                Assert.False((await live.Asks(method, values)).Done, method);
        }

        Assert.False((await customer.Asks("SetAvailable", true)).Done);
        Assert.Equal(before.Version, (await host.Queries.Get(session.Id, Now))!.Version);
        Assert.Equal(line.Version, (await host.Queries.Get(waiting, Now))!.Version);
    }
}
