using System.Buffers.Binary;
using SupportBot.Web.Recordings.Webm;

namespace SupportBot.Web.Recordings;

/// <summary>What became of a piece.</summary>
/// <param name="Next">The number that is expected next.</param>
sealed record PieceTaken(PieceResult Result, int Next);

enum PieceResult
{
    Written,

    /// <summary>It is there already: it was sent again because the answer got lost.</summary>
    Known,

    /// <summary>One before it is missing.</summary>
    Skips,

    /// <summary>The recording would become larger than the site allows.</summary>
    TooMuch,

    /// <summary>A recording begins with the head of a WebM file; this doesn't.</summary>
    NotWebm,
}

/// <summary>
/// One part of a recording on the disk, as one MediaRecorder wrote it: <c>{part}.raw</c> as it came, <c>{part}.pieces</c> where each piece ends,
/// <c>{part}.{length}.webm</c> made from so much of it to be played. A piece counts once its end is written down: what a crash leaves behind in the
/// raw file beyond that is overwritten when the piece comes again.
/// </summary>
sealed class PartFile(string folder, Guid id)
{
    /// <summary>The index begins with when the part began, in Unix milliseconds.</summary>
    const int IndexHead = sizeof(long);

    static readonly TimeSpan LockPause = TimeSpan.FromMilliseconds(50);
    const int LockTries = 100;

    public Guid Id => id;

    string Raw => Path.Combine(folder, $"{id:N}.raw");

    string Index => Path.Combine(folder, $"{id:N}.pieces");

    string Playable(long length) => Path.Combine(folder, FormattableString.Invariant($"{id:N}.{length}.webm"));

    public static IEnumerable<PartFile> In(string folder) => Directory.Exists(folder)
        ? Directory.EnumerateFiles(folder, "*.pieces").Select(file => Guid.TryParseExact(Path.GetFileNameWithoutExtension(file), "N", out var id) ? new PartFile(folder, id) : null).OfType<PartFile>()
        : [];

    public bool Exists => File.Exists(Index);

    /// <summary>Still to be made playable for good.</summary>
    public bool IsRaw => File.Exists(Raw);

    public DateTimeOffset? BeganAt => ReadIndex() is { Length: >= IndexHead } index ? DateTimeOffset.FromUnixTimeMilliseconds(BinaryPrimitives.ReadInt64LittleEndian(index)) : null;

    /// <summary>In bytes, as far as pieces are whole.</summary>
    public long Length => EndOf(ReadIndex(), out _);

    /// <summary>Takes the next piece; it is on the disk when this returns.</summary>
    /// <param name="room">How large the part may become.</param>
    public async Task<PieceTaken> Append(int piece, ReadOnlyMemory<byte> bytes, long room, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var index = await OpenAlone(cancellationToken);
        var known = new byte[index.Length];
        await index.ReadExactlyAsync(known, cancellationToken);
        var end = EndOf(known, out var next);
        if (piece != next)
            return new PieceTaken(piece < next ? PieceResult.Known : PieceResult.Skips, next);
        if (end + bytes.Length > room)
            return new PieceTaken(PieceResult.TooMuch, next);
        // From here on it is carried out, whoever hangs up meanwhile.
        await using (var raw = new FileStream(Raw, FileMode.OpenOrCreate, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete))
        {
            raw.SetLength(end);
            raw.Position = end;
            await raw.WriteAsync(bytes, CancellationToken.None);
            raw.Flush(flushToDisk: true);
        }

        var entry = new byte[sizeof(long)];
        if (next == 0)
        {
            BinaryPrimitives.WriteInt64LittleEndian(entry, now.ToUnixTimeMilliseconds());
            index.SetLength(0);
            index.Write(entry);
        }

        BinaryPrimitives.WriteInt64LittleEndian(entry, end + bytes.Length);
        index.Position = IndexHead + ((long)next * sizeof(long));
        index.Write(entry);
        index.Flush(flushToDisk: true);
        return new PieceTaken(PieceResult.Written, next + 1);
    }

    /// <summary>The file to play, made from what has come so far if there is none of that yet; null: there is nothing that could be played.</summary>
    /// <param name="isAll">Nothing comes any more: what it was made from goes.</param>
    public string? MakePlayable(bool isAll)
    {
        var made = Directory.EnumerateFiles(folder, $"{id:N}.*.webm").FirstOrDefault();
        if (!File.Exists(Raw))
            return made;
        var path = Playable(Length);
        if (made != path && !Write(path))
            return null;
        foreach (var older in Directory.EnumerateFiles(folder, $"{id:N}.*.webm").Where(file => file != path))
            File.Delete(older);
        if (isAll)
            File.Delete(Raw);
        return path;
    }

    /// <summary>Under another name first: nobody sees half a file, and a crash leaves none.</summary>
    bool Write(string path)
    {
        var unfinished = path + ".unfinished";
        try
        {
            using var source = new FileStream(Raw, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1 << 16);
            using (var target = new FileStream(unfinished, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16))
            {
                if (!SeekableWebm.Write(source, target))
                    return false;
                target.Flush(flushToDisk: true);
            }

            File.Move(unfinished, path, overwrite: true);
            return true;
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    /// <summary>One writer at a time, on whichever node: the file's lock is held while it is open.</summary>
    async Task<FileStream> OpenAlone(CancellationToken cancellationToken)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return new FileStream(Index, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (tries < LockTries && File.Exists(Index))
            {
                await Task.Delay(LockPause, cancellationToken); // another request with a piece of this part
            }
        }
    }

    byte[]? ReadIndex()
    {
        try
        {
            using var index = new FileStream(Index, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var bytes = new byte[index.Length];
            return bytes[..index.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false)];
        }
        catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>A last entry that is broken off doesn't count.</summary>
    static long EndOf(byte[]? index, out int pieces)
    {
        pieces = Math.Max(0, ((index?.Length ?? 0) - IndexHead) / sizeof(long));
        return pieces == 0 ? 0 : BinaryPrimitives.ReadInt64LittleEndian(index.AsSpan(IndexHead + ((pieces - 1) * sizeof(long)), sizeof(long)));
    }
}
