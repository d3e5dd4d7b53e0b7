using Microsoft.Extensions.Time.Testing;
using SupportBot.Sessions;
using SupportBot.Tests.World;

namespace SupportBot.Tests.Web;

/// <summary>R8.3: the controller's console closes, and opens again.</summary>
public sealed class ClosingTheConsole(Chromium chromium)
{
    static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Closed_for_longer_than_a_reload_is_noted_and_opened_again_is_resumed()
    {
        var clock = NewClock();
        await using var host = await new WebHost { Time = clock }.Start();
        var (anna, piotr) = (new Desk(host, "Anna Nowak"), new Desk(host, "Piotr Zieliński"));
        var session = await anna.Starts();
        await piotr.Joins(session);
        using var browser = await anna.SignsInByForm();
        using var other = await piotr.SignsInByForm();
        await using (var assistant = new LiveClient(host, other.Cookies))
        {
            Assert.True(await assistant.Enters(session.Id, "representative"));
            await using (var first = new LiveClient(host, browser.Cookies))
                Assert.True(await first.Enters(session.Id, "representative"));
            clock.Advance(TimeSpan.FromSeconds(1));
            await using (var reloaded = new LiveClient(host, browser.Cookies))
            {
                Assert.True(await reloaded.Enters(session.Id, "representative"));
                clock.Advance(TimeSpan.FromSeconds(5));
                await Task.Delay(200, Now);
                Assert.Null((await Get(host, session)).ConsoleClosedAt);
            }

            await Becomes(host, session, isClosed: true, () => clock.Advance(TimeSpan.FromSeconds(1)));
            await assistant.Sees(snapshot => snapshot.GetProperty("closesAt").ValueKind == System.Text.Json.JsonValueKind.Number);
        }

        clock.Advance(TimeSpan.FromSeconds(5));
        await Task.Delay(200, Now);
        await using var back = new LiveClient(host, browser.Cookies);
        Assert.True(await back.Enters(session.Id, "representative"));
        await Becomes(host, session, isClosed: false);
        await back.Sees(snapshot => snapshot.GetProperty("closesAt").ValueKind == System.Text.Json.JsonValueKind.Null);
    }

    [Fact]
    public async Task R4_5_Another_tab_of_the_console_keeps_all_its_sessions_and_the_last_one_closes_those_that_were_opened()
    {
        var clock = NewClock();
        await using var host = await new WebHost { Time = clock }.Start();
        var anna = new Desk(host, "Anna Nowak");
        var (first, second, never) = (await anna.Starts(SessionMode.Multi), await anna.Starts(SessionMode.Multi), await anna.Starts(SessionMode.Multi));
        using var browser = await anna.SignsInByForm();
        await using (var one = new LiveClient(host, browser.Cookies))
            Assert.True(await one.Enters(first.Id, "representative"));
        await using (var two = new LiveClient(host, browser.Cookies))
        {
            Assert.True(await two.Enters(second.Id, "representative"));
            clock.Advance(TimeSpan.FromSeconds(10));
            await Task.Delay(200, Now);
            Assert.Null((await Get(host, first)).ConsoleClosedAt);
        }

        await Becomes(host, first, isClosed: true, () => clock.Advance(TimeSpan.FromSeconds(1)));
        await Becomes(host, second, isClosed: true);
        Assert.Null((await Get(host, never)).ConsoleClosedAt);
        await using var desk = new LiveClient(host, browser.Cookies);
        Assert.True(await desk.Enters(default, "desk"));
        await Becomes(host, first, isClosed: false);
        await Becomes(host, second, isClosed: false);
    }

    [Fact]
    public async Task The_site_going_down_closes_no_console()
    {
        await using var host = await new WebHost().Start();
        var anna = new Desk(host, "Anna Nowak");
        var session = await anna.Starts();
        using var browser = await anna.SignsInByForm();
        await using var console = new LiveClient(host, browser.Cookies);
        Assert.True(await console.Enters(session.Id, "representative"));
        await host.Restart();
        Assert.Null((await Get(host, session)).ConsoleClosedAt);
    }

    [Fact]
    public async Task Going_elsewhere_in_the_browser_closes_it_and_coming_back_resumes()
    {
        await using var host = await new WebHost().Start();
        var anna = new Desk(host, "Anna Nowak");
        var session = await anna.Starts();
        await using var console = await chromium.Visit(host);
        await console.SignsIn(anna, $"/console/{session.Id}");
        await console.Says("here");
        await console.Goes("/");
        await Becomes(host, session, isClosed: true);
        await console.Goes($"/console/{session.Id}");
        await Becomes(host, session, isClosed: false);
        await Microsoft.Playwright.Assertions.Expect(console.Page.Locator("#closing")).ToBeHiddenAsync();
        Assert.Empty(console.Complaints);
    }

    /// <summary>From now on: a browser's cookie jar has a clock of its own.</summary>
    static FakeTimeProvider NewClock() => new(TimeProvider.System.GetUtcNow());

    static async Task<Session> Get(WebHost host, Session session) => (await host.Queries.Get(session.Id, Now))!;

    static async Task Becomes(WebHost host, Session session, bool isClosed, Action? meanwhile = null)
    {
        for (var tries = 0; (await Get(host, session)).ConsoleClosedAt is not null != isClosed; tries++)
        {
            Assert.True(tries < 200, isClosed ? "was not closed" : "was not resumed");
            meanwhile?.Invoke();
            await Task.Delay(50, Now);
        }
    }
}
