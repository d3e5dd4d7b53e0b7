using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace SupportBot.Graph;

/// <summary>Which Microsoft cloud (section <c>Graph</c>); the defaults are the public one's.</summary>
public sealed class GraphOptions
{
    public const string Section = "Graph";

    /// <summary>With the version: <c>https://graph.microsoft.com/v1.0</c>.</summary>
    public Uri BaseUrl { get; init; } = new("https://graph.microsoft.com/v1.0");

    /// <summary>Base address of sign-in and of the token endpoint.</summary>
    public Uri LoginEndpoint { get; init; } = new("https://login.microsoftonline.com");

    /// <summary>What the site may do on behalf of who signs in; a tenant that consents to less names less. Null: all of <see cref="Delegated"/>.</summary>
    public IReadOnlyList<string>? Permissions { get; init; }

    /// <summary>After it a call counts as unanswered.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How often Teams is asked for the presence of agents on duty.</summary>
    public TimeSpan PresenceInterval { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>All that the product can use; docs/deploy-teams.md says what for.</summary>
    public static IReadOnlyList<string> Delegated { get; } = ["User.ReadBasic.All", "Mail.ReadWrite", "Mail.Send", "Chat.Create", "ChatMessage.Send", "Calendars.ReadWrite"];

    /// <summary>The prefix of permissions: the whole address, as clouds other than the public one want it.</summary>
    internal string Resource => BaseUrl.GetLeftPart(UriPartial.Authority);
}

sealed class GraphOptionsCheck(IHostEnvironment environment) : IValidateOptions<GraphOptions>
{
    public ValidateOptionsResult Validate(string? name, GraphOptions options)
    {
        var wrong = Wrong(options).ToList();
        return wrong.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(wrong);
    }

    IEnumerable<string> Wrong(GraphOptions options)
    {
        if (!IsAddress(options.BaseUrl))
            yield return $"Graph:BaseUrl must be an absolute https address such as https://graph.microsoft.com/v1.0 (in Development also http on this machine), but is '{options.BaseUrl}'.";
        if (!IsAddress(options.LoginEndpoint))
            yield return $"Graph:LoginEndpoint must be an absolute https address such as https://login.microsoftonline.com (in Development also http on this machine), but is '{options.LoginEndpoint}'.";
        if (options.Timeout < TimeSpan.FromSeconds(1) || options.Timeout > TimeSpan.FromMinutes(2))
            yield return $"Graph:Timeout must be between 00:00:01 and 00:02:00, but is {options.Timeout}.";
        if (options.PresenceInterval < TimeSpan.FromSeconds(1) || options.PresenceInterval >= TimeSpan.FromMinutes(5))
            yield return $"Graph:PresenceInterval must be between 00:00:01 and 00:04:59, but is {options.PresenceInterval}.";
        foreach (var permission in (options.Permissions ?? []).Where(permission => permission.Length == 0 || !permission.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '.')))
            yield return $"Graph:Permissions must list names such as Mail.Send, but has '{permission}'.";
    }

    bool IsAddress(Uri address) => address is { IsAbsoluteUri: true, UserInfo: "", Query: "", Fragment: "" }
        && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback && environment.IsDevelopment()));
}
