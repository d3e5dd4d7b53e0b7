using System.Text.Json;
using System.Text.Json.Nodes;
using SupportBot.Protocol.Connecting;

namespace SupportBot.Protocol;

public sealed partial class Connector
{
    /// <param name="teamId">"19:…@thread.tacv2".</param>
    public async Task<TeamDetails> GetTeam(string serviceUrl, string? tenantId, string teamId, CancellationToken ct)
    {
        var answer = Required(await calls.SendForJson(Call(HttpMethod.Get, serviceUrl, tenantId, "", "v3", "teams", teamId), ct));
        return new(answer.Path("id") ?? teamId, answer.Path("name"), answer.Path("aadGroupId"), answer.Number("channelCount"), answer.Number("memberCount"));
    }

    public async Task<IReadOnlyList<TeamChannel>> GetTeamChannels(string serviceUrl, string? tenantId, string teamId, CancellationToken ct)
    {
        var answer = await calls.SendForJson(Call(HttpMethod.Get, serviceUrl, tenantId, "", "v3", "teams", teamId, "conversations"), ct);
        return answer?.At("conversations") is not { ValueKind: JsonValueKind.Array } list ? []
            : [.. list.EnumerateArray().Where(item => item.Path("id") is not null).Select(item => TeamChannel.Read(item, teamId))];
    }

    /// <summary>Details of a meeting as the service tells them; needs the meeting permission in the app's manifest.</summary>
    public async Task<JsonElement> GetMeeting(string serviceUrl, string? tenantId, string meetingId, CancellationToken ct) =>
        Required(await calls.SendForJson(Call(HttpMethod.Get, serviceUrl, tenantId, "", "v1", "meetings", meetingId), ct));

    /// <returns>Null when that person isn't in the meeting.</returns>
    public async Task<MeetingParticipant?> GetMeetingParticipant(string serviceUrl, string tenantId, string meetingId, string userObjectId, CancellationToken ct)
    {
        try
        {
            var call = Call(HttpMethod.Get, serviceUrl, tenantId, "?tenantId=" + Uri.EscapeDataString(tenantId), "v1", "meetings", meetingId, "participants", userObjectId);
            var answer = Required(await calls.SendForJson(call, ct));
            return new(answer.At("user") is { } user ? TeamsMember.Read(user) : null, answer.Path("meeting", "role"), answer.At("meeting", "inMeeting") is { ValueKind: JsonValueKind.True });
        }
        catch (ConnectorException gone) when (gone.Kind == ConnectorFailure.Gone)
        {
            return null;
        }
    }

    /// <param name="value">recipients and surfaces of a targeted meeting notification.</param>
    /// <returns>Recipients that were not reached, as the service tells them (207); null when all were.</returns>
    public async Task<JsonElement?> NotifyMeeting(string serviceUrl, string? tenantId, string meetingId, JsonObject value, CancellationToken ct)
    {
        var body = new JsonObject { ["type"] = "targetedMeetingNotification", ["value"] = value.DeepClone() };
        var call = Call(HttpMethod.Post, serviceUrl, tenantId, "", "v1", "meetings", meetingId, "notification") with { Body = OutboundBody.Of(body) };
        return await calls.SendForJson(call, ct);
    }

    /// <summary>Name, type and views of a stored attachment.</summary>
    public async Task<JsonElement> GetAttachmentInfo(string serviceUrl, string attachmentId, CancellationToken ct) =>
        Required(await calls.SendForJson(Call(HttpMethod.Get, serviceUrl, null, "", "v3", "attachments", attachmentId), ct));

    /// <param name="view">"original" or "thumbnail".</param>
    public Task<byte[]> GetAttachment(string serviceUrl, string attachmentId, string view, CancellationToken ct) =>
        calls.SendForBytes(Call(HttpMethod.Get, serviceUrl, null, "", "v3", "attachments", attachmentId, "views", view), ct);
}

public sealed record TeamDetails(string Id, string? Name, string? GroupId, int? ChannelCount, int? MemberCount);

/// <param name="Type">"standard", "private" or "shared", where told.</param>
public sealed record TeamChannel(string Id, string? Name, string? Type, bool IsGeneral)
{
    /// <summary>A team's first channel has the id of the team and comes without a name.</summary>
    public string NameFor(string? locale) => Name ?? Texts.General(locale);

    internal static TeamChannel Read(JsonElement channel, string teamId)
    {
        var id = channel.Path("id")!;
        return new(id, channel.Path("name"), channel.Path("type") ?? channel.Path("channelType"), id == teamId || channel.Path("name") is null);
    }
}

public sealed record MeetingParticipant(TeamsMember? User, string? Role, bool IsInMeeting);
