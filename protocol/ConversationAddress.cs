using System.Text.Json;
using System.Text.Json.Serialization;

namespace SupportBot.Protocol;

/// <summary>
/// What has to be kept to speak in a conversation again (spec A7550: channel and conversation are mandatory).
/// <see cref="ServiceUrl"/> comes from authenticated traffic only and changes over time: store it anew on every inbound activity.
/// </summary>
/// <param name="UserId">The other side's id in this channel ("29:…"), in personal chats; differs from bot to bot.</param>
/// <param name="UserObjectId">The other side's directory id.</param>
public sealed record ConversationAddress(
    string ServiceUrl,
    string ConversationId,
    string ChannelId,
    string? TenantId,
    string BotId,
    string? UserId = null,
    string? UserObjectId = null,
    string? ConversationType = null,
    string? Locale = null)
{
    const string ThreadMark = ";messageid=";

    /// <summary>In a channel: the channel itself, where <see cref="ConversationId"/> is one of its threads.</summary>
    [JsonIgnore]
    public string RootId => ConversationId.IndexOf(ThreadMark, StringComparison.Ordinal) is >= 0 and var at ? ConversationId[..at] : ConversationId;

    [JsonIgnore]
    public bool IsThread => ConversationId.Contains(ThreadMark, StringComparison.Ordinal);

    /// <summary>The same channel, outside the thread.</summary>
    public ConversationAddress Root() => this with { ConversationId = RootId };

    public ConversationAddress Thread(string messageId) => this with { ConversationId = RootId + ThreadMark + messageId };

    public string ToJson() => JsonSerializer.Serialize(this, Wire.Json.ConversationAddress);

    public static ConversationAddress FromJson(string json) =>
        JsonSerializer.Deserialize(json, Wire.Json.ConversationAddress) ?? throw new JsonException("no address");

    /// <summary>Only for an activity that has passed the checks: those guarantee the members used here.</summary>
    public static ConversationAddress FromActivity(Activity activity) => new(
        activity.ServiceUrl ?? throw new ArgumentException("no service address", nameof(activity)),
        activity.Conversation?.Id ?? throw new ArgumentException("no conversation", nameof(activity)),
        activity.ChannelId ?? throw new ArgumentException("no channel", nameof(activity)),
        TeamsData.TenantOf(activity),
        activity.Recipient?.Id ?? "",
        activity.From?.Id,
        activity.From?.AadObjectId,
        activity.Conversation.ConversationType,
        activity.Locale);
}
