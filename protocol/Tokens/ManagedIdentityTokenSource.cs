using Azure.Core;
using Azure.Identity;

namespace SupportBot.Protocol.Tokens;

/// <summary>UserAssignedMSI: the machine's own identity vouches for the bot; there is no secret.</summary>
sealed class ManagedIdentityTokenSource(BotOptions options, TimeProvider time, Azure.Core.Pipeline.HttpPipelineTransport? transport = null) : ITokenSource
{
    readonly ManagedIdentityCredential credential = new(Settings(options, transport));

    public async Task<AppToken> Fetch(CancellationToken ct)
    {
        try
        {
            var token = await credential.GetTokenAsync(new TokenRequestContext([options.TokenScope]), ct);
            return new(token.Token, time.GetUtcNow(), token.ExpiresOn);
        }
        catch (AuthenticationFailedException cause)
        {
            throw new ConnectorException(ConnectorFailure.Unauthorized, null, "NoManagedIdentity", null, false, inner: cause);
        }
    }

    static ManagedIdentityCredentialOptions Settings(BotOptions options, Azure.Core.Pipeline.HttpPipelineTransport? transport)
    {
        var settings = new ManagedIdentityCredentialOptions(ManagedIdentityId.FromUserAssignedClientId(options.AppId));
        if (transport is not null)
            settings.Transport = transport;
        return settings;
    }
}
