using Quartz;
using SupportBot.Bot.Mail;

namespace SupportBot.Bot.Jobs;

/// <summary>Invitations that came back (R2.6).</summary>
[DisallowConcurrentExecution]
sealed class BounceJob(BounceWatch watch) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await watch.Look(cancellationToken);
}
