using System.Text.Json;
using System.Text.Json.Nodes;

namespace SupportBot.Tests.World;

/// <summary>A dialog as Teams shows it: a card, or words, or nothing any more.</summary>
/// <param name="Card">Null when it has none: then it says something, or has closed.</param>
public sealed record FakeDialog(int HttpStatus, string? Title, JsonElement? Card, string? Message, string Body)
{
    /// <summary>Nothing to show any more.</summary>
    public bool IsClosed => HttpStatus == 200 && Body.Length == 0;

    public string Words => Card is { } card ? CardReading.Words(card) : Message ?? "";

    public static FakeDialog Read(PressAnswer answer)
    {
        if (answer.Value is not { ValueKind: JsonValueKind.Object } body || !body.TryGetProperty("task", out var task))
            return new(answer.HttpStatus, null, null, null, answer.Body);
        var value = task.GetProperty("value");
        return task.GetProperty("type").GetString() == "continue"
            ? new(answer.HttpStatus, value.GetProperty("title").GetString(), value.GetProperty("card").GetProperty("content"), null, answer.Body)
            : new(answer.HttpStatus, null, null, value.GetString(), answer.Body);
    }
}

/// <summary>What people do with dialogs and in the compose box.</summary>
public static class FakeDialogs
{
    /// <summary>The newest card that the person sees with a button of this title is asked for its dialog.</summary>
    public static async Task<FakeDialog> OpensDialog(this ChannelClient channel, FakeTeams teams, FakePerson who, string title, string? conversationId = null)
    {
        var place = conversationId ?? who.Chat;
        foreach (var message in teams.Messages(place).Reverse())
        {
            if (message.CardFor(who) is not { } card || CardReading.Action(card, title) is not { } action)
                continue;
            var data = action.GetProperty("data");
            if (action.GetProperty("type").GetString() != "Action.Submit" || data.GetProperty("msteams").GetProperty("type").GetString() != "task/fetch")
                throw new InvalidOperationException($"'{title}' opens no dialog: {action}");
            return await channel.Task(who, "task/fetch", JsonObject.Create(data.Clone()), place, message.Id);
        }

        throw new InvalidOperationException($"no card in {place} offers '{title}'");
    }

    /// <summary>Presses a button in a dialog; what the person leaves alone keeps the card's own value.</summary>
    public static Task<FakeDialog> SendsDialog(this ChannelClient channel, FakePerson who, FakeDialog dialog, string title, IReadOnlyDictionary<string, string>? inputs = null, string? conversationId = null) =>
        channel.Task(who, "task/submit", DataOf(dialog, title, inputs), conversationId);

    /// <summary>What a press in a dialog sends.</summary>
    public static JsonObject DataOf(FakeDialog dialog, string title, IReadOnlyDictionary<string, string>? inputs = null)
    {
        var card = dialog.Card ?? throw new InvalidOperationException($"the dialog shows no card: {dialog.Body}");
        var action = CardReading.Action(card, title) ?? throw new InvalidOperationException($"the dialog does not offer '{title}'; it offers {string.Join(", ", CardReading.Titles(card))}");
        if (action.GetProperty("type").GetString() != "Action.Submit")
            throw new InvalidOperationException($"dialogs know no {action.GetProperty("type")}");
        var data = JsonObject.Create(action.GetProperty("data").Clone())!;
        var collects = !(action.TryGetProperty("associatedInputs", out var associated) && associated.GetString() == "none");
        foreach (var (id, value) in collects ? CardReading.Inputs(card) : [])
            data[id] = value;
        foreach (var (id, value) in inputs ?? new Dictionary<string, string>())
            data[id] = value;
        return data;
    }

    public static async Task<FakeDialog> Task(this ChannelClient channel, FakePerson who, string name, JsonNode? data, string? conversationId = null, string? replyToId = null) => FakeDialog.Read(
        await channel.Invokes(channel.Shapes.Invoke(who, name, new JsonObject { ["data"] = data, ["context"] = new JsonObject { ["theme"] = "default" } }, conversationId, replyToId)));

    /// <summary>An invoke of the compose box.</summary>
    public static Task<PressAnswer> Composes(this ChannelClient channel, FakePerson who, string kind, JsonObject value, string? conversationId = null)
    {
        var activity = channel.Shapes.Invoke(who, $"composeExtension/{kind}", value, conversationId);
        activity["channelData"]!["source"] = new JsonObject { ["name"] = "compose" };
        return channel.Invokes(activity);
    }

    /// <summary>The cards that an answer puts into the compose box, or lists.</summary>
    public static IReadOnlyList<JsonElement> Cards(this PressAnswer answer) =>
        [.. answer.Value!.Value.GetProperty("composeExtension").GetProperty("attachments").EnumerateArray().Select(attachment => attachment.GetProperty("content"))];

    /// <summary>How the results look in the list.</summary>
    public static IReadOnlyList<string> Previews(this PressAnswer answer) =>
    [
        .. answer.Value!.Value.GetProperty("composeExtension").GetProperty("attachments").EnumerateArray().Select(attachment =>
            $"{attachment.GetProperty("preview").GetProperty("content").GetProperty("title").GetString()}\n{attachment.GetProperty("preview").GetProperty("content").GetProperty("text").GetString()}"),
    ];
}
