using Quartz;
using SupportBot.Storage;
using SupportBot.Web.Recordings;

namespace SupportBot.Bot.Jobs;

/// <summary>Removes keys of deliveries and tickets that nobody can use any more, records past their retention, and the recordings that belonged to them.</summary>
[DisallowConcurrentExecution]
sealed class LeftoversJob(Leftovers leftovers, RecordingKeeper recordings, TimeProvider time) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        await leftovers.Sweep(time.GetUtcNow(), cancellationToken);
        await recordings.Sweep(time.GetUtcNow(), cancellationToken);
    }
}
