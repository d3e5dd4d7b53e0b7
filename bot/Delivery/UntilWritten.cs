using SupportBot.Storage;

namespace SupportBot.Bot.Delivery;

/// <summary>
/// What has gone out has to be written down, or it would go out once more; and what waits behind it in its lane waits for that. A database that is
/// locked for a while doesn't change this: the writing is tried until it succeeds, or the lease is all but over.
/// </summary>
static class UntilWritten
{
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    /// <summary>Well within a lease.</summary>
    static readonly TimeSpan Limit = TimeSpan.FromSeconds(75);

    /// <exception cref="StorageBusyException">The database stayed locked.</exception>
    public static async Task Try(Func<Task> write, TimeProvider time, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        while (true)
        {
            try
            {
                await write();
                return;
            }
            catch (StorageBusyException) when (time.GetElapsedTime(started) < Limit)
            {
                await Task.Delay(Pause, time, cancellationToken);
            }
        }
    }
}
