using Quartz;
using SupportBot.Sessions;
using SupportBot.Storage;

namespace SupportBot.Bot.Jobs;

/// <summary>
/// Does what is due in sessions: invitations expire (R2.5), grace times end (R3.5). What is due follows from the stored state, so a trigger that
/// was missed is made up for by the next one.
/// </summary>
[DisallowConcurrentExecution]
sealed partial class DueJob(SessionQueries sessions, SessionStore store, TimeProvider time, ILogger<DueJob> logger) : IJob
{
    const int AtOnce = 200;

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        foreach (var id in await sessions.Due(time.GetUtcNow(), AtOnce, cancellationToken))
        {
            if (await store.Apply(id, new SessionCommand.DoWhatIsDue(), new Actor.Site(), null, cancellationToken) is Outcome.Accepted { Events.Length: > 0 } done)
                LogDone(id, done.Events.Length);
        }
    }

    [LoggerMessage(LogLevel.Information, "Session {Session}: {Count} things were due")]
    partial void LogDone(SessionId session, int count);
}
