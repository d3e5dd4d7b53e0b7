using Microsoft.Graph;
using Microsoft.Graph.Models;
using SupportBot.Sessions;

namespace SupportBot.Graph;

/// <summary>Somebody of the directory.</summary>
/// <param name="Id">The object id.</param>
public sealed record DirectoryPerson(string Id, string Name);

/// <summary>Looks people up by what a picker gave, on behalf of who asks where they have signed in, else as the site.</summary>
public sealed class PeopleDirectory(GraphClients clients)
{
    static readonly string[] Fields = ["id", "displayName", "userPrincipalName"];

    /// <param name="id">An object id or a sign-in name.</param>
    /// <returns>Null for nobody.</returns>
    /// <exception cref="GraphException">It could not be asked, or may not.</exception>
    public async Task<DirectoryPerson?> Find(PersonId asker, string id, CancellationToken cancellationToken)
    {
        if (!clients.IsOn)
            return null;
        try
        {
            var graph = await For(asker, cancellationToken);
            return Read(await GraphCall.Of(() => graph.Users[id].GetAsync(request => request.QueryParameters.Select = Fields, cancellationToken), cancellationToken));
        }
        catch (GraphException nobody) when (nobody.Failure is GraphFailure.NotFound or GraphFailure.Invalid)
        {
            return null;
        }
    }

    async Task<GraphServiceClient> For(PersonId asker, CancellationToken cancellationToken) => await clients.For(asker, cancellationToken) ?? clients.ForSite();

    static DirectoryPerson? Read(User? user) => user?.Id is { } id ? new(id, PersonName.OrElse(user.DisplayName, user.UserPrincipalName ?? id)) : null;
}
