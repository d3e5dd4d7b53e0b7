using System.Text.Json;
using System.Text.Json.Nodes;
using SupportBot.Tests.World;

namespace SupportBot.Tests.Bot;

[CollectionDefinition(Name)]
public sealed class QueueStageUsers : ICollectionFixture<QueueStage>
{
    public const string Name = "Queues";
}

/// <summary>
/// One product for all tests of queues, one after the other: Ada administers, Bea and Cem serve the queue First line, nobody else does. Every session is of multi
/// mode, and an agent may have many: what a test leaves behind disturbs none.
/// </summary>
public sealed class QueueStage : IAsyncLifetime
{
    Stage? _stage;

    internal Stage Stage => _stage ?? throw new InvalidOperationException("not open");

    internal Representative Ada { get; private set; } = null!;

    internal Representative Bea { get; private set; } = null!;

    internal Representative Cem { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        _stage = await Stage.Open(new()
        {
            ["Site__Mode"] = "Multi",
            ["Site__DefaultCapacity"] = "20",
            ["Site__RingTime"] = "00:10:00",
            ["Site__JoinTriesPerAddress"] = "1000",
            ["Site__JoinTriesPerSite"] = "1000",
            ["Site__Administrators__0"] = IdOf(1),
            ["Queues__0__Name"] = "First line",
            ["Queues__0__Agents__0"] = IdOf(2),
            ["Queues__0__Agents__1"] = IdOf(3),
        });
        (Ada, Bea, Cem) = (_stage.Representative("Ada Admin"), _stage.Representative("Bea Agent"), _stage.Representative("Cem Agent"));
        Assert.Equal(IdOf(3), Cem.Person.ObjectId);
        foreach (var person in new[] { Ada, Bea, Cem })
        {
            await person.Writes("help");
            await person.Sees("What you can write");
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_stage is not null)
            await _stage.DisposeAsync();
    }

    /// <summary>Nobody takes sessions, until a test says so.</summary>
    internal async Task AllAway()
    {
        foreach (var agent in new[] { Bea, Cem })
        {
            var before = agent.Heard("You are away");
            await agent.Writes("away");
            await Stage.Teams.WaitFor(() => agent.Heard("You are away") > before, what: $"{agent.Name} to be away");
        }
    }

    /// <summary>A session with a customer in it.</summary>
    /// <returns>Its number.</returns>
    internal async Task<string> Helps(Representative who, string customer)
    {
        var number = await who.Starts(mode: "Multi");
        using var browser = new Browserless(Stage.Product);
        await browser.JoinsByNumber(number, customer);
        await who.Sees(number, customer);
        return number;
    }

    static string IdOf(int person) => $"aaaaaaaa-0000-4000-8000-{person:D12}";
}

/// <summary>Presses that no card need offer.</summary>
static class PressingByVerb
{
    /// <summary>Presses the action with this verb on the newest card that has one.</summary>
    public static async Task<PressAnswer> PressesVerb(this Stage stage, Representative who, string verb, Dictionary<string, string>? typed = null, string? place = null, string? words = null)
    {
        var (message, data) = Found(stage, who, verb, place ?? who.Chat, words);
        foreach (var (id, value) in typed ?? [])
            data[id] = value;
        return await stage.Sends(who, message, verb, data, place);
    }

    public static async Task<PressAnswer> Sends(this Stage stage, Representative who, FakeMessage? message, string verb, JsonNode data, string? place = null)
    {
        var answer = await stage.Channel.Invokes(stage.Channel.Shapes.CardInvoke(who.Person, verb, data.DeepClone(), message?.Id ?? "1", place));
        if (answer.Card is { } card && message is not null)
            message.Show(who.Person, card);
        return answer;
    }

    /// <summary>The data of the newest action with this verb, and the inputs of its card as they stand.</summary>
    public static (FakeMessage Message, JsonObject Data) Found(this Stage stage, Representative who, string verb, string place, string? words = null)
    {
        foreach (var message in stage.Teams.Messages(place).Reverse())
        {
            if (message.CardFor(who.Person) is { } card && (words is null || CardReading.Words(card).Contains(words, StringComparison.Ordinal)) && Action(card, verb) is { } action)
            {
                var data = JsonObject.Create(action.GetProperty("data").Clone())!;
                foreach (var (id, value) in CardReading.Inputs(card))
                    data[id] = value;
                return (message, data);
            }
        }

        throw new InvalidOperationException($"no card in {place} has {verb}:\n{who.Everything()}");
    }

    public static string Words(this PressAnswer answer) => answer.Card is { } card ? CardReading.Words(card) : answer.Message ?? answer.Error ?? answer.Body;

    static JsonElement? Action(JsonElement element, string verb)
    {
        if (element.ValueKind == JsonValueKind.Array)
            return element.EnumerateArray().Select(item => Action(item, verb)).FirstOrDefault(found => found is not null);
        if (element.ValueKind != JsonValueKind.Object)
            return null;
        return element.TryGetProperty("verb", out var named) && named.ValueKind == JsonValueKind.String && named.GetString() == verb && element.TryGetProperty("data", out _)
            ? element
            : element.EnumerateObject().Where(member => member.Name != "data").Select(member => Action(member.Value, verb)).FirstOrDefault(found => found is not null);
    }
}
