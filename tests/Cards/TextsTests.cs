using System.Reflection;
using System.Text.RegularExpressions;
using SupportBot.Cards;
using SupportBot.Sessions.Wording;
using SupportBot.Tests.World;

namespace SupportBot.Tests.Cards;

public sealed class TextsTests
{
    static readonly ResourceTexts Resources = new(typeof(Texts));

    [Fact]
    public void Check_176_both_languages_have_the_same_texts()
    {
        Assert.Equal(Resources.Keys(Language.English), Resources.Keys(Language.Polish));
        Resources.AssertSamePlaceholders();
    }

    [Fact]
    public void Every_text_has_its_member_and_every_member_its_text() => Assert.Equal(Resources.Keys(Language.English), Members());

    [Fact]
    public void Every_text_is_used()
    {
        var sources = string.Join('\n', ResourceTexts.Sources("cards"));

        Assert.DoesNotContain(Members(), member => !Regex.IsMatch(sources, $@"\.{member}\b"));
    }

    static IEnumerable<string> Members() => typeof(Texts)
        .GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        .Where(member => member is PropertyInfo or MethodInfo { IsSpecialName: false })
        .Select(member => member.Name)
        .Order(StringComparer.Ordinal);
}
