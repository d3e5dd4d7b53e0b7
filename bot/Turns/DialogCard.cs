using System.Text.Json;
using System.Text.Json.Nodes;

namespace SupportBot.Bot.Turns;

/// <summary>
/// The same card, for a dialog and for what opens one: dialogs know no Action.Execute, so each becomes an Action.Submit whose data carries the verb.
/// Clients that can't open a dialog send such data as a message, and get the form as a card.
/// </summary>
static class DialogCard
{
    const string Execute = "Action.Execute";
    const string Verb = "verb";

    /// <summary>Buttons of forms open them as dialogs; all others stay as they are.</summary>
    public static JsonNode WithOpeners(JsonNode card)
    {
        foreach (var action in Actions(card).Where(action => DialogForms.Opens(VerbOf(action))).ToArray())
            Submit(action)["msteams"] = new JsonObject { ["type"] = Protocol.InvokeNames.TaskFetch };
        return card;
    }

    /// <summary>To be shown in a dialog.</summary>
    /// <param name="more">Goes along with every press.</param>
    /// <param name="problem">What is wrong, above everything else.</param>
    public static JsonNode ForDialog(JsonNode card, IReadOnlyDictionary<string, string> more, string? problem = null)
    {
        card.AsObject().Remove("refresh");
        foreach (var action in Actions(card).ToArray())
        {
            var data = Submit(action);
            foreach (var (key, value) in more)
                data[key] = value;
        }

        if (problem is not null && card["body"] is JsonArray body)
            body.Insert(Math.Min(1, body.Count), Problem(problem));
        return card;
    }

    /// <summary>What the press is called; "" when the data doesn't say so.</summary>
    public static string VerbIn(JsonElement data) => TextIn(data, Verb) ?? "";

    public static string? TextIn(JsonElement data, string key) =>
        data.ValueKind == JsonValueKind.Object && data.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <returns>The action's data.</returns>
    static JsonObject Submit(JsonObject action)
    {
        var data = action["data"] as JsonObject ?? [];
        data[Verb] = VerbOf(action);
        action["data"] ??= data;
        action["type"] = "Action.Submit";
        action.Remove(Verb);
        return data;
    }

    static string VerbOf(JsonObject action) => action[Verb]?.GetValue<string>() ?? "";

    static IEnumerable<JsonObject> Actions(JsonNode? node) => node switch
    {
        JsonObject item => item.Where(member => member.Key != "data").SelectMany(member => Actions(member.Value)).Concat(IsExecute(item) ? [item] : []),
        JsonArray list => list.SelectMany(Actions),
        _ => [],
    };

    static bool IsExecute(JsonObject item) => item["type"] is JsonValue type && type.TryGetValue<string>(out var name) && name == Execute;

    static JsonObject Problem(string words) => new()
    {
        ["type"] = "Container",
        ["style"] = "attention",
        ["items"] = new JsonArray(new JsonObject { ["type"] = "TextBlock", ["wrap"] = true, ["text"] = Cards.Model.CardText.Escape(words, 1200) }),
    };
}
