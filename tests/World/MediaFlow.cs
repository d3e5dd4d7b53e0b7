using Microsoft.Playwright;

namespace SupportBot.Tests.World;

/// <summary>What really flows between pages: frames that were shown, and what the connections count; never what a page says of itself.</summary>
static class MediaFlow
{
    const string Frames = "selector => { const video = document.querySelector(selector); return video === null || video.videoWidth === 0 ? -1 : video.getVideoPlaybackQuality().totalVideoFrames; }";

    const string Counted =
        """
        async kinds => {
          let bytes = 0;
          for (const pc of globalThis.connections ?? [])
            for (const one of (await pc.getStats()).values())
              if (kinds.includes(one.type) && one.kind !== undefined) bytes += one.bytesSent ?? one.bytesReceived ?? 0;
          return bytes;
        }
        """;

    /// <summary>The picture is shown and moves.</summary>
    public static async Task Moves(IPage page, string selector = "#stage-video")
    {
        await Until(page, $"the picture in {selector} to be there", async () => await page.EvaluateAsync<int>(Frames, selector) > 0);
        var before = await page.EvaluateAsync<int>(Frames, selector);
        await Until(page, $"the picture in {selector} to move ({before} frames)", async () => await page.EvaluateAsync<int>(Frames, selector) is var now && (now >= before + 5 || (now >= 0 && now < before)));
    }

    /// <summary>RTP payload that this page has sent or received over its connections.</summary>
    public static Task<long> Bytes(IPage page, params string[] kinds) => page.EvaluateAsync<long>(Counted, kinds.Length > 0 ? kinds : ["inbound-rtp", "outbound-rtp"]);

    /// <summary>Nothing flows on this page: no connection carries a byte of media.</summary>
    public static Task Stops(IPage page) => Until(page, "media to stop flowing", async () =>
    {
        var before = await Bytes(page);
        await Task.Delay(1000);
        return await Bytes(page) <= before;
    });

    /// <summary>The page has taken something, and has given all of it up: no screen, camera or microphone is on.</summary>
    public static async Task GivesUp(IPage page)
    {
        Assert.True(await page.EvaluateAsync<int>("() => taken.length") > 0, $"{page.Url} has taken nothing");
        await Until(page, "screen, camera and microphone to be off", () => page.EvaluateAsync<bool>("() => taken.every(track => track.readyState === 'ended')"));
    }

    /// <summary>How the page reaches the others: the kinds of the candidates in use, such as <c>relay udp</c>.</summary>
    public static Task<string[]> Ways(IPage page) => page.EvaluateAsync<string[]>(
        """
        async () => {
          const ways = [];
          for (const pc of globalThis.connections ?? []) {
            const stats = await pc.getStats();
            for (const one of stats.values())
              if (one.type === 'transport' && one.selectedCandidatePairId) {
                const local = stats.get(stats.get(one.selectedCandidatePairId).localCandidateId);
                ways.push(`${local.candidateType} ${local.relayProtocol ?? local.protocol}`);
              }
          }
          return ways;
        }
        """);

    public static Task<int> Connections(IPage page) => page.EvaluateAsync<int>("() => (globalThis.connections ?? []).filter(pc => pc.connectionState !== 'closed').length");

    public static async Task Until(IPage page, string what, Func<Task<bool>> holds)
    {
        var limit = TimeProvider.System.GetTimestamp();
        while (!await holds())
        {
            if (TimeProvider.System.GetElapsedTime(limit) > TimeSpan.FromSeconds(30))
                throw new TimeoutException($"{page.Url}: waited for {what}\n{await Told(page)}");
            await Task.Delay(200);
        }
    }

    /// <summary>What the page's connections and pictures are like, for messages of failed tests.</summary>
    static Task<string> Told(IPage page) => page.EvaluateAsync<string>(
        """
        async () => {
          const told = [];
          for (const pc of globalThis.connections ?? []) {
            const stats = [...(await pc.getStats()).values()].filter(one => one.type === 'inbound-rtp' || one.type === 'outbound-rtp');
            told.push([pc.connectionState, pc.signalingState, pc.getTransceivers().map(t => `${t.mid} ${t.currentDirection} ${t.sender.track?.readyState} ${t.receiver.track?.readyState} ${t.receiver.track?.muted}`),
              stats.map(one => `${one.type} ${one.mid} ${one.framesReceived ?? one.framesSent} ${one.bytesReceived ?? one.bytesSent}`)]);
          }
          const videos = [...document.querySelectorAll('video')].map(video => [video.id, video.videoWidth, video.paused, video.srcObject?.getTracks().map(track => track.readyState)]);
          return JSON.stringify([told, videos]);
        }
        """);
}
