using SupportBot.Protocol;

namespace SupportBot.Bot.Turns;

/// <summary>Tells a person that something failed, past the outbox, because the outbox is what doesn't work. What it says promises nothing.</summary>
sealed partial class Apologies(Connector connector, ILogger<Apologies> logger)
{
    public async Task<bool> TrySay(Turn turn, string words, CancellationToken ct)
    {
        var message = OutboundActivity.Message(words);
        if (turn.TryReply(message))
            return true;
        try
        {
            await connector.Send(turn.Address, message, ct);
            return true;
        }
        catch (ConnectorException failure)
        {
            LogNotTold(failure.Kind);
            return false;
        }
    }

    [LoggerMessage(LogLevel.Warning, "A person could not be told about a failure: {Kind}")]
    partial void LogNotTold(ConnectorFailure kind);
}
