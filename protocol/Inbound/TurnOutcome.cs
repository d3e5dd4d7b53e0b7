namespace SupportBot.Protocol.Inbound;

/// <summary>The HTTP answer to an activity, as bytes, so that a repeated delivery gets the very same.</summary>
/// <param name="IsFinal">False: the channel is to send the activity again, so it must not be remembered as done.</param>
sealed record TurnOutcome(int Status, byte[]? Body, bool IsFinal, string Name)
{
    public static TurnOutcome Accepted { get; } = new(202, null, true, "accepted");
    public static TurnOutcome Ignored { get; } = new(202, null, true, "ignored");
    public static TurnOutcome Failed { get; } = new(500, null, false, "failed");
    public static TurnOutcome SendAgain { get; } = new(503, null, false, "send again");
}
