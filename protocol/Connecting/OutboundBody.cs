using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SupportBot.Protocol.Connecting;

/// <summary>The JSON that leaves, within the channel's sizes.</summary>
static class OutboundBody
{
    /// <summary>Bytes of one card: 40 KB. Teams has taken less in the past than it says today.</summary>
    public const int MaxCard = 40 * 1024;

    /// <summary>UTF-16 units of a whole message: the channel's limit is about 100 KB measured in UTF-16, its advice 80 KB.</summary>
    public const int MaxMessage = 80 * 1024 / sizeof(char);

    public static byte[] Of(OutboundActivity activity, ConversationAddress address, string? id = null)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(activity with
        {
            Id = id,
            From = address.BotId.Length > 0 ? new(address.BotId) : null,
            Conversation = new(address.ConversationId),
            Attachments = activity.Attachments is { Count: 0 } ? null : activity.Attachments,
        }, Wire.Json.OutboundActivity);
        var isTooBig = body.Length > MaxCard
            && (Units(body) > MaxMessage || (activity.Attachments ?? []).Any(attachment => Size(attachment.Content) > MaxCard));
        return isTooBig ? throw new ConnectorException(ConnectorFailure.TooBig, null, "MessageSizeTooBig", null, false) : body;
    }

    public static byte[] Of(JsonObject body) => JsonSerializer.SerializeToUtf8Bytes(body, Wire.Json.JsonObject);

    public static JsonNode ToNode(OutboundActivity activity) => JsonSerializer.SerializeToNode(activity, Wire.Json.OutboundActivity)!;

    /// <summary>An escaped letter is one letter.</summary>
    static int Units(byte[] body) => Encoding.UTF8.GetCharCount(body) - (5 * body.AsSpan().Count(@"\u"u8));

    static int Size(JsonNode? card) => card is null ? 0 : JsonSerializer.SerializeToUtf8Bytes(card, Wire.Json.JsonNode).Length;
}
