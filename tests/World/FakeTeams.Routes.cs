using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SupportBot.Tests.World;

public sealed partial class FakeTeams
{
    const int MostOfAMessage = 100 * 1024;
    const int MostOfACard = 28 * 1024;

    FakeAnswer Serve(FakeRequest request)
    {
        lock (gate)
        {
            return (request.Method, request.Segments) switch
            {
                ("POST", ["v3", "conversations", var c, "activities"]) => Post(request, c),
                ("POST", ["v3", "conversations", var c, "activities", _]) => Post(request, c),
                ("PUT", ["v3", "conversations", var c, "activities", var a]) => Put(request, c, a),
                ("DELETE", ["v3", "conversations", var c, "activities", var a]) => Delete(c, a),
                ("PUT" or "DELETE", ["v3", "conversations", var c, "activities", var a, "reactions", var type]) => React(request.Method, c, a, type),
                ("POST", ["v3", "conversations"]) => Create(request),
                ("GET", ["v3", "conversations", var c, "pagedmembers"]) => PagedMembers(request, c),
                ("GET", ["v3", "conversations", var c, "members"]) => In(c, conversation => FakeAnswer.Json(200, new JsonArray([.. conversation.Members.Select(m => m.ToJson(older: true))]))),
                ("GET", ["v3", "conversations", var c, "members", var m]) => In(c, conversation => Member(conversation, m)),
                ("GET", ["v3", "conversations", var c, "activities", var a, "members"]) => In(c, conversation => ActivityMembers(conversation, a)),
                ("GET", ["v3", "teams", var t]) => Team(t, conversation => new JsonObject { ["id"] = t, ["name"] = conversation.Name, ["aadGroupId"] = conversation.GroupId, ["tenantId"] = Tenant, ["channelCount"] = conversation.Channels.Count, ["memberCount"] = conversation.Members.Count }),
                ("GET", ["v3", "teams", var t, "conversations"]) => Team(t, conversation => new JsonObject { ["conversations"] = new JsonArray([.. conversation.Channels.Select(ChannelJson)]) }),
                _ => FakeAnswer.Error(404, "NotFound", $"no route {request.Method} {request.Path}"),
            };
        }
    }

    FakeAnswer Post(FakeRequest request, string conversationId) => In(conversationId, conversation =>
    {
        if (FaultOf(request, conversation, isNew: true) is { } fault)
            return fault;
        if (request.Json.GetProperty("type").GetString() == "typing")
        {
            conversation.TypingCount++;
            return new(202);
        }
        var message = new FakeMessage(NextId(), request.Json.Clone(), IsFromBot: true) { TargetId = Targeted(request) ? Text(request.Json, "recipient", "id") : null };
        conversation.Messages.Add(message);
        return FakeAnswer.Json(201, new JsonObject { ["id"] = message.Id });
    }, isSending: true);

    FakeAnswer Put(FakeRequest request, string conversationId, string activityId) => Own(conversationId, activityId, (conversation, message) =>
    {
        if (FaultOf(request, conversation, isNew: false) is { } fault)
            return fault;
        message.Replace(request.Json.Clone());
        return FakeAnswer.Json(200, new JsonObject { ["id"] = activityId });
    });

    FakeAnswer Delete(string conversationId, string activityId) => Own(conversationId, activityId, (_, message) =>
    {
        message.IsDeleted = true;
        return new(200);
    });

    FakeAnswer React(string method, string conversationId, string activityId, string type) => In(conversationId, conversation =>
    {
        if (conversation.Messages.FirstOrDefault(m => m.Id == activityId && !m.IsDeleted) is not { } message)
            return NoActivity();
        _ = method == "PUT" ? message.Reactions.Add(type) : message.Reactions.Remove(type);
        return new(200);
    });

    FakeAnswer? FaultOf(FakeRequest request, FakeConversation conversation, bool isNew)
    {
        if (Units(request.Body) * 2 > MostOfAMessage)
            return FakeAnswer.Error(413, "MessageSizeTooBig", "Message size too large.");
        if (Text(request.Json, "type") is not ("message" or "typing" or "event"))
            return FakeAnswer.Error(400, "BadArgument", "Unknown activity type");
        if (Targeted(request) && (conversation.Type == "personal" || isNew == (Text(request.Json, "recipient", "id") is null)))
            return FakeAnswer.Error(400, "BadArgument", "Targeted messages: groups and channels; a recipient when posted, none when updated.");
        if (Text(request.Json, "type") != "message")
            return null;
        var attachments = request.Json.TryGetProperty("attachments", out var list) ? list.EnumerateArray().ToArray() : [];
        if (string.IsNullOrEmpty(Text(request.Json, "text")) && attachments.Length == 0)
            return FakeAnswer.Error(400, "BadSyntax", "Activity must include non empty 'text' field or at least one attachment");
        return attachments.Select(CardFault).FirstOrDefault(fault => fault is not null) is { } problem ? FakeAnswer.Error(400, "BadSyntax", problem) : null;
    }

    /// <summary>The limit is on what is said, not on how JSON writes it.</summary>
    static int Units(string json) => json.Length - (5 * json.AsSpan().Count("\\u"));

    static string? CardFault(JsonElement attachment)
    {
        if (Text(attachment, "contentType") is not { } type)
            return "an attachment without contentType";
        if (type != "application/vnd.microsoft.card.adaptive")
            return null;
        if (!attachment.TryGetProperty("content", out var card) || Text(card, "type") != "AdaptiveCard")
            return "the card is not an AdaptiveCard";
        if (!decimal.TryParse(Text(card, "version"), NumberStyles.Number, CultureInfo.InvariantCulture, out var version) || version > 1.5m)
            return "the card's version is above 1.5";
        if (Encoding.UTF8.GetByteCount(card.GetRawText()) > MostOfACard)
            return "the card is larger than 28 KB";
        var ids = Ids(card).ToArray();
        return ids.Length == ids.Distinct(StringComparer.Ordinal).Count() ? null : "an id stands in the card twice";
    }

    static IEnumerable<string> Ids(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Ids),
        // Data is the bot's own, and an element shares its id with its fallback.
        JsonValueKind.Object => (element.TryGetProperty("type", out _) && Text(element, "id") is { } id ? [id] : Array.Empty<string>())
            .Concat(element.EnumerateObject().Where(member => member.Name is not ("data" or "fallback" or "msteams")).SelectMany(member => Ids(member.Value))),
        _ => [],
    };

    FakeAnswer Create(FakeRequest request)
    {
        var body = request.Json;
        if (body.TryGetProperty("isGroup", out var isGroup) && isGroup.ValueKind == JsonValueKind.True)
            return Text(body, "channelData", "channel", "id") is { } channel ? CreateThread(request, channel) : FakeAnswer.Error(400, "BadSyntax", "Incorrect conversation creation parameters");
        if (!body.TryGetProperty("members", out var members) || members.GetArrayLength() != 1 || Text(members[0], "id") is not { } id)
            return FakeAnswer.Error(400, "BadSyntax", "Bad format of conversation ID: exactly one member with an id");
        if (Text(body, "channelData", "tenant", "id") is null)
            return FakeAnswer.Error(400, "BadArgument", "no tenant");
        return people.FirstOrDefault(person => person.Id == id || person.ObjectId == id) is not { HasBot: true } found
            ? FakeAnswer.Error(403, "ForbiddenOperationException", "The bot is not installed in user's personal scope")
            : FakeAnswer.Json(201, new JsonObject { ["id"] = found.Chat });
    }

    FakeAnswer CreateThread(FakeRequest request, string channel) => In(channel, conversation =>
    {
        if (!request.Json.TryGetProperty("activity", out var activity))
            return FakeAnswer.Error(400, "BadSyntax", "a new thread needs an activity");
        var message = new FakeMessage(NextId(), activity.Clone(), IsFromBot: true);
        conversation.Messages.Add(message);
        var thread = Conversation($"{channel};messageid={message.Id}", "channel", conversation.Name, conversation.Members);
        thread.Messages.Add(message);
        return FakeAnswer.Json(201, new JsonObject { ["id"] = thread.Id, ["activityId"] = message.Id });
    }, isSending: true);

    FakeAnswer PagedMembers(FakeRequest request, string conversationId) => In(conversationId, conversation =>
    {
        var size = request.Query.TryGetValue("pageSize", out var text) && int.TryParse(text, CultureInfo.InvariantCulture, out var asked) ? Math.Clamp(asked, 50, 500) : 200;
        var from = 0;
        if (request.Query.TryGetValue("continuationToken", out var token) && !int.TryParse(Encoding.UTF8.GetString(Convert.FromBase64String(token)).Split(':')[^1], CultureInfo.InvariantCulture, out from))
            return FakeAnswer.Error(400, "BadArgument", "continuationToken");
        var answer = new JsonObject { ["members"] = new JsonArray([.. conversation.Members.Skip(from).Take(size).Select(member => member.ToJson(older: false))]) };
        if (from + size < conversation.Members.Count)
            answer["continuationToken"] = Convert.ToBase64String(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"page+/:{from + size}")));
        return FakeAnswer.Json(200, answer);
    });

    static FakeAnswer Member(FakeConversation conversation, string id) =>
        conversation.Members.FirstOrDefault(member => member.Id == id || member.ObjectId == id || member.SignInName == id) is { } found
            ? FakeAnswer.Json(200, found.ToJson(older: false)) : FakeAnswer.Error(404, "MemberNotFoundInConversation", "no such member");

    static FakeAnswer ActivityMembers(FakeConversation conversation, string activityId) => conversation.Messages.Any(message => message.Id == activityId)
        ? FakeAnswer.Json(200, new JsonArray([.. conversation.Members.Select(member => member.ToJson(older: true))])) : NoActivity();

    FakeAnswer Team(string id, Func<FakeConversation, JsonNode> answer) =>
        conversations.TryGetValue(id, out var team) && team.Channels.Count > 0 ? FakeAnswer.Json(200, answer(team)) : FakeAnswer.Error(404, "ConversationNotFound", "no such team");

    /// <summary>General has the team's id, and no name.</summary>
    static JsonObject ChannelJson((string Id, string? Name) channel) =>
        channel.Name is null ? new() { ["id"] = channel.Id } : new() { ["id"] = channel.Id, ["name"] = channel.Name, ["type"] = "standard" };

    FakeAnswer In(string id, Func<FakeConversation, FakeAnswer> then, bool isSending = false)
    {
        var root = id.Split(";messageid=")[0];
        if (!conversations.TryGetValue(id, out var conversation) && !conversations.TryGetValue(root, out conversation))
            return FakeAnswer.Error(404, "ConversationNotFound", "Conversation not found.");
        if (!conversation.HasBot)
            return FakeAnswer.Error(403, "BotNotInConversationRoster", "The bot is not part of the conversation roster.");
        if (isSending && conversation.Id != id)
            conversation = Conversation(id, conversation.Type, conversation.Name, conversation.Members);
        return then(conversation);
    }

    FakeAnswer Own(string conversationId, string activityId, Func<FakeConversation, FakeMessage, FakeAnswer> then) => In(conversationId, conversation =>
        conversation.Messages.FirstOrDefault(message => message.Id == activityId && !message.IsDeleted) is not { } found ? NoActivity()
        : found.IsFromBot ? then(conversation, found) : FakeAnswer.Error(403, "NotEnoughPermissions", "Not the bot's message."));

    static FakeAnswer NoActivity() => FakeAnswer.Error(404, "ActivityNotFoundInConversation", "Activity not found.");

    static bool Targeted(FakeRequest request) => request.Query.TryGetValue("isTargetedActivity", out var flag) && flag == "true";

    static string? Text(JsonElement element, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out element))
                return null;
        }
        return element.ValueKind == JsonValueKind.String ? element.GetString() : null;
    }
}
