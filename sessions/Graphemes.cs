using System.Globalization;

namespace SupportBot.Sessions;

/// <summary>Length as the reader sees it: grapheme clusters. An emoji family is one.</summary>
public static class Graphemes
{
    public static int Count(string text)
    {
        var count = 0;
        for (var rest = text.AsSpan(); !rest.IsEmpty; rest = rest[StringInfo.GetNextTextElementLength(rest)..])
            count++;
        return count;
    }

    /// <summary>At most <paramref name="limit"/> clusters; what is cut shows as an ellipsis. Never reads on behind the limit: the text may be endless.</summary>
    public static string Cut(string text, int limit)
    {
        var end = 0;
        var beforeLast = 0;
        for (var count = 0; count < limit && end < text.Length; count++)
        {
            beforeLast = end;
            end += StringInfo.GetNextTextElementLength(text.AsSpan(end));
        }

        return end == text.Length ? text : text[..beforeLast] + "…";
    }
}
