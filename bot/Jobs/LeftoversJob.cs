using Quartz;
using SupportBot.Storage;

namespace SupportBot.Bot.Jobs;

/// <summary>Removes keys of deliveries and tickets that nobody can use any more.</summary>
[DisallowConcurrentExecution]
sealed class LeftoversJob(Leftovers leftovers, TimeProvider time) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await leftovers.Sweep(time.GetUtcNow(), cancellationToken);
}
