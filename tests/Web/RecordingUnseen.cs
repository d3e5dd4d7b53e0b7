using Microsoft.Playwright;
using SupportBot.Sessions;
using SupportBot.Tests.World;
using static Microsoft.Playwright.Assertions;

namespace SupportBot.Tests.Web;

/// <summary>The page that records is out of sight, as it mostly is.</summary>
public sealed class RecordingUnseen(Chromium chromium)
{
    [Fact]
    public async Task A_hidden_page_goes_on_recording_pictures()
    {
        await using var host = await new WebHost().Start();
        var anna = new Desk(host, "Anna Nowak");
        var session = await anna.Starts();
        var folder = Path.Combine(Path.GetDirectoryName(host.Database)!, "recordings");
        await using var console = await chromium.Visit(host);
        await console.SignsIn(anna, $"/console/{session.Id}");
        await console.Page.ClickAsync("#share-desktop");
        await console.Page.ClickAsync("#record");
        await Pieces(1);
        var line = await console.Context.NewCDPSessionAsync(console.Page);
        await line.SendAsync("Emulation.setFocusEmulationEnabled", new() { ["enabled"] = false });
        var window = (await line.SendAsync("Browser.getWindowForTarget"))!.Value.GetProperty("windowId").GetInt32();
        await line.SendAsync("Browser.setWindowBounds", new() { ["windowId"] = window, ["bounds"] = new Dictionary<string, object> { ["windowState"] = "minimized" } });
        await console.Page.WaitForFunctionAsync("() => document.visibilityState === 'hidden'", null, new PageWaitForFunctionOptions { PollingInterval = 200 });
        await Pieces(8);
        await anna.Does(session, new SessionCommand.End());
        await Expect(console.Page.Locator("h1")).ToContainTextAsync("has ended");
        using var browser = await anna.SignsInByForm();
        await browser.Get($"/console/{session.Id}/recordings");
        var judged = await Ffprobe.Judges(Files("*.webm").Single());
        // Of some sixteen seconds, the page was to be seen for the first two.
        Assert.True(judged.LastPicture > judged.Seconds - 6, $"{judged}");
        Assert.Empty(console.Complaints);

        string[] Files(string kind) => Directory.Exists(folder) ? Directory.GetFiles(folder, kind, SearchOption.AllDirectories) : [];

        async Task Pieces(int count)
        {
            for (var tries = 0; Files("*.pieces").Sum(file => (new FileInfo(file).Length / 8) - 1) < count; tries++)
            {
                Assert.True(tries < 600, "nothing more of the recording arrived");
                await Task.Delay(100, TestContext.Current.CancellationToken);
            }
        }
    }
}
