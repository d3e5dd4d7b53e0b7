using Microsoft.Extensions.Options;

namespace SupportBot.Web.Live.Media;

/// <summary>Servers that relay media where pages can't reach each other (section <c>Turn</c>).</summary>
sealed class TurnOptions
{
    public const string Section = "Turn";

    /// <summary>Such as <c>turn:turn.example.com:3478?transport=udp</c>, <c>turns:turn.example.com:443?transport=tcp</c>; also <c>stun:</c>. In a setting of one text, separated by commas.</summary>
    public IReadOnlyList<string> Urls { get; set; } = [];

    /// <summary>coturn's <c>static-auth-secret</c>.</summary>
    public string? SharedSecret { get; init; }

    /// <summary>How long credentials serve for new relays; pages ask for new ones in time.</summary>
    public TimeSpan CredentialLifetime { get; init; } = TimeSpan.FromHours(2);

    /// <summary>Nothing but relays: the people in a session don't learn each other's network addresses.</summary>
    public bool RelayOnly { get; init; }
}

/// <summary>Names the key and what it should be: a wrong setting stops the start.</summary>
sealed class TurnOptionsCheck : IValidateOptions<TurnOptions>
{
    public ValidateOptionsResult Validate(string? name, TurnOptions options)
    {
        if (options.Urls.FirstOrDefault(url => !IsServer(url)) is { } wrong)
            return ValidateOptionsResult.Fail($"Turn:Urls must list addresses such as turn:turn.example.com:3478?transport=udp, but has '{wrong}'.");
        var relays = options.Urls.Any(IsRelay);
        if (relays && string.IsNullOrEmpty(options.SharedSecret))
            return ValidateOptionsResult.Fail("Turn:SharedSecret must be set where Turn:Urls has TURN servers: their static-auth-secret.");
        if (options.RelayOnly && !relays)
            return ValidateOptionsResult.Fail("Turn:RelayOnly needs a TURN server in Turn:Urls.");
        if (options.CredentialLifetime < TimeSpan.FromSeconds(10) || options.CredentialLifetime > TimeSpan.FromDays(7))
            return ValidateOptionsResult.Fail($"Turn:CredentialLifetime must be between 00:00:10 and 7.00:00:00, but is {options.CredentialLifetime}.");
        return ValidateOptionsResult.Success;
    }

    static bool IsServer(string url) => IsRelay(url) || url.StartsWith("stun:", StringComparison.Ordinal) || url.StartsWith("stuns:", StringComparison.Ordinal);

    public static bool IsRelay(string url) => url.StartsWith("turn:", StringComparison.Ordinal) || url.StartsWith("turns:", StringComparison.Ordinal);
}
