using Microsoft.Extensions.Options;
using SupportBot.Cards;
using SupportBot.Web;

namespace SupportBot.Bot.Diagnosing;

/// <summary>The address that links and Teams use, and relays for pictures and voices.</summary>
sealed class SiteDiagnosis(IOptions<SiteOptions> site, SiteHealth health, IHttpClientFactory http) : IDiagnosis
{
    public string Area => "Site";

    public async Task<IReadOnlyList<Finding>> Look(Asked asked, CancellationToken ct)
    {
        var found = new Findings(Area, asked.Culture);
        var address = site.Value.PublicUrl;
        if (address.Scheme != Uri.UriSchemeHttps)
            found.Note("NoTls", address.AbsoluteUri);
        await Visit(found, address, ct);
        if (health.Relays > 0)
            found.Good("Relay", health.Relays);
        else
            found.Note("NoRelay");
        return found.All;
    }

    /// <summary>From here; a firewall may let people in and us not.</summary>
    async Task Visit(Findings found, Uri address, CancellationToken ct)
    {
        try
        {
            using var client = http.CreateClient(nameof(SiteDiagnosis));
            using var answer = await client.GetAsync(new Uri(address, "health/live"), ct);
            if (answer.IsSuccessStatusCode)
                found.Good("Reached", address.AbsoluteUri);
            else
                found.Wrong("Unreached", address.AbsoluteUri, (int)answer.StatusCode);
        }
        catch (HttpRequestException failure)
        {
            found.Wrong("Unreached", address.AbsoluteUri, failure.HttpRequestError);
        }
    }
}
