using System.Globalization;
using System.Resources;
using System.Runtime.CompilerServices;

namespace SupportBot.Sessions.Wording;

/// <summary>
/// A resource file in every supported language, asked with an explicit culture. A missing text is a bug of ours and throws;
/// the tests ask for every key in every language.
/// </summary>
/// <param name="resource">The type beside the file, which has its name.</param>
public sealed class WordList(Type resource)
{
    readonly ResourceManager _resources = new(resource);

    public string this[string key, CultureInfo culture] => _resources.GetString(key, culture) ?? throw new MissingManifestResourceException($"{resource.Name} has no text {key}");

    public string Format(string key, CultureInfo culture, params ReadOnlySpan<object?> values) => string.Format(culture, this[key, culture], values);

    /// <summary>A text that depends on a number: the forms stand in one text, separated by bars; <c>{0}</c> is the number.</summary>
    public string Count(int number, CultureInfo culture, [CallerMemberName] string key = "") =>
        string.Format(culture, Plural.Choose(number, this[key, culture].Split('|'), culture), number);
}
