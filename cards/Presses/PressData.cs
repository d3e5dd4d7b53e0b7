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

    public string? PressId => Key(PressKeys.Press);

    public SessionId? Session => SessionId.Parse(Key(PressKeys.Session));

    public ParticipantId? Participant => ParticipantId.Parse(Key(PressKeys.Participant));

    public InvitationId? Invitation => InvitationId.Parse(Key(PressKeys.Invitation));

    public long? Version => long.TryParse(Key(PressKeys.Version), NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : null;

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
