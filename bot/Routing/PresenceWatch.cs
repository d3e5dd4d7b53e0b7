using Microsoft.Extensions.Options;
using SupportBot.Graph;
using SupportBot.Storage;

namespace SupportBot.Bot.Routing;

/// <summary>
/// Keeps the presence of agents on duty known (R7.10), by asking Teams once a minute for all of them at once: far below its limits (1,500 questions in 30
/// seconds), and nobody is asked about who isn't on duty. A site that may not ask goes by agents' own word and asks again in an hour.
/// </summary>
sealed partial class PresenceWatch(Presences presences, PresenceBoard board, Agents agents, CurrentPolicy policy, IOptions<SignInOptions> signIn, IOptions<GraphOptions> graph, TimeProvider time, ILogger<PresenceWatch> logger)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (signIn.Value.IsOn && !stoppingToken.IsCancellationRequested)
        {
            var pause = await Round(stoppingToken);
            await Task.Delay(pause, time, stoppingToken).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }
    }

    /// <returns>How long to wait until the next.</returns>
    async Task<TimeSpan> Round(CancellationToken stopping)
    {
        var interval = graph.Value.PresenceInterval;
        try
        {
            var onDuty = (await agents.All(stopping)).Where(agent => agent.Agent.IsOnDuty && policy.Now.FollowsPresence(agent.Person)).Select(agent => agent.Person);
            foreach (var some in onDuty.Where(signIn.Value.IsDirectoryOf).Chunk(Presences.MostAtOnce))
            {
                var told = await presences.Of([.. some.Select(person => person.ObjectId)], stopping);
                board.Set(some.Select(person => (person, told.GetValueOrDefault(person.ObjectId))));
            }

            return interval;
        }
        catch (GraphException failure)
        {
            LogUnknown(failure.Failure, failure.Code);
            return failure.Pause(interval);
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !stopping.IsCancellationRequested)
        {
            LogFailed(failure);
            return interval;
        }
    }

    [LoggerMessage(LogLevel.Warning, "The presence of agents isn't known ({Failure} {Code}): their own word alone counts")]
    partial void LogUnknown(GraphFailure failure, string? code);

    [LoggerMessage(LogLevel.Error, "A round of asking for presence failed")]
    partial void LogFailed(Exception failure);
}
