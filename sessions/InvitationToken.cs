using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace SupportBot.Sessions;

/// <summary>The secret in a join link: 256 random bits (R2.5 asks for 128 or more). Only <see cref="Hash"/> is stored.</summary>
public static class InvitationToken
{
    /// <summary>A new token, 43 characters that are safe in an address.</summary>
    public static string Draw() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    /// <summary>SHA-256 in lower-case hex. Any text has a hash; a wrong one is simply not found.</summary>
    public static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
