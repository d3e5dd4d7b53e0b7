using System.Buffers.Binary;

namespace SupportBot.Web.Recordings.Webm;

/// <summary>The elements of a WebM file that we need to know (Matroska's names and numbers).</summary>
static class Element
{
    public const uint Ebml = 0x1A45DFA3, Segment = 0x18538067, SeekHead = 0x114D9B74, Seek = 0x4DBB, SeekId = 0x53AB, SeekPosition = 0x53AC,
        Info = 0x1549A966, TimestampScale = 0x2AD7B1, Duration = 0x4489,
        Tracks = 0x1654AE6B, TrackEntry = 0xAE, TrackNumber = 0xD7, TrackType = 0x83,
        Cluster = 0x1F43B675, Timestamp = 0xE7, Position = 0xA7, PrevSize = 0xAB, SimpleBlock = 0xA3, BlockGroup = 0xA0, Block = 0xA1, ReferenceBlock = 0xFB,
        Cues = 0x1C53BB6B, CuePoint = 0xBB, CueTime = 0xB3, CueTrackPositions = 0xB7, CueTrack = 0xF7, CueClusterPosition = 0xF1, CueRelativePosition = 0xF0,
        Tags = 0x1254C367, Chapters = 0x1043A770, Attachments = 0x1941A469, Void = 0xEC, Crc32 = 0xBF;

    /// <summary>Stands directly in the segment: where one begins, a cluster of unknown size is over.</summary>
    public static bool IsTop(uint id) => id is SeekHead or Info or Tracks or Cluster or Cues or Tags or Chapters or Attachments;
}

/// <summary>An element's head as it stands in a file.</summary>
/// <param name="At">Where the head begins.</param>
/// <param name="Start">Where the content begins.</param>
/// <param name="Size">Of the content; null: unknown, as in what is written while it is made.</param>
readonly record struct Head(uint Id, long At, long Start, long? Size)
{
    public long? End => Start + Size;
}

/// <summary>Reads EBML (RFC 8794). What is broken off or isn't EBML ends the reading; it is no error.</summary>
sealed class EbmlReader(Stream stream)
{
    /// <summary>Where the file ends; nothing beyond is believed.</summary>
    public long Length { get; } = stream.Length;

    /// <summary>The head of the element at this place; null: there is none. The content may be broken off.</summary>
    public Head? HeadAt(long at)
    {
        stream.Position = at;
        if (Number(keepsMark: true, longest: 4) is not { } id || Number(keepsMark: false, longest: 8) is not { } size)
            return null;
        return new Head((uint)id.Value, at, stream.Position, size.IsUnknown ? null : (long)size.Value);
    }

    public bool IsWhole(Head head) => head.End <= Length;

    /// <summary>The elements between two places, as long as they are whole.</summary>
    public IEnumerable<Head> Children(long start, long end)
    {
        for (var at = start; at < end && HeadAt(at) is { End: { } over } child && over <= end && IsWhole(child); at = over)
            yield return child;
    }

    public ulong Unsigned(Head head)
    {
        stream.Position = head.Start;
        ulong value = 0;
        for (var left = Math.Min(head.Size ?? 0, 8); left > 0; left--)
            value = (value << 8) | (byte)stream.ReadByte();
        return value;
    }

    /// <summary>A block's own head: which track, when within its cluster, and its flags.</summary>
    public (ulong Track, short Time, byte Flags)? Block(Head head)
    {
        stream.Position = head.Start;
        Span<byte> rest = stackalloc byte[3];
        return Number(keepsMark: false, longest: 8) is { } track && stream.ReadAtLeast(rest, 3, throwOnEndOfStream: false) == 3 && stream.Position <= head.End
            ? (track.Value, BinaryPrimitives.ReadInt16BigEndian(rest), rest[2])
            : null;
    }

    /// <summary>A number of variable length: its first set bit says how long it is.</summary>
    (ulong Value, bool IsUnknown)? Number(bool keepsMark, int longest)
    {
        var first = stream.ReadByte();
        if (first <= 0)
            return null;
        var length = System.Numerics.BitOperations.LeadingZeroCount((uint)first) - 23;
        if (length > longest)
            return null;
        var value = (ulong)(keepsMark ? first : first & (0xFF >> length));
        var isAllOnes = (first | (0xFF << (8 - length)) & 0xFF) == 0xFF;
        for (var i = 1; i < length; i++)
        {
            if (stream.ReadByte() is not (>= 0 and var next))
                return null;
            value = (value << 8) | (uint)next;
            isAllOnes &= next == 0xFF;
        }

        return (value, isAllOnes);
    }
}

/// <summary>Writes EBML. Sizes take eight bytes always, so that how long something gets doesn't hang on what stands in it.</summary>
sealed class EbmlWriter(Stream stream)
{
    const int SizeLength = 8;

    public static int HeadLength(uint id) => IdLength(id) + SizeLength;

    public void Head(uint id, long size)
    {
        Span<byte> bytes = stackalloc byte[8];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, id);
        stream.Write(bytes[(4 - IdLength(id))..4]);
        BinaryPrimitives.WriteUInt64BigEndian(bytes, (ulong)size | (1UL << 56));
        stream.Write(bytes);
    }

    public void Unsigned(uint id, ulong value)
    {
        Span<byte> bytes = stackalloc byte[8];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, value);
        Head(id, bytes.Length);
        stream.Write(bytes);
    }

    public void Float(uint id, double value)
    {
        Span<byte> bytes = stackalloc byte[8];
        BinaryPrimitives.WriteDoubleBigEndian(bytes, value);
        Head(id, bytes.Length);
        stream.Write(bytes);
    }

    public void Id(uint id, uint value)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, value);
        Head(id, IdLength(value));
        stream.Write(bytes[(4 - IdLength(value))..]);
    }

    public void Master(uint id, Action<EbmlWriter> content)
    {
        using var inside = new MemoryStream();
        content(new EbmlWriter(inside));
        Head(id, inside.Length);
        inside.WriteTo(stream);
    }

    public void Bytes(ReadOnlySpan<byte> bytes) => stream.Write(bytes);

    static int IdLength(uint id) => id switch { > 0xFFFFFF => 4, > 0xFFFF => 3, > 0xFF => 2, _ => 1 };
}
