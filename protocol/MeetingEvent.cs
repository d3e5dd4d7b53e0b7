using System.Text.Json;

namespace SupportBot.Protocol;

/// <summary>A meeting has started or ended, in a chat the bot is in.</summary>
public sealed record MeetingEvent(bool HasStarted, string? Id, string? Title, string? JoinUrl, DateTimeOffset? At)
{
    public const string StartName = "application/vnd.microsoft.meetingStart";
    public const string EndName = "application/vnd.microsoft.meetingEnd";

    /// <summary>Null for any other event. Teams writes these members with capitals, tools without.</summary>
    public static MeetingEvent? Of(Turn turn)
    {
        if (turn.Activity is not { Type: ActivityTypes.Event, Name: StartName or EndName, Value: { ValueKind: JsonValueKind.Object } value })
            return null;
        var hasStarted = turn.Activity.Name == StartName;
        var at = hasStarted ? Either(value, "StartTime", "startTime") : Either(value, "EndTime", "endTime");
        return new(hasStarted, Either(value, "Id", "id"), Either(value, "Title", "title"), Either(value, "JoinUrl", "joinUrl"),
            DateTimeOffset.TryParse(at, System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AssumeUniversal, out var time) ? time : null);
    }

    static string? Either(JsonElement value, string capital, string small) => value.Path(capital) ?? value.Path(small);
}
