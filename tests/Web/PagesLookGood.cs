using System.Collections.Immutable;
using Microsoft.Playwright;
using SupportBot.Sessions;
using SupportBot.Storage;
using SupportBot.Tests.World;

namespace SupportBot.Tests.Web;

public sealed class PagesLookGood(Chromium chromium)
{
    [Fact]
    public async Task The_site_and_its_forms()
    {
        await using var host = await new WebHost().Start();
        await using var visitor = await chromium.Visit(host);
        await visitor.Goes("/");
        await Looks.AreGood(visitor.Page, "home");
        await visitor.Goes("/?lang=pl");
        await Looks.AreGood(visitor.Page, "home-pl");
        await visitor.Goes("/join?lang=en");
        await visitor.Page.FillAsync("#number", "123 456 789");
        await visitor.Page.ClickAsync("button.primary.large");
        await Looks.AreGood(visitor.Page, "number-wrong");
        await visitor.Goes("/nowhere");
        await Looks.AreGood(visitor.Page, "missing");
        await visitor.Goes("/session/0193f6a0000070008000000000000000");
        await Looks.AreGood(visitor.Page, "session-not-here");
        await visitor.Goes("/dev/outbox");
        await Looks.AreGood(visitor.Page, "outbox-empty");
        Assert.Empty(visitor.Complaints);
    }

    [Fact]
    public async Task The_invitation_and_what_it_may_have_become()
    {
        await using var host = await new WebHost().Start();
        var anna = new Desk(host, "Anna Nowak");
        var session = await anna.Starts();
        var (path, invitation) = await anna.MakesLink(session);
        await using var visitor = await chromium.Visit(host);
        await visitor.Goes(path);
        await Looks.AreGood(visitor.Page, "invitation");
        await visitor.Goes(path + "?lang=pl");
        await Looks.AreGood(visitor.Page, "invitation-pl");
        await visitor.Page.FillAsync("#name", "Jan Kowalski");
        await visitor.Page.FillAsync("#email", "jan at example");
        await visitor.Page.ClickAsync("button.primary.large");
        await Looks.AreGood(visitor.Page, "invitation-refused-pl");
        await anna.Does(session, new SessionCommand.Revoke(invitation));
        await visitor.Goes(path + "?lang=en");
        await Looks.AreGood(visitor.Page, "invitation-revoked");
        var (colleague, _) = await anna.MakesLink(session, Invitee.Representative);
        await visitor.Goes(colleague);
        await Looks.AreGood(visitor.Page, "invitation-colleague");
        Assert.Empty(visitor.Complaints);
    }

    [Fact]
    public async Task The_support_page_and_the_console_while_people_talk()
    {
        await using var host = await new WebHost { Policy = new SessionPolicy { CustomersAtOnce = 2 } }.Start();
        var anna = new Desk(host, "Anna Nowak");
        var session = await anna.Starts();
        var (path, _) = await anna.MakesLink(session);
        await anna.MakesLink(session);
        await anna.Does(session, host.Of<InvitationDesk>().ByMail(Invitee.Customer, "pl", "ola.wisniewska@example.com"));
        await using var jan = await chromium.Visit(host);
        await jan.Joins(path, "Jan Kowalski");
        await Assertions.Expect(jan.Page.Locator("#people .person")).ToHaveCountAsync(2);
        await Looks.AreGood(jan.Page, "support-new");
        await using var console = await chromium.Visit(host);
        await console.SignsIn(anna, $"/console/{session.Id}");
        await Assertions.Expect(console.Page.Locator("#people .person")).ToHaveCountAsync(2);
        await Looks.AreGood(console.Page, "console-new");
        await jan.Presses("Yes, I asked");
        await jan.Says("Good morning! My printer prints every page twice, in 👩‍👩‍👧 colours.");
        await console.Says("Good morning, Jan. Let us have a look together. Which printer is it?");
        await jan.Says("The one on the second floor. It is called https://printers.example.com/a-very-long-address-without-any-blank-in-it/that-has-to-wrap-somewhere?is=it&or=not");
        await new Desk(host, "Piotr Zieliński").Joins(session);
        await using var ola = await chromium.Visit(host);
        var (second, _) = await anna.MakesLink(session);
        await ola.Joins(second, "Ola Wiśniewska-Brzęczyszczykiewicz z bardzo długim nazwiskiem");
        await using var ewa = await chromium.Visit(host);
        var (third, _) = await anna.MakesLink(session);
        await ewa.Joins(third, "Ewa");
        await Assertions.Expect(console.Page.Locator("#people .person")).ToHaveCountAsync(5);
        await Assertions.Expect(jan.Line("second floor")).ToBeVisibleAsync();
        await Looks.AreGood(jan.Page, "support-talk");
        await Looks.AreGood(ewa.Page, "support-waiting");
        await Looks.AreGood(console.Page, "console-talk");
        await console.Page.Locator("#end summary").ClickAsync();
        await Looks.AreGood(console.Page, "console-end-asked");
        await console.Page.Locator("#end [data-cancel]").ClickAsync();
        await jan.Page.Locator("#leave summary").ClickAsync();
        await Looks.AreGood(jan.Page, "support-leave-asked");
        await jan.Page.Locator("#leave button.primary").ClickAsync();
        await jan.Page.GetByText("You left the session").First.WaitForAsync();
        await Looks.AreGood(jan.Page, "support-left");
        await using var piotr = await chromium.Visit(host, new BrowserNewContextOptions { Locale = "pl-PL" });
        await piotr.SignsIn(new Desk(host, "Piotr Zieliński"), $"/console/{session.Id}");
        await Assertions.Expect(piotr.Page.Locator("#people .person")).ToHaveCountAsync(5);
        await Looks.AreGood(piotr.Page, "console-assistant-pl");
        await anna.Does(session, new SessionCommand.End());
        await console.Page.GetByText("has ended").First.WaitForAsync();
        await Looks.AreGood(console.Page, "console-ended");
        await ola.Page.GetByText("The session has ended").First.WaitForAsync();
        await Looks.AreGood(ola.Page, "support-ended");
        Assert.Empty(jan.Complaints);
        Assert.Empty(ola.Complaints);
        Assert.Empty(ewa.Complaints);
        Assert.Empty(console.Complaints);
        Assert.Empty(piotr.Complaints);
    }

    [Fact]
    public async Task Requesting_support_and_waiting_for_it()
    {
        var weekdays = Enum.GetValues<DayOfWeek>().Select(day => new OpenHours(day, new TimeOnly(8, 0), new TimeOnly(8, 1))).ToImmutableArray();
        await using var host = await new WebHost
        {
            Policy = new SessionPolicy
            {
                TimeZone = "Europe/Warsaw",
                Queues = [new Queue { Id = new QueueId("printers"), Name = "Printers and scanners" }, new Queue { Id = new QueueId("phones"), Name = "Phones" }, new Queue { Id = new QueueId("vip"), Name = "A queue with a very long name indeed that has to wrap", Hours = weekdays }],
            },
        }.Start();
        await using var jan = await chromium.Visit(host);
        await jan.Goes("/request");
        await Looks.AreGood(jan.Page, "request");
        await jan.Page.FillAsync("#name", "Jan Kowalski");
        await jan.Page.FillAsync("#email", "jan at example");
        await jan.Page.FillAsync("#question", new string('x', 1001));
        await jan.Page.CheckAsync("[value=printers]");
        await jan.Presses("Request support");
        await Looks.AreGood(jan.Page, "request-refused-mail");
        await jan.Page.FillAsync("#email", "");
        await jan.Presses("Request support");
        await Looks.AreGood(jan.Page, "request-refused-question");
        await jan.Page.FillAsync("#question", "My printer prints every page twice, in 👩‍👩‍👧 colours. https://printers.example.com/a-very-long-address-without-any-blank-in-it/that-has-to-wrap-somewhere");
        await jan.Presses("Request support");
        await Assertions.Expect(jan.Page.Locator("#in-line")).ToContainTextAsync("place in the line: 1");
        await Looks.AreGood(jan.Page, "support-in-line");
        await jan.Goes(new Uri(jan.Page.Url).AbsolutePath + "?lang=pl");
        await Looks.AreGood(jan.Page, "support-in-line-pl");
        await jan.Goes("/request");
        await Looks.AreGood(jan.Page, "request-pl");
        await host.Of<SiteSettings>().ClaimFirst(new Desk(host, "Anna Nowak").Actor, TestContext.Current.CancellationToken);
        await host.Of<SiteSettings>().Change(new Desk(host, "Anna Nowak").Actor, policy => policy with { Queues = [policy.Queues[2] with { Hours = [new OpenHours(TimeProvider.System.GetUtcNow().AddDays(3).DayOfWeek, new TimeOnly(8, 0), TimeOnly.MinValue)] }] }, TestContext.Current.CancellationToken);
        await jan.Goes("/request?lang=en");
        await Looks.AreGood(jan.Page, "request-closed");
        await host.Of<SiteSettings>().Change(new Desk(host, "Anna Nowak").Actor, policy => policy with { Queues = [] }, TestContext.Current.CancellationToken);
        await jan.Goes("/request");
        await Looks.AreGood(jan.Page, "request-none");
        Assert.Empty(jan.Complaints);
    }

    [Fact]
    public async Task Passing_on_offers_and_all_sessions()
    {
        await using var host = await new WebHost
        {
            Policy = new SessionPolicy { Queues = [new Queue { Id = new QueueId("printers"), Name = "Printers and scanners" }, new Queue { Id = new QueueId("phones"), Name = "Phones" }], Supervisors = ["tenant:anna-nowak"] },
        }.Start();
        var (anna, piotr) = (new Desk(host, "Anna Nowak"), new Desk(host, "Piotr Zieliński-Brzęczyszczykiewicz"));
        await piotr.IsAvailable();
        await anna.IsAvailable();
        await new Desk(host, "Ewa Lis").IsAvailable();
        await using var desk = await chromium.Visit(host);
        await desk.SignsIn(piotr);
        await Assertions.Expect(desk.Page.Locator("#availability")).ToBeVisibleAsync();
        await Looks.AreGood(desk.Page, "console-desk");
        using var ola = new FormClient(host);
        var first = (await host.Queries.Get(await ola.Requests("Ola Wiśniewska z bardzo długim nazwiskiem", string.Concat(Enumerable.Repeat("The scanner on the second floor says nothing. ", 6)), "printers"), TestContext.Current.CancellationToken))!;
        using var ewa = new FormClient(host);
        var second = (await host.Queries.Get(await ewa.Requests("Ewa", "Please help", "phones"), TestContext.Current.CancellationToken))!;
        await host.Offers(first, piotr);
        await host.Offers(second, piotr);
        await Assertions.Expect(desk.Page.Locator(".offer")).ToHaveCountAsync(2);
        await anna.Takes(second);
        await Assertions.Expect(desk.Page.Locator(".offer").Last).ToContainTextAsync("taken by");
        await Looks.AreGood(desk.Page, "console-desk-offers");
        await using var console = await chromium.Visit(host);
        await new Desk(host, "Ewa Lis").Joins(second);
        await console.SignsIn(anna, $"/console/{second.Id}");
        await Assertions.Expect(console.Page.Locator("#people .person")).ToHaveCountAsync(3);
        await host.Store.Apply(first.Id, new SessionCommand.MissOffer(piotr.Actor.Person), new Actor.Site(), null, TestContext.Current.CancellationToken);
        await host.Offers(first, anna);
        await Assertions.Expect(console.Page.Locator(".offer")).ToHaveCountAsync(1);
        await Looks.AreGood(console.Page, "console-offer");
        await console.Presses("Transfer control");
        await Looks.AreGood(console.Page, "console-transfer-control");
        await console.Page.Locator("#control-dialog").GetByText("Cancel").ClickAsync();
        await console.Presses("Transfer session");
        await Assertions.Expect(console.Page.Locator("#queues .option")).ToHaveCountAsync(2);
        await Looks.AreGood(console.Page, "console-transfer-queues");
        await console.Page.CheckAsync("#transfer-dialog [value=agents]");
        await console.Page.FillAsync("#message", new string('m', 346));
        await console.Presses("Transfer");
        await Assertions.Expect(console.Page.Locator("#transfer-refused")).ToBeVisibleAsync();
        await Looks.AreGood(console.Page, "console-transfer-agents");
        await console.Goes("/console/all");
        await Looks.AreGood(console.Page, "console-all");
        await console.Page.GetByText("Take over").First.ClickAsync();
        await Looks.AreGood(console.Page, "console-all-asked");
        await console.Goes($"/console/{first.Id}/reassign?lang=pl");
        await Looks.AreGood(console.Page, "console-reassign-pl");
        await using var assistant = await chromium.Visit(host);
        await assistant.SignsIn(new Desk(host, "Ewa Lis"), $"/console/{second.Id}");
        await host.Store.Apply(second.Id, new SessionCommand.CloseConsole((await host.Queries.Get(second.Id, TestContext.Current.CancellationToken))!.Controller!.Value), new Actor.Site(), null, TestContext.Current.CancellationToken);
        await Assertions.Expect(assistant.Page.Locator("#closing")).ToContainTextAsync("Control passes to an assistant");
        await Looks.AreGood(assistant.Page, "console-closing");
        await anna.Does(second, new SessionCommand.TransferSession(new QueueId("phones"), [], null));
        await Assertions.Expect(assistant.Page.Locator("#waits")).ToBeVisibleAsync();
        await Looks.AreGood(assistant.Page, "console-waits");
        foreach (var person in new[] { desk, console, assistant })
            Assert.Empty(person.Complaints);
    }
}
