using System.Globalization;

namespace SupportBot.Sessions.Wording;

/// <summary>The languages the product speaks. Everything else falls back to English.</summary>
public static class Language
{
    public static CultureInfo English { get; } = CultureInfo.GetCultureInfo("en");

    public static CultureInfo Polish { get; } = CultureInfo.GetCultureInfo("pl");

    /// <summary>In the order of a picker.</summary>
    public static IReadOnlyList<CultureInfo> Supported { get; } = [English, Polish];

    /// <summary>The culture for a BCP 47 tag from a chat client, a browser or a setting: its primary tag decides (<c>pl-PL</c> is Polish).</summary>
    public static CultureInfo Of(string? locale)
    {
        var primary = locale.AsSpan().Trim();
        if (primary.IndexOfAny('-', '_') is >= 0 and var end)
            primary = primary[..end];
        foreach (var culture in Supported)
        {
            if (primary.Equals(culture.Name, StringComparison.OrdinalIgnoreCase))
                return culture;
        }

        return English;
    }

    /// <summary>Whether a tag names a supported language exactly (<c>en</c>, <c>pl</c>): what settings and invitations hold.</summary>
    public static bool IsSupported(string? tag) => Supported.Any(culture => culture.Name == tag);

    /// <summary>The language's name in itself, as a picker shows it.</summary>
    public static string NativeName(CultureInfo culture) => culture.TextInfo.ToTitleCase(culture.NativeName);
}
