using Microsoft.Playwright;
using SupportBot.Tests.World;
using static Microsoft.Playwright.Assertions;

namespace SupportBot.Tests.Web;

/// <summary>See, share, talk, mark: whole stories between the console and the customer's page, with pictures that really move.</summary>
public sealed class TheLiveSession(Chromium chromium)
{
    [Fact]
    public async Task R10_2_R4_3_R10_3_A_desktop_is_seen_by_everyone_after_a_yes_and_by_nobody_after_the_big_Stop()
    {
        await using var host = await new WebHost().Start();
        var (anna, piotr) = (new Desk(host, "Anna Nowak"), new Desk(host, "Piotr Zieliński"));
        var session = await anna.Starts();
        await piotr.Joins(session);
        await using var jan = await chromium.Visit(host);
        await jan.Joins((await anna.MakesLink(session)).Path, "Jan");
        await using var console = await chromium.Visit(host);
        await console.SignsIn(anna, $"/console/{session.Id}");
        await using var assistant = await chromium.Visit(host);
        await assistant.SignsIn(piotr, $"/console/{session.Id}");
        await Expect(assistant.Page.Locator("#running")).ToContainTextAsync("Nothing is shared");
        await Expect(assistant.Page.Locator("#toolbar")).ToBeHiddenAsync();
        await Expect(jan.Page.Locator("#stop-all")).ToBeHiddenAsync();

        await console.Page.ClickAsync("#view-desktop");
        await Expect(console.Page.Locator("#view-desktop")).ToContainTextAsync("Asking Jan");
        await Expect(jan.Page.Locator("#ask")).ToContainTextAsync("Anna Nowak would like to see your screen.");
        await Expect(console.Page.Locator("#stage")).ToBeHiddenAsync();
        await jan.Page.ClickAsync("#ask [data-part=allow]");
        foreach (var viewer in new[] { console, assistant })
        {
            await Plays(viewer.Page, "#stage-video");
            await Expect(viewer.Page.Locator("#stage-title")).ToHaveTextAsync("Screen of Jan");
        }

        await Plays(jan.Page, "#stage-video");
        await Expect(jan.Page.Locator("#running")).ToContainTextAsync("Your screen is seen by: Anna Nowak, Piotr Zieliński.");
        await Expect(jan.Page.Locator("#ask")).ToBeHiddenAsync();

        await jan.Page.ClickAsync("#stop-all");
        foreach (var person in new[] { jan, console, assistant })
        {
            await Expect(person.Page.Locator("#stage-video")).ToHaveCountAsync(0);
            await Expect(person.Page.Locator("#stage")).ToBeHiddenAsync();
            await Expect(person.Page.Locator("#ended")).ToContainTextAsync(person == jan ? "Desktop viewing has ended: stopped (you)." : "Desktop viewing has ended: stopped (Jan).");
            Assert.Equal(0, await person.Page.EvaluateAsync<int>("() => connections.flatMap(pc => [...pc.getSenders().map(s => s.track), ...pc.getReceivers().map(r => r.track)]).filter(t => t?.kind === 'video' && t.readyState === 'live').length"));
        }

        await Expect(jan.Page.Locator("#stop-all")).ToBeHiddenAsync();
        foreach (var person in new[] { jan, console, assistant })
            Assert.Empty(person.Complaints);
    }

    /// <summary>Frames arrive: the clock of a dead picture goes on as well.</summary>
    static async Task Plays(IPage page, string video)
    {
        await page.Locator(video).WaitForAsync();
        await page.WaitForFunctionAsync("""
            video => {
                const element = document.querySelector(video);
                const frames = element?.getVideoPlaybackQuality().totalVideoFrames ?? 0;
                if (!element || element.videoWidth === 0) return false;
                element.before ??= frames;
                return frames > element.before + 3;
            }
            """, video, new PageWaitForFunctionOptions { PollingInterval = 200 });
    }
}
