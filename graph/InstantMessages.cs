using Microsoft.Extensions.Options;
using Microsoft.Graph.Models;
using SupportBot.Sessions;

namespace SupportBot.Graph;

/// <summary>Writes to people in Teams in the name of who has signed in.</summary>
public sealed class InstantMessages(GraphClients clients, IOptions<GraphOptions> options)
{
    /// <summary>Into the one chat that the two have with each other; it is made if there is none.</summary>
    /// <param name="to">An object id of the directory, a sign-in name, or the address of a guest or of somebody in a federated directory.</param>
    /// <returns>False for who hasn't signed in: nothing was sent.</returns>
    /// <exception cref="GraphException">It was not sent; where no answer came, it may have been all the same.</exception>
    public async Task<bool> Send(PersonId from, string to, string html, CancellationToken cancellationToken)
    {
        if (await clients.For(from, cancellationToken) is not { } graph)
            return false;
        var chat = await GraphCall.Of(
            () => graph.Chats.PostAsync(new Chat { ChatType = ChatType.OneOnOne, Members = [Member(from.ObjectId), Member(to)] }, cancellationToken: cancellationToken), cancellationToken);
        if (chat?.Id is not { } id)
            throw new GraphException(GraphFailure.Invalid, "NoChat", "Graph named no chat");
        await GraphCall.Of(
            () => graph.Chats[id].Messages.PostAsync(new ChatMessage { Body = new ItemBody { ContentType = BodyType.Html, Content = html } }, cancellationToken: cancellationToken), cancellationToken);
        return true;
    }

    AadUserConversationMember Member(string person) => new AadUserConversationMember
    {
        OdataType = "#microsoft.graph.aadUserConversationMember",
        Roles = ["owner"],
        AdditionalData = new Dictionary<string, object> { ["user@odata.bind"] = $"{options.Value.BaseUrl.AbsoluteUri.TrimEnd('/')}/users('{person.Replace("'", "''", StringComparison.Ordinal)}')" },
    };
}
