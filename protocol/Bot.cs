namespace SupportBot.Protocol;

/// <summary>What a bot is to the protocol. Turns of one conversation come one after the other, in the order of their arrival.</summary>
public interface IBot
{
    /// <summary>Called once at start: which invokes (card presses, dialogs, …) are answered, and by whom. The rest gets 501 by itself.</summary>
    void MapInvokes(InvokeRoutes routes);

    /// <summary>
    /// Everything but invokes. The channel gets its 202 when this has finished, so what is durable by then is never lost.
    /// The token is the turn's own (time limit), not the request's: channels hang up early.
    /// </summary>
    ValueTask OnActivity(Turn turn, CancellationToken ct);

    /// <summary>The turn has failed and the channel will not send it again: apologise, once. Not called for <see cref="DurabilityException"/>.</summary>
    ValueTask OnFailure(Turn turn, Exception exception, CancellationToken ct);
}

/// <summary>Nothing could be made durable: the channel gets 503 and sends the activity again.</summary>
public sealed class DurabilityException : Exception
{
    public DurabilityException()
    {
    }

    public DurabilityException(string message) : base(message)
    {
    }

    public DurabilityException(string message, Exception inner) : base(message, inner)
    {
    }
}
