using System.Text;

namespace SupportBot.Sessions;

/// <summary>Names of files that come from outside: hostile until cleaned.</summary>
public static class FileName
{
    /// <summary>Characters that any file system takes with an ending of its own.</summary>
    const int Longest = 200;

    static readonly string[] Reserved =
    [
        "con", "prn", "aux", "nul",
        .. Enumerable.Range(0, 10).Select(number => FormattableString.Invariant($"com{number}")),
        .. Enumerable.Range(0, 10).Select(number => FormattableString.Invariant($"lpt{number}")),
    ];

    /// <summary>
    /// The last part of a path, fit for every file system and for a reader's eye: no control characters, no direction overrides (which turn
    /// <c>exe.gnp</c> round), none of the characters and names that Windows keeps for itself, no dots or blanks at its ends. Its ending stays.
    /// Null when nothing is left.
    /// </summary>
    public static string? Clean(string? given)
    {
        var last = (given ?? "").Split('/', '\\')[^1];
        var clean = new StringBuilder();
        foreach (var rune in last.EnumerateRunes())
        {
            if (Rune.IsControl(rune) || Runes.IsDirectionOverride(rune) || Runes.IsLineBreak(rune) || rune == Rune.ReplacementChar || (Runes.IsShapeless(rune) && !Runes.IsJoiner(rune)))
                continue;
            if (rune.Value is '<' or '>' or ':' or '"' or '|' or '?' or '*')
                clean.Append('_');
            else
                clean.Append(rune);
        }

        var name = clean.ToString().Trim(' ', '.', '\u00A0');
        if (!name.EnumerateRunes().Any(Runes.IsVisible))
            return null;
        if (Reserved.Contains(name.Split('.')[0].TrimEnd(), StringComparer.OrdinalIgnoreCase))
            name = "_" + name;
        return Shortened(name);
    }

    static string Shortened(string name)
    {
        if (name.Length <= Longest)
            return name;
        var dot = name.LastIndexOf('.');
        var ending = dot > 0 && name.Length - dot <= 20 ? name[dot..] : "";
        var stem = name[..(Longest - ending.Length)];
        return (char.IsHighSurrogate(stem[^1]) ? stem[..^1] : stem).TrimEnd(' ', '.') + ending;
    }
}
