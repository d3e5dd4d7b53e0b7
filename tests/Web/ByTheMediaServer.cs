using SupportBot.Sessions;
using SupportBot.Tests.World;
using static Microsoft.Playwright.Assertions;

namespace SupportBot.Tests.Web;

/// <summary>Streams by way of a real Janus: each page has one connection up and one down, however many look on; the server alone speaks with Janus.</summary>
public sealed class ByTheMediaServer(Chromium chromium)
{
    [Fact]
    public async Task Pictures_and_voices_go_by_Janus_come_back_after_its_restart_and_end_with_the_activity()
    {
        await using var janus = await JanusServer.Start();
        await using var host = await new WebHost { Settings = janus.Settings }.Start();
        await using var stage = await LiveStage.Open(host, chromium);
        var jan = await stage.Comes("Jan Kowalski");
        var (_, ben) = await stage.Assists("Ben Miller");
        await stage.Views(jan);
        await MediaFlow.Moves(ben.Page);
        Assert.Equal(1, await MediaFlow.Connections(jan.Page));

        await stage.Console.Page.Locator("#voice").ClickAsync();
        await jan.Page.Locator("#mic").ClickAsync();
        await MediaFlow.Until(ben.Page, "voices to come", () => Hears(ben, 2));
        foreach (var page in new[] { jan.Page, stage.Console.Page, ben.Page })
            Assert.DoesNotContain(janus.ApiSecret, await page.ContentAsync(), StringComparison.Ordinal);

        await janus.Restart();
        await MediaFlow.Until(ben.Page, "voices to come again", () => Hears(ben, 2));
        await MediaFlow.Moves(ben.Page);
        await MediaFlow.Moves(stage.Console.Page);

        await jan.Page.Locator("#stop-all").ClickAsync();
        foreach (var page in new[] { jan.Page, ben.Page, stage.Console.Page })
            await Expect(page.Locator("#stage-video")).ToHaveCountAsync(0);
        await stage.Anna.Does(stage.Session, new SessionCommand.End());
    }

    static Task<bool> Hears(Visitor visitor, int voices) => visitor.Page.EvaluateAsync<bool>(
        """
        async voices => {
          const heard = new Set();
          for (const pc of globalThis.connections ?? [])
            for (const one of (await pc.getStats()).values())
              if (one.type === 'inbound-rtp' && one.kind === 'audio' && one.packetsReceived > 0) heard.add(one.ssrc);
          return heard.size >= voices;
        }
        """, voices);
}
