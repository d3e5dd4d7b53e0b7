using Microsoft.Extensions.Options;
using Microsoft.Graph.Models;

namespace SupportBot.Graph;

/// <summary>Installs the app for people, where the site may and the tenant's catalogue has it, so that the bot can write to them.</summary>
public sealed class AppInstallations(GraphClients clients, IOptions<GraphOptions> options)
{
    string? _catalogId;

    /// <param name="appId">As the app's manifest says it.</param>
    /// <param name="user">An object id of the directory.</param>
    /// <exception cref="GraphException">It could not be done, or may not.</exception>
    public async Task Install(string appId, string user, CancellationToken cancellationToken)
    {
        if (!clients.IsOn || await CatalogId(appId, cancellationToken) is not { } catalogId)
            return;
        try
        {
            await GraphCall.Of(
                () => clients.ForSite().Users[user].Teamwork.InstalledApps.PostAsync(
                    new UserScopeTeamsAppInstallation { AdditionalData = new Dictionary<string, object> { ["teamsApp@odata.bind"] = $"{options.Value.BaseUrl.AbsoluteUri.TrimEnd('/')}/appCatalogs/teamsApps/{catalogId}" } },
                    cancellationToken: cancellationToken),
                cancellationToken);
        }
        catch (GraphException already) when (already.Failure == GraphFailure.Conflict)
        {
            // there already
        }
    }

    async Task<string?> CatalogId(string appId, CancellationToken cancellationToken)
    {
        if (_catalogId is { } known)
            return known;
        var found = await GraphCall.Of(
            () => clients.ForSite().AppCatalogs.TeamsApps.GetAsync(request => request.QueryParameters.Filter = $"externalId eq '{appId}'", cancellationToken), cancellationToken);
        return _catalogId = found?.Value?.FirstOrDefault()?.Id;
    }
}
