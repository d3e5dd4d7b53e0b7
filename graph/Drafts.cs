using Microsoft.Graph.Models;
using SupportBot.Sessions;

namespace SupportBot.Graph;

/// <summary>Messages laid ready in somebody's own mailbox, for them to look at and send.</summary>
public sealed class Drafts(GraphClients clients)
{
    /// <returns>Where the draft opens in the browser; null for who hasn't signed in.</returns>
    /// <exception cref="GraphException">It could not be made.</exception>
    public async Task<Uri?> Make(PersonId person, string to, string subject, string html, CancellationToken cancellationToken)
    {
        if (await clients.For(person, cancellationToken) is not { } graph)
            return null;
        var draft = await GraphCall.Of(
            () => graph.Me.Messages.PostAsync(
                new Message
                {
                    Subject = subject,
                    Body = new ItemBody { ContentType = BodyType.Html, Content = html },
                    ToRecipients = [new Recipient { EmailAddress = new EmailAddress { Address = to } }],
                },
                cancellationToken: cancellationToken),
            cancellationToken);
        return Uri.TryCreate(draft?.WebLink, UriKind.Absolute, out var link) && link.Scheme == Uri.UriSchemeHttps ? link : null;
    }
}
