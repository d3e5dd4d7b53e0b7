using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace SupportBot.Storage;

/// <summary>256 random bits that open something, and the hash under which it is found. Being random, it needs no salt.</summary>
static class Secret
{
    /// <summary>43 characters that are safe in addresses and cookies.</summary>
    public static string Draw() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    public static string Hash(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
