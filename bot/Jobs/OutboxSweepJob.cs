using Quartz;
using SupportBot.Storage;

namespace SupportBot.Bot.Jobs;

/// <summary>Watches over the outbox: what has waited too long, or was given up, is said in the log, where somebody can see it.</summary>
[DisallowConcurrentExecution]
sealed partial class OutboxSweepJob(Outbox outbox, TimeProvider time, ILogger<OutboxSweepJob> logger) : IJob
{
    static readonly TimeSpan TooLong = TimeSpan.FromMinutes(5);

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        var health = await outbox.Health(cancellationToken);
        if (health.Oldest is { } oldest && time.GetUtcNow() - oldest > TooLong)
            LogLate(health.Pending, oldest);
    }

    [LoggerMessage(LogLevel.Warning, "{Pending} promises wait in the outbox, the oldest since {Oldest:O}")]
    partial void LogLate(int pending, DateTimeOffset oldest);
}
