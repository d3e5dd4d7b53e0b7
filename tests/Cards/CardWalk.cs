using System.Text.Json;
using System.Text.Json.Nodes;
using SupportBot.Cards.Model;

namespace SupportBot.Tests.Cards;

/// <summary>A card as a client sees it: what it says, and what can be pressed with which data.</summary>
static class CardWalk
{
    public static IEnumerable<JsonObject> Objects(this AdaptiveCard card) => Objects(card.ToNode());

    /// <summary>All texts of the body, in reading order, as written (markdown and all).</summary>
    public static IReadOnlyList<string> Says(this AdaptiveCard card) =>
    [
        .. card.Objects().SelectMany(part => (string?)part["type"] switch
        {
            "TextBlock" => [(string)part["text"]!],
            "FactSet" => part["facts"]!.AsArray().SelectMany(fact => new[] { (string)fact!["title"]!, (string)fact["value"]! }),
            _ => Enumerable.Empty<string>(),
        }),
    ];

    public static IReadOnlyList<JsonObject> Presses(this AdaptiveCard card) => [.. card.Objects().Where(part => (string?)part["type"] == "Action.Execute")];

    /// <summary>Titles of everything to press, but not of what the client presses by itself.</summary>
    public static IReadOnlyList<string> Titles(this AdaptiveCard card) =>
        [.. (card with { Refresh = null }).Objects().Where(part => ((string?)part["type"])?.StartsWith("Action.", StringComparison.Ordinal) == true).Select(part => (string)part["title"]!)];

    /// <summary>What the bot receives when a person presses: the action's data with all inputs as they stand, and what is typed on top.</summary>
    public static JsonElement Press(this AdaptiveCard card, string title, params ReadOnlySpan<(string Id, string Value)> typed)
    {
        var pressed = card.Presses().Single(part => (string?)part["title"] == title);
        return card.Data(pressed, typed);
    }

    public static string Verb(this AdaptiveCard card, string title) => (string)card.Presses().Single(part => (string?)part["title"] == title)["verb"]!;

    public static JsonElement Data(this AdaptiveCard card, JsonObject press, params ReadOnlySpan<(string Id, string Value)> typed)
    {
        var data = press["data"]!.DeepClone().AsObject();
        if ((string?)press["associatedInputs"] != "none")
        {
            foreach (var input in card.Objects().Where(part => ((string?)part["type"])?.StartsWith("Input.", StringComparison.Ordinal) == true))
                data[(string)input["id"]!] = (string?)input["value"] ?? "";
            foreach (var (id, value) in typed)
                data[id] = value;
        }

        return JsonSerializer.SerializeToElement(data);
    }

    static IEnumerable<JsonObject> Objects(JsonNode? node) => node switch
    {
        JsonObject part => [part, .. part.SelectMany(member => Objects(member.Value))],
        JsonArray parts => parts.SelectMany(Objects),
        _ => [],
    };
}
