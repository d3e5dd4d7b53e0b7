using Microsoft.Playwright;
using SupportBot.Sessions;
using SupportBot.Tests.World;
using static Microsoft.Playwright.Assertions;

namespace SupportBot.Tests.Web;

public sealed class AtTheConsole(Chromium chromium)
{
    [Fact]
    public async Task R2_7_A_refused_invitation_keeps_what_was_typed_and_a_mended_one_is_sent_resent_and_revoked()
    {
        await using var host = await new WebHost().Start();
        var anna = new Desk(host, "Anna Nowak");
        var session = await anna.Starts();
        await using var console = await chromium.Visit(host);
        await console.SignsIn(anna, $"/console/{session.Id}");
        var page = console.Page;
        await page.FillAsync("#addresses", "jan.kowalski@example.com\nola at example.com");
        await console.Presses("Send invitation");
        await Expect(page.Locator("#invite-result")).ToContainTextAsync("at");
        await Expect(page.Locator("#addresses")).ToHaveValueAsync("jan.kowalski@example.com\nola at example.com");
        Assert.Empty((await Session(host, session)).Invitations);
        await page.FillAsync("#addresses", "jan.kowalski@example.com");
        await page.SelectOptionAsync("#language", "pl");
        await console.Presses("Send invitation");
        await Expect(page.Locator("#invitations .to")).ToHaveTextAsync("jan.kowalski@example.com");
        await Expect(page.Locator("#addresses")).ToHaveValueAsync("");
        var invitation = (await Session(host, session)).Invitations.Single();
        Assert.Equal("pl", invitation.Language);
        await host.Store.Apply(session.Id, new SessionCommand.MarkSendFailed(invitation.Id, SendFailure.AddressRefused, true), new Actor.Site(), null, TestContext.Current.CancellationToken);
        await Expect(page.Locator("#invitations .why")).ToBeVisibleAsync();
        await console.Presses("Send again");
        await Expect(page.Locator("#invitations .why")).ToBeHiddenAsync();
        await console.Presses("Revoke");
        await Expect(page.Locator("#invitations .what")).ToContainTextAsync("Revoked");
        Assert.Empty(console.Complaints);
    }

    [Fact]
    public async Task R2_3_The_link_to_copy_works_and_stands_in_a_field_where_the_clipboard_is_closed()
    {
        await using var host = await new WebHost().Start();
        var anna = new Desk(host, "Anna Nowak");
        var session = await anna.Starts();
        await using var console = await chromium.Visit(host);
        await console.SignsIn(anna, $"/console/{session.Id}");
        await console.Presses("Copy join link");
        await Expect(console.Page.Locator("#invite-result")).ToContainTextAsync("link");
        var link = await console.Page.InputValueAsync("#link");
        Assert.StartsWith(host.Address + "join/", link, StringComparison.Ordinal);
        await using var jan = await chromium.Visit(host);
        await jan.Joins(link, "Jan");
        await Expect(console.Page.Locator("#people")).ToContainTextAsync("Jan");
        await Expect(console.Page.Locator("#invitations .what")).ToContainTextAsync("Jan");
        Assert.Empty(console.Complaints);
    }

    [Fact]
    public async Task R4_2_Help_selects_R3_6_Remove_asks_once_and_the_customer_is_told()
    {
        await using var host = await new WebHost().Start();
        var anna = new Desk(host, "Anna Nowak");
        var session = await anna.Starts();
        await using var jan = await chromium.Visit(host);
        await jan.Joins((await anna.MakesLink(session)).Path, "Jan");
        await using var ola = await chromium.Visit(host);
        await ola.Joins((await anna.MakesLink(session)).Path, "Ola");
        await using var console = await chromium.Visit(host);
        await console.SignsIn(anna, $"/console/{session.Id}");
        await Expect(console.Page.Locator(".person.selected")).ToContainTextAsync("Jan");
        await console.Presses("Help Ola");
        await Expect(console.Page.Locator(".person.selected")).ToContainTextAsync("Ola");
        await Expect(ola.Page.Locator(".person.selected")).ToContainTextAsync("Ola (you)");
        await console.Page.GetByText("Remove Jan", new PageGetByTextOptions { Exact = true }).ClickAsync();
        await Expect(jan.Page.Locator("#chat")).ToBeVisibleAsync();
        await console.Presses("Yes, remove");
        await Expect(jan.Page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Name = "You were taken out of the session" })).ToBeVisibleAsync();
        await Expect(console.Page.Locator(".person.gone")).ToContainTextAsync("Jan");
        Assert.Empty(console.Complaints);
        Assert.Empty(jan.Complaints);
    }

    [Fact]
    public async Task R4_5_Each_open_session_is_a_tab_that_counts_what_is_unread_and_nothing_else_of_it_shows()
    {
        await using var host = await new WebHost().Start();
        var anna = new Desk(host, "Anna Nowak");
        var first = await anna.Starts(SessionMode.Multi);
        var second = await anna.Starts(SessionMode.Multi);
        await using var jan = await chromium.Visit(host);
        await jan.Joins((await anna.MakesLink(first)).Path, "Jan");
        await using var console = await chromium.Visit(host);
        await console.SignsIn(anna, $"/console/{second.Id}");
        var tabs = console.Page.Locator("#tabs [data-id] .tab");
        await Expect(tabs).ToHaveCountAsync(2);
        await Expect(tabs.Nth(1)).ToHaveAttributeAsync("aria-current", "page");
        await jan.Says("hello");
        await jan.Says("are you there?");
        await Expect(tabs.First.Locator(".count")).ToContainTextAsync("2");
        await Expect(console.Page.Locator("#lines .line")).ToHaveCountAsync(0);
        await tabs.First.ClickAsync();
        await Expect(console.Line("are you there?")).ToBeVisibleAsync();
        await Expect(tabs.First.Locator(".count")).ToBeHiddenAsync();
        var third = await anna.Starts(SessionMode.Multi);
        await anna.MakesLink(third);
        await Expect(tabs).ToHaveCountAsync(3);
        await anna.Does(second, new SessionCommand.End());
        await Expect(tabs).ToHaveCountAsync(2);
        Assert.Empty(console.Complaints);
    }

    [Fact]
    public async Task R8_1_End_asks_once_and_everybody_is_told()
    {
        await using var host = await new WebHost().Start();
        var anna = new Desk(host, "Anna Nowak");
        var session = await anna.Starts();
        await using var jan = await chromium.Visit(host, new BrowserNewContextOptions { Locale = "pl-PL" });
        await jan.Joins((await anna.MakesLink(session)).Path, "Jan");
        await using var console = await chromium.Visit(host);
        await console.SignsIn(anna);
        Assert.EndsWith($"/console/{session.Id}", console.Page.Url, StringComparison.Ordinal);
        await console.Page.Locator("#end summary").ClickAsync();
        await console.Page.Locator("#end [data-cancel]").ClickAsync();
        Assert.True((await Session(host, session)).IsOpen);
        await console.Page.Locator("#end summary").ClickAsync();
        await console.Presses("Yes, end it");
        await Expect(console.Page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Name = $"Session {session.Number} has ended" })).ToBeVisibleAsync();
        await Expect(console.Page.GetByText("Customers: Jan")).ToBeVisibleAsync();
        await Expect(jan.Page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Name = "Sesja się zakończyła" })).ToBeVisibleAsync();
        Assert.DoesNotContain((await jan.Context.CookiesAsync()), cookie => cookie.Name.Contains(session.Id.ToString(), StringComparison.Ordinal));
        Assert.Empty(console.Complaints);
        Assert.Empty(jan.Complaints);
    }

    [Fact]
    public async Task R5_1_An_assistant_is_offered_talk_and_leave_and_becomes_an_outsider()
    {
        await using var host = await new WebHost().Start();
        var (anna, piotr) = (new Desk(host, "Anna Nowak"), new Desk(host, "Piotr Zieliński"));
        var session = await anna.Starts();
        await piotr.Joins(session);
        await using var jan = await chromium.Visit(host);
        await jan.Joins((await anna.MakesLink(session)).Path, "Jan");
        await using var console = await chromium.Visit(host);
        await console.SignsIn(piotr, $"/console/{session.Id}");
        await Expect(console.Page.Locator("#people .person")).ToHaveCountAsync(3);
        foreach (var hidden in new[] { "#end", "#invite-panel", "#invitations-panel", "#people [data-part=acts] >> nth=0" })
            await Expect(console.Page.Locator(hidden)).ToBeHiddenAsync();
        await console.Says("I only watch");
        await Expect(jan.Line("I only watch")).ToBeVisibleAsync();
        await console.Page.Locator("#leave summary").ClickAsync();
        await console.Presses("Yes, leave");
        await Expect(console.Page.GetByText($"join {session.Number}")).ToBeVisibleAsync();
        Assert.Empty(console.Complaints);
    }

    static async Task<Session> Session(WebHost host, Session session) => (await host.Queries.Get(session.Id, TestContext.Current.CancellationToken))!;
}
