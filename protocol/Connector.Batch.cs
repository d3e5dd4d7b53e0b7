using System.Text.Json;
using System.Text.Json.Nodes;
using SupportBot.Protocol.Connecting;

namespace SupportBot.Protocol;

public sealed partial class Connector
{
    /// <summary>One message to many people, by "29:…" or directory id. How many the service takes at once is not published.</summary>
    /// <returns>The operation, to ask about later.</returns>
    public Task<string> SendToUsers(string serviceUrl, string tenantId, IEnumerable<string> userIds, OutboundActivity activity, CancellationToken ct) =>
        Batch(serviceUrl, tenantId, "users", new() { ["members"] = Members(userIds) }, activity, ct);

    public Task<string> SendToChannels(string serviceUrl, string tenantId, IEnumerable<string> channelIds, OutboundActivity activity, CancellationToken ct) =>
        Batch(serviceUrl, tenantId, "channels", new() { ["members"] = Members(channelIds) }, activity, ct);

    public Task<string> SendToTeam(string serviceUrl, string tenantId, string teamId, OutboundActivity activity, CancellationToken ct) =>
        Batch(serviceUrl, tenantId, "team", new() { ["teamId"] = teamId }, activity, ct);

    public Task<string> SendToTenant(string serviceUrl, string tenantId, OutboundActivity activity, CancellationToken ct) =>
        Batch(serviceUrl, tenantId, "tenant", [], activity, ct);

    public async Task<BatchState> GetBatch(string serviceUrl, string? tenantId, string operation, CancellationToken ct)
    {
        var answer = Required(await calls.SendForJson(Call(HttpMethod.Get, serviceUrl, tenantId, "", "v3", "batch", "conversation", operation), ct));
        var counts = answer.At("statusMap") is { ValueKind: JsonValueKind.Object } map
            ? map.EnumerateObject().Where(item => item.Value.ValueKind == JsonValueKind.Number).ToDictionary(item => item.Name, item => item.Value.GetInt32())
            : [];
        return new(answer.Path("state") ?? "", counts, answer.Number("totalEntriesCount"));
    }

    /// <summary>Who was not reached and why, page by page.</summary>
    public async IAsyncEnumerable<BatchFailure> GetBatchFailures(
        string serviceUrl, string? tenantId, string operation, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        var tokens = new HashSet<string>(StringComparer.Ordinal);
        string? token = null;
        do
        {
            var query = token is null ? "" : "?continuationToken=" + Uri.EscapeDataString(token);
            var answer = Required(await calls.SendForJson(Call(HttpMethod.Get, serviceUrl, tenantId, query, "v3", "batch", "conversation", "failedentries", operation), ct));
            if (answer.At("failedEntryResponses") is { ValueKind: JsonValueKind.Array } list)
            {
                foreach (var item in list.EnumerateArray().Where(item => item.Path("entryId") is not null))
                    yield return new(item.Path("entryId")!, item.Path("error"));
            }
            token = answer.Path("continuationToken");
        }
        while (token is not null && tokens.Add(token) && tokens.Count < MostPages);
    }

    public Task CancelBatch(string serviceUrl, string? tenantId, string operation, CancellationToken ct) =>
        calls.SendToRemove(Call(HttpMethod.Delete, serviceUrl, tenantId, "", "v3", "batch", "conversation", operation), ct);

    async Task<string> Batch(string serviceUrl, string tenantId, string kind, JsonObject body, OutboundActivity activity, CancellationToken ct)
    {
        body["activity"] = OutboundBody.ToNode(activity);
        body["tenantId"] = tenantId;
        var call = Call(HttpMethod.Post, serviceUrl, tenantId, "", "v3", "batch", "conversation", kind) with { Body = OutboundBody.Of(body), IsRepeatable = activity.MayBeSentTwice };
        var answer = Required(await calls.SendForJson(call, ct));
        // Documented as a string, seen as an object too.
        return answer.ValueKind == JsonValueKind.String ? answer.GetString()!
            : answer.Path("operationId") ?? throw new ConnectorException(ConnectorFailure.Permanent, System.Net.HttpStatusCode.Created, "NoOperationId", null, false);
    }

    static JsonArray Members(IEnumerable<string> ids) => new([.. ids.Select(id => new JsonObject { ["id"] = id })]);
}

/// <param name="State">"Ongoing", "Completed", …</param>
/// <param name="Counts">How many entries ended with which HTTP status.</param>
public sealed record BatchState(string State, IReadOnlyDictionary<string, int> Counts, int? Total);

public sealed record BatchFailure(string EntryId, string? Error);
