using System.Collections.Concurrent;

namespace SupportBot.Protocol.Tokens;

/// <summary>
/// Checks the tokens that arrive. A token found good is remembered by its exact text until it expires or the keys change
/// (checking the signature is half the cost of a turn); what depends on the activity is checked each time anyway.
/// </summary>
sealed class ChannelTokens(BotOptions options, SigningKeys channelKeys, EntraTokens? entra, TimeProvider time)
{
    /// <summary>Longer ones are refused before any cryptography. Real ones have some 1.5 KB.</summary>
    public const int MostCharacters = 16 * 1024;

    const int MostRemembered = 512;

    /// <summary>Clocks differ.</summary>
    internal static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);

    readonly ConcurrentDictionary<string, Remembered> remembered = new(StringComparer.Ordinal);

    public bool IsReady => channelKeys.IsReady;

    public Task WarmUp(CancellationToken ct) => channelKeys.WarmUp(ct);

    public ValueTask<TokenVerdict> Check(string token, CancellationToken ct)
    {
        if (remembered.TryGetValue(token, out var known) && known.GoodUntil > time.GetUtcNow() && known.Keys == Versions)
            return new(new TokenVerdict(known.Caller, null));
        return new(CheckAnew(token, ct));
    }

    (int, int) Versions => (channelKeys.Version, entra?.Keys.Version ?? 0);

    async Task<TokenVerdict> CheckAnew(string token, CancellationToken ct)
    {
        if (TokenText.Read(token) is not { } text)
            return TokenVerdict.Refused("token shape");
        if (entra is not null && EntraTokens.IsIssuer(text))
            return await entra.Check(token, text, ct);
        if (text.Issuer != options.TokenIssuer)
            return TokenVerdict.Refused("issuer");
        if (!text.IsFor(options.AppId))
            return TokenVerdict.Refused("audience");
        // Before the key is looked up: a key set fetched in between must not be credited to the older one.
        var versions = Versions;
        if (await channelKeys.Find(text.KeyId, ct) is not { } key)
            return TokenVerdict.Refused("unknown key");
        if (await TokenSignature.Fault(token, text, key, time.GetUtcNow()) is { } fault)
            return TokenVerdict.Refused(fault);
        var caller = new Caller(text.Claims.Path("serviceurl"), key.Endorsements, IsChannel: true);
        Remember(token, new(caller, Earlier(text.Time("exp")!.Value + Skew, key.ExpiresAt), versions));
        return new(caller, null);
    }

    void Remember(string token, Remembered proof)
    {
        if (remembered.Count >= MostRemembered)
        {
            foreach (var (old, known) in remembered)
            {
                if (known.GoodUntil <= time.GetUtcNow() || known.Keys != proof.Keys)
                    remembered.TryRemove(old, out _);
            }
        }
        // The channel uses a handful of tokens an hour. More live ones than this means something odd: then each is simply checked anew.
        if (remembered.Count < MostRemembered)
            remembered[token] = proof;
    }

    static DateTimeOffset Earlier(DateTimeOffset a, DateTimeOffset b) => a < b ? a : b;

    sealed record Remembered(Caller Caller, DateTimeOffset GoodUntil, (int, int) Keys);
}
