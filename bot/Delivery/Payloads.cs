using System.Text.Json;
using System.Text.Json.Serialization;
using SupportBot.Protocol;
using SupportBot.Sessions;
using SupportBot.Storage;

namespace SupportBot.Bot.Delivery;

/// <summary>Which card of a session a message shows. Stored by name: names are stable.</summary>
public enum CardKind
{
    /// <summary>The session as it is now; its summary once it has ended.</summary>
    Session,

    /// <summary>The session as it is offered to the viewer (R7.4); what became of the offer once it is over.</summary>
    Offer,
}

/// <summary>A card to be drawn when it goes out, so that it shows the session as it is then.</summary>
/// <param name="Viewer">The one person in a personal chat; null where several see it.</param>
public sealed record CardToShow(Guid Session, string? Viewer, CardKind Kind);

/// <summary>What a <see cref="OutboxKind.Post"/> entry says.</summary>
/// <param name="Replaces">The message to be replaced; null for a new one.</param>
public sealed record Post(ConversationAddress Address, OutboundActivity? Activity, CardToShow? Card, string? Replaces)
{
    /// <summary>The queue whose live card this is.</summary>
    public string? Queue { get; init; }

    /// <summary>Stands in <see cref="Activity"/> for the entry's secret, which is put in at the last moment.</summary>
    public const string SecretMark = "{secret}";

    public OutboxEntry Entry(PersonId? person, string? secret = null) =>
        new(OutboxKind.Post, LaneOf(Address), Card is { } card ? new SessionId(card.Session) : null, person, JsonSerializer.Serialize(this, BotJson.Default.Post), secret);

    public static string LaneOf(ConversationAddress address) => $"conversation:{address.ConversationId}";

    public static Post Read(OutboxEntry entry) =>
        JsonSerializer.Deserialize(entry.Payload, BotJson.Default.Post) ?? throw new JsonException("an empty post");
}

/// <summary>How addresses of conversations lie in the database.</summary>
public static class StoredAddress
{
    public static string Write(ConversationAddress address) => JsonSerializer.Serialize(address, BotJson.Default.ConversationAddress);

    public static ConversationAddress Read(string stored) =>
        JsonSerializer.Deserialize(stored, BotJson.Default.ConversationAddress) ?? throw new JsonException("an empty address");
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(Post))]
[JsonSerializable(typeof(ConversationAddress))]
sealed partial class BotJson : JsonSerializerContext;
