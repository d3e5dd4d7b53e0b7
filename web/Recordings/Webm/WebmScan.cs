namespace SupportBot.Web.Recordings.Webm;

/// <summary>Bytes of the file.</summary>
readonly record struct Stretch(long Start, long End)
{
    public long Length => End - Start;
}

/// <summary>A picture or a sound that playing can begin with.</summary>
/// <param name="Time">In the file's own unit.</param>
/// <param name="Offset">Of its block in what is kept of the cluster.</param>
readonly record struct Entry(ulong Track, long Time, long Offset);

/// <param name="Kept">What goes into the new file, as it is.</param>
sealed record ScannedCluster(IReadOnlyList<Stretch> Kept, IReadOnlyList<Entry> Entries)
{
    public long Length => Kept.Sum(stretch => stretch.Length);
}

/// <summary>
/// What a browser's MediaRecorder wrote, looked through once: where everything is, how long it lasts, where playing can begin. The file may be
/// broken off anywhere; what is whole before that counts.
/// </summary>
sealed class WebmScan
{
    readonly EbmlReader _reader;
    readonly List<ScannedCluster> _clusters = [];
    readonly List<Stretch> _info = [];
    readonly Dictionary<ulong, (long Last, long Step)> _tracks = [];
    ulong? _video;

    WebmScan(EbmlReader reader) => _reader = reader;

    public Stretch Header { get; private set; }

    /// <summary>What is said of the file as a whole, without its duration.</summary>
    public IReadOnlyList<Stretch> Info => _info;

    public Stretch Tracks { get; private set; }

    public IReadOnlyList<ScannedCluster> Clusters => _clusters;

    /// <summary>In the file's own unit.</summary>
    public double Duration => _tracks.Values.Select(track => track.Last + track.Step).DefaultIfEmpty().Max();

    /// <summary>Null: it isn't WebM, or nothing in it can be played.</summary>
    public static WebmScan? Of(Stream file)
    {
        var scan = new WebmScan(new EbmlReader(file));
        return scan.Read() && scan._clusters.Count > 0 && scan.Tracks.Length > 0 ? scan : null;
    }

    bool Read()
    {
        if (_reader.HeadAt(0) is not { Id: Element.Ebml, End: { } headerEnd } || headerEnd > _reader.Length || _reader.HeadAt(headerEnd) is not { Id: Element.Segment } segment)
            return false;
        Header = new Stretch(0, headerEnd);
        for (long? at = segment.Start; at < (segment.End ?? _reader.Length) && _reader.HeadAt(at.Value) is { } head;)
            at = Take(head);
        return true;
    }

    /// <returns>Where the next element begins; null: that can't be told.</returns>
    long? Take(Head head)
    {
        switch (head)
        {
            case { Id: Element.Cluster }:
                return TakeCluster(head);
            case var broken when !_reader.IsWhole(broken):
                return null;
            case { Id: Element.Info, End: { } end }:
                _info.AddRange(_reader.Children(head.Start, end).Where(child => child.Id is not (Element.Duration or Element.Void or Element.Crc32)).Select(child => new Stretch(child.At, child.End!.Value)));
                break;
            case { Id: Element.Tracks, End: { } end }:
                Tracks = new Stretch(head.At, end);
                foreach (var track in _reader.Children(head.Start, end).Where(child => child.Id == Element.TrackEntry).ToArray())
                    TakeTrack(track);
                break;
        }

        return head.End;
    }

    void TakeTrack(Head track)
    {
        const ulong Picture = 1;
        var facts = _reader.Children(track.Start, track.End!.Value).Where(child => child.Id is Element.TrackNumber or Element.TrackType).ToArray();
        var number = facts.Where(child => child.Id == Element.TrackNumber).Select(_reader.Unsigned).FirstOrDefault();
        if (_video is null && facts.Any(child => child.Id == Element.TrackType && _reader.Unsigned(child) == Picture))
            _video = number;
    }

    long TakeCluster(Head cluster)
    {
        var (kept, entries) = (new List<Stretch>(), new List<Entry>());
        long? time = null;
        long length = 0;
        var at = cluster.Start;
        var hasBlocks = false;
        while (at < (cluster.End ?? _reader.Length) && _reader.HeadAt(at) is { End: { } end } child && _reader.IsWhole(child) && !(cluster.Size is null && Element.IsTop(child.Id)))
        {
            at = end;
            // They speak of places in the old file.
            if (child.Id is Element.Position or Element.PrevSize or Element.Void or Element.Crc32)
                continue;
            if (child.Id == Element.Timestamp)
                time = (long)_reader.Unsigned(child);
            else if (child.Id is Element.SimpleBlock or Element.BlockGroup)
                hasBlocks |= TakeBlock(child, time ?? 0, length, entries);
            if (kept.Count > 0 && kept[^1].End == child.At)
                kept[^1] = kept[^1] with { End = end };
            else
                kept.Add(new Stretch(child.At, end));
            length += end - child.At;
        }

        if (time is not null && hasBlocks)
            _clusters.Add(new ScannedCluster(kept, entries));
        return cluster.End ?? at;
    }

    bool TakeBlock(Head element, long clusterTime, long offset, List<Entry> entries)
    {
        const byte Key = 0x80;
        var inside = element.Id == Element.BlockGroup ? _reader.Children(element.Start, element.End!.Value).ToArray() : [element];
        if (inside.Where(child => child.Id is Element.Block or Element.SimpleBlock).Select(_reader.Block).FirstOrDefault() is not var (track, relative, flags))
            return false;
        var time = clusterTime + relative;
        _tracks[track] = _tracks.TryGetValue(track, out var before) ? (Math.Max(before.Last, time), time > before.Last ? time - before.Last : before.Step) : (time, 0);
        var isKey = element.Id == Element.BlockGroup ? !inside.Any(child => child.Id == Element.ReferenceBlock) : (flags & Key) != 0;
        // Without pictures one entry for each cluster is enough.
        if (isKey && (_video is { } video ? track == video : entries.Count == 0))
            entries.Add(new Entry(track, time, offset));
        return true;
    }
}
