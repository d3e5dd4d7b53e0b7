using SupportBot.Sessions;
using SupportBot.Storage;

namespace SupportBot.Web.Live;

/// <summary>Where those who wait stand now: their place in the line, and how long it may take (R7.9).</summary>
sealed class WaitingLines(QueueBoard board, TimeProvider time)
{
    /// <summary>Null when the session doesn't wait (any more).</summary>
    public async Task<SeenWait?> Of(Session session, CancellationToken cancellationToken)
    {
        if (session.Wait is not { } wait)
            return null;
        if (wait.Queue is not { } queue)
            return SeenWait.Of(wait);
        var now = time.GetUtcNow();
        var place = (await board.Line(queue, cancellationToken)).TakeWhile(other => other.Id != session.Id).Count() + 1;
        return SeenWait.Of(wait) with { Place = place, Minutes = Minutes(wait, await board.ExpectedWait(queue, cancellationToken), now), At = now.ToUnixTimeMilliseconds() };
    }

    /// <summary>All who stand in a line.</summary>
    public async Task<IReadOnlyList<(Session Session, SeenWait Wait)>> All(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var all = new List<(Session, SeenWait)>();
        foreach (var line in (await board.Waiting(cancellationToken)).Where(session => session.Wait?.Queue is not null).GroupBy(session => session.Wait!.Queue!.Value))
        {
            var expected = await board.ExpectedWait(line.Key, cancellationToken);
            all.AddRange(line.Select((session, before) =>
                (session, SeenWait.Of(session.Wait!) with { Place = before + 1, Minutes = Minutes(session.Wait!, expected, now), At = now.ToUnixTimeMilliseconds() })));
        }

        return all;
    }

    /// <summary>What is left of the expected wait, rounded up; null when it isn't known, or over already: nothing is promised then.</summary>
    static int? Minutes(Wait wait, TimeSpan? expected, DateTimeOffset now) =>
        expected - (now - wait.Since) is { Ticks: > 0 } left ? (int)Math.Ceiling(left.TotalMinutes) : null;
}
