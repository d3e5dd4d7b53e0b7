using System.Threading.RateLimiting;

namespace SupportBot.Bot.Mail;

/// <summary>What Exchange Online takes from one mailbox: four requests at once, thirty messages a minute. Who can't send now waits in the outbox, not here.</summary>
sealed class MailboxLimits : IDisposable
{
    const int AtOnce = 4;
    const int AMinute = 30;

    /// <summary>About when the window has moved on.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    readonly PartitionedRateLimiter<string> _limits = PartitionedRateLimiter.CreateChained(
        PartitionedRateLimiter.Create<string, string>(mailbox => RateLimitPartition.GetConcurrencyLimiter(mailbox, _ => new ConcurrencyLimiterOptions { PermitLimit = AtOnce, QueueLimit = 0 })),
        PartitionedRateLimiter.Create<string, string>(mailbox => RateLimitPartition.GetSlidingWindowLimiter(
            mailbox, _ => new SlidingWindowRateLimiterOptions { PermitLimit = AMinute, Window = TimeSpan.FromMinutes(1), SegmentsPerWindow = 6, QueueLimit = 0 })));

    /// <summary>Dispose when the message has gone; null when it may not go now.</summary>
    public IDisposable? Enter(string mailbox)
    {
        var lease = _limits.AttemptAcquire(mailbox);
        if (lease.IsAcquired)
            return lease;
        lease.Dispose();
        return null;
    }

    public void Dispose() => _limits.Dispose();
}
