using System.Globalization;

namespace SupportBot.Protocol;

static class Graphemes
{
    const string Ellipsis = "…";

    /// <summary>At most <paramref name="max"/> UTF-16 units, never through a letter with its accents or an emoji.</summary>
    public static string Cut(string text, int max)
    {
        if (text.Length <= max)
            return text;
        var end = 0;
        while (end < text.Length)
        {
            var length = StringInfo.GetNextTextElementLength(text, end);
            if (end + length > max - Ellipsis.Length)
                break;
            end += length;
        }
        return string.Concat(text.AsSpan(0, end), Ellipsis);
    }
}
