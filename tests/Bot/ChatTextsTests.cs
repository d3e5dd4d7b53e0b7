using System.Text.RegularExpressions;
using SupportBot.Sessions.Wording;
using SupportBot.Tests.World;

namespace SupportBot.Tests.Bot;

public sealed partial class ChatTextsTests
{
    static readonly ResourceTexts Texts = new(typeof(Program).Assembly.GetType("SupportBot.Bot.Texts.ChatTexts", throwOnError: true)!);

    [Fact]
    public void Every_text_is_there_in_both_languages_with_the_same_places_to_fill()
    {
        Assert.Equal(Texts.Keys(Language.English), Texts.Keys(Language.Polish));
        Texts.AssertSamePlaceholders();
    }

    [Fact]
    public void Every_text_is_used_and_every_used_text_is_there()
    {
        var quoted = ResourceTexts.Sources("bot").SelectMany(source => Quoted().Matches(source)).Select(match => match.Groups[1].Value).ToHashSet();
        var asked = ResourceTexts.Sources("bot").SelectMany(source => Asked().Matches(source)).Select(match => match.Groups[1].Value).ToHashSet();
        Assert.NotEmpty(asked);
        Assert.Empty(Texts.Keys(Language.English).Except(quoted));
        Assert.Empty(asked.Except(Texts.Keys(Language.English)));
    }

    [GeneratedRegex("\"([A-Za-z]+)\"")]
    private static partial Regex Quoted();

    [GeneratedRegex("ChatTexts\\.Of\\(\"([A-Za-z]+)\"")]
    private static partial Regex Asked();
}
