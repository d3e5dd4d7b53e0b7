using Microsoft.Playwright;
using SupportBot.Sessions;
using SupportBot.Tests.World;
using static Microsoft.Playwright.Assertions;

namespace SupportBot.Tests.Web;

/// <summary>Whole stories in Chromium: what people see and do, live.</summary>
public sealed class PeopleAtTheirBrowsers(Chromium chromium)
{
    [Fact]
    public async Task R3_1_A_customer_joins_and_talks_by_keyboard_alone()
    {
        await using var host = await new WebHost().Start();
        var anna = new Desk(host, "Anna Nowak");
        var session = await anna.Starts();
        var (path, _) = await anna.MakesLink(session);
        await using var jan = await chromium.Visit(host);
        await jan.Goes(path);
        await TabTo(jan.Page, "#name");
        await jan.Page.Keyboard.TypeAsync("Jan");
        await jan.Page.Keyboard.PressAsync("Enter");
        await Visitor.Reaches(jan.Page, "/session/");
        await TabTo(jan.Page, "#asked-yes");
        await jan.Page.Keyboard.PressAsync("Enter");
        await Expect(jan.Page.Locator("#say-text")).ToBeFocusedAsync();
        await jan.Page.Keyboard.TypeAsync("Good morning");
        await jan.Page.Keyboard.PressAsync("Enter");
        await Expect(jan.Line("Good morning")).ToBeVisibleAsync();
        await jan.Page.Keyboard.TypeAsync("two");
        await jan.Page.Keyboard.PressAsync("Shift+Enter");
        await jan.Page.Keyboard.TypeAsync("lines");
        await jan.Page.Keyboard.PressAsync("Enter");
        await Expect(jan.Line("two\nlines")).ToHaveTextAsync("two\nlines");
        await TabTo(jan.Page, "#leave summary");
        await jan.Page.Keyboard.PressAsync("Enter");
        await jan.Page.Keyboard.PressAsync("Escape");
        await Expect(jan.Page.Locator("#leave summary")).ToBeFocusedAsync();
        await jan.Page.Keyboard.PressAsync("Enter");
        await TabTo(jan.Page, "#leave button.primary");
        await jan.Page.Keyboard.PressAsync("Enter");
        await Expect(jan.Page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Name = "You left the session" })).ToBeVisibleAsync();
        await jan.Presses("Back to the session");
        await Expect(jan.Line("Good morning")).ToBeVisibleAsync();
        await Expect(jan.Page.Locator("#asked")).ToBeHiddenAsync();
        Assert.Empty(jan.Complaints);
    }

    [Fact]
    public async Task A_restart_of_the_site_keeps_the_page_the_place_and_the_half_typed_text()
    {
        await using var host = await new WebHost().Start();
        var anna = new Desk(host, "Anna Nowak");
        var session = await anna.Starts();
        await using var jan = await chromium.Visit(host);
        await jan.Joins((await anna.MakesLink(session)).Path, "Jan");
        await jan.Says("before");
        await jan.Page.FillAsync("#say-text", "half typ");
        await jan.Page.EvaluateAsync("() => { window.samePage = true; }");
        await host.Stop();
        await Expect(jan.Page.Locator("#offline")).ToBeVisibleAsync();
        await jan.Page.PressAsync("#say-text", "Enter");
        await Expect(jan.Page.Locator("#say-error")).ToContainTextAsync("Not sent");
        await host.Start();
        await Expect(jan.Page.Locator("#offline")).ToBeHiddenAsync(new LocatorAssertionsToBeHiddenOptions { Timeout = 15_000 });
        Assert.True(await jan.Page.EvaluateAsync<bool>("() => window.samePage === true"));
        await Expect(jan.Page.Locator("#say-text")).ToHaveValueAsync("half typ");
        await jan.Page.PressAsync("#say-text", "Enter");
        await Expect(jan.Line("half typ")).ToBeVisibleAsync();
        await jan.Page.FillAsync("#say-text", "typed before a reload");
        await jan.Page.ReloadAsync();
        await Expect(jan.Page.Locator("#say-text")).ToHaveValueAsync("typed before a reload");
        var now = await host.Queries.Get(session.Id, TestContext.Current.CancellationToken);
        Assert.Equal(ParticipantState.Connected, now!.Customers.Single().State);
        Assert.Empty(jan.Complaints);
    }

    [Fact]
    public async Task R3_4_Who_waits_is_let_in_by_themselves()
    {
        await using var host = await new WebHost().Start();
        var anna = new Desk(host, "Anna Nowak");
        var session = await anna.Starts(SessionMode.Multi);
        await using var jan = await chromium.Visit(host);
        await jan.Joins((await anna.MakesLink(session)).Path, "Jan");
        await using var ewa = await chromium.Visit(host, new BrowserNewContextOptions { Locale = "pl-PL" });
        await ewa.Joins((await anna.MakesLink(session)).Path, "Ewa");
        await Expect(ewa.Page.Locator("#waiting")).ToContainTextAsync("Konsultant pomaga teraz innym");
        await Expect(ewa.Page.Locator("#chat")).ToBeHiddenAsync();
        await jan.Says("only Anna reads this");
        await jan.Page.Locator("#leave summary").ClickAsync();
        await jan.Page.Locator("#leave button.primary").ClickAsync();
        await Expect(ewa.Page.Locator("#waiting")).ToBeHiddenAsync();
        await Expect(ewa.Page.Locator("#chat")).ToBeVisibleAsync();
        await anna.Says(session, "Dzień dobry");
        await Expect(ewa.Line("Dzień dobry")).ToBeVisibleAsync();
        await Expect(ewa.Line("only Anna reads this")).ToHaveCountAsync(0);
        Assert.Empty(ewa.Complaints);
    }

    [Fact]
    public async Task Hostile_names_and_texts_stay_text()
    {
        await using var host = await new WebHost().Start();
        var anna = new Desk(host, "Anna <b>Nowak</b>");
        var session = await anna.Starts();
        await using var jan = await chromium.Visit(host);
        jan.Page.Dialog += (_, _) => Assert.Fail("a script ran");
        await jan.Joins((await anna.MakesLink(session)).Path, "</script><img src=x onerror=alert(1)>\u202Egnp");
        var long5000 = string.Concat(Enumerable.Repeat("😀", 2500)) + new string('w', 1400);
        foreach (var text in new[] { "<script>alert(1)</script>", "**not bold** [x](javascript:alert(1))", "\u202Eright to left\u202C", "שלום עולם مرحبا", long5000 })
            await jan.Says(text);
        await using var console = await chromium.Visit(host);
        console.Page.Dialog += (_, _) => Assert.Fail("a script ran");
        await console.SignsIn(anna, $"/console/{session.Id}");
        foreach (var page in new[] { jan.Page, console.Page })
        {
            await Expect(page.Locator("#lines .line")).ToHaveCountAsync(5);
            await Expect(page.Locator("#lines .text").First).ToHaveTextAsync("<script>alert(1)</script>");
            await Expect(page.Locator("#lines :is(script, img, b, a)")).ToHaveCountAsync(0);
            await Expect(page.Locator("#people")).ToContainTextAsync("</script><img src=x onerror=alert(1)>gnp");
            Assert.DoesNotContain('\u202E', await page.InnerTextAsync("#lines") + await page.InnerTextAsync("#people"));
            await page.SetViewportSizeAsync(360, 740);
            Assert.True(await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth") <= 360);
        }

        await jan.Page.FillAsync("#say-text", new string('x', 5000));
        await jan.Page.PressAsync("#say-text", "Enter");
        await Expect(jan.Page.Locator("#say-error")).ToContainTextAsync("4000");
        await Expect(jan.Page.Locator("#say-text")).ToHaveValueAsync(new string('x', 5000));
        await jan.Page.FillAsync("#say-text", "short");
        await jan.Page.PressAsync("#say-text", "Enter");
        await Expect(jan.Line("short")).ToBeVisibleAsync();
        Assert.Empty(jan.Complaints);
        Assert.Empty(console.Complaints);
    }

    /// <summary>By the Tab key alone; every stop on the way is visible.</summary>
    static async Task TabTo(IPage page, string target)
    {
        for (var stops = 0; stops < 40; stops++)
        {
            if (await page.EvaluateAsync<bool>("target => document.activeElement?.matches(target) ?? false", target))
                return;
            await page.Keyboard.PressAsync("Tab");
        }

        Assert.Fail($"{target} can't be reached by keyboard");
    }
}
