namespace SupportBot.Protocol.Tokens;

/// <summary>
/// Tokens that local tools (Emulator, Agents Playground with credentials) get from Entra for the bot's own registration.
/// Development only: in production the channel's tokens are the channel's.
/// </summary>
sealed class EntraTokens(BotOptions options, SigningKeys keys, TimeProvider time)
{
    public const string DefaultMetadata = "https://login.microsoftonline.com/common/v2.0/.well-known/openid-configuration";

    /// <summary>Bot Framework's own directories, from which tools get tokens for multi-tenant bots.</summary>
    static readonly string[] BotFramework = ["d6d49420-f39b-4df7-a1dc-d59a935871db", "f8cdef31-a31e-4b4a-93e4-5f571e91255a"];

    public SigningKeys Keys => keys;

    public static bool IsIssuer(TokenText token) => DirectoryOf(token.Issuer) is not null;

    public async Task<TokenVerdict> Check(string token, TokenText text, CancellationToken ct)
    {
        // The issuer names the directory, the tid claim repeats it: a token in which they differ is put together.
        if (DirectoryOf(text.Issuer) is not { } directory || directory != text.Claims.Path("tid") || !IsKnown(directory))
            return TokenVerdict.Refused("issuer");
        if (!text.IsFor(options.AppId, $"api://{options.AppId}", $"api://botid-{options.AppId}"))
            return TokenVerdict.Refused("audience");
        // The bot talking to itself through a tool. Another caller would be a skill, and skills are not let in.
        var caller = text.Claims.Path("ver") switch { "1.0" => text.Claims.Path("appid"), "2.0" => text.Claims.Path("azp"), _ => null };
        if (!string.Equals(caller, options.AppId, StringComparison.OrdinalIgnoreCase))
            return TokenVerdict.Refused("caller");
        if (await keys.Find(text.KeyId, ct) is not { } key || !IsGoodFor(key, directory))
            return TokenVerdict.Refused("unknown key");
        return await TokenSignature.Fault(token, text, key, time.GetUtcNow()) is { } fault ? TokenVerdict.Refused(fault) : new(Caller.Anonymous, null);
    }

    static string? DirectoryOf(string issuer) => Between(issuer, "https://sts.windows.net/", "/") ?? Between(issuer, "https://login.microsoftonline.com/", "/v2.0");

    static string? Between(string text, string before, string after) =>
        text.Length > before.Length + after.Length && text.StartsWith(before, StringComparison.Ordinal) && text.EndsWith(after, StringComparison.Ordinal)
            ? text[before.Length..^after.Length] : null;

    bool IsKnown(string directory) => BotFramework.Contains(directory) || string.Equals(directory, options.TenantId, StringComparison.OrdinalIgnoreCase);

    static bool IsGoodFor(SigningKey key, string directory) =>
        key.Issuer is null || key.Issuer.Contains("{tenantid}", StringComparison.Ordinal) || key.Issuer.Contains(directory, StringComparison.Ordinal);
}
