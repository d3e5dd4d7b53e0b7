namespace SupportBot.Protocol.Inbound;

/// <summary>A request that isn't let in. The caller sees the status only; <paramref name="Reason"/> is for logs and metrics.</summary>
sealed record Refusal(int Status, string Reason)
{
    public static Refusal Malformed(string reason) => new(400, reason);
    public static Refusal BadToken(string reason) => new(401, reason);

    /// <summary>A good token, but not for this.</summary>
    public static Refusal NotYours(string reason) => new(403, reason);
}
