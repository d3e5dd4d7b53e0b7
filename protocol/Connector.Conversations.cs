using System.Text.Json.Nodes;
using SupportBot.Protocol.Connecting;

namespace SupportBot.Protocol;

public sealed partial class Connector
{
    /// <summary>
    /// The bot's personal chat with a person; the same one each time. Needs the app installed for them, else <see cref="ConnectorFailure.Unreachable"/>.
    /// </summary>
    /// <param name="botId">As the channel names it, "28:…".</param>
    /// <param name="userId">"29:…" or a directory id: both go into members[0].id (a directory id in aadObjectId is refused).</param>
    public async Task<ConversationAddress> CreatePersonal(string serviceUrl, string tenantId, string botId, string userId, CancellationToken ct)
    {
        ArgumentException.ThrowIfNullOrEmpty(userId);
        var answer = await Create(serviceUrl, tenantId, new JsonObject
        {
            ["isGroup"] = false,
            ["bot"] = new JsonObject { ["id"] = botId },
            ["members"] = new JsonArray(new JsonObject { ["id"] = userId }),
            ["tenantId"] = tenantId,
            ["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = tenantId } },
        }, isRepeatable: true, ct);
        var isMri = userId.StartsWith("29:", StringComparison.Ordinal);
        return new(serviceUrl, answer.Id, "msteams", tenantId, botId, isMri ? userId : null, isMri ? null : userId, "personal");
    }

    /// <summary>A new post in a channel: starts a thread.</summary>
    public async Task<ChannelPost> CreateChannelPost(ConversationAddress channel, OutboundActivity activity, CancellationToken ct)
    {
        var answer = await Create(channel.ServiceUrl, channel.TenantId, new JsonObject
        {
            ["isGroup"] = true,
            ["bot"] = new JsonObject { ["id"] = channel.BotId },
            ["channelData"] = new JsonObject
            {
                ["channel"] = new JsonObject { ["id"] = channel.RootId },
                ["tenant"] = new JsonObject { ["id"] = channel.TenantId },
            },
            ["activity"] = OutboundBody.ToNode(activity),
            ["tenantId"] = channel.TenantId,
        }, activity.MayBeSentTwice, ct);
        return new(channel with { ConversationId = answer.Id, ConversationType = "channel" }, answer.ActivityId);
    }

    async Task<(string Id, string? ActivityId)> Create(string serviceUrl, string? tenantId, JsonObject parameters, bool isRepeatable, CancellationToken ct)
    {
        var call = Call(HttpMethod.Post, serviceUrl, tenantId, "", "v3", "conversations") with
        {
            Body = OutboundBody.Of(parameters),
            IsRepeatable = isRepeatable,
            Thread = parameters["channelData"]?["channel"]?["id"]?.GetValue<string>(),
        };
        var answer = Required(await calls.SendForJson(call, ct));
        return answer.Path("id") is { } id ? (id, answer.Path("activityId"))
            : throw new ConnectorException(ConnectorFailure.Permanent, System.Net.HttpStatusCode.OK, "NoConversationId", null, false);
    }
}

/// <summary>The new thread, and its first message.</summary>
public sealed record ChannelPost(ConversationAddress Thread, string? ActivityId);
