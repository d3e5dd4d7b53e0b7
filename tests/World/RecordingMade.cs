using SupportBot.Web.Recordings.Webm;

namespace SupportBot.Tests.World;

/// <summary>What Chromium's MediaRecorder writes, in pieces as it gives them: six seconds, each of a colour of its own, with a tone. Made once for all tests.</summary>
static class RecordingMade
{
    static readonly SemaphoreSlim Gate = new(1, 1);
    static byte[][]? _pieces;

    public static async Task<byte[][]> Pieces(Chromium chromium)
    {
        await Gate.WaitAsync();
        try
        {
            return _pieces ??= await Make(chromium);
        }
        finally
        {
            Gate.Release();
        }
    }

    /// <summary>Seekable, in a file of its own.</summary>
    /// <returns>Null: nothing in it can be played.</returns>
    public static string? Seekable(byte[] raw)
    {
        using var source = new MemoryStream(raw);
        var path = Path.Combine(Path.GetTempPath(), $"support-{Guid.CreateVersion7():N}.webm");
        using var target = File.Create(path);
        return SeekableWebm.Write(source, target) ? path : null;
    }

    static async Task<byte[][]> Make(Chromium chromium)
    {
        await using var visitor = await chromium.Visit(new Uri("http://127.0.0.1/"));
        var pieces = await visitor.Page.EvaluateAsync<string[]>("""
            async () => {
              const canvas = document.createElement('canvas');
              [canvas.width, canvas.height] = [320, 180];
              const pen = canvas.getContext('2d');
              const colours = ['#ff0000', '#00ff00', '#0000ff', '#ffff00', '#00ffff', '#ff00ff'];
              const sound = new AudioContext(), tone = sound.createOscillator(), out = sound.createMediaStreamDestination();
              tone.connect(out); tone.start(); await sound.resume();
              const began = performance.now();
              const draw = () => { pen.fillStyle = colours[Math.min(5, Math.floor((performance.now() - began) / 1000))]; pen.fillRect(0, 0, 320, 180); };
              draw();
              const clock = setInterval(draw, 40);
              const recorder = new MediaRecorder(new MediaStream([...canvas.captureStream(15).getTracks(), ...out.stream.getTracks()]), { mimeType: 'video/webm;codecs=vp8,opus', videoKeyFrameIntervalDuration: 1000 });
              const blobs = [];
              recorder.ondataavailable = event => { if (event.data.size) blobs.push(event.data); };
              recorder.start(1000);
              await new Promise(done => setTimeout(done, 6000));
              const stopped = new Promise(done => recorder.onstop = done);
              recorder.stop(); await stopped; clearInterval(clock); await sound.close();
              return await Promise.all(blobs.map(async blob => { let text = ''; for (const byte of new Uint8Array(await blob.arrayBuffer())) text += String.fromCharCode(byte); return btoa(text); }));
            }
            """);
        return [.. pieces.Select(Convert.FromBase64String)];
    }
}
