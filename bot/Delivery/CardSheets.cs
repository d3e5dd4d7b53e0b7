using SupportBot.Bot.Texts;
using SupportBot.Bot.Turns;
using SupportBot.Protocol;
using SupportBot.Sessions;
using SupportBot.Sessions.Wording;
using SupportBot.Storage;

namespace SupportBot.Bot.Delivery;

/// <summary>Session cards as messages: drawn at the moment they go out, and made plain when a newer one takes their place.</summary>
sealed class CardSheets(CardDesk desk, SessionQueries sessions, People people, Connector connector)
{
    /// <summary>Null when there is no such session.</summary>
    public async Task<OutboundActivity?> Draw(SessionId id, PersonId? viewer, ConversationAddress address, CancellationToken ct) =>
        await sessions.Get(id, ct) is { } session ? await Draw(session, viewer, address, ct) : null;

    public async Task<OutboundActivity> Draw(Session session, PersonId? viewer, ConversationAddress address, CancellationToken ct)
    {
        var person = viewer is { } id ? await people.Get(id, ct) : null;
        var culture = Language.Of(person?.Language ?? person?.ChatLocale ?? address.Locale);
        var card = await desk.Session(session, viewer, culture, ct);
        return OutboundActivity.Card(card.ToNode(), card.FallbackText ?? "") with { Locale = culture.Name };
    }

    /// <summary>An older card of the session in the same conversation points to the newer one. Best effort: it does no harm as it is (R11.5).</summary>
    public async Task Retire(CardPlace older, CancellationToken ct)
    {
        var address = StoredAddress.Read(older.Address);
        var person = older.Viewer is { } id ? await people.Get(id, ct) : null;
        var culture = Language.Of(person?.Language ?? person?.ChatLocale ?? address.Locale);
        try
        {
            await connector.Update(address, older.ActivityId, OutboundActivity.Message(ChatTexts.Of("CardMoved", culture)), ct);
        }
        catch (ConnectorException)
        {
            // it stays as it is
        }
    }
}
