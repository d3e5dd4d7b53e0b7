using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Microsoft.IdentityModel.Tokens;

namespace SupportBot.Protocol.Tokens;

/// <summary>A key that signs tokens.</summary>
/// <param name="Endorsements">Channels the key may speak for; empty for keys that aren't the channel's.</param>
/// <param name="Issuer">Entra says for which directory a key is good; "{tenantid}" in it means all.</param>
/// <param name="ExpiresAt">End of the certificate behind the key.</param>
sealed record SigningKey(string Id, SecurityKey Key, FrozenSet<string> Endorsements, string? Issuer, DateTimeOffset ExpiresAt)
{
    const int FewestBits = 2048;

    /// <summary>All usable RSA signing keys of a JWKS document, by their exact id.</summary>
    public static FrozenDictionary<string, SigningKey> ReadAll(JsonElement document)
    {
        var keys = new Dictionary<string, SigningKey>(StringComparer.Ordinal);
        if (document.At("keys") is { ValueKind: JsonValueKind.Array } list)
        {
            foreach (var item in list.EnumerateArray())
            {
                if (Read(item) is { } key)
                    keys.TryAdd(key.Id, key);
            }
        }
        return keys.ToFrozenDictionary(StringComparer.Ordinal);
    }

    static SigningKey? Read(JsonElement key)
    {
        if (key.Path("kty") != "RSA" || key.Path("kid") is not { } id || key.Path("use") is not (null or "sig"))
            return null;
        try
        {
            var numbers = new RSAParameters { Modulus = Base64UrlEncoder.DecodeBytes(key.Path("n")), Exponent = Base64UrlEncoder.DecodeBytes(key.Path("e")) };
            return numbers.Modulus.Length * 8 < FewestBits ? null
                : new(id, new RsaSecurityKey(numbers) { KeyId = id }, Strings(key.At("endorsements")), key.Path("issuer"), EndOf(key.At("x5c")));
        }
        catch (Exception e) when (e is FormatException or CryptographicException or ArgumentException)
        {
            return null;    // One broken entry must not take the good keys with it.
        }
    }

    static FrozenSet<string> Strings(JsonElement? list) => list is { ValueKind: JsonValueKind.Array } items
        ? items.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!).ToFrozenSet(StringComparer.Ordinal)
        : [];

    static DateTimeOffset EndOf(JsonElement? chain)
    {
        if (chain is not { ValueKind: JsonValueKind.Array } list || list.GetArrayLength() == 0)
            return DateTimeOffset.MaxValue;
        using var certificate = X509CertificateLoader.LoadCertificate(list[0].GetBytesFromBase64());
        return certificate.NotAfter.ToUniversalTime();
    }
}
