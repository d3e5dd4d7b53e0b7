using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SupportBot.Tests.World;

public sealed partial class FakeTeams
{
    /// <summary>A person of the tenant who has the bot in a personal chat.</summary>
    public FakePerson AddPerson(string name, bool hasBot = true)
    {
        lock (gate)
        {
            var number = people.Count + 1;
            var person = new FakePerson(
                $"29:1{Convert.ToHexStringLower(System.Text.Encoding.UTF8.GetBytes(name))}-{number}_k",
                string.Create(CultureInfo.InvariantCulture, $"aaaaaaaa-0000-4000-8000-{number:D12}"),
                name, $"person{number}@contoso.example", $"a:1{number}QyZ-{Convert.ToHexStringLower(System.Text.Encoding.UTF8.GetBytes(name))}")
            { HasBot = hasBot };
            people.Add(person);
            Conversation(person.Chat, "personal", null, [person]).HasBot = hasBot;
            return person;
        }
    }

    /// <returns>The conversation's id.</returns>
    public string AddGroupChat(string name, params IReadOnlyList<FakePerson> members)
    {
        lock (gate)
            return Conversation($"19:{conversations.Count:D4}{Convert.ToHexStringLower(System.Text.Encoding.UTF8.GetBytes(name))}@thread.v2", "groupChat", name, members).Id;
    }

    /// <summary>A team with a General channel and others.</summary>
    public FakeTeam AddTeam(string name, IReadOnlyList<string> channels, params IReadOnlyList<FakePerson> members)
    {
        lock (gate)
        {
            var team = Conversation($"19:{conversations.Count:D4}team@thread.tacv2", "channel", name, members);
            team.GroupId = "33333333-3333-4333-8333-333333333333";
            team.Channels.Add((team.Id, null));
            foreach (var channel in channels)
                team.Channels.Add((Conversation($"19:{conversations.Count:D4}channel@thread.tacv2", "channel", channel, members).Id, channel));
            return new(team.Id, name, team.GroupId, team.Channels.ToDictionary(item => item.Name ?? "General", item => item.Id));
        }
    }

    /// <summary>The app is uninstalled there: sending gets 403.</summary>
    public void RemoveBotFrom(string conversationId)
    {
        lock (gate)
            conversations[conversationId].HasBot = false;
    }

    public int TypingCount(string conversationId)
    {
        lock (gate)
            return conversations[conversationId].TypingCount;
    }

    internal FakeConversation Find(string conversationId)
    {
        lock (gate)
            return conversations[conversationId];
    }

    /// <summary>What a person wrote, so that the bot can't pass it off as its own.</summary>
    internal string Remember(string conversationId, JsonElement activity)
    {
        lock (gate)
        {
            var message = new FakeMessage(NextId(), activity, IsFromBot: false);
            var root = conversations[conversationId.Split(";messageid=")[0]];
            Conversation(conversationId, root.Type, root.Name, root.Members).Messages.Add(message);
            return message.Id;
        }
    }

    FakeConversation Conversation(string id, string type, string? name, IReadOnlyList<FakePerson> members)
    {
        if (!conversations.TryGetValue(id, out var conversation))
            conversations[id] = conversation = new(id, type, name, [.. members]);
        return conversation;
    }
}

/// <param name="Id">"29:…", for this bot only.</param>
/// <param name="ObjectId">In the directory.</param>
/// <param name="Chat">Personal conversation with the bot.</param>
public sealed record FakePerson(string Id, string ObjectId, string Name, string SignInName, string Chat)
{
    public bool HasBot { get; set; } = true;
    public string Locale { get; init; } = "en-US";

    /// <summary>Older roster calls say objectId.</summary>
    internal JsonObject ToJson(bool older) => new()
    {
        ["id"] = Id,
        [older ? "objectId" : "aadObjectId"] = ObjectId,
        ["name"] = Name,
        ["givenName"] = Name.Split(' ')[0],
        ["surname"] = Name.Split(' ')[^1],
        ["email"] = SignInName,
        ["userPrincipalName"] = SignInName,
        ["tenantId"] = FakeTeams.Tenant,
        ["userRole"] = "user",
    };
}

public sealed record FakeTeam(string Id, string Name, string GroupId, IReadOnlyDictionary<string, string> Channels);

sealed class FakeConversation(string id, string type, string? name, List<FakePerson> members)
{
    public string Id => id;
    public string Type => type;
    public string? Name => name;
    public string GroupId { get; set; } = "";
    public bool HasBot { get; set; } = true;
    public int TypingCount { get; set; }
    public List<FakePerson> Members => members;
    public List<FakeMessage> Messages { get; } = [];
    public List<(string Id, string? Name)> Channels { get; } = [];
}

/// <summary>A message in a conversation, as it is now.</summary>
public sealed record FakeMessage(string Id, JsonElement First, bool IsFromBot)
{
    readonly Dictionary<string, JsonElement> views = new(StringComparer.Ordinal);

    public JsonElement Activity { get; private set; } = First;
    public int Updates { get; private set; }
    public bool IsDeleted { get; internal set; }

    /// <summary>Only this person sees it.</summary>
    public string? TargetId { get; init; }
    public HashSet<string> Reactions { get; } = [];
    public string Text => Activity.TryGetProperty("text", out var text) ? text.GetString() ?? "" : "";
    public string Summary => Activity.TryGetProperty("summary", out var text) ? text.GetString() ?? "" : "";

    public JsonElement? Card => Activity.TryGetProperty("attachments", out var list) && list.EnumerateArray().FirstOrDefault(IsCard) is { ValueKind: JsonValueKind.Object } card
        ? card.GetProperty("content") : null;

    /// <summary>The card as this person sees it: the answer to their press replaces it for them until it is updated for all.</summary>
    public JsonElement? CardFor(FakePerson person) => views.TryGetValue(person.Id, out var view) ? view : Card;

    internal void Show(FakePerson person, JsonElement card) => views[person.Id] = card;

    internal void Replace(JsonElement activity)
    {
        Activity = activity;
        Updates++;
        views.Clear();
    }

    static bool IsCard(JsonElement attachment) => attachment.GetProperty("contentType").GetString() == "application/vnd.microsoft.card.adaptive";
}
