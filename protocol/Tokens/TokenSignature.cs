using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace SupportBot.Protocol.Tokens;

/// <summary>Signature and times. Issuer and audience are checked by our own, stricter reading before.</summary>
static class TokenSignature
{
    static readonly JsonWebTokenHandler Handler = new() { MaximumTokenSizeInBytes = ChannelTokens.MostCharacters };

    /// <summary>Null: the token is good.</summary>
    public static async Task<string?> Fault(string token, TokenText text, SigningKey key, DateTimeOffset now)
    {
        if (key.ExpiresAt <= now)
            return "expired key";
        if (text.Time("exp") is not { } expires || expires + ChannelTokens.Skew <= now)
            return "expired";
        if (text.Claims.At("nbf") is not null && (text.Time("nbf") is not { } notBefore || notBefore - ChannelTokens.Skew > now))
            return "not yet valid";
        var result = await Handler.ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidAlgorithms = [SecurityAlgorithms.RsaSha256],
            IssuerSigningKey = key.Key,
            TryAllIssuerSigningKeys = false,
            RequireSignedTokens = true,
            RequireExpirationTime = true,
            // The library asks the machine's clock, ours can be turned by tests; so the times are checked above.
            ValidateLifetime = false,
            ValidateIssuer = false,
            ValidateAudience = false,
        });
        return result.IsValid ? null : "signature";
    }
}
