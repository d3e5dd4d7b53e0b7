using System.Collections;
using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using SupportBot.Sessions.Wording;

namespace SupportBot.Tests.World;

/// <summary>What the resource files of a type say in each language, for the tests that keep both languages complete.</summary>
public sealed partial class ResourceTexts(Type resource)
{
    readonly ResourceManager _resources = new(resource);

    public IReadOnlyList<string> Keys(CultureInfo culture) => [.. Entries(culture).Keys.Order(StringComparer.Ordinal)];

    /// <summary>The same <c>{0}</c> in the same text, and as many forms as the language counts in.</summary>
    public void AssertSamePlaceholders()
    {
        var polish = Entries(Language.Polish);
        foreach (var (key, english) in Entries(Language.English))
        {
            Assert.True(Placeholders(english).SequenceEqual(Placeholders(polish[key])), $"{key}: {english} / {polish[key]}");
            Assert.True(english.Contains('|') == polish[key].Contains('|'), $"{key}: counted in one language only");
            Assert.True(!english.Contains('|') || english.Split('|').Length == Plural.Forms(Language.English), key);
            Assert.True(!polish[key].Contains('|') || polish[key].Split('|').Length == Plural.Forms(Language.Polish), key);
        }
    }

    /// <summary>The C# files of a folder of the repository.</summary>
    public static IEnumerable<string> Sources(string folder) =>
        Directory.EnumerateFiles(Repository.Path(folder), "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText);

    Dictionary<string, string> Entries(CultureInfo culture)
    {
        // Without the parents: English is the neutral language, and Polish must not borrow from it.
        var own = culture.Name == "en" ? CultureInfo.InvariantCulture : culture;
        var set = _resources.GetResourceSet(own, createIfNotExists: true, tryParents: false) ?? throw new MissingManifestResourceException($"{resource.Name} in {own.Name}");
        return set.Cast<DictionaryEntry>().ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!);
    }

    static IEnumerable<string> Placeholders(string text) => Placeholder().Matches(text).Select(match => match.Value).Distinct().Order(StringComparer.Ordinal);

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Placeholder();
}
