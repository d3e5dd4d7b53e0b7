using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using SupportBot.Sessions;

namespace SupportBot.Cards.Presses;

/// <summary>
/// The data of a press, read without trust: texts, numbers and booleans all count as text (clients differ), what is too long or of another
/// kind counts as malformed, further members are ignored.
/// </summary>
readonly struct PressData(JsonElement data)
{
    /// <summary>No text that a card's fields take is longer, whatever a client sends (conformance check 147).</summary>
    public const int LongestText = 64 * 1024;

    const int LongestKey = 64;

    /// <summary>Of a person as a directory or the settings name them.</summary>
    const int LongestPerson = 200;

    /// <summary>Sealed, so somewhat longer than what it says.</summary>
    const int LongestPass = 600;

    /// <summary>Values of a choice of several.</summary>
    const int MostChosen = 50;

    public string? PressId => Key(PressKeys.Press);

    public SessionId? Session => SessionId.Parse(Key(PressKeys.Session));

    public ParticipantId? Participant => ParticipantId.Parse(Key(PressKeys.Participant));

    public ActivityId? Activity => ActivityId.Parse(Key(PressKeys.Activity));

    public InvitationId? Invitation => InvitationId.Parse(Key(PressKeys.Invitation));

    public long? Version => long.TryParse(Key(PressKeys.Version), NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : null;

    public AppointmentId? Appointment => AppointmentId.Parse(Key(PressKeys.Appointment));

    /// <summary>Whether the press names a scheduled session as ours do, or none at all.</summary>
    public bool HasAppointmentOrNone => Text(PressKeys.Appointment) is "" || Appointment is not null;

    /// <summary>As it came; null when absent or too long to be one of ours.</summary>
    public string? Pass => Text(PressKeys.Pass, LongestPass) is { Length: > 0 } pass ? pass : null;

    public QueueId? Queue => QueueId.Parse(Key(PressKeys.Queue));

    /// <summary>Whether the press names a queue as ours do, or none at all.</summary>
    public bool HasQueueOrNone => Text(PressKeys.Queue) is "" || Queue is not null;

    /// <summary>Somebody as the settings name them; "" for nobody, null when it is malformed.</summary>
    public string? Agent => Text(PressKeys.Agent, LongestPerson);

    /// <summary>One of the server's keys; null when absent, empty or too long to be one of ours.</summary>
    public string? Key(string name) => Text(name) is { Length: > 0 and <= LongestKey } text ? text : null;

    /// <summary>An input's text; "" when it was left empty, null when it is malformed.</summary>
    public string? Text(string id)
    {
        if (data.ValueKind != JsonValueKind.Object || !data.TryGetProperty(id, out var value))
            return "";
        var text = value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Number => value.GetRawText(),
            JsonValueKind.True => "true",
            JsonValueKind.False => "false",
            JsonValueKind.Null => "",
            _ => null,
        };
        return text is { Length: <= LongestText } ? text : null;
    }

    /// <inheritdoc cref="Text(string)"/>
    /// <param name="most">UTF-16 units; what is longer is malformed.</param>
    public string? Text(string id, int most) => Text(id) is { } text && text.Length <= most ? text : null;

    /// <summary>Whether an input of this id was on the card at all.</summary>
    public bool Has(string id) => data.ValueKind == JsonValueKind.Object && data.TryGetProperty(id, out _);

    /// <summary>What was chosen of several, each once; empty for nothing, null when it is malformed.</summary>
    public ImmutableArray<string>? Chosen(string id)
    {
        if (Text(id, MostChosen * (LongestPerson + 1)) is not { } text)
            return null;
        var chosen = text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.OrdinalIgnoreCase).ToImmutableArray();
        return chosen.Length <= MostChosen && chosen.All(value => value.Length <= LongestPerson) ? chosen : null;
    }

    /// <summary>A box: ticked or not; null when it is malformed. An absent one wasn't offered.</summary>
    public bool? Flag(string id) => Text(id)?.ToLowerInvariant() switch
    {
        "true" => true,
        "false" or "" => false,
        _ => null,
    };

    /// <summary>Whether an input holds one of the values that were offered (conformance check 148).</summary>
    public bool IsOneOf(string id, IEnumerable<string> offered, out string value)
    {
        var text = Text(id);
        value = text ?? "";
        return text is not null && offered.Contains(text, StringComparer.Ordinal);
    }

    /// <summary>A value of an enum by its exact name.</summary>
    public TEnum? Named<TEnum>(string id)
        where TEnum : struct, Enum => Text(id) is { } text && Enum.GetNames<TEnum>().Contains(text, StringComparer.Ordinal) ? Enum.Parse<TEnum>(text) : null;
}
