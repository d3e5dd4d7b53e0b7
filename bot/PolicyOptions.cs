using Microsoft.Extensions.Options;
using SupportBot.Sessions;
using SupportBot.Web;

namespace SupportBot.Bot;

/// <summary>The site's settings for sessions (rules §9), in the section <c>Site</c>. Defaults are those of <see cref="SessionPolicy"/>.</summary>
public sealed class PolicyOptions
{
    static readonly SessionPolicy Default = new();

    public const string Section = SiteOptions.Section;

    public SessionMode Mode { get; init; } = Default.Mode;
    public bool MayChooseMode { get; init; } = Default.MayChooseMode;

    /// <summary>1 to 50.</summary>
    public int CustomersAtOnce { get; init; } = Default.CustomersAtOnce;

    /// <summary>0 to 50.</summary>
    public int AssistantsPerSession { get; init; } = Default.AssistantsPerSession;

    /// <summary>1 to 100.</summary>
    public int AddressesPerInvitation { get; init; } = Default.AddressesPerInvitation;

    public bool AssistantsMayInvite { get; init; } = Default.AssistantsMayInvite;
    public bool EmailTicked { get; init; } = Default.EmailTicked;

    /// <summary>10 minutes to 7 days.</summary>
    public TimeSpan InvitationLifetime { get; init; } = Default.InvitationLifetime;

    /// <summary>10 seconds to 1 hour.</summary>
    public TimeSpan ReconnectGrace { get; init; } = Default.ReconnectGrace;

    public SessionPolicy ToPolicy() => Default with
    {
        Mode = Mode,
        MayChooseMode = MayChooseMode,
        CustomersAtOnce = CustomersAtOnce,
        AssistantsPerSession = AssistantsPerSession,
        AddressesPerInvitation = AddressesPerInvitation,
        AssistantsMayInvite = AssistantsMayInvite,
        EmailTicked = EmailTicked,
        InvitationLifetime = InvitationLifetime,
        ReconnectGrace = ReconnectGrace,
    };
}

/// <summary>A setting outside its range stops the start, with its name and range (rules §9).</summary>
sealed class PolicyOptionsCheck : IValidateOptions<PolicyOptions>
{
    public ValidateOptionsResult Validate(string? name, PolicyOptions options)
    {
        string?[] wrong =
        [
            Within(nameof(options.CustomersAtOnce), options.CustomersAtOnce, 1, 50),
            Within(nameof(options.AssistantsPerSession), options.AssistantsPerSession, 0, 50),
            Within(nameof(options.AddressesPerInvitation), options.AddressesPerInvitation, 1, 100),
            Within(nameof(options.InvitationLifetime), options.InvitationLifetime, TimeSpan.FromMinutes(10), TimeSpan.FromDays(7)),
            Within(nameof(options.ReconnectGrace), options.ReconnectGrace, TimeSpan.FromSeconds(10), TimeSpan.FromHours(1)),
        ];
        var failures = wrong.OfType<string>().ToList();
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    static string? Within<T>(string key, T value, T least, T most) where T : IComparable<T> =>
        value.CompareTo(least) < 0 || value.CompareTo(most) > 0 ? $"{PolicyOptions.Section}:{key} must be {least} to {most}, but is {value}." : null;
}
