using System.Text.RegularExpressions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace SupportBot.Web;

/// <summary>The site as people outside see it (section <c>Site</c>).</summary>
public sealed class SiteOptions
{
    public const string Section = "Site";

    /// <summary>Base of every link that leaves the site: https; in Development also http on this machine.</summary>
    public Uri PublicUrl { get; init; } = new("http://localhost:3978");

    /// <summary>The name in the header of every page and in the subject of every invitation.</summary>
    public string Name { get; init; } = "SupportBot";

    /// <summary>
    /// Whether a reverse proxy on this machine or on <see cref="TrustedProxies"/> tells the caller's address and scheme
    /// (<c>X-Forwarded-For</c>, <c>X-Forwarded-Proto</c>). Off: those headers are ignored.
    /// </summary>
    public bool BehindProxy { get; init; }

    /// <summary>Addresses of reverse proxies whose word is taken, besides loopback.</summary>
    public IReadOnlyList<string> TrustedProxies { get; init; } = [];

    /// <summary>Tries of a session number or a link from one network address within <see cref="JoinTriesWindow"/> (R3.3).</summary>
    public int JoinTriesPerAddress { get; init; } = 20;

    /// <summary>Tries on the whole site within <see cref="JoinTriesWindow"/> (R3.3).</summary>
    public int JoinTriesPerSite { get; init; } = 600;

    public TimeSpan JoinTriesWindow { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>
    /// Who may show representatives' pages inside theirs, as sources of a content security policy (<c>https://teams.microsoft.com</c>, <c>https://*.cloud.microsoft</c>);
    /// null: Teams, Outlook and Microsoft 365 of the public cloud.
    /// </summary>
    public IReadOnlyList<string>? TeamsHosts { get; init; }

    /// <summary>Where links into Teams lead; another cloud has its own, such as <c>https://gov.teams.microsoft.us</c>.</summary>
    public Uri TeamsUrl { get; init; } = new("https://teams.microsoft.com");

    internal IReadOnlyList<string> FrameHosts => TeamsHosts ?? Tabs.FramedPages.Hosts;

    /// <summary>An address of the site, from a path relative to its root.</summary>
    public Uri Address(string path) => new(PublicUrl, path);

    /// <summary>Where somebody's photo is.</summary>
    public string Photo(string key) => Address($"photo/{key}").AbsoluteUri;

    /// <summary>An invitation's link, whole: for its recipient's eyes, and never logged (R2.5).</summary>
    public string JoinLink(string token) => Address($"join/{token}").AbsoluteUri;
}

/// <summary>Names the key and what it should be: a wrong setting stops the start.</summary>
sealed partial class SiteOptionsCheck(IHostEnvironment environment) : IValidateOptions<SiteOptions>
{
    public ValidateOptionsResult Validate(string? name, SiteOptions options)
    {
        var wrong = Wrong(options).ToList();
        return wrong.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(wrong);
    }

    IEnumerable<string> Wrong(SiteOptions options)
    {
        if (!IsPublicUrl(options.PublicUrl))
            yield return $"Site:PublicUrl must be an absolute https address without path and query, such as https://support.example.com (in Development also http://localhost:3978), but is '{options.PublicUrl}'.";
        if (options.Name.Trim().Length is 0 or > 60)
            yield return "Site:Name must have 1 to 60 characters.";
        if (options.JoinTriesPerAddress is < 1 or > 10_000)
            yield return $"Site:JoinTriesPerAddress must be 1 to 10000, but is {options.JoinTriesPerAddress}.";
        if (options.JoinTriesPerSite < options.JoinTriesPerAddress)
            yield return $"Site:JoinTriesPerSite must be at least Site:JoinTriesPerAddress ({options.JoinTriesPerAddress}), but is {options.JoinTriesPerSite}.";
        if (options.JoinTriesWindow < TimeSpan.FromSeconds(1) || options.JoinTriesWindow > TimeSpan.FromHours(1))
            yield return $"Site:JoinTriesWindow must be between 00:00:01 and 01:00:00, but is {options.JoinTriesWindow}.";
        foreach (var proxy in options.TrustedProxies.Where(proxy => !System.Net.IPAddress.TryParse(proxy, out _)))
            yield return $"Site:TrustedProxies must list IP addresses, but has '{proxy}'.";
        foreach (var host in options.FrameHosts.Where(host => !Host().IsMatch(host)))
            yield return $"Site:TeamsHosts must list sources such as https://teams.microsoft.com or https://*.cloud.microsoft, but has '{host}'.";
        if (options.TeamsUrl is not { IsAbsoluteUri: true, AbsolutePath: "/", Query: "", Fragment: "", UserInfo: "" } || options.TeamsUrl.Scheme != Uri.UriSchemeHttps)
            yield return $"Site:TeamsUrl must be an absolute https address without path, such as https://teams.microsoft.com, but is '{options.TeamsUrl}'.";
    }

    bool IsPublicUrl(Uri? address) => address is { IsAbsoluteUri: true, AbsolutePath: "/", Query: "", Fragment: "", UserInfo: "" }
        && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback && environment.IsDevelopment()));

    [GeneratedRegex(@"^https://(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)*(:[0-9]{1,5})?$", RegexOptions.CultureInvariant)]
    private static partial Regex Host();
}
