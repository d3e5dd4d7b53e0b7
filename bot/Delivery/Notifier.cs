using System.Text.Json.Nodes;
using SupportBot.Cards;
using SupportBot.Protocol;
using SupportBot.Sessions.Wording;
using SupportBot.Storage;

namespace SupportBot.Bot.Delivery;

/// <summary>Tells representatives in their personal chat what they should not miss.</summary>
sealed class Notifier(Connector connector, People people, SessionQueries sessions)
{
    public async Task<Delivered> Deliver(LeasedEntry entry, CancellationToken cancellationToken)
    {
        var tell = Promises.ReadNotice(entry.Entry);
        if (await people.Get(tell.Person, cancellationToken) is not { PersonalAddress: { } stored } person)
            return new Delivered.Never("no personal chat");
        if (await sessions.Get(entry.Entry.Session!.Value, cancellationToken) is not { } session)
            return new Delivered.Done();
        var culture = Language.Of(person.Language ?? person.ChatLocale);
        var message = OutboundActivity.Message(NoticeText.Of(tell, session.Number, culture)) with
        {
            Locale = culture.Name,
            MayBeSentTwice = true,
            ChannelData = new JsonObject { ["notification"] = new JsonObject { ["alert"] = true } },
        };
        try
        {
            await connector.Send(StoredAddress.Read(stored), message, cancellationToken);
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
