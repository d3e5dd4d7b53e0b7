using System.Globalization;

namespace SupportBot.Sessions;

/// <summary>Length as the reader sees it: grapheme clusters. An emoji family is one.</summary>
public static class Graphemes
{
    public static int Count(string text) => new StringInfo(text).LengthInTextElements;

    /// <summary>At most <paramref name="limit"/> clusters; what is cut shows as an ellipsis.</summary>
    public static string Cut(string text, int limit)
    {
        if (text.Length <= limit)
            return text;
        var elements = new StringInfo(text);
        return elements.LengthInTextElements <= limit ? text : elements.SubstringByTextElements(0, limit - 1) + "…";
    }
}
