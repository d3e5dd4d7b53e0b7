using System.Text.Json;

namespace SupportBot.Tests.World;

/// <summary>Reads a card as a person does: what it says, what it offers, what its fields hold.</summary>
public static class CardReading
{
    /// <summary>All words on the card, in order, one text a line.</summary>
    public static string Words(JsonElement card) =>
        string.Join('\n', Objects(card).SelectMany(item => new[] { "text", "title", "value", "label", "altText", "placeholder" }.Select(name => Text(item, name))).Where(text => !string.IsNullOrEmpty(text)));

    public static IEnumerable<string> Titles(JsonElement card) => Actions(card).Select(action => Text(action, "title")!).Where(title => title is not null);

    public static JsonElement? Action(JsonElement card, string title) =>
        Actions(card).FirstOrDefault(action => Text(action, "title") == title) is { ValueKind: JsonValueKind.Object } found ? found : null;

    /// <summary>Where its buttons lead.</summary>
    public static IEnumerable<string> Urls(JsonElement card) => Actions(card).Select(action => Text(action, "url")).OfType<string>();

    /// <summary>Fields with the values they have by themselves.</summary>
    public static IEnumerable<(string Id, string Value)> Inputs(JsonElement card) => Objects(card)
        .Where(item => Text(item, "type")?.StartsWith("Input.", StringComparison.Ordinal) == true && Text(item, "id") is not null)
        .Select(item => (Text(item, "id")!, Text(item, "value") ?? (Text(item, "type") == "Input.Toggle" ? Text(item, "valueOff") ?? "false" : "")));

    /// <summary>Everything a press can do; a card that opens in place (Action.ShowCard) is part of the card.</summary>
    static IEnumerable<JsonElement> Actions(JsonElement card) => Objects(card).Where(item => Text(item, "type")?.StartsWith("Action.", StringComparison.Ordinal) == true);

    static IEnumerable<JsonElement> Objects(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().Where(member => member.Name is not ("data" or "msteams")).SelectMany(member => Objects(member.Value)).Prepend(element),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Objects),
        _ => [],
    };

    static string? Text(JsonElement item, string name) => item.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
