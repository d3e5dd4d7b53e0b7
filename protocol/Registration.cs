using SupportBot.Protocol.Tokens;

namespace SupportBot.Protocol;

/// <summary>Whether the bot's registration works, for who looks after it.</summary>
public sealed class Registration
{
    readonly AppTokens tokens;
    readonly InboundTokens inbound;

    internal Registration(AppTokens tokens, InboundTokens inbound) => (this.tokens, this.inbound) = (tokens, inbound);

    /// <summary>The channel's signing keys are known, so what the channel sends is let in.</summary>
    public bool HasChannelKeys => inbound.Tokens is null or { IsReady: true };

    /// <returns>Null when the bot can get a token of its own; else why not, in the login endpoint's word.</returns>
    public async Task<string?> TokenTrouble(CancellationToken ct)
    {
        try
        {
            await tokens.Get(ct);
            return null;
        }
        catch (ConnectorException failure)
        {
            return failure.Code ?? failure.Kind.ToString();
        }
    }
}
