using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using SupportBot.Sessions;
using SupportBot.Storage;
using SupportBot.Web.Recordings.Webm;

namespace SupportBot.Web.Recordings;

/// <summary>A part as it can be played.</summary>
/// <param name="Path">Null: nothing in it can be played.</param>
public sealed record PlayablePart(Guid Id, DateTimeOffset BeganAt, string? Path, TimeSpan? Lasts, long Size);

/// <summary>
/// Recordings on the disk: <c>{session}/{activity}/{part}</c>, all of them ids. A recording has more than one part when the page that recorded was
/// loaded again. Nothing of what people typed is in a path.
/// </summary>
sealed class RecordingFolder(IOptions<RecordingOptions> options, IHostEnvironment environment, StorageOptions storage, TimeProvider time) : IDisposable
{
    const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    const int PartsAtMost = 1000;
    static readonly byte[] WebmHead = [0x1A, 0x45, 0xDF, 0xA3];

    /// <summary>The whole path; it may not be there yet.</summary>
    public string Root { get; } = options.Value.Folder.Length > 0 ? Path.GetFullPath(options.Value.Folder, environment.ContentRootPath) : Path.Combine(storage.Folder ?? environment.ContentRootPath, "recordings");

    /// <summary>A long one keeps the disk busy: one after the other.</summary>
    readonly SemaphoreSlim _making = new(1, 1);

    long Limit => options.Value.SizeLimit * (1L << 20);

    public async Task<PieceTaken> Append(SessionId session, ActivityId recording, Guid part, int piece, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        var folder = FolderOf(session, recording);
        var file = new PartFile(folder, part);
        if (piece == 0 && !bytes.Span.StartsWith(WebmHead))
            return new PieceTaken(PieceResult.NotWebm, 0);
        if (!file.Exists)
        {
            if (piece > 0)
                return new PieceTaken(PieceResult.Skips, 0);
            if (PartFile.In(folder).Take(PartsAtMost).Count() == PartsAtMost)
                return new PieceTaken(PieceResult.TooMuch, 0);
            MakeFolder(folder);
        }

        var others = PartFile.In(folder).Where(other => other.Id != part).Sum(other => other.Length);
        return await file.Append(piece, bytes, Limit - others, time.GetUtcNow(), cancellationToken);
    }

    public bool Has(SessionId session, ActivityId recording, Guid part) => new PartFile(FolderOf(session, recording), part).Exists;

    /// <summary>The parts of one recording in order, made playable where they aren't yet.</summary>
    /// <param name="isAll">Nothing comes any more.</param>
    public async Task<IReadOnlyList<PlayablePart>> Play(SessionId session, ActivityId recording, bool isAll, CancellationToken cancellationToken)
    {
        var parts = new List<PlayablePart>();
        foreach (var part in PartFile.In(FolderOf(session, recording)).ToArray())
            parts.Add(Shown(part, await Play(part, isAll, cancellationToken)));
        return [.. parts.OrderBy(part => part.BeganAt)];
    }

    /// <summary>The file to play; null: there is none.</summary>
    public async Task<string?> Play(SessionId session, ActivityId recording, Guid part, bool isAll, CancellationToken cancellationToken) =>
        new PartFile(FolderOf(session, recording), part) is { Exists: true } file ? await Play(file, isAll, cancellationToken) : null;

    /// <summary>Recordings that still lie there as they came.</summary>
    public IEnumerable<ActivityId> Raw(SessionId session)
    {
        var folder = FolderOf(session);
        return !Directory.Exists(folder) ? [] : Directory.EnumerateDirectories(folder)
            .Where(recording => PartFile.In(recording).Any(part => part.IsRaw))
            .Select(recording => ActivityId.Parse(Path.GetFileName(recording))).OfType<ActivityId>();
    }

    /// <summary>Sessions that have a folder here.</summary>
    public IReadOnlyList<SessionId> Sessions() => Directory.Exists(Root)
        ? [.. Directory.EnumerateDirectories(Root).Select(folder => Guid.TryParseExact(Path.GetFileName(folder), "N", out var id) ? new SessionId(id) : (SessionId?)null).OfType<SessionId>()]
        : [];

    /// <summary>Everything of a session, for good.</summary>
    public void Forget(SessionId session) => Directory.Delete(FolderOf(session), recursive: true);

    public void Dispose() => _making.Dispose();

    async Task<string?> Play(PartFile part, bool isAll, CancellationToken cancellationToken)
    {
        await _making.WaitAsync(cancellationToken);
        try
        {
            return part.MakePlayable(isAll);
        }
        finally
        {
            _making.Release();
        }
    }

    static PlayablePart Shown(PartFile part, string? path)
    {
        if (path is null)
            return new PlayablePart(part.Id, part.BeganAt ?? default, null, null, 0);
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        return new PlayablePart(part.Id, part.BeganAt ?? default, path, SeekableWebm.DurationOf(file), file.Length);
    }

    string FolderOf(SessionId session) => Path.Combine(Root, session.ToString());

    string FolderOf(SessionId session, ActivityId recording) => Path.Combine(FolderOf(session), recording.ToString());

    static void MakeFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(folder);
        else
            Directory.CreateDirectory(folder, OwnerOnly);
    }
}
