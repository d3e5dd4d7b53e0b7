using System.Globalization;
using System.Text.Json.Nodes;

namespace SupportBot.Tests.World;

/// <summary>Activities in the shapes of Teams: ids, tenant twice, HTML copy of texts, client info.</summary>
public sealed class ActivityShapes(FakeTeams teams, TimeProvider time)
{
    int number;

    public JsonObject Message(FakePerson who, string text, string? conversationId = null)
    {
        var isPersonal = conversationId is null || conversationId == who.Chat;
        var said = isPersonal ? text : $"<at>{teams.BotName}</at> {text}";
        var activity = Basic("message", who, conversationId);
        activity["text"] = said;
        activity["textFormat"] = "plain";
        activity["attachments"] = new JsonArray(new JsonObject { ["contentType"] = "text/html", ["content"] = $"<p>{System.Net.WebUtility.HtmlEncode(text)}</p>" });
        if (!isPersonal)
            activity["entities"]!.AsArray().Add(new JsonObject { ["type"] = "mention", ["mentioned"] = new JsonObject { ["id"] = FakeTeams.BotId, ["name"] = teams.BotName }, ["text"] = $"<at>{teams.BotName}</at>" });
        return activity;
    }

    /// <summary>Action.Execute on a card.</summary>
    public JsonObject CardInvoke(FakePerson who, string verb, JsonNode? data, string cardActivityId, string? conversationId = null, bool isAutomatic = false) =>
        Invoke(who, "adaptiveCard/action", new JsonObject
        {
            ["action"] = new JsonObject { ["type"] = "Action.Execute", ["verb"] = verb, ["data"] = data },
            ["trigger"] = isAutomatic ? "automatic" : "manual",
        }, conversationId, cardActivityId);

    public JsonObject Invoke(FakePerson who, string? name, JsonNode? value, string? conversationId = null, string? replyToId = null)
    {
        var activity = Basic("invoke", who, conversationId);
        activity["id"] = $"f:{activity["id"]}";
        activity["name"] = name;
        activity["value"] = value;
        activity["replyToId"] = replyToId;
        activity["channelData"]!["source"] = new JsonObject { ["name"] = "message" };
        return activity;
    }

    /// <summary>Action.Submit on a card: a message without text.</summary>
    public JsonObject CardSubmit(FakePerson who, JsonNode value, string cardActivityId, string? conversationId = null)
    {
        var activity = Basic("message", who, conversationId);
        activity["value"] = value;
        activity["replyToId"] = cardActivityId;
        activity["channelData"]!["source"] = new JsonObject { ["name"] = "message" };
        activity["channelData"]!["legacy"] = new JsonObject { ["replyToId"] = cardActivityId };
        return activity;
    }

    public JsonObject Installation(FakePerson who, string action, string? conversationId = null)
    {
        var activity = Basic("installationUpdate", who, conversationId);
        activity["action"] = action;
        activity["channelData"]!["settings"] = new JsonObject { ["selectedChannel"] = new JsonObject { ["id"] = conversationId ?? who.Chat } };
        return activity;
    }

    /// <param name="memberIds">Ids only, as Teams sends them; the bot's own among them when it is added.</param>
    public JsonObject MembersAdded(FakePerson who, string? conversationId = null, params IReadOnlyList<string> memberIds)
    {
        var activity = Basic("conversationUpdate", who, conversationId);
        activity.Remove("entities");
        activity["membersAdded"] = new JsonArray([.. memberIds.Select(id => new JsonObject { ["id"] = id })]);
        return activity;
    }

    public JsonObject Basic(string type, FakePerson who, string? conversationId = null)
    {
        var id = conversationId ?? who.Chat;
        var now = time.GetUtcNow();
        var conversation = teams.Find(id.Split(";messageid=")[0]);
        var activity = new JsonObject
        {
            ["type"] = type,
            // Distinct also when the clock stands still.
            ["id"] = (now.ToUnixTimeMilliseconds() + Interlocked.Increment(ref number)).ToString(CultureInfo.InvariantCulture),
            ["timestamp"] = now.AddTicks(number).ToString("O", CultureInfo.InvariantCulture).Replace("+00:00", "Z", StringComparison.Ordinal),
            ["localTimestamp"] = now.ToString("yyyy-MM-ddTHH:mm:ss.fffzzz", CultureInfo.InvariantCulture),
            ["localTimezone"] = "Europe/Warsaw",
            ["serviceUrl"] = teams.ServiceUrl,
            ["channelId"] = "msteams",
            ["from"] = new JsonObject { ["id"] = who.Id, ["name"] = who.Name, ["aadObjectId"] = who.ObjectId },
            ["conversation"] = new JsonObject { ["conversationType"] = conversation.Type, ["tenantId"] = FakeTeams.Tenant, ["id"] = id },
            ["recipient"] = new JsonObject { ["id"] = FakeTeams.BotId, ["name"] = teams.BotName },
            ["locale"] = who.Locale,
            ["entities"] = new JsonArray(new JsonObject { ["type"] = "clientInfo", ["locale"] = who.Locale, ["country"] = "PL", ["platform"] = "Web", ["timezone"] = "Europe/Warsaw" }),
            ["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = FakeTeams.Tenant } },
        };
        if (conversation.Type != "personal")
            activity["conversation"]!["isGroup"] = true;
        if (conversation.Type == "channel")
            activity["channelData"]!["channel"] = new JsonObject { ["id"] = conversation.Id };
        return activity;
    }
}
