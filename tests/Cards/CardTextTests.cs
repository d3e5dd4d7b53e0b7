using SupportBot.Cards.Model;

namespace SupportBot.Tests.Cards;

public sealed class CardTextTests
{
    [Theory]
    [InlineData("Jan Kowalski", "Jan Kowalski")]
    [InlineData("jan.kowalski@example.com", "jan.kowalski@example.com")]
    [InlineData("Anna (IT) – 50% + more!", "Anna (IT) – 50% + more!")]
    [InlineData("**x** _y_ `z` ~q~", @"\*\*x\*\* \_y\_ \`z\` \~q\~")]
    [InlineData("[a](https://evil.example)", @"\[a\](https://evil.example)")]
    [InlineData("<at>Boss</at>", @"\<at\>Boss\</at\>")]
    [InlineData("{{DATE(2026-11-23,SHORT)}}", @"\{\{DATE(2026-11-23,SHORT)\}\}")]
    [InlineData("# head", @"\# head")]
    [InlineData("- item", @"\- item")]
    [InlineData("+ item", @"\+ item")]
    [InlineData("12. item", @"12\. item")]
    [InlineData("3) item", @"3\) item")]
    [InlineData("version 1.2", "version 1.2")]
    [InlineData("a | b > c", @"a \| b \> c")]
    [InlineData("back\\slash", @"back\\slash")]
    [InlineData("&lt;b&gt;", @"\&lt;b\&gt;")]
    [InlineData("one\n# two\r\n   3. three", "one\n\n\\# two\n\n\n\n3\\. three")]
    public void Markup_shows_as_it_was_typed(string typed, string escaped) => Assert.Equal(escaped, CardText.Escape(typed));

    [Theory]
    [InlineData("a\u202Eb\u2066c\u200Fd\u0000e\u0007f\u061Cg\uFEFFh", "abcdefgh")]
    [InlineData("tab\there", "tab here")]
    [InlineData("", "")]
    public void Control_characters_and_direction_marks_are_gone(string typed, string escaped) => Assert.Equal(escaped, CardText.Escape(typed));

    [Fact]
    public void Check_142_a_text_is_cut_between_visible_characters()
    {
        Assert.Equal("👨‍👩‍👧‍👦👨‍👩‍👧‍👦…", CardText.Plain(string.Concat(Enumerable.Repeat("👨‍👩‍👧‍👦", 500)), 7));
        Assert.Equal("żółw…", CardText.Plain("żółwie", 5));
        Assert.Equal("żółwie", CardText.Plain("żółwie", 6));
    }

    [Fact]
    public void A_text_of_one_visible_character_without_end_is_cut_as_well() => Assert.True(CardText.Escape("e" + new string('\u0301', 1_000_000), 60).Length < 300);

    [Fact]
    public void Half_a_character_becomes_the_sign_for_one() => Assert.Equal("\uFFFDlonely", CardText.Escape((char)0xD800 + "lonely"));

    [Fact]
    public void Plain_text_is_one_line_and_not_escaped() => Assert.Equal("a*b  [c]", CardText.Plain(" a*b\r\n[c] "));
}
