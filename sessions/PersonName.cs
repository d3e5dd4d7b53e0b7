using System.Buffers;
using System.Text;

namespace SupportBot.Sessions;

/// <summary>Names that people give themselves: hostile until cleaned.</summary>
public static class PersonName
{
    static readonly SearchValues<char> LineBreaks = SearchValues.Create("\r\n\u000B\u000C\u0085\u2028\u2029");

    /// <summary>
    /// One line without control characters and direction overrides, blanks pulled together; emoji and every script stay.
    /// Null when a line break is inside, or nothing visible is left.
    /// </summary>
    public static string? Clean(string? typed) => typed is null || HasLineBreak(typed.Trim()) ? null : Squeeze(typed) is { Length: > 0 } clean ? clean : null;

    /// <summary>What a directory says of a person, made fit to show: never refused, at worst replaced by <paramref name="fallback"/>.</summary>
    public static string OrElse(string? given, string fallback)
    {
        var clean = Squeeze(given ?? "");
        return clean.Length == 0 ? fallback : Graphemes.Cut(clean, 100);
    }

    public static bool HasLineBreak(string text) => text.AsSpan().ContainsAny(LineBreaks);

    /// <summary>Empty when a reader would see nothing.</summary>
    static string Squeeze(string text)
    {
        var clean = new StringBuilder(Math.Min(text.Length, 8192));
        var isVisible = false;
        var marks = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            marks = Runes.IsMark(rune) ? marks + 1 : Runes.IsJoiner(rune) ? marks : 0;
            if (Runes.IsBlank(rune))
            {
                if (clean.Length > 0 && clean[^1] != ' ')
                    clean.Append(' ');
            }
            else if (Runes.IsJoiner(rune) ? Joins(clean) : !Runes.IsShapeless(rune) && marks <= Runes.MarksPerLetter)
            {
                clean.Append(rune);
                isVisible |= Runes.IsVisible(rune);
            }
        }

        return isVisible ? clean.ToString().TrimEnd(' ', '\u200C', '\u200D') : "";
    }

    /// <summary>After Latin letters and blanks a joiner does nothing but make two names that look the same differ.</summary>
    static bool Joins(StringBuilder before) => before.Length > 0 && !char.IsAscii(before[^1]) && before[^1] is not ('\u200C' or '\u200D');
}
