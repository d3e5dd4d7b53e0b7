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
        await using var stage = await LiveStage.Open(host, chromium);
        var (console, jan, assistant) = (stage.Console, await stage.Comes("Jan"), (await stage.Assists("Piotr Zieliński")).Visitor);
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
            await MediaFlow.Moves(viewer.Page, "#stage-video");
            await Expect(viewer.Page.Locator("#stage-title")).ToHaveTextAsync("Screen of Jan");
        }

        await MediaFlow.Moves(jan.Page, "#stage-video");
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

        await MediaFlow.GivesUp(jan.Page);

        await Expect(jan.Page.Locator("#stop-all")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task R10_2_A_no_ends_the_question_and_who_needs_not_be_asked_again_can_take_that_back()
    {
        await using var host = await new WebHost().Start();
        await using var stage = await LiveStage.Open(host, chromium);
        var (console, jan) = (stage.Console, await stage.Comes("Jan"));
        await console.Page.ClickAsync("#view-desktop");
        await jan.Page.ClickAsync("#ask [data-part=refuse]");
        await Expect(console.Page.Locator("#ended")).ToContainTextAsync("Desktop viewing has ended: not allowed (Jan).");
        await Expect(console.Page.Locator("#view-desktop")).ToHaveAttributeAsync("aria-pressed", "false");

        await console.Page.ClickAsync("#view-application");
        await jan.Page.CheckAsync("#ask [data-part=for-all]");
        await jan.Page.ClickAsync("#ask [data-part=allow]");
        await MediaFlow.Moves(console.Page, "#stage-video");
        await Expect(jan.Page.Locator("#granted")).ToBeVisibleAsync();
        await console.Page.ClickAsync("#view-application");
        await Expect(console.Page.Locator("#stage-video")).ToHaveCountAsync(0);
        await console.Page.ClickAsync("#view-desktop");
        await MediaFlow.Moves(console.Page, "#stage-video");
        await Expect(jan.Page.Locator("#running")).ToContainTextAsync("Your screen is seen by: Anna Nowak.");
        await jan.Page.ClickAsync("#withdraw");
        await Expect(jan.Page.Locator("#granted")).ToBeHiddenAsync();

        await console.Page.ClickAsync("#record");
        await Expect(jan.Page.Locator("#ask")).ToContainTextAsync("Anna Nowak would like to record this session.");
        await jan.Page.ClickAsync("#ask [data-part=allow]");
        await Expect(jan.Page.Locator("#recording-sign")).ToContainTextAsync("Anna Nowak records this session.");
        await Expect(console.Page.Locator("#recording-sign")).ToContainTextAsync("You record this session.");
        var ola = await stage.Comes("Ola");
        await Expect(ola.Page.Locator("#recording-sign")).ToContainTextAsync("You are left out of it.");
        await ola.Page.ClickAsync("#ask [data-part=allow]");
        await Expect(ola.Page.Locator("#recording-sign")).Not.ToContainTextAsync("left out");

        // R4.4: whom Anna helps now has nothing of what was before.
        await MediaFlow.Moves(ola.Page, "#stage-video");
        await console.Presses("Help Ola");
        foreach (var person in new[] { jan, ola, console })
        {
            await Expect(person.Page.Locator("#stage-video")).ToHaveCountAsync(0);
            if (person != ola)
                await Expect(person.Page.Locator("#ended")).ToContainTextAsync("Desktop viewing has ended: another customer is being helped");
            Assert.Empty(person.Complaints);
        }
    }

    [Fact]
    public async Task R4_3_Both_talk_with_face_and_voice_the_representative_shares_and_both_point_at_it()
    {
        await using var host = await new WebHost().Start();
        await using var stage = await LiveStage.Open(host, chromium);
        var (console, jan) = (stage.Console, await stage.Comes("Jan"));
        await console.Page.FocusAsync("#view-desktop");
        foreach (var next in new[] { "#view-application", "#share-desktop", "#share-application", "#video" })
        {
            await console.Page.Keyboard.PressAsync("ArrowRight");
            await Expect(console.Page.Locator(next)).ToBeFocusedAsync();
        }

        await console.Page.Keyboard.PressAsync("Enter");
        await MediaFlow.Moves(jan.Page, "#tiles video");
        await jan.Page.ClickAsync("#cam");
        await Expect(console.Page.Locator("#tiles video")).ToHaveCountAsync(2);
        await MediaFlow.Moves(console.Page, $"#tiles video[data-owner='{await You(jan)}']");
        await jan.Page.ClickAsync("#cam");
        await Expect(console.Page.Locator("#tiles video")).ToHaveCountAsync(1);

        await console.Page.ClickAsync("#voice");
        await Hears(jan.Page, await You(console));
        await jan.Page.ClickAsync("#mic");
        await Hears(console.Page, await You(jan));
        await Expect(console.Page.Locator("#running")).ToContainTextAsync("Microphones on: you, Jan.");
        await jan.Page.ClickAsync("#mic");
        await Expect(console.Page.Locator("#running")).ToContainTextAsync("Microphones on: you.");
        await Expect(console.Page.Locator("#voices audio")).ToHaveCountAsync(0);

        await console.Page.ClickAsync("#share-desktop");
        await MediaFlow.Moves(jan.Page, "#stage-video");
        await Expect(jan.Page.Locator("#stage-title")).ToHaveTextAsync("Screen of Anna Nowak");
        await jan.Page.ClickAsync("#mark-pointer");
        await jan.Page.HoverAsync("#marks", new PageHoverOptions { Position = new Position { X = 100, Y = 50 } });
        var pointer = console.Page.Locator($"#marks .pointer[data-from='{await You(jan)}']");
        await Expect(pointer).ToHaveTextAsync("Jan");
        var (there, here) = ((await jan.Page.Locator("#marks").BoundingBoxAsync())!, await console.Page.EvaluateAsync<float[]>("() => { const mark = document.querySelector('.pointer').style; return [parseFloat(mark.left), parseFloat(mark.top)]; }"));
        Assert.Equal(100 / there.Width * 100, here[0], 1f);
        Assert.Equal(50 / there.Height * 100, here[1], 1f);
        await console.Page.ClickAsync("#mark-pen");
        await console.Page.HoverAsync("#marks", new PageHoverOptions { Position = new Position { X = 60, Y = 60 } });
        await console.Page.Mouse.DownAsync();
        await console.Page.HoverAsync("#marks", new PageHoverOptions { Position = new Position { X = 160, Y = 120 } });
        await console.Page.Mouse.UpAsync();
        await Expect(jan.Page.Locator($"#strokes polyline[data-from='{await You(console)}']")).ToHaveCountAsync(1);
        await jan.Page.ClickAsync("#mark-clear");
        await Expect(console.Page.Locator("#strokes polyline")).ToHaveCountAsync(0);

        await console.Page.ClickAsync("#share-desktop");
        await Expect(jan.Page.Locator("#stage-video")).ToHaveCountAsync(0);
        await Expect(jan.Page.Locator("#tiles video")).ToHaveCountAsync(1);
        await console.Page.ClickAsync("#video");
        await Expect(jan.Page.Locator("#stage")).ToBeHiddenAsync();
        await Hears(jan.Page, await You(console));
    }

    [Fact]
    public async Task A_phone_shows_its_camera_instead_and_a_reload_or_another_tab_takes_it_along()
    {
        await using var host = await new WebHost().Start();
        await using var stage = await LiveStage.Open(host, chromium);
        var console = stage.Console;
        await using var jan = await chromium.Visit(host, new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = 360, Height = 740 }, HasTouch = true });
        await jan.Context.AddInitScriptAsync("delete MediaDevices.prototype.getDisplayMedia");
        await jan.Joins((await stage.Anna.MakesLink(stage.Session)).Path, "Jan");
        await console.Page.ClickAsync("#view-desktop");
        await Expect(jan.Page.Locator("#ask")).ToContainTextAsync("This device can't show its screen.");
        await jan.Presses("Show camera");
        await MediaFlow.Moves(console.Page, "#stage-video");
        await Expect(jan.Page.Locator("#running")).ToContainTextAsync("What your camera shows is seen by: Anna Nowak.");
        await Expect(jan.Page.Locator("#stop-all")).ToBeInViewportAsync();
        await jan.Page.Locator("#people-panel").ScrollIntoViewIfNeededAsync();
        await Expect(jan.Page.Locator("#stop-all")).ToBeInViewportAsync();

        await jan.Page.ReloadAsync();
        await MediaFlow.Moves(jan.Page, "#stage-video");
        await MediaFlow.Moves(console.Page, "#stage-video");
        var second = await jan.OpensAnotherTab();
        await second.GotoAsync(jan.Page.Url);
        await MediaFlow.Moves(second, "#stage-video");
        await Expect(jan.Page.Locator("#elsewhere")).ToBeVisibleAsync();
        await Expect(jan.Page.Locator("#stage-video")).ToHaveCountAsync(0);
        await jan.Presses("Use here");
        await Expect(second.Locator("#elsewhere")).ToBeVisibleAsync();
        await Expect(jan.Page.Locator("#elsewhere")).ToBeHiddenAsync();
        await jan.Presses("Show camera");
        await MediaFlow.Moves(jan.Page, "#stage-video");
        await MediaFlow.Moves(console.Page, "#stage-video");
        Assert.Empty(jan.Complaints);
    }

    [Fact]
    public async Task Notes_are_for_colleagues_and_never_reach_the_customer()
    {
        await using var host = await new WebHost().Start();
        await using var stage = await LiveStage.Open(host, chromium);
        var (console, jan, assistant) = (stage.Console, await stage.Comes("Jan"), (await stage.Assists("Piotr Zieliński")).Visitor);
        var received = new System.Collections.Concurrent.ConcurrentQueue<string>();
        var watched = await jan.OpensAnotherTab();
        watched.WebSocket += (_, line) => line.FrameReceived += (_, frame) => received.Enqueue(frame.Text ?? "");
        await watched.GotoAsync(jan.Page.Url);
        await console.Page.FillAsync("#note-text", "half a no");
        await console.Page.ReloadAsync();
        await Expect(console.Page.Locator("#note-text")).ToHaveValueAsync("half a no");
        await console.Page.FillAsync("#note-text", "<b>seems</b> to be the driver");
        await console.Presses("Add note");
        await Expect(console.Page.Locator("#note-text")).ToHaveValueAsync("");
        await Expect(assistant.Page.Locator("#notes .text")).ToHaveTextAsync("<b>seems</b> to be the driver");
        await console.Says("Have you tried another cable?");
        await Expect(watched.Locator("#lines")).ToContainTextAsync("another cable");
        await jan.Page.ReloadAsync();
        await Expect(jan.Line("another cable")).ToBeVisibleAsync();
        Assert.DoesNotContain("driver", await jan.Page.ContentAsync());
        Assert.Contains(received, frame => frame.Contains("another cable", StringComparison.Ordinal));
        Assert.DoesNotContain(received, frame => frame.Contains("driver", StringComparison.Ordinal));
    }

    [Fact]
    public async Task It_all_looks_good()
    {
        await using var host = await new WebHost().Start();
        await using var stage = await LiveStage.Open(host, chromium);
        await new Desk(host, "Piotr Zieliński-Brzęczyszczykiewicz").Joins(stage.Session);
        var (console, jan) = (stage.Console, await stage.Comes("Jan Kowalski"));
        await jan.Says("Good morning! My printer prints every page twice.");
        await console.Page.ClickAsync("#view-desktop");
        await console.Page.ClickAsync("#record");
        await Expect(jan.Page.Locator("#ask-list > li")).ToHaveCountAsync(2);
        await Expect(console.Page.Locator("#running")).ToContainTextAsync("Waiting for the answer of Jan Kowalski");
        await Looks.AreGood(jan.Page, "live-asked");
        await jan.Page.CheckAsync("#ask [data-part=for-all] >> nth=0");
        await jan.Page.ClickAsync("#ask [data-part=allow] >> nth=0");
        await Expect(jan.Page.Locator("#ask-list > li")).ToHaveCountAsync(1);
        await jan.Page.ClickAsync("#ask [data-part=allow]");
        await MediaFlow.Moves(console.Page, "#stage-video");
        await Expect(console.Page.Locator("#recording-sign")).ToBeVisibleAsync();
        await Looks.AreGood(jan.Page, "live-viewed");
        await console.Page.ClickAsync("#video");
        await MediaFlow.Moves(jan.Page, "#tiles video");
        await jan.Page.ClickAsync("#cam");
        await Expect(console.Page.Locator("#tiles video")).ToHaveCountAsync(2);
        await console.Page.ClickAsync("#voice");
        await console.Page.FillAsync("#note-text", "Seems to be the driver.");
        await console.Presses("Add note");
        await Expect(console.Page.Locator("#notes .note")).ToHaveCountAsync(1);
        await Looks.AreGood(console.Page, "live-console");
        await console.Page.ClickAsync("#view-desktop");
        await Expect(jan.Page.Locator("#stage-video")).ToHaveCountAsync(0);
        await Looks.AreGood(jan.Page, "live-faces");
    }

    /// <summary>A voice arrives, and the page lets it be heard.</summary>
    static Task Hears(IPage page, string owner) =>
        Comes(page, "() => { const voice = document.querySelector(at); return voice?.paused === false && voice.srcObject.getAudioTracks().some(track => track.readyState === 'live' && !track.muted) && moves(voice.currentTime, 0); }", $"#voices audio[data-owner='{owner}']");

    /// <summary>Waited for in the page by one evaluation: the site's policy lets nothing be evaluated later.</summary>
    /// <param name="what">May use <c>at</c>, and <c>moves(value, by)</c>: it has grown by more than that since it was first looked at.</param>
    static async Task Comes(IPage page, string what, string at) => Assert.True(await page.EvaluateAsync<bool>($$"""
        async at => {
            let first;
            const moves = (value, by) => value - (first ??= value) > by;
            const what = {{what}};
            for (let tries = 0; tries < 100; tries++) {
                if (what()) return true;
                await new Promise(next => setTimeout(next, 200));
            }
            return false;
        }
        """, at), $"{at} does not play on {page.Url}");

    static async Task<string> You(Visitor visitor) => (await visitor.Page.GetAttributeAsync("#room", "data-you"))!;
}
