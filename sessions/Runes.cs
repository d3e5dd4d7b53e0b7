using System.Globalization;
using System.Text;

namespace SupportBot.Sessions;

/// <summary>What the characters of hostile text look like to a reader. Unicode's general categories, and the few characters they don't tell.</summary>
static class Runes
{
    /// <summary>Marks stacked on one letter. Real writing needs four or so; more is made to cover the lines around it.</summary>
    public const int MarksPerLetter = 8;

    /// <summary>Shows as nothing but room: white space, and the letters and symbols that are drawn empty (Hangul fillers, Braille blank).</summary>
    public static bool IsBlank(Rune rune) => Rune.IsWhiteSpace(rune) || rune.Value is 0x115F or 0x1160 or 0x3164 or 0xFFA0 or 0x2800;

    public static bool IsLineBreak(Rune rune) => rune.Value is '\n' or '\r' or 0x0B or 0x0C or 0x85 or 0x2028 or 0x2029;

    /// <summary>Embeddings, overrides and isolates: they turn the text around them, also that of others.</summary>
    public static bool IsDirectionOverride(Rune rune) => rune.Value is (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069);

    /// <summary>Zero-width joiner and non-joiner: emoji families and several scripts need them.</summary>
    public static bool IsJoiner(Rune rune) => rune.Value is 0x200C or 0x200D;

    /// <summary>Drawn upon the letter before.</summary>
    public static bool IsMark(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.SpacingCombiningMark;

    /// <summary>Without a shape of its own: controls, formats, and what no font can know.</summary>
    public static bool IsShapeless(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned;

    /// <summary>A reader sees it even when it stands alone.</summary>
    public static bool IsVisible(Rune rune) => !IsBlank(rune) && !IsMark(rune) && !IsShapeless(rune);
}
