using System.Text.Json.Nodes;

namespace SupportBot.Bot.Delivery;

static class JsonText
{
    /// <summary>A copy in which every text has <paramref name="mark"/> replaced. The replacement becomes text, never structure.</summary>
    public static JsonNode? Replace(JsonNode? node, string mark, string replacement) => node switch
    {
        JsonObject members => new JsonObject(members.Select(member => KeyValuePair.Create(member.Key, Replace(member.Value, mark, replacement)))),
        JsonArray items => new JsonArray([.. items.Select(item => Replace(item, mark, replacement))]),
        JsonValue value when value.TryGetValue<string>(out var text) => text.Replace(mark, replacement, StringComparison.Ordinal),
        _ => node?.DeepClone(),
    };
}
