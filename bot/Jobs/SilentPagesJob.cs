using Quartz;
using SupportBot.Sessions;
using SupportBot.Storage;

namespace SupportBot.Bot.Jobs;

/// <summary>
/// Finds customers whose page has fallen silent without a farewell: a node that was killed, a page that never opened its line. They keep the place
/// for the grace time (R3.5).
/// </summary>
[DisallowConcurrentExecution]
sealed class SilentPagesJob(CustomerKeys keys, SessionStore store) : IJob
{
    /// <summary>Three missed beats.</summary>
    static readonly TimeSpan Silence = TimeSpan.FromSeconds(60);

    const int AtOnce = 200;

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        var silent = await keys.Silent(Silence, AtOnce, cancellationToken);
        foreach (var key in silent)
            await store.Apply(key.Session, new SessionCommand.LoseConnection(key.Participant), new Actor.Site(), null, cancellationToken);
        if (silent.Count > 0)
            await keys.MarkSilent([.. silent.Select(key => key.Participant)], cancellationToken);
    }
}
