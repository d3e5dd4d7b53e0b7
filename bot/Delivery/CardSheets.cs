using SupportBot.Bot.Texts;
using SupportBot.Bot.Turns;
using SupportBot.Protocol;
using SupportBot.Sessions;
using SupportBot.Sessions.Wording;
using SupportBot.Storage;

namespace SupportBot.Bot.Delivery;

/// <summary>Session cards as messages: drawn at the moment they go out, and made plain when a newer one takes their place.</summary>
sealed class CardSheets(CardDesk desk, QueueDesk queues, SessionQueries sessions, CardPlaces places, People people, Connector connector, Dialogs dialogs)
{
    /// <summary>Null when there is no such session.</summary>
    public async Task<OutboundActivity?> Draw(SessionId id, PersonId? viewer, ConversationAddress address, CardKind kind, CancellationToken ct) =>
        await sessions.Get(id, ct) is { } session ? await Draw(session, viewer, address, kind, ct) : null;

    public async Task<OutboundActivity> Draw(Session session, PersonId? viewer, ConversationAddress address, CardKind kind, CancellationToken ct)
    {
        var person = viewer is { } id ? await people.Get(id, ct) : null;
        var culture = Language.Of(person?.Language ?? person?.ChatLocale ?? address.Locale);
        var card = kind == CardKind.Offer && viewer is { } agent ? await queues.Offer(session, agent, culture, ct) : await desk.Session(session, viewer, culture, ct);
        return OutboundActivity.Card(dialogs.Card(card, address.ChannelId), card.FallbackText ?? "") with { Locale = culture.Name };
    }

    /// <summary>A queue's card; null when there is no such queue.</summary>
    public async Task<OutboundActivity?> Draw(QueueId queue, ConversationAddress address, CancellationToken ct)
    {
        var culture = Language.Of(address.Locale);
        return await queues.Queue(queue, culture, address.ConversationType is "channel" or "groupChat", ct) is { } card ? OutboundActivity.Card(dialogs.Card(card, address.ChannelId), card.FallbackText ?? "") with { Locale = culture.Name } : null;
    }

    /// <summary>An older card of the queue in the same conversation points to the newer one.</summary>
    public Task Retire(QueuePlace older, CancellationToken ct) => Retire(StoredAddress.Read(older.Address), older.ActivityId, null, ct);

    /// <summary>The newest card of its kind in a conversation is the live one; the one before turns into a pointer to it.</summary>
    public async Task Remember(CardPlace place, CancellationToken ct)
    {
        if (await places.Add(place, ct) is { } older)
            await Retire(older, ct);
    }

    /// <summary>An older card of the session in the same conversation points to the newer one. Best effort: it does no harm as it is (R11.5).</summary>
    Task Retire(CardPlace older, CancellationToken ct) => Retire(StoredAddress.Read(older.Address), older.ActivityId, older.Viewer, ct);

    async Task Retire(ConversationAddress address, string message, PersonId? viewer, CancellationToken ct)
    {
        var person = viewer is { } id ? await people.Get(id, ct) : null;
        var culture = Language.Of(person?.Language ?? person?.ChatLocale ?? address.Locale);
        try
        {
            await connector.Update(address, message, OutboundActivity.Message(ChatTexts.Of("CardMoved", culture)), ct);
        }
        catch (ConnectorException)
        {
            // it stays as it is
        }
    }
}
