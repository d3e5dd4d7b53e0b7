using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace SupportBot.Protocol;

/// <summary>
/// How JSON is read and written here: member names once per object (spec A2001) and letter by letter, 64 levels at most, no comments,
/// nulls left out. Letters of all languages stand as they are; what has a meaning in HTML is escaped.
/// </summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    AllowDuplicateProperties = false,
    MaxDepth = 64)]
[JsonSerializable(typeof(Activity))]
[JsonSerializable(typeof(OutboundActivity))]
[JsonSerializable(typeof(IReadOnlyList<OutboundActivity>))]
[JsonSerializable(typeof(ConversationAddress))]
[JsonSerializable(typeof(JsonElement))]
[JsonSerializable(typeof(JsonNode))]
[JsonSerializable(typeof(JsonObject))]
sealed partial class WireJson : JsonSerializerContext;

static class Wire
{
    /// <summary>Made once: options built anew for each message cost fifty times the message.</summary>
    public static WireJson Json { get; } = new(new JsonSerializerOptions(WireJson.Default.Options) { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) });
}
