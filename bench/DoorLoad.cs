using System.Diagnostics;
using SupportBot.Sessions;
using SupportBot.Storage;

namespace SupportBot.Bench;

/// <summary>A thousand conversations that say something, each command with its key and one answer, as a turn in chat does.</summary>
sealed class DoorLoad(MeasuredSite site, IReadOnlyList<(SessionId Session, Actor By)> talks) : IAsyncDisposable
{
    public const int InFlight = 32;
    public const int Commands = 6_000;
    const int Talks = 1_000;
    int _next;

    public static async Task<DoorLoad> Prepare(MeasuredSite site)
    {
        var talks = new (SessionId Session, Actor By)[Talks];
        await Parallel.ForAsync(0, Talks, new ParallelOptions { MaxDegreeOfParallelism = InFlight }, async (index, cancellation) =>
        {
            var id = NewId();
            var by = new Actor.Representative(new PersonId($"tenant/bench-{id}"), "Rita");
            var start = new SessionCommand.Start(new SessionId(id), SessionNumber.Draw(), new ParticipantId(NewId()), SessionMode.Multi, "en");
            await site.Store.Open(start, by, null, cancellation);
            talks[index] = (start.Id, by);
        });
        return new DoorLoad(site, talks);
    }

    public async Task<string> Measure(int rounds, bool delivers)
    {
        await Round(delivers);
        var figures = new List<(double Rate, double Half, double Most, double Cpu)>();
        for (var round = 0; round < rounds; round++)
            figures.Add(await Round(delivers));
        double Median(Func<(double Rate, double Half, double Most, double Cpu), double> which) => figures.Select(which).Order().ElementAt(figures.Count / 2);
        return $"{Median(figure => figure.Rate):N0} | {Median(figure => figure.Half):N1} | {Median(figure => figure.Most):N1} | {Median(figure => figure.Cpu):N3}";
    }

    /// <summary>The talks end, so that the next size starts from the same.</summary>
    public async ValueTask DisposeAsync() => await Parallel.ForEachAsync(
        talks, new ParallelOptions { MaxDegreeOfParallelism = InFlight }, async (talk, cancellation) => await site.Store.Apply(talk.Session, new SessionCommand.End(), talk.By, null, cancellation));

    async Task<(double Rate, double Half, double Most, double Cpu)> Round(bool delivers)
    {
        await site.Execute("DELETE FROM outbox");
        var times = new double[Commands];
        using var over = new CancellationTokenSource();
        var process = Process.GetCurrentProcess();
        var cpu = process.TotalProcessorTime;
        var clock = Stopwatch.GetTimestamp();
        var delivery = delivers ? Task.Run(() => Deliver(over.Token)) : Task.CompletedTask;
        await Parallel.ForAsync(0, Commands, new ParallelOptions { MaxDegreeOfParallelism = InFlight }, async (index, _) => times[index] = await Say());
        var took = Stopwatch.GetElapsedTime(clock);
        process.Refresh();
        var spent = process.TotalProcessorTime - cpu;
        await over.CancelAsync();
        await delivery;
        Array.Sort(times);
        return (Commands / took.TotalSeconds, times[Commands / 2], times[Commands * 99 / 100], spent.TotalMilliseconds / Commands);
    }

    async Task<double> Say()
    {
        var (session, by) = talks[Interlocked.Increment(ref _next) % talks.Count];
        var key = NewId().ToString("N");
        var clock = Stopwatch.GetTimestamp();
        await site.Store.Apply(
            session, new SessionCommand.Say(new MessageId(NewId()), "The printer says that it is out of paper."), by,
            new Inbound(key, _ => [new OutboxEntry(OutboxKind.Post, $"conversation:{session}", session, null, "{\"text\":\"Sent to everybody in the session.\"}")]), CancellationToken.None);
        return Stopwatch.GetElapsedTime(clock).TotalMilliseconds;
    }

    async Task Deliver(CancellationToken over)
    {
        while (!over.IsCancellationRequested)
        {
            var entries = await site.Outbox.Lease(64, TimeSpan.FromMinutes(1), CancellationToken.None);
            if (entries.Count == 0)
                await site.Outbox.WaitForWork(TimeSpan.FromMilliseconds(100), CancellationToken.None);
            else
                await Task.WhenAll(entries.Select(entry => site.Outbox.Done(entry, CancellationToken.None)));
        }
    }

    static Guid NewId() => Guid.CreateVersion7(TimeProvider.System.GetUtcNow());
}
