using System.Diagnostics;
using System.Text.Json;

namespace SupportBot.Tests.World;

/// <summary>What a program of others makes of a recording.</summary>
/// <param name="Complaints">What it found wrong while decoding all of it. (Two pictures of one millisecond, as a busy browser makes them, trouble the writer of nothing alone.)</param>
sealed record Judged(double Seconds, IReadOnlyList<string> Streams, int Pictures, string Complaints);

/// <summary>FFmpeg as the judge of recordings.</summary>
static class Ffprobe
{
    public static async Task<Judged> Judges(string file)
    {
        var probed = JsonElement.Parse((await Run("ffprobe", "-v", "error", "-count_packets", "-show_format", "-show_streams", "-of", "json", file)).Output);
        var streams = probed.GetProperty("streams").EnumerateArray().ToArray();
        var pictures = streams.Where(stream => stream.GetProperty("codec_type").GetString() == "video").Select(stream => int.Parse(stream.GetProperty("nb_read_packets").GetString()!, System.Globalization.CultureInfo.InvariantCulture)).FirstOrDefault();
        var seconds = probed.GetProperty("format").TryGetProperty("duration", out var duration) ? double.Parse(duration.GetString()!, System.Globalization.CultureInfo.InvariantCulture) : double.NaN;
        return new Judged(seconds, [.. streams.Select(stream => stream.GetProperty("codec_name").GetString()!)], pictures, (await Run("ffmpeg", "-v", "error", "-i", file, "-fps_mode", "vfr", "-f", "null", "-")).Errors is var said
            ? string.Join('\n', said.Split('\n').Where(line => line.Length > 0 && !line.Contains("non monotonically increasing dts to muxer", StringComparison.Ordinal)))
            : "");
    }

    /// <summary>The average colour of the picture that a player shows after jumping there, as red, green and blue.</summary>
    public static async Task<(int Red, int Green, int Blue)> ColourAt(string file, double seconds)
    {
        var one = Path.Combine(Directory.CreateTempSubdirectory("support-frame-").FullName, "pixel.rgb");
        var at = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var (_, errors) = await Run("ffmpeg", "-v", "error", "-ss", at, "-i", file, "-frames:v", "1", "-vf", "scale=1:1:flags=area", "-pix_fmt", "rgb24", "-f", "rawvideo", "-y", one);
        Assert.Equal("", errors);
        var pixel = await File.ReadAllBytesAsync(one, TestContext.Current.CancellationToken);
        Directory.Delete(Path.GetDirectoryName(one)!, recursive: true);
        return (pixel[0], pixel[1], pixel[2]);
    }

    static async Task<(string Output, string Errors)> Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true })!;
        process.StandardInput.Close();
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (output, await errors);
    }
}
