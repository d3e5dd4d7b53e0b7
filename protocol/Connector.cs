using System.Text.Json;
using SupportBot.Protocol.Connecting;

namespace SupportBot.Protocol;

/// <summary>
/// Speaks to the channel (Bot Connector REST v3). Short retries happen inside a call, only where a repetition can't show a message twice;
/// everything else is a <see cref="ConnectorException"/>, and trying later is the caller's outbox's matter.
/// </summary>
public sealed partial class Connector
{
    readonly ConnectorCalls calls;

    internal Connector(ConnectorCalls calls) => this.calls = calls;

    /// <summary>Posts a message; in a channel thread if the address is one.</summary>
    /// <returns>The message's id; null where the channel gives none (typing, split messages).</returns>
    public Task<string?> Send(ConversationAddress address, OutboundActivity activity, CancellationToken ct)
    {
        var call = Call(HttpMethod.Post, address, activity.IsTargeted ? "?isTargetedActivity=true" : "", "activities") with
        {
            Body = OutboundBody.Of(activity, address),
            IsRepeatable = activity.MayBeSentTwice,
        };
        return calls.SendForId(call, ct);
    }

    /// <summary>Sends the answer to a turn: into the HTTP answer if the turn expects it there.</summary>
    public async Task<string?> Reply(Turn turn, OutboundActivity activity, CancellationToken ct)
    {
        var reply = activity.ReplyToId is null && turn.Activity.Type == ActivityTypes.Message ? activity with { ReplyToId = turn.Activity.Id } : activity;
        return turn.TryReply(reply) ? null : await Send(turn.Address, reply, ct);
    }

    /// <summary>Replaces one of the bot's own messages whole.</summary>
    public Task<string?> Update(ConversationAddress address, string activityId, OutboundActivity activity, CancellationToken ct)
    {
        var call = Call(HttpMethod.Put, address, activity.IsTargeted ? "?isTargetedActivity=true" : "", "activities", activityId) with
        {
            // The receiver of a targeted message is fixed when it is posted; an update must not name one.
            Body = OutboundBody.Of(activity with { Recipient = null }, address, activityId),
        };
        return calls.SendForId(call, ct);
    }

    /// <summary>Removes one of the bot's own messages; one that is gone already is fine. Local tools can't do it (501): nothing happens.</summary>
    public Task Delete(ConversationAddress address, string activityId, CancellationToken ct, bool isTargeted = false) =>
        calls.SendToRemove(Call(HttpMethod.Delete, address, isTargeted ? "?isTargetedActivity=true" : "", "activities", activityId), ct);

    public Task AddReaction(ConversationAddress address, string activityId, string reaction, CancellationToken ct) =>
        calls.SendForId(Call(HttpMethod.Put, address, "", "activities", activityId, "reactions", reaction), ct);

    public Task RemoveReaction(ConversationAddress address, string activityId, string reaction, CancellationToken ct) =>
        calls.SendToRemove(Call(HttpMethod.Delete, address, "", "activities", activityId, "reactions", reaction), ct);

    static ConnectorCall Call(HttpMethod method, ConversationAddress address, string query, params ReadOnlySpan<string> path)
    {
        ArgumentException.ThrowIfNullOrEmpty(address.ConversationId, nameof(address));
        return new(method, ServiceAddress.Combine(address.ServiceUrl, ["v3", "conversations", address.ConversationId, .. path], query))
        {
            Thread = address.ConversationId,
            Tenant = address.TenantId,
        };
    }

    static ConnectorCall Call(HttpMethod method, string serviceUrl, string? tenantId, string query, params ReadOnlySpan<string> path) =>
        new(method, ServiceAddress.Combine(serviceUrl, path, query)) { Tenant = tenantId };

    static JsonElement Required(JsonElement? answer) =>
        answer ?? throw new ConnectorException(ConnectorFailure.Permanent, System.Net.HttpStatusCode.OK, "NoJson", null, false);
}
