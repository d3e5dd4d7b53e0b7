using System.Text.RegularExpressions;
using SupportBot.Sessions.Wording;
using SupportBot.Tests.World;

namespace SupportBot.Tests.Bot;

public sealed partial class DiagnoseTextsTests
{
    static readonly ResourceTexts Texts = new(typeof(Program).Assembly.GetType("SupportBot.Bot.Texts.DiagnoseTexts", throwOnError: true)!);

    [Fact]
    public void Every_text_is_there_in_both_languages_with_the_same_places_to_fill()
    {
        Assert.Equal(Texts.Keys(Language.English), Texts.Keys(Language.Polish));
        Texts.AssertSamePlaceholders();
    }

    [Fact]
    public void Every_finding_has_its_words_and_what_to_do_and_every_text_its_finding()
    {
        HashSet<string> possible = ["NoAnswer", "NoAnswer.ToDo"];
        var known = Texts.Keys(Language.English).ToHashSet();
        foreach (var source in ResourceTexts.Sources("bot").Where(source => source.Contains(": IDiagnosis", StringComparison.Ordinal)))
        {
            var area = Area().Match(source).Groups[1].Value;
            Assert.Contains(area, known);
            foreach (Match found in Found().Matches(source))
            {
                Assert.Contains($"{area}.{found.Groups[2].Value}", known);
                Assert.Equal(found.Groups[1].Value != "Good", known.Contains($"{area}.{found.Groups[2].Value}.ToDo"));
            }

            possible.UnionWith(Quoted().Matches(source).SelectMany(word => new[] { $"{area}.{word.Groups[1].Value}", $"{area}.{word.Groups[1].Value}.ToDo" }).Append(area));
        }

        Assert.Empty(known.Except(possible));
    }

    [GeneratedRegex("Area => \"(\\w+)\"")]
    private static partial Regex Area();

    [GeneratedRegex("found\\.(Good|Note|Wrong)\\(\"(\\w+)\"")]
    private static partial Regex Found();

    [GeneratedRegex("\"(\\w+)\"")]
    private static partial Regex Quoted();
}
