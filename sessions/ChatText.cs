using System.Text;

namespace SupportBot.Sessions;

/// <summary>What people say in chat: hostile until cleaned.</summary>
public static class ChatText
{
    /// <summary>
    /// Lines stay (as line feeds), and so do emoji and every script; control characters and direction overrides go.
    /// Null when a reader would see nothing.
    /// </summary>
    public static string? Clean(string typed)
    {
        var clean = new StringBuilder(typed.Length);
        var isVisible = false;
        var marks = 0;
        foreach (var rune in typed.Replace("\r\n", "\n", StringComparison.Ordinal).EnumerateRunes())
        {
            marks = Runes.IsMark(rune) ? marks + 1 : Runes.IsJoiner(rune) ? marks : 0;
            if (Runes.IsLineBreak(rune))
                clean.Append('\n');
            else if (rune.Value == '\t' || (!Rune.IsControl(rune) && !Runes.IsDirectionOverride(rune) && marks <= Runes.MarksPerLetter))
                clean.Append(rune);
            isVisible |= Runes.IsVisible(rune);
        }

        return isVisible ? clean.ToString().Trim() : null;
    }
}
