using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SupportBot.Tests.World;

/// <summary>The other half of Teams: carries what people do to the bot.</summary>
/// <param name="bot">Its base address is the bot's.</param>
/// <param name="issuer">Signs the channel's tokens; null: none are sent, as by local tools.</param>
public sealed class ChannelClient(HttpClient bot, FakeTeams teams, TestIssuer? issuer = null, TimeProvider? time = null)
{
    public ActivityShapes Shapes { get; } = new(teams, time ?? TimeProvider.System);

    /// <summary>A person writes; in a group or channel with a mention of the bot.</summary>
    public async Task Says(FakePerson who, string text, string? conversationId = null)
    {
        var activity = Shapes.Message(who, text, conversationId);
        activity["id"] = teams.Remember(conversationId ?? who.Chat, activity.Deserialize<JsonElement>());
        await Deliver(activity);
    }

    /// <summary>The app is installed: Teams says so twice, in no certain order.</summary>
    public async Task Installs(FakePerson who, string? conversationId = null)
    {
        await Deliver(Shapes.Installation(who, "add", conversationId));
        await Deliver(Shapes.MembersAdded(who, conversationId, FakeTeams.BotId));
    }

    public async Task Uninstalls(FakePerson who, string? conversationId = null)
    {
        teams.RemoveBotFrom(conversationId ?? who.Chat);
        await Deliver(Shapes.Installation(who, "remove", conversationId));
    }

    /// <summary>
    /// A person presses the button with this title on the newest card they see that has one, with what they have typed into its inputs.
    /// What they leave alone keeps the card's own value.
    /// </summary>
    public async Task<PressAnswer> Presses(FakePerson who, string title, IReadOnlyDictionary<string, string>? inputs = null, string? conversationId = null)
    {
        var place = conversationId ?? who.Chat;
        foreach (var message in teams.Messages(place).Reverse())
        {
            if (message.CardFor(who) is { } card && CardReading.Action(card, title) is { } action)
                return await Press(who, message, card, action, inputs ?? new Dictionary<string, string>(), place);
        }
        var offered = teams.Messages(place).Where(m => m.Card is not null).SelectMany(m => CardReading.Titles(m.CardFor(who)!.Value)).Distinct();
        throw new InvalidOperationException($"no card in {place} offers '{title}'; offered: {string.Join(", ", offered)}");
    }

    /// <summary>An invoke as it is, with its answer.</summary>
    public async Task<PressAnswer> Invokes(JsonObject activity)
    {
        using var response = await Send(activity);
        return PressAnswer.Read(response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    /// <summary>Sends it and expects it to be accepted.</summary>
    public async Task Deliver(JsonObject activity)
    {
        using var response = await Send(activity);
        if (!response.IsSuccessStatusCode)
            throw new InvalidOperationException($"the bot answered {(int)response.StatusCode} to {activity["type"]}");
    }

    public Task<HttpResponseMessage> Send(JsonObject activity) => SendRaw(activity.ToJsonString(), issuer?.Token(activity["serviceUrl"]?.GetValue<string>() ?? ""));

    public async Task<HttpResponseMessage> SendRaw(string body, string? token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        if (token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return await bot.SendAsync(request);
    }

    async Task<PressAnswer> Press(FakePerson who, FakeMessage message, JsonElement card, JsonElement action, IReadOnlyDictionary<string, string> inputs, string place)
    {
        var data = action.TryGetProperty("data", out var own) && own.ValueKind == JsonValueKind.Object ? JsonObject.Create(own.Clone())! : [];
        var collects = !(action.TryGetProperty("associatedInputs", out var associated) && associated.GetString() == "none");
        foreach (var (id, value) in collects ? CardReading.Inputs(card) : [])
            data[id] = value;
        foreach (var (id, value) in inputs)
            data[id] = value;
        if (action.GetProperty("type").GetString() == "Action.Submit")
        {
            await Deliver(Shapes.CardSubmit(who, data, message.Id, place));
            return new(202, null, null, null, "");
        }
        var verb = action.TryGetProperty("verb", out var name) ? name.GetString()! : "";
        var answer = await Invokes(Shapes.CardInvoke(who, verb, data, message.Id, place));
        if (answer.Card is { } next)
            message.Show(who, next);
        return answer;
    }
}

/// <summary>The bot's answer to a press.</summary>
/// <param name="HttpStatus">Of the HTTP answer.</param>
/// <param name="StatusCode">Of the card action.</param>
/// <param name="Type">What kind of answer it is.</param>
public sealed record PressAnswer(int HttpStatus, int? StatusCode, string? Type, JsonElement? Value, string Body)
{
    public JsonElement? Card => Type == "application/vnd.microsoft.card.adaptive" ? Value : null;
    public string? Message => Type == "application/vnd.microsoft.activity.message" ? Value?.GetString() : null;

    /// <summary>The words of an error answer.</summary>
    public string? Error => Type == "application/vnd.microsoft.error" ? Value?.GetProperty("message").GetString() : null;

    public static PressAnswer Read(HttpStatusCode status, string body)
    {
        if (body.Length == 0)
            return new((int)status, null, null, null, body);
        var json = JsonElement.Parse(body);
        var isCardAction = json.ValueKind == JsonValueKind.Object && json.TryGetProperty("statusCode", out _);
        return isCardAction
            ? new((int)status, json.GetProperty("statusCode").GetInt32(), json.GetProperty("type").GetString(), json.TryGetProperty("value", out var value) ? value : null, body)
            : new((int)status, null, null, json, body);
    }
}
