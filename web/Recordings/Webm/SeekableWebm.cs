using System.Buffers;

namespace SupportBot.Web.Recordings.Webm;

/// <summary>
/// Makes what a MediaRecorder wrote a file that players know the length of and can jump in: sizes and duration filled in, and an index (cues)
/// before the pictures. Nothing is decoded; pictures and sound are copied as they are.
/// </summary>
static class SeekableWebm
{
    const int BufferSize = 1 << 20;

    /// <returns>False: there is nothing in it that could be played; nothing was written.</returns>
    public static bool Write(Stream source, Stream target)
    {
        if (WebmScan.Of(source) is not { } scan)
            return false;
        var info = Info(source, scan);
        var cuesLength = Cues(scan, 0).Length;
        var seekHeadLength = SeekHead(0, 0, 0, cuesLength > 0).Length;
        // All positions count from the beginning of the segment's content.
        var tracksAt = seekHeadLength + info.Length;
        var cuesAt = tracksAt + scan.Tracks.Length;
        var clustersAt = cuesAt + cuesLength;
        var writer = new EbmlWriter(target);
        Copy(source, target, scan.Header);
        writer.Head(Element.Segment, clustersAt + scan.Clusters.Sum(cluster => EbmlWriter.HeadLength(Element.Cluster) + cluster.Length));
        target.Write(SeekHead(seekHeadLength, tracksAt, cuesAt, cuesLength > 0));
        target.Write(info);
        Copy(source, target, scan.Tracks);
        target.Write(Cues(scan, clustersAt));
        foreach (var cluster in scan.Clusters)
        {
            writer.Head(Element.Cluster, cluster.Length);
            foreach (var stretch in cluster.Kept)
                Copy(source, target, stretch);
        }

        return true;
    }

    /// <summary>How long a file that was written here lasts; null: it isn't one.</summary>
    public static TimeSpan? DurationOf(Stream file)
    {
        const ulong Millisecond = 1_000_000;
        var reader = new EbmlReader(file);
        if (reader.HeadAt(0) is not { Id: Element.Ebml, End: { } headerEnd } || reader.HeadAt(headerEnd) is not { Id: Element.Segment, End: { } end } segment)
            return null;
        var info = reader.Children(segment.Start, end).TakeWhile(child => child.Id != Element.Cluster).FirstOrDefault(child => child.Id == Element.Info);
        if (info.Id != Element.Info)
            return null;
        var facts = reader.Children(info.Start, info.End!.Value).Where(child => child.Id is Element.Duration or Element.TimestampScale).ToDictionary(child => child.Id, reader.Unsigned);
        return facts.TryGetValue(Element.Duration, out var bits)
            ? TimeSpan.FromMilliseconds(BitConverter.UInt64BitsToDouble(bits) * facts.GetValueOrDefault(Element.TimestampScale, Millisecond) / Millisecond)
            : null;
    }

    static byte[] SeekHead(long infoAt, long tracksAt, long cuesAt, bool hasCues) => Made(writer => writer.Master(Element.SeekHead, head =>
    {
        Seek(head, Element.Info, infoAt);
        Seek(head, Element.Tracks, tracksAt);
        if (hasCues)
            Seek(head, Element.Cues, cuesAt);
    }));

    static void Seek(EbmlWriter writer, uint id, long at) => writer.Master(Element.Seek, seek =>
    {
        seek.Id(Element.SeekId, id);
        seek.Unsigned(Element.SeekPosition, (ulong)at);
    });

    static byte[] Info(Stream source, WebmScan scan) => Made(writer => writer.Master(Element.Info, info =>
    {
        foreach (var stretch in scan.Info)
        {
            var bytes = new byte[stretch.Length];
            source.Position = stretch.Start;
            source.ReadExactly(bytes);
            info.Bytes(bytes);
        }

        info.Float(Element.Duration, scan.Duration);
    }));

    static byte[] Cues(WebmScan scan, long clustersAt)
    {
        if (!scan.Clusters.Any(cluster => cluster.Entries.Count > 0))
            return [];
        return Made(writer => writer.Master(Element.Cues, cues =>
        {
            var at = clustersAt;
            foreach (var cluster in scan.Clusters)
            {
                foreach (var entry in cluster.Entries)
                    Cue(cues, entry, at);
                at += EbmlWriter.HeadLength(Element.Cluster) + cluster.Length;
            }
        }));
    }

    static void Cue(EbmlWriter writer, Entry entry, long clusterAt) => writer.Master(Element.CuePoint, point =>
    {
        point.Unsigned(Element.CueTime, (ulong)Math.Max(0, entry.Time));
        point.Master(Element.CueTrackPositions, positions =>
        {
            positions.Unsigned(Element.CueTrack, entry.Track);
            positions.Unsigned(Element.CueClusterPosition, (ulong)clusterAt);
            positions.Unsigned(Element.CueRelativePosition, (ulong)entry.Offset);
        });
    });

    static byte[] Made(Action<EbmlWriter> content)
    {
        using var made = new MemoryStream();
        content(new EbmlWriter(made));
        return made.ToArray();
    }

    static void Copy(Stream source, Stream target, Stretch stretch)
    {
        var buffer = ArrayPool<byte>.Shared.Rent((int)Math.Min(BufferSize, stretch.Length));
        source.Position = stretch.Start;
        for (var left = stretch.Length; left > 0;)
        {
            var read = source.Read(buffer, 0, (int)Math.Min(buffer.Length, left));
            if (read == 0)
                throw new EndOfStreamException("The recording became shorter while it was read.");
            target.Write(buffer, 0, read);
            left -= read;
        }

        ArrayPool<byte>.Shared.Return(buffer);
    }
}
