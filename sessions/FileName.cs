using System.Text;

namespace SupportBot.Sessions;

/// <summary>Names of files that come from outside: hostile until cleaned.</summary>
public static class FileName
{
    /// <summary>Bytes in UTF-8 that any file system takes, with room for what a browser adds to a name that is taken already: <c> (1)</c>.</summary>
    const int Longest = 200;

    /// <summary>Characters of what counts as an ending, with its dot.</summary>
    const int LongestEnding = 20;

    static readonly string[] Reserved =
    [
        "con", "prn", "aux", "nul", "conin$", "conout$",
        .. "0123456789¹²³".SelectMany(digit => new[] { $"com{digit}", $"lpt{digit}" }),
    ];

    /// <summary>
    /// The last part of a path, fit for every file system and for a reader's eye: no control characters, no direction overrides (which turn
    /// <c>exe.gnp</c> round), none of the characters and names that Windows keeps for itself, no dots or blanks at its ends, and no room between
    /// its words for an ending to hide behind. Its ending stays. Null when nothing is left.
    /// </summary>
    public static string? Clean(string? given)
    {
        var clean = new StringBuilder();
        var marks = 0;
        foreach (var rune in (given ?? "").Split('/', '\\')[^1].EnumerateRunes())
        {
            marks = Runes.IsMark(rune) ? marks + 1 : Runes.IsJoiner(rune) ? marks : 0;
            if (Runes.IsLineBreak(rune) || rune == Rune.ReplacementChar || (Runes.IsShapeless(rune) && !Runes.IsJoiner(rune)) || marks > Runes.MarksPerLetter)
                continue;
            if (Runes.IsBlank(rune))
                clean.Append(clean.Length > 0 && clean[^1] == ' ' ? "" : " ");
            else if (rune.Value is '<' or '>' or ':' or '"' or '|' or '?' or '*')
                clean.Append('_');
            else
                clean.Append(rune);
        }

        var name = Shortened(clean.ToString().Trim(' ', '.'));
        if (!name.EnumerateRunes().Any(Runes.IsVisible))
            return null;
        return Reserved.Contains(name.Split('.')[0].TrimEnd(), StringComparer.OrdinalIgnoreCase) ? "_" + name : name;
    }

    static string Shortened(string name)
    {
        if (Encoding.UTF8.GetByteCount(name) <= Longest)
            return name;
        var dot = name.LastIndexOf('.');
        var ending = dot > 0 && name.Length - dot <= LongestEnding ? name[dot..] : "";
        var room = Longest - Encoding.UTF8.GetByteCount(ending);
        var stem = name[..(name.Length - ending.Length)].EnumerateRunes().TakeWhile(rune => (room -= rune.Utf8SequenceLength) >= 0);
        return string.Concat(stem).TrimEnd(' ', '.', '\u200C', '\u200D') + ending;
    }
}
