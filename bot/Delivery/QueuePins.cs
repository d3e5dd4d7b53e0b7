using SupportBot.Graph;
using SupportBot.Protocol;
using SupportBot.Sessions;

namespace SupportBot.Bot.Delivery;

/// <summary>
/// Pins a queue's card in a group chat for who asked for it, where they have signed in, and takes the pin off the card that it replaces. A convenience:
/// where it can't be done, and in channels, where nothing can pin but people, the card says how.
/// </summary>
sealed partial class QueuePins(PinnedMessages pins, ILogger<QueuePins> logger)
{
    /// <summary>The messages after it wait.</summary>
    static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    /// <param name="older">The message that showed the queue before; null for none.</param>
    public async Task Move(PersonId asker, ConversationAddress address, string? older, string newer, CancellationToken cancellationToken)
    {
        if (address.ConversationType != "groupChat" || older == newer)
            return;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Limit);
        await Try(() => pins.Pin(asker, address.ConversationId, newer, limit.Token), cancellationToken);
        if (older is not null)
            await Try(() => pins.Unpin(asker, address.ConversationId, older, limit.Token), cancellationToken);
    }

    async Task Try(Func<Task> act, CancellationToken cancellationToken)
    {
        try
        {
            await act();
        }
        catch (Exception failure) when (failure is GraphException || (failure is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            LogNotDone(failure is GraphException refused ? refused.Failure.ToString() : "no answer in time");
        }
    }

    [LoggerMessage(LogLevel.Information, "A pin of a queue's card could not be set or taken off: {Why}")]
    partial void LogNotDone(string why);
}
