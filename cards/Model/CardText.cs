using System.Globalization;
using System.Text;
using SupportBot.Sessions;

namespace SupportBot.Cards.Model;

/// <summary>
/// Text from people, made inert for a card: no markdown, no HTML, no mention, no macro, no control characters, no direction overrides,
/// cut where a reader would cut it.
/// </summary>
public static class CardText
{
    /// <summary>UTF-16 units for one visible character on average, before a text counts as a flood: an emoji family has eleven.</summary>
    const int UnitsPerCharacter = 4;

    /// <summary>For places that read markdown: text blocks and facts. Line breaks become paragraphs, the only ones Teams shows.</summary>
    /// <param name="limit">Characters as the reader sees them.</param>
    public static string Escape(string text, int limit = 400)
    {
        var escaped = new StringBuilder();
        var isLineStart = true;
        foreach (var character in Clean(text, limit, keepLines: true))
        {
            if (character == '\n')
            {
                escaped.Append("\n\n");
                isLineStart = true;
                continue;
            }

            if (isLineStart && character == ' ')
                continue;
            if (IsMarkup(character) || (isLineStart && OpensBlock(character)) || (character is '.' or ')' && IsListNumber(escaped)))
                escaped.Append('\\');
            escaped.Append(character);
            isLineStart = false;
        }

        return escaped.ToString();
    }

    /// <summary>For places that take text as it is: titles of actions, values of fields, fallback text. One line.</summary>
    public static string Plain(string text, int limit = 400) => Clean(text, limit, keepLines: false);

    /// <summary>For a field to go on in: as it was typed, in as many UTF-16 units as the field takes.</summary>
    public static string Typed(string text, int units, bool keepLines = false) =>
        CutUnits(Clean(keepLines ? text.ReplaceLineEndings("\n") : text, units, keepLines), units);

    static string Clean(string text, int limit, bool keepLines)
    {
        var clean = new StringBuilder(Math.Min(text.Length, limit * UnitsPerCharacter + 2));
        foreach (var rune in text.EnumerateRunes())
        {
            if (clean.Length > limit * UnitsPerCharacter)
                break;
            if (IsLineBreak(rune))
                clean.Append(keepLines ? '\n' : ' ');
            else if (rune.Value == '\t')
                clean.Append(' ');
            else if (!Rune.IsControl(rune) && !TurnsDirection(rune) && rune.Value != 0xFEFF)
                clean.Append(rune);
        }

        return Graphemes.Cut(CutUnits(clean.ToString().Trim(), limit * UnitsPerCharacter), limit);
    }

    /// <summary>Whole visible characters within a number of UTF-16 units: a hundred emoji families must not fill a card.</summary>
    static string CutUnits(string text, int units)
    {
        if (text.Length <= units)
            return text;
        var end = 0;
        while (end + StringInfo.GetNextTextElementLength(text.AsSpan(end)) is var next && next < units)
            end = next;
        return text[..end] + "…";
    }

    static bool IsLineBreak(Rune rune) => rune.Value is '\n' or '\r' or 0x0B or 0x0C or 0x85 or 0x2028 or 0x2029;

    /// <summary>Embeddings, overrides, isolates and marks that turn the text around them.</summary>
    static bool TurnsDirection(Rune rune) => rune.Value is (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) or 0x200E or 0x200F or 0x061C;

    static bool IsMarkup(char character) => character is '\\' or '`' or '*' or '_' or '{' or '}' or '[' or ']' or '<' or '>' or '|' or '~' or '&';

    static bool OpensBlock(char character) => character is '#' or '+' or '-' or '=' or '!';

    /// <summary>"12." at the start of a line would become a list.</summary>
    static bool IsListNumber(StringBuilder line)
    {
        var index = line.Length - 1;
        while (index >= 0 && char.IsAsciiDigit(line[index]))
            index--;
        return index < line.Length - 1 && (index < 0 || line[index] == '\n');
    }
}
