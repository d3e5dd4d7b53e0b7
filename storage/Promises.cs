using System.Diagnostics;
using System.Text.Json;
using SupportBot.Sessions;
using SupportBot.Storage.Stored;

namespace SupportBot.Storage;

/// <summary>How effects of the rules lie in the outbox, and how delivery reads them.</summary>
public static class Promises
{
    /// <summary>The lane of notices for one person, so that they come in order.</summary>
    public static string LaneOf(PersonId person) => $"person:{person.Value}";

    /// <summary>The lane in which a session's cards are brought up to date.</summary>
    public static string LaneOf(SessionId session) => $"cards:{session}";

    public static OutboxEntry From(SessionId session, SessionEffect effect) => effect switch
    {
        SessionEffect.RefreshCards => new OutboxEntry(OutboxKind.RefreshCards, LaneOf(session), session, null, "{}"),
        SessionEffect.SendInvitation send => new OutboxEntry(OutboxKind.Mail, null, session, null, JsonSerializer.Serialize(send.Invitation, Readable.Json.InvitationId), send.SealedToken),
        SessionEffect.OfferSession offer => new OutboxEntry(OutboxKind.Offer, LaneOf(offer.Agent), session, offer.Agent, "{}"),
        SessionEffect.Tell tell => new OutboxEntry(OutboxKind.Notice, LaneOf(tell.Person), session, tell.Person, JsonSerializer.Serialize(tell, Readable.Json.Tell)),
        _ => throw new UnreachableException($"no promise for {effect.GetType().Name}"),
    };

    /// <summary>Of an entry of kind <see cref="OutboxKind.Mail"/>.</summary>
    /// <exception cref="JsonException">The entry is of another kind.</exception>
    public static InvitationId ReadInvitation(OutboxEntry entry) => JsonSerializer.Deserialize(entry.Payload, Readable.Json.InvitationId);

    /// <summary>Of an entry of kind <see cref="OutboxKind.Notice"/>.</summary>
    /// <exception cref="JsonException">The entry is of another kind.</exception>
    public static SessionEffect.Tell ReadNotice(OutboxEntry entry) => JsonSerializer.Deserialize(entry.Payload, Readable.Json.Tell)
        ?? throw new JsonException("a notice is null");
}
