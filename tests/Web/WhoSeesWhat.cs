using SupportBot.Sessions;
using SupportBot.Tests.World;
using static Microsoft.Playwright.Assertions;

namespace SupportBot.Tests.Web;

/// <summary>Rules that end what is seen and heard, judged by what flows between real browsers.</summary>
public sealed class WhoSeesWhat(Chromium chromium)
{
    [Fact]
    public async Task R4_3_R4_4_Everyone_sees_it_and_selecting_another_customer_ends_it_for_everyone()
    {
        await using var host = await new WebHost().Start();
        await using var stage = await LiveStage.Open(host, chromium);
        var jan = await stage.Comes("Jan Kowalski");
        var ewa = await stage.Comes("Ewa Lis");
        var (_, ben) = await stage.Assists("Ben Miller");
        await stage.Views(jan);
        await MediaFlow.Moves(ben.Page);
        await MediaFlow.Moves(ewa.Page);

        await stage.Anna.Does(stage.Session, new SessionCommand.Select((await stage.Who("Ewa Lis")).Id));
        foreach (var page in new[] { stage.Console.Page, ben.Page, ewa.Page, jan.Page })
        {
            await Expect(page.Locator("#stage-video")).ToHaveCountAsync(0);
            await MediaFlow.Until(page, "its connections to be gone", async () => await MediaFlow.Connections(page) == 0);
            await MediaFlow.Stops(page);
        }

        await MediaFlow.GivesUp(jan.Page);
    }

    [Fact]
    public async Task R6_3_R6_4_Control_moves_and_only_voice_goes_on()
    {
        await using var host = await new WebHost().Start();
        await using var stage = await LiveStage.Open(host, chromium);
        var jan = await stage.Comes("Jan Kowalski");
        var (_, ben) = await stage.Assists("Ben Miller");
        await stage.Console.Page.Locator("#voice").ClickAsync();
        await jan.Page.Locator("#mic").ClickAsync();
        await stage.Views(jan);
        await MediaFlow.Moves(ben.Page);

        await stage.Anna.Does(stage.Session, new SessionCommand.TransferControl((await stage.Who("Ben Miller")).Id));
        await Expect(ben.Page.Locator("#stage-video")).ToHaveCountAsync(0);
        await MediaFlow.Until(jan.Page, "his screen to be his own again", () => jan.Page.EvaluateAsync<bool>(
            "() => connections.every(pc => pc.getSenders().every(sender => sender.track === null || sender.track.kind === 'audio'))"));
        var before = await MediaFlow.Bytes(ben.Page, "inbound-rtp");
        await MediaFlow.Until(ben.Page, "voices to go on", async () => await MediaFlow.Bytes(ben.Page, "inbound-rtp") > before);
        Assert.Equal([ActivityKind.Voice], (await stage.Now()).Activities.Select(activity => activity.Kind));
    }

    [Fact]
    public async Task More_than_three_viewers_get_it_by_way_of_the_controllers_page()
    {
        await using var host = await new WebHost().Start();
        await using var stage = await LiveStage.Open(host, chromium);
        var jan = await stage.Comes("Jan Kowalski");
        var viewers = new List<Visitor>();
        foreach (var name in new[] { "Ben Miller", "Cleo Adams", "Dan Brown" })
            viewers.Add((await stage.Assists(name)).Visitor);
        await stage.Views(jan);
        foreach (var viewer in viewers)
            await MediaFlow.Moves(viewer.Page);
        Assert.Equal(1, await MediaFlow.Connections(jan.Page));
        Assert.Equal(1, await MediaFlow.Connections(viewers[0].Page));
        Assert.Equal(4, await MediaFlow.Connections(stage.Console.Page));
    }
}
