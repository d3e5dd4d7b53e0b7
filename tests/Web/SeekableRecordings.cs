using SupportBot.Tests.World;
using SupportBot.Web.Recordings.Webm;

namespace SupportBot.Tests.Web;

/// <summary>What a browser recorded becomes a file that players know the length of and can jump in.</summary>
public sealed class SeekableRecordings(Chromium chromium)
{
    [Fact]
    public async Task It_has_its_length_both_streams_and_can_be_jumped_in()
    {
        var raw = (await RecordingMade.Pieces(chromium)).SelectMany(piece => piece).ToArray();
        var path = RecordingMade.Seekable(raw)!;
        var judged = await Ffprobe.Judges(path);
        Assert.InRange(judged.Seconds, 5, 7.5);
        Assert.Equal(["opus", "vp8"], judged.Streams.Order());
        Assert.Equal("", judged.Complaints);
        Assert.True(judged.Pictures > 20, $"{judged.Pictures} pictures");
        // Blue in the third second, wherever a player comes from.
        var (red, green, blue) = await Ffprobe.ColourAt(path, 2.6);
        Assert.True(blue > 150 && red < 100 && green < 100, $"{red} {green} {blue}");
        using var made = File.OpenRead(path);
        Assert.Equal(judged.Seconds, SeekableWebm.DurationOf(made)!.Value.TotalSeconds, 0.1);
        File.Delete(path);
    }

    [Fact]
    public async Task What_is_broken_off_anywhere_plays_up_to_there()
    {
        var raw = (await RecordingMade.Pieces(chromium)).SelectMany(piece => piece).ToArray();
        foreach (var length in new[] { raw.Length - 1, raw.Length * 3 / 4, (raw.Length / 2) + 7, raw.Length / 3 })
        {
            var path = RecordingMade.Seekable(raw[..length])!;
            var judged = await Ffprobe.Judges(path);
            Assert.Equal("", judged.Complaints);
            Assert.InRange(judged.Seconds, 0.5, 7.5);
            File.Delete(path);
        }
    }

    [Fact]
    public async Task Any_beginning_of_a_file_is_taken_without_an_error()
    {
        var raw = (await RecordingMade.Pieces(chromium)).SelectMany(piece => piece).ToArray();
        for (var length = 0; length < Math.Min(3000, raw.Length); length++)
        {
            using var target = new MemoryStream();
            using var source = new MemoryStream(raw, 0, length);
            SeekableWebm.Write(source, target);
        }
    }

    [Fact]
    public void What_is_no_recording_becomes_nothing()
    {
        byte[][] others = [[], [0x1A], [0x1A, 0x45, 0xDF, 0xA3], [0x1A, 0x45, 0xDF, 0xA3, 0x80, 0x18, 0x53, 0x80, 0x67, 0xFF], [.. Enumerable.Repeat((byte)0xFF, 1000)], new byte[1000]];
        foreach (var other in others)
        {
            using var target = new MemoryStream();
            using var source = new MemoryStream(other);
            Assert.False(SeekableWebm.Write(source, target));
            Assert.Equal(0, target.Length);
        }
    }

    [Fact]
    public async Task Damaged_bytes_do_no_harm()
    {
        var raw = (await RecordingMade.Pieces(chromium)).SelectMany(piece => piece).ToArray();
        for (var place = 0; place < raw.Length; place += 97)
        {
            var damaged = (byte[])raw.Clone();
            for (var next = place; next < Math.Min(place + 4, damaged.Length); next++)
                damaged[next] ^= 0xFF;
            using var target = new MemoryStream();
            using var source = new MemoryStream(damaged);
            SeekableWebm.Write(source, target);
            Assert.True(target.Length < raw.Length * 2);
        }
    }
}
