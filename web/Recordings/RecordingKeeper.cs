using SupportBot.Sessions;
using SupportBot.Storage;

namespace SupportBot.Web.Recordings;

/// <summary>Puts recordings in order that nobody has looked at, and removes those whose session is gone (rules §9). For timed work.</summary>
public sealed class RecordingKeeper
{
    const int AtOnce = 500;

    /// <summary>How long after its end a recording still takes its last pieces from who recorded.</summary>
    internal static readonly TimeSpan Grace = TimeSpan.FromMinutes(2);

    readonly RecordingFolder _folder;
    readonly SessionQueries _queries;

    internal RecordingKeeper(RecordingFolder folder, SessionQueries queries) => (_folder, _queries) = (folder, queries);

    /// <summary>
    /// The record goes first, the files after it: whatever breaks off in between is made up for by the next sweep, and as there is no session any
    /// more nobody reaches the files meanwhile.
    /// </summary>
    /// <returns>How many sessions' recordings went.</returns>
    public async Task<int> Sweep(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (gone, kept) = (0, new List<SessionId>());
        foreach (var some in _folder.Sessions().Chunk(AtOnce))
        {
            var known = await _queries.Known(some, cancellationToken);
            kept.AddRange(known);
            foreach (var session in some.Where(session => !known.Contains(session)))
            {
                _folder.Forget(session);
                gone++;
            }
        }

        // Afterwards: it needs the room that has become free.
        foreach (var session in kept)
            await Finish(session, now, cancellationToken);
        return gone;
    }

    async Task Finish(SessionId session, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var raw = _folder.Raw(session).ToArray();
        if (raw.Length == 0)
            return;
        foreach (var run in (await _queries.Recordings(session, cancellationToken)).Where(run => raw.Contains(run.Id) && IsAll(run, now)))
            await _folder.Play(session, run.Id, isAll: true, cancellationToken);
    }

    /// <summary>Whether nothing of it comes any more.</summary>
    internal static bool IsAll(RecordingRun run, DateTimeOffset now) => run.EndedAt + Grace < now;
}
