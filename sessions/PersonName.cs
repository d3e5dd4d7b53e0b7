using System.Buffers;
using System.Globalization;
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

    static string Squeeze(string text)
    {
        var clean = new StringBuilder(Math.Min(text.Length, 8192));
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune))
            {
                if (clean.Length > 0 && clean[^1] != ' ')
                    clean.Append(' ');
            }
            else if (IsShown(rune))
            {
                clean.Append(rune.ToString());
            }
        }

        return clean.ToString().Trim();
    }

    /// <summary>Joiners stay (emoji families and several scripts need them); direction overrides and other invisible marks go.</summary>
    static bool IsShown(Rune rune) => rune.Value is 0x200C or 0x200D
        || Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned);
}
