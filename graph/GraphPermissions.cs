using Microsoft.IdentityModel.JsonWebTokens;
using SupportBot.Sessions;

namespace SupportBot.Graph;

/// <summary>Which permissions the directory has granted, as its tokens say it. For people who look after the site: nothing is decided by it.</summary>
public sealed class GraphPermissions(AccessTokens tokens)
{
    /// <summary>Application permissions that the product can use; docs/deploy-teams.md says what for, and what happens without.</summary>
    public static IReadOnlyList<string> Application { get; } =
        ["Mail.Send", "Mail.Read", "User.Read.All", "Presence.Read.All", "TeamsAppInstallation.ReadWriteSelfForUser.All", "AppCatalog.Read.All"];

    /// <returns>Null where the token doesn't tell.</returns>
    /// <exception cref="GraphException">There is no token.</exception>
    public async Task<IReadOnlySet<string>?> OfSite(CancellationToken cancellationToken) => Read(await tokens.OfSite(cancellationToken), "roles");

    /// <returns>Null for who hasn't signed in, or where the token doesn't tell.</returns>
    /// <exception cref="GraphException">The token endpoint can't be reached.</exception>
    public async Task<IReadOnlySet<string>?> Of(PersonId person, CancellationToken cancellationToken) => await tokens.Of(person, cancellationToken) is { } token ? Read(token, "scp") : null;

    static HashSet<string>? Read(string token, string claim)
    {
        try
        {
            var claims = new JsonWebToken(token).Claims.Where(found => found.Type == claim).ToList();
            return claims.Count == 0 && claim == "scp" ? null : [.. claims.SelectMany(found => found.Value.Split(' '))];
        }
        catch (Exception opaque) when (opaque is ArgumentException or Microsoft.IdentityModel.Tokens.SecurityTokenMalformedException)
        {
            return null; // Graph's tokens are Graph's own: they may become unreadable one day
        }
    }
}
