using SupportBot.Sessions;
using SupportBot.Tests.World;
using static Microsoft.Playwright.Assertions;

namespace SupportBot.Tests.Web;

/// <summary>The line to the site is cut, pages are loaded anew, the relay swallows everything: the picture stays or comes back by itself, and everybody stays who they are.</summary>
public sealed class BadNetworks(Chromium chromium)
{
    /// <summary>Both at once: they mostly wait.</summary>
    [Fact]
    public Task R3_5_The_picture_goes_on_while_the_line_to_the_site_is_gone() => Task.WhenAll(GoesOn(GapMode.Drop, 20), GoesOn(GapMode.Hole, 50));

    async Task GoesOn(GapMode mode, int seconds)
    {
        await using var host = await new WebHost().Start();
        await using var gap = new Gap(host.Address);
        await using var stage = await LiveStage.Open(host, chromium, gap.Address);
        var jan = await stage.Comes("Jan Kowalski");
        await stage.Views(jan);
        await jan.Page.FillAsync("#say-text", "half a sent");

        gap.Set(mode);
        await Task.Delay(TimeSpan.FromSeconds(seconds - 5), TestContext.Current.CancellationToken);
        await MediaFlow.Moves(stage.Console.Page);
        await Task.Delay(TimeSpan.FromSeconds(5), TestContext.Current.CancellationToken);
        gap.Set(GapMode.Pass);

        await Expect(jan.Page.Locator("#offline")).ToBeHiddenAsync();
        await Expect(stage.Console.Page.Locator("#offline")).ToBeHiddenAsync();
        await MediaFlow.Moves(stage.Console.Page);
        await Expect(jan.Page.Locator("#say-text")).ToHaveValueAsync("half a sent");
        await Visitor.SaysOn(stage.Console.Page, "Are you there?");
        await Expect(jan.Line("Are you there?")).ToBeVisibleAsync();
        var now = await stage.Now();
        Assert.Equal(ParticipantState.Connected, Assert.Single(now.Customers).State);
        Assert.Single(now.Activities);
        await stage.Console.Page.Locator("#view-desktop").ClickAsync();
        await MediaFlow.Stops(jan.Page);
    }

    [Fact]
    public async Task A_page_that_is_loaded_anew_gets_and_gives_the_picture_again()
    {
        await using var host = await new WebHost().Start();
        await using var stage = await LiveStage.Open(host, chromium);
        var jan = await stage.Comes("Jan Kowalski");
        await stage.Views(jan);

        await stage.Console.Page.ReloadAsync();
        await MediaFlow.Moves(stage.Console.Page);
        await jan.Page.ReloadAsync();
        await MediaFlow.Moves(stage.Console.Page);
        Assert.Single((await stage.Now()).Customers);
    }

    [Fact]
    public async Task Only_by_relay_and_while_the_relay_swallows_everything()
    {
        await using var turn = await TurnServer.Start();
        await using var host = await new WebHost
        {
            Settings = new() { ["Turn:Urls"] = turn.Url("udp"), ["Turn:SharedSecret"] = turn.Secret, ["Turn:RelayOnly"] = "true" },
        }.Start();
        await using var gap = new Gap(host.Address);
        await using var stage = await LiveStage.Open(host, chromium, gap.Address);
        var jan = await stage.Comes("Jan Kowalski");
        await stage.Views(jan);
        Assert.Equal(["relay udp"], await MediaFlow.Ways(jan.Page));
        Assert.Equal(["relay udp"], await MediaFlow.Ways(stage.Console.Page));

        turn.Freeze();
        gap.Set(GapMode.Hole);
        await Task.Delay(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        turn.Thaw();
        gap.Set(GapMode.Pass);
        await MediaFlow.Moves(stage.Console.Page);
    }

    [Fact]
    public async Task Only_by_relay_over_TCP()
    {
        await using var turn = await TurnServer.Start();
        await using var host = await new WebHost
        {
            Settings = new() { ["Turn:Urls"] = turn.Url("tcp"), ["Turn:SharedSecret"] = turn.Secret, ["Turn:RelayOnly"] = "true" },
        }.Start();
        await using var stage = await LiveStage.Open(host, chromium);
        var jan = await stage.Comes("Jan Kowalski");
        await stage.Views(jan);
        Assert.Equal(["relay tcp"], await MediaFlow.Ways(jan.Page));
    }
}
