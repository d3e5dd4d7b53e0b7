using System.Text.Json;
using SupportBot.Bot.Mail;
using SupportBot.Bot.Turns;
using SupportBot.Cards;
using SupportBot.Graph;
using SupportBot.Protocol;
using SupportBot.Sessions;
using SupportBot.Sessions.Wording;
using SupportBot.Storage;
using SupportBot.Web.Composing;

namespace SupportBot.Bot.Delivery;

/// <summary>
/// Gives a representative the messages that they send with their own mail program (R2.2): drafts in their mailbox where they have signed in, else a page
/// that hands them over. Should a crash make a draft twice, there is one more to throw away; nothing was sent.
/// </summary>
sealed partial class OwnMailPostman(
    Connector connector, SessionQueries sessions, People people, PostSecrets secrets, Letters letters, Drafts drafts, LetterLinks links, CardContexts contexts, TimeProvider time, ILogger<OwnMailPostman> logger)
{
    /// <summary>Messages on one card: more would make it too large.</summary>
    const int OnOneCard = 10;

    /// <summary>What is promised with the invitations.</summary>
    /// <param name="address">Of the representative's personal chat.</param>
    /// <param name="tokens">Of the invitations' links.</param>
    public IEnumerable<OutboxEntry> Entries(SessionId session, PersonId person, ConversationAddress address, IReadOnlyDictionary<InvitationId, string> tokens) => tokens.Chunk(OnOneCard).Select(some => new OutboxEntry(
        OutboxKind.OwnMail, Post.LaneOf(address), session, person, JsonSerializer.Serialize(address, BotJson.Default.ConversationAddress),
        secrets.Seal(string.Join(' ', some.Select(entry => $"{entry.Key}.{entry.Value}")))));

    public async Task<Delivered> Deliver(LeasedEntry entry, CancellationToken cancellationToken)
    {
        var address = StoredAddress.Read(entry.Entry.Payload);
        var person = entry.Entry.Person!.Value;
        if (await sessions.Get(entry.Entry.Session!.Value, cancellationToken) is not { IsOpen: true } session)
            return new Delivered.Done();
        var known = await people.Get(person, cancellationToken);
        var culture = Language.Of(known?.Language ?? known?.ChatLocale ?? address.Locale);
        var messages = new List<OwnMessage>();
        foreach (var (invitation, token) in Tokens(session, secrets.Open(entry.Entry.Secret!)))
            messages.Add(await Message(session, invitation, token, person, cancellationToken));
        if (messages.Count == 0)
            return new Delivered.Done();
        var card = OwnMailCard.Render(session, messages, contexts.For(culture));
        try
        {
            await connector.Send(address, OutboundActivity.Card(card.ToNode(), card.FallbackText ?? "") with { Locale = culture.Name, MayBeSentTwice = true }, cancellationToken);
            return new Delivered.Done();
        }
        catch (ConnectorException failure)
        {
            if (failure.Kind == ConnectorFailure.Unreachable)
                await people.MarkUnreachable(person, failure.Code ?? "unreachable", cancellationToken);
            return ConnectorTrouble.Judge(failure, entry.Attempts);
        }
    }

    /// <summary>Those that still let somebody in.</summary>
    IEnumerable<(Invitation Invitation, string Token)> Tokens(Session session, string opened)
    {
        foreach (var (id, token) in opened.Split(' ').Select(pair => pair.Split('.')).Select(pair => (InvitationId.Parse(pair[0]), pair[1])))
        {
            if (id is { } known && session.Find(known) is { } invitation && invitation.IsUsableAt(time.GetUtcNow()) && invitation.TokenHash == InvitationToken.Hash(token))
                yield return (invitation, token);
        }
    }

    async Task<OwnMessage> Message(Session session, Invitation invitation, string token, PersonId person, CancellationToken cancellationToken)
    {
        var letter = letters.Write(session, invitation, token);
        try
        {
            if (await drafts.Make(person, letter.To, letter.Subject, letter.Html, cancellationToken) is { } draft)
                return new OwnMessage(letter.To, draft.AbsoluteUri, IsDraft: true);
        }
        catch (GraphException failure)
        {
            LogNoDraft(failure.Failure, failure.Code); // the page works without
        }

        return new OwnMessage(letter.To, links.To(session.Id, invitation, token).AbsoluteUri, IsDraft: false);
    }

    [LoggerMessage(LogLevel.Warning, "A draft could not be made: {Failure} {Code}")]
    partial void LogNoDraft(GraphFailure failure, string? code);
}
