using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace SupportBot.Protocol;

/// <summary>What the bot sends. A type of its own, so that nothing that arrived is sent back by accident.</summary>
public sealed record OutboundActivity
{
    /// <summary>Longest text in UTF-16 units that <see cref="Message"/> lets pass; Teams takes some 100 KB of UTF-16 in all, text and card together.</summary>
    public const int MaxText = 28_000;

    public string Type { get; init; } = ActivityTypes.Message;
    public string? Text { get; init; }

    /// <summary>"plain" whenever people's words are inside; "markdown" only for words of our own.</summary>
    public string? TextFormat { get; init; }
    public string? Locale { get; init; }

    /// <summary>What Teams shows in notifications for a message that is only a card.</summary>
    public string? Summary { get; init; }
    public IReadOnlyList<OutboundAttachment>? Attachments { get; init; }
    public string? AttachmentLayout { get; init; }
    public JsonArray? Entities { get; init; }
    public JsonNode? SuggestedActions { get; init; }
    public JsonNode? ChannelData { get; init; }
    public string? ReplyToId { get; init; }

    /// <summary>Only for targeted messages: the one who sees it.</summary>
    public OutboundAccount? Recipient { get; init; }
    public string? InputHint { get; init; }
    public string? Importance { get; init; }
    public string? Name { get; init; }
    public JsonNode? Value { get; init; }

    /// <summary>Shown to <see cref="Recipient"/> alone (group chats and channels; kept 24 h).</summary>
    [JsonIgnore]
    public bool IsTargeted { get; init; }

    /// <summary>
    /// The connector has no idempotency key: a POST that ended in 502, 503 or 504 may have been delivered. Set where twice is better than never;
    /// then it is tried once more.
    /// </summary>
    [JsonIgnore]
    public bool MayBeSentTwice { get; init; }

    [JsonInclude]
    internal string? Id { get; init; }

    [JsonInclude]
    internal OutboundAccount? From { get; init; }

    [JsonInclude]
    internal OutboundAccount? Conversation { get; init; }

    /// <summary>A text, cut on a grapheme boundary if it is longer than Teams takes.</summary>
    public static OutboundActivity Message(string text, string textFormat = "plain") =>
        new() { Text = Graphemes.Cut(text, MaxText), TextFormat = textFormat };

    public static OutboundActivity Card(JsonNode card, string summary) =>
        new() { Summary = summary, Attachments = [new() { ContentType = ContentTypes.AdaptiveCard, Content = card }] };

    public static OutboundActivity Card(JsonElement card, string summary) =>
        Card(JsonNode.Parse(card.GetRawText()) ?? throw new ArgumentException("a card is an object", nameof(card)), summary);

    /// <summary>Shows for some three seconds; to be sent at most every three (spec A6000, A6001).</summary>
    public static OutboundActivity Typing() => new() { Type = ActivityTypes.Typing };

    /// <summary>For keeping it until it is sent. <see cref="IsTargeted"/> and <see cref="MayBeSentTwice"/> are not part of it.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Wire.Json.OutboundActivity);

    public static OutboundActivity FromJson(string json) =>
        JsonSerializer.Deserialize(json, Wire.Json.OutboundActivity) ?? throw new JsonException("no activity");
}

public sealed record OutboundAttachment
{
    public required string ContentType { get; init; }
    public JsonNode? Content { get; init; }
    public string? ContentUrl { get; init; }
    public string? Name { get; init; }
    public string? ThumbnailUrl { get; init; }
}

public sealed record OutboundAccount(string Id, string? Name = null, bool? IsTargeted = null);
