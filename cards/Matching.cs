using System.Globalization;

namespace SupportBot.Cards;

/// <summary>Whether what somebody typed is in a text, whatever the case and the accents.</summary>
static class Matching
{
    const CompareOptions Loosely = CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace;

    public static bool Has(string text, string word) => CultureInfo.InvariantCulture.CompareInfo.IndexOf(text, word, Loosely) >= 0;

    public static bool Begins(string text, string word) => CultureInfo.InvariantCulture.CompareInfo.IsPrefix(text, word, Loosely);
}
