using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace SupportBot.Cards.Model;

/// <summary>
/// An Adaptive Card as Teams takes it from bots (schema 1.5). What this model doesn't know is kept in <see cref="Other"/> and in
/// <see cref="UnknownElement"/>, so that a card read and written again loses nothing.
/// </summary>
public sealed record AdaptiveCard
{
    /// <summary>Literal: the schema's id, not an address that anybody opens.</summary>
    public const string SchemaId = "http://adaptivecards.io/schemas/adaptive-card.json";

    [JsonPropertyName("$schema"), JsonPropertyOrder(-3)]
    public string? Schema { get; init; } = SchemaId;

    [JsonPropertyOrder(-2)]
    public string Type => "AdaptiveCard";

    /// <summary>Teams shows bots' cards up to 1.5; a higher one would show the fallback text alone.</summary>
    [JsonPropertyOrder(-1)]
    public string? Version { get; init; } = "1.5";

    public string? Lang { get; init; }

    /// <summary>Shown where the card can't be drawn; also the message's summary.</summary>
    public string? FallbackText { get; init; }

    /// <summary>What a screen reader says of the card as a whole.</summary>
    public string? Speak { get; init; }

    public IReadOnlyList<Element>? Body { get; init; }
    public IReadOnlyList<CardAction>? Actions { get; init; }
    public Refresh? Refresh { get; init; }
    public TeamsCard? Msteams { get; init; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Other { get; set; }

    /// <summary>Bytes of the card on the wire, allowed or not.</summary>
    [JsonIgnore]
    internal int Size => JsonSerializer.SerializeToUtf8Bytes(this, Wire.Json.AdaptiveCard).Length;

    /// <summary>As text, compact. Letters of every script stand as they are.</summary>
    /// <exception cref="CardLimitException">Teams would not show it, or something in it isn't allowed.</exception>
    public string ToJson()
    {
        var json = JsonSerializer.Serialize(this, Wire.Json.AdaptiveCard);
        CardLimits.Check(json);
        return json;
    }

    /// <inheritdoc cref="ToJson"/>
    public JsonNode ToNode() => JsonNode.Parse(ToJson())!;

    /// <exception cref="JsonException">Not a card.</exception>
    public static AdaptiveCard Parse(string json) => JsonSerializer.Deserialize(json, Wire.Json.AdaptiveCard) ?? throw new JsonException("not a card");
}

/// <summary>Makes a client ask for its viewer's own card, by itself, when the card comes into view.</summary>
public sealed record Refresh
{
    /// <summary>Teams' limit of people with a view of their own.</summary>
    public const int MostUsers = 60;

    /// <exception cref="ArgumentException">More than <see cref="MostUsers"/>.</exception>
    [JsonConstructor]
    public Refresh(CardAction action, IReadOnlyList<string>? userIds)
    {
        if (userIds?.Count > MostUsers)
            throw new ArgumentException($"at most {MostUsers} people have a view of their own", nameof(userIds));
        (Action, UserIds) = (action, userIds);
    }

    public CardAction Action { get; }

    /// <summary>Channel ids of people. Empty: by hand only; null: everybody in small chats.</summary>
    public IReadOnlyList<string>? UserIds { get; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Other { get; set; }
}

/// <summary>What Teams adds to a card.</summary>
public sealed record TeamsCard
{
    /// <summary><c>Full</c> for the whole width of the chat.</summary>
    public string? Width { get; init; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Other { get; set; }
}
