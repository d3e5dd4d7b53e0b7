using System.Text.Json.Nodes;
using SupportBot.Cards;
using SupportBot.Protocol;
using SupportBot.Sessions;
using SupportBot.Sessions.Wording;
using SupportBot.Storage;

namespace SupportBot.Bot.Delivery;

/// <summary>Tells representatives in their personal chat what they should not miss.</summary>
sealed class Notifier(Connector connector, CardSheets sheets, People people, SessionQueries sessions)
{
    public async Task<Delivered> Deliver(LeasedEntry entry, CancellationToken cancellationToken)
    {
        var tell = Promises.ReadNotice(entry.Entry);
        if (await people.Get(tell.Person, cancellationToken) is not { PersonalAddress: { } stored } person)
            return new Delivered.Never("no personal chat");
        if (await sessions.Get(entry.Entry.Session!.Value, cancellationToken) is not { } session)
            return new Delivered.Done();
        var culture = Language.Of(person.Language ?? person.ChatLocale);
        var words = NoticeText.Of(tell, session.Number, culture);
        var address = StoredAddress.Read(stored);
        // R8.3: with the session's card under it, which has the button that helps.
        var withCard = tell.Notice == Notice.ConsoleClosed && session.ConsoleClosedAt is not null;
        var content = withCard ? await sheets.Draw(session, tell.Person, address, CardKind.Session, cancellationToken) with { Text = words, TextFormat = "plain" } : OutboundActivity.Message(words);
        var message = content with
        {
            Locale = culture.Name,
            MayBeSentTwice = true,
            ChannelData = new JsonObject { ["notification"] = new JsonObject { ["alert"] = true } },
        };
        try
        {
            var id = await connector.Send(address, message, cancellationToken);
            if (withCard && id is not null)
                await sheets.Remember(new CardPlace(session.Id, address.ConversationId, id, stored, tell.Person, nameof(CardKind.Session)), cancellationToken);
            return new Delivered.Done();
        }
        catch (ConnectorException failure)
        {
            if (failure.Kind == ConnectorFailure.Unreachable)
                await people.MarkUnreachable(tell.Person, failure.Code ?? "unreachable", cancellationToken);
            return ConnectorTrouble.Judge(failure, entry.Attempts);
        }
    }
}
