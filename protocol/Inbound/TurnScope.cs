using System.Collections;
using System.Globalization;

namespace SupportBot.Protocol.Inbound;

/// <summary>What log lines of a turn carry: ids, never words. Ids come from outside, so nothing in them may break a line.</summary>
sealed class TurnScope(string conversation, string activity, string? correlation) : IReadOnlyList<KeyValuePair<string, object?>>
{
    const int Longest = 160;

    public static TurnScope Of(Activity activity, string? correlation) => new(activity.Conversation!.Id!, activity.Id ?? "", correlation);

    public int Count => 3;

    public KeyValuePair<string, object?> this[int index] => index switch
    {
        0 => new("Conversation", Safe(conversation)),
        1 => new("Activity", Safe(activity)),
        2 => new("Correlation", Safe(correlation)),
        _ => throw new ArgumentOutOfRangeException(nameof(index)),
    };

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator()
    {
        for (var i = 0; i < Count; i++)
            yield return this[i];
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"Conversation:{Safe(conversation)} Activity:{Safe(activity)}");

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal static string Safe(string? id)
    {
        if (string.IsNullOrEmpty(id))
            return "";
        var text = id.Length > Longest ? id[..Longest] : id;
        return text.AsSpan().ContainsAnyExceptInRange(' ', '~') ? string.Concat(text.Select(c => c is >= ' ' and <= '~' ? c : '_')) : text;
    }
}
