using System.Text.Json;
using System.Text.Json.Serialization;

namespace SupportBot.Protocol;

/// <summary>
/// What a channel sends (Bot Framework activity spec 3.1). Every member is optional on the wire; members we don't know are kept in <see cref="Extra"/>.
/// Values with an open set (text format, delivery mode, …) stay the strings that arrived: an unknown one means the default, it is not an error.
/// </summary>
public sealed class Activity
{
    public string? Type { get; init; }
    public string? Id { get; init; }
    public DateTimeOffset? Timestamp { get; init; }
    public DateTimeOffset? LocalTimestamp { get; init; }

    /// <summary>An IANA name, which may be unknown to this machine.</summary>
    public string? LocalTimezone { get; init; }
    public string? ServiceUrl { get; init; }
    public string? ChannelId { get; init; }
    public ChannelAccount? From { get; init; }
    public ChannelAccount? Recipient { get; init; }
    public ConversationAccount? Conversation { get; init; }

    /// <summary>On a card press: the message that carries the card.</summary>
    public string? ReplyToId { get; init; }
    public string? Text { get; init; }
    public string? TextFormat { get; init; }
    public string? Summary { get; init; }
    public string? Locale { get; init; }
    public IReadOnlyList<Attachment?>? Attachments { get; init; }
    public string? AttachmentLayout { get; init; }

    /// <summary>Raw, because a malformed entity is to be ignored and must not fail its activity (spec A2105).</summary>
    public IReadOnlyList<JsonElement>? Entities { get; init; }
    public JsonElement? ChannelData { get; init; }
    public JsonElement? Value { get; init; }
    public string? ValueType { get; init; }
    public string? Name { get; init; }
    public string? Label { get; init; }
    public string? Action { get; init; }
    public string? Code { get; init; }
    public string? TopicName { get; init; }
    public string? Importance { get; init; }
    public string? DeliveryMode { get; init; }
    public IReadOnlyList<ChannelAccount?>? MembersAdded { get; init; }
    public IReadOnlyList<ChannelAccount?>? MembersRemoved { get; init; }
    public IReadOnlyList<MessageReaction?>? ReactionsAdded { get; init; }
    public IReadOnlyList<MessageReaction?>? ReactionsRemoved { get; init; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Extra { get; set; }

    /// <summary>What arrived, with all members, also those we do not know.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Wire.Json.Activity);

    /// <summary>For what was kept by <see cref="ToJson"/>; what arrives is read, and checked, by the endpoint.</summary>
    public static Activity FromJson(string json) => JsonSerializer.Deserialize(json, Wire.Json.Activity) ?? throw new JsonException("no activity");
}

/// <summary>A person or a bot. <see cref="AadObjectId"/> is the stable key of a person; <see cref="Id"/> differs from bot to bot. Both are opaque.</summary>
public sealed class ChannelAccount
{
    public string? Id { get; init; }
    public string? Name { get; init; }

    /// <summary>Absent for anonymous meeting guests. Local tools send ids that are no GUIDs.</summary>
    public string? AadObjectId { get; init; }
    public string? Role { get; init; }
    public string? TenantId { get; init; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Extra { get; set; }
}

public sealed class ConversationAccount
{
    public string? Id { get; init; }
    public string? Name { get; init; }
    public bool? IsGroup { get; init; }

    /// <summary>"personal", "groupChat" or "channel" in Teams.</summary>
    public string? ConversationType { get; init; }
    public string? TenantId { get; init; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Extra { get; set; }
}

public sealed class Attachment
{
    public string? ContentType { get; init; }
    public string? ContentUrl { get; init; }
    public JsonElement? Content { get; init; }
    public string? Name { get; init; }
    public string? ThumbnailUrl { get; init; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Extra { get; set; }
}

public sealed class MessageReaction
{
    /// <summary>An open set: "like", "heart", … and names coded as emoji.</summary>
    public string? Type { get; init; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Extra { get; set; }
}
