using System.Text.Json;

namespace SupportBot.Protocol;

/// <summary>The part of Teams' channelData that bots use. It may be missing altogether, and any member of it too.</summary>
public sealed record TeamsData
{
    static readonly TeamsData Nothing = new();

    public string? TenantId { get; init; }
    public string? TeamId { get; init; }
    public string? TeamName { get; init; }
    public string? TeamGroupId { get; init; }
    public string? ChannelId { get; init; }
    public string? ChannelName { get; init; }

    /// <summary>"channelCreated", "teamMemberAdded", "editMessage", …: says which kind of update it is.</summary>
    public string? EventType { get; init; }
    public string? SelectedChannelId { get; init; }

    /// <summary>"message" or "compose": where a card or message extension was used.</summary>
    public string? Source { get; init; }
    public string? MeetingId { get; init; }

    public static TeamsData Of(Activity activity) => activity.ChannelData is { ValueKind: JsonValueKind.Object } data ? Read(data) : Nothing;

    /// <summary>Teams names the tenant twice; either may be missing.</summary>
    public static string? TenantOf(Activity activity) =>
        Some(activity.Conversation?.TenantId) ?? (activity.ChannelData is { } data ? data.Path("tenant", "id") : null);

    static string? Some(string? text) => string.IsNullOrEmpty(text) ? null : text;

    static TeamsData Read(JsonElement data) => new()
    {
        TenantId = data.Path("tenant", "id"),
        TeamId = data.Path("team", "id") ?? data.Path("teamsTeamId"),
        TeamName = data.Path("team", "name"),
        TeamGroupId = data.Path("team", "aadGroupId"),
        ChannelId = data.Path("channel", "id") ?? data.Path("teamsChannelId"),
        ChannelName = data.Path("channel", "name"),
        EventType = data.Path("eventType"),
        SelectedChannelId = data.Path("settings", "selectedChannel", "id"),
        Source = data.Path("source", "name"),
        MeetingId = data.Path("meeting", "id"),
    };
}
