using System.Buffers.Text;
using System.Text;
using System.Text.Json;

namespace SupportBot.Protocol.Tokens;

/// <summary>
/// A token before anything in it is believed. Read strictly: members once, exactly three parts, and no header that would change how
/// the signature is to be checked (the token library lets some of these pass, see docs/conformance.md).
/// </summary>
sealed record TokenText(string KeyId, string Issuer, JsonElement Claims)
{
    static readonly string[] Dangerous = ["crit", "jku", "x5u", "jwk", "enc", "zip", "b64"];

    public static TokenText? Read(ReadOnlySpan<char> token)
    {
        var first = token.IndexOf('.');
        var last = token.LastIndexOf('.');
        if (first <= 0 || last <= first + 1 || last == token.Length - 1 || token[(first + 1)..last].Contains('.'))
            return null;
        if (Json(token[..first]) is not { } header || Json(token[(first + 1)..last]) is not { } claims)
            return null;
        var isPlain = header.Path("alg") == "RS256" && Dangerous.All(name => header.At(name) is null);
        return isPlain && header.Path("kid") is { } key && claims.Path("iss") is { } issuer ? new(key, issuer, claims) : null;
    }

    /// <summary>Ours and nobody else's, also in a list.</summary>
    public bool IsFor(params ReadOnlySpan<string> audiences) => Claims.At("aud") switch
    {
        { ValueKind: JsonValueKind.String } one => audiences.Contains(one.GetString()),
        { ValueKind: JsonValueKind.Array } list when list.GetArrayLength() == 1 && list[0].ValueKind == JsonValueKind.String => audiences.Contains(list[0].GetString()),
        _ => false,
    };

    public DateTimeOffset? Time(string claim) => Claims.At(claim) is { ValueKind: JsonValueKind.Number } seconds && seconds.TryGetInt64(out var value)
        && value is >= 0 and < 253_402_300_800 ? DateTimeOffset.FromUnixTimeSeconds(value) : null;

    static JsonElement? Json(ReadOnlySpan<char> part)
    {
        try
        {
            var bytes = Base64Url.DecodeFromChars(part);
            if (!System.Text.Unicode.Utf8.IsValid(bytes) || HasPadding(part))
                return null;
            var element = JsonSerializer.Deserialize(bytes, Wire.Json.JsonElement);
            return element.ValueKind == JsonValueKind.Object ? element : null;
        }
        catch (Exception e) when (e is FormatException or JsonException or DecoderFallbackException)
        {
            return null;
        }
    }

    static bool HasPadding(ReadOnlySpan<char> part) => part.Contains('=') || part.ContainsAny(" \t\r\n");
}
