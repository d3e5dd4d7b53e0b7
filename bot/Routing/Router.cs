using SupportBot.Sessions;
using SupportBot.Storage;

namespace SupportBot.Bot.Routing;

/// <summary>
/// Offers waiting sessions to agents (R7.4–R7.7): as soon as something changes here, and at every <see cref="Beat"/> for what time or another node changed.
/// The plan follows from what is stored, and the rules judge each part of it: a plan that is out of date does nothing.
/// </summary>
sealed partial class Router(QueueBoard board, Agents agents, SessionStore store, SessionChanges changes, CurrentPolicy policy, TimeProvider time, ILogger<Router> logger) : BackgroundService
{
    static readonly TimeSpan Beat = TimeSpan.FromSeconds(2);

    readonly Wakeup _wakeup = new();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var listening = _wakeup.RaisedBy(changes, agents, IsPlanned);
        while (!stoppingToken.IsCancellationRequested)
        {
            await Round(stoppingToken);
            await _wakeup.Wait(Beat, stoppingToken);
        }
    }

    static bool IsPlanned(SessionChange change) =>
        change.Session.IsWaiting || change.Events.Any(recorded => recorded.Event is SessionEvent.Ended or SessionEvent.ControlTaken or SessionEvent.ControlTransferred);

    async Task Round(CancellationToken stopping)
    {
        try
        {
            if (await board.Waiting(stopping) is not { Count: > 0 } waiting)
                return;
            foreach (var (session, command) in SupportBot.Sessions.Routing.Plan(waiting, await agents.All(stopping), policy.Now, time.GetUtcNow()))
                await store.Apply(session, command, new Actor.Site(), null, stopping);
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !stopping.IsCancellationRequested)
        {
            LogRoundFailed(failure); // the next beat tries again
        }
    }

    public override void Dispose()
    {
        _wakeup.Dispose();
        base.Dispose();
    }

    [LoggerMessage(LogLevel.Error, "A round of routing failed")]
    partial void LogRoundFailed(Exception failure);
}
