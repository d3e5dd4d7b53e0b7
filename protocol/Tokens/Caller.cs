using System.Collections.Frozen;

namespace SupportBot.Protocol.Tokens;

/// <summary>What a valid token says about who calls.</summary>
/// <param name="ServiceUrl">Where the channel says it can be answered; null for local tools' tokens, which don't say.</param>
/// <param name="Endorsements">Channels the caller may speak for.</param>
/// <param name="IsChannel">False for local tools: those have neither address nor endorsements.</param>
sealed record Caller(string? ServiceUrl, FrozenSet<string> Endorsements, bool IsChannel)
{
    /// <summary>A local tool without any token.</summary>
    public static Caller Anonymous { get; } = new(null, [], false);
}

/// <param name="Fault">Why the token is refused: for logs and metrics, never for the caller.</param>
readonly record struct TokenVerdict(Caller? Caller, string? Fault)
{
    public static TokenVerdict Refused(string fault) => new(null, fault);
}
