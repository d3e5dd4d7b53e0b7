using System.Globalization;
using System.Resources;

namespace SupportBot.Protocol;

/// <summary>The few words people read from this room, in the language of the activity.</summary>
static class Texts
{
    static readonly ResourceManager Words = new("SupportBot.Protocol.Texts", typeof(Texts).Assembly);

    public static string WorkingOnIt(string? locale) => Get(nameof(WorkingOnIt), locale);

    /// <summary>A team's first channel, which comes without a name.</summary>
    public static string General(string? locale) => Get(nameof(General), locale);
    public static string ActionMissing(string? locale) => Get(nameof(ActionMissing), locale);
    public static string ActionNotSupported(string? locale) => Get(nameof(ActionNotSupported), locale);

    static string Get(string name, string? locale) => Words.GetString(name, Culture(locale)) ?? throw new MissingManifestResourceException(name);

    /// <summary>Locales come from clients; one we don't know is no mistake (spec A3020).</summary>
    static CultureInfo Culture(string? locale)
    {
        try
        {
            return locale is null or { Length: > 35 } ? CultureInfo.InvariantCulture : CultureInfo.GetCultureInfo(locale, predefinedOnly: true);
        }
        catch (CultureNotFoundException)
        {
            return CultureInfo.InvariantCulture;
        }
    }
}
