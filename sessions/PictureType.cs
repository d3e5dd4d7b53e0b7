namespace SupportBot.Sessions;

/// <summary>What a picture is, by its own first bytes: whoever sent it may say anything.</summary>
public static class PictureType
{
    /// <returns><c>image/jpeg</c> or <c>image/png</c>; null for anything else.</returns>
    public static string? Of(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? "image/jpeg"
        : bytes.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) ? "image/png"
        : null;
}
