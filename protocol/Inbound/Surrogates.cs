using System.Globalization;
using System.Text.Json;

namespace SupportBot.Protocol.Inbound;

/// <summary>
/// Clients that cut texts can cut an emoji in half, which leaves "\ud83d" alone. JSON readers let it pass and fail late, when the string is
/// asked for. So half a pair becomes U+FFFD beforehand: refusing the message would lose it and have it sent again for nothing.
/// </summary>
static class Surrogates
{
    const int EscapeLength = 6;

    /// <summary>False when a member's name is broken so: that is no accident.</summary>
    public static bool Mend(Span<byte> json)
    {
        if (json.IndexOf(@"\ud"u8) < 0 && json.IndexOf(@"\uD"u8) < 0)
            return true;
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = 64 });
        while (reader.Read())
        {
            if (reader.TokenType is not (JsonTokenType.String or JsonTokenType.PropertyName) || !reader.ValueIsEscaped)
                continue;
            var text = json.Slice((int)reader.TokenStartIndex + 1, reader.ValueSpan.Length);
            if (MendText(text) && reader.TokenType == JsonTokenType.PropertyName)
                return false;
        }
        return true;
    }

    /// <summary>Whether there was something to mend.</summary>
    static bool MendText(Span<byte> text)
    {
        var wasBroken = false;
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] != '\\')
                continue;
            if (text[at + 1] != 'u')
            {
                at++;
                continue;
            }
            var unit = Unit(text[at..]);
            var isPair = char.IsHighSurrogate(unit) && text.Length >= at + (2 * EscapeLength) && text[at + EscapeLength] == '\\'
                && text[at + EscapeLength + 1] == 'u' && char.IsLowSurrogate(Unit(text[(at + EscapeLength)..]));
            if (char.IsSurrogate(unit) && !isPair)
            {
                "fffd"u8.CopyTo(text[(at + 2)..]);
                wasBroken = true;
            }
            at += (isPair ? 2 * EscapeLength : EscapeLength) - 1;
        }
        return wasBroken;
    }

    static char Unit(ReadOnlySpan<byte> escape) =>
        (char)ushort.Parse(escape.Slice(2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}
