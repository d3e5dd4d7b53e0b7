using Microsoft.Extensions.Options;
using Microsoft.Graph.Models;
using SupportBot.Sessions;

namespace SupportBot.Graph;

/// <summary>What is pinned in group chats, on behalf of who has signed in. In channels Graph pins nothing.</summary>
public sealed class PinnedMessages(GraphClients clients, IOptions<GraphOptions> options)
{
    /// <returns>False where the person hasn't signed in: nothing was done.</returns>
    /// <exception cref="GraphException">It could not be done, or may not.</exception>
    public async Task<bool> Pin(PersonId person, string chat, string message, CancellationToken cancellationToken)
    {
        if (await clients.For(person, cancellationToken) is not { } graph)
            return false;
        var pinned = new PinnedChatMessageInfo
        {
            AdditionalData = new Dictionary<string, object> { ["message@odata.bind"] = $"{options.Value.BaseUrl.AbsoluteUri.TrimEnd('/')}/chats/{chat}/messages/{message}" },
        };
        await GraphCall.Of(() => graph.Chats[chat].PinnedMessages.PostAsync(pinned, cancellationToken: cancellationToken), cancellationToken);
        return true;
    }

    /// <inheritdoc cref="Pin"/>
    public async Task<bool> Unpin(PersonId person, string chat, string message, CancellationToken cancellationToken)
    {
        if (await clients.For(person, cancellationToken) is not { } graph)
            return false;
        await GraphCall.Of(() => graph.Chats[chat].PinnedMessages[message].DeleteAsync(cancellationToken: cancellationToken), cancellationToken);
        return true;
    }
}
