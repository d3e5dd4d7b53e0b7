using System.Globalization;
using System.Text;

namespace SupportBot.Sessions;

/// <summary>Refused input, made fit to be named to the person who typed it (R2.7): what is invisible shows, what is endless is cut.</summary>
static class Revealed
{
    const int Limit = 80;

    /// <summary>Line breaks as <c>↵</c>, other invisible characters by their code points.</summary>
    public static string Text(string typed)
    {
        var text = Graphemes.Cut(typed.Trim(), Limit);
        var revealed = new StringBuilder(text.Length);
        foreach (var rune in text.Length > Limit * 16 ? text[..(Limit * 16)].EnumerateRunes() : text.EnumerateRunes())
        {
            if (Runes.IsLineBreak(rune))
                revealed.Append(revealed.Length > 0 && revealed[^1] == '↵' ? "" : "↵");
            else if (Runes.IsShapeless(rune))
                revealed.Append(CultureInfo.InvariantCulture, $"[U+{rune.Value:X4}]");
            else
                revealed.Append(rune);
        }

        return revealed.ToString();
    }
}
