using Microsoft.Extensions.Options;
using SupportBot.Sessions;

namespace SupportBot.Graph;

/// <summary>
/// The registration in Entra by which representatives sign in on the web and the site calls Graph (section <c>SignIn</c>). All empty: no Microsoft 365,
/// and sign-in by one-time links from the bot.
/// </summary>
public sealed class SignInOptions
{
    public const string Section = "SignIn";

    /// <summary>The directory whose people sign in; those of another are refused.</summary>
    public string TenantId { get; init; } = "";

    public string ClientId { get; init; } = "";

    public string ClientSecret { get; init; } = "";

    /// <summary>Roles by groups, beside the app roles of the same names.</summary>
    public SignInGroups Groups { get; init; } = new();

    /// <summary>How long the roles of a sign-in hold without another one.</summary>
    public TimeSpan RolesHold { get; init; } = TimeSpan.FromHours(24);

    public bool IsOn => ClientId.Length > 0;

    /// <summary>Whether the directory can be asked about the person.</summary>
    public bool IsDirectoryOf(PersonId person) => IsOn && person.Tenant.Equals(TenantId, StringComparison.OrdinalIgnoreCase);
}

/// <summary>Object ids of groups, as the groups claim has them.</summary>
public sealed class SignInGroups
{
    public IReadOnlyList<string> Administrators { get; init; } = [];
    public IReadOnlyList<string> Supervisors { get; init; } = [];

    /// <summary>Once a group is named, only its members, and whom the settings name, are representatives.</summary>
    public IReadOnlyList<string> Representatives { get; init; } = [];
}

sealed class SignInOptionsCheck : IValidateOptions<SignInOptions>
{
    public ValidateOptionsResult Validate(string? name, SignInOptions options)
    {
        var wrong = Wrong(options).ToList();
        return wrong.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(wrong);
    }

    static IEnumerable<string> Wrong(SignInOptions options)
    {
        if (options.TenantId.Length + options.ClientId.Length + options.ClientSecret.Length == 0)
            yield break;
        if (!IsId(options.TenantId))
            yield return $"SignIn:TenantId must be the directory (tenant) id, a GUID such as 00000000-0000-0000-0000-000000000000, but is '{options.TenantId}'. (All of SignIn empty turns Microsoft 365 off.)";
        if (!IsId(options.ClientId))
            yield return $"SignIn:ClientId must be the application (client) id, a GUID such as 00000000-0000-0000-0000-000000000000, but is '{options.ClientId}'.";
        if (options.ClientSecret.Length == 0)
            yield return "SignIn:ClientSecret must be a client secret of the application.";
        if (options.RolesHold < TimeSpan.FromMinutes(1) || options.RolesHold > TimeSpan.FromDays(90))
            yield return $"SignIn:RolesHold must be between 00:01:00 and 90 days, but is {options.RolesHold}.";
        foreach (var group in options.Groups.Administrators.Concat(options.Groups.Supervisors).Concat(options.Groups.Representatives).Where(group => !IsId(group)))
            yield return $"SignIn:Groups must list object ids of groups, but has '{group}'.";
    }

    static bool IsId(string text) => Guid.TryParseExact(text, "D", out _);
}
