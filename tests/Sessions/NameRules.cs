using System.Diagnostics;
using SupportBot.Sessions;

namespace SupportBot.Tests.Sessions;

/// <summary>Names and what people say: hostile until cleaned.</summary>
public sealed class NameRules
{
    const string Family = "👨‍👩‍👧‍👦";

    readonly Story _story = Story.Begin();

    [Theory]
    [InlineData("  Jan \t Kowalski ", "Jan Kowalski")]
    [InlineData("Zażółć Gęślą", "Zażółć Gęślą")]
    [InlineData("محمد علي", "محمد علي")]
    [InlineData("می‌خواهم", "می‌خواهم")] // a non-joiner that Persian needs
    [InlineData(Family + " ❤️‍🔥 👍🏽 🇵🇱 1️⃣", Family + " ❤️‍🔥 👍🏽 🇵🇱 1️⃣")]
    [InlineData("Jan\u202Eikslawok", "Janikslawok")]
    [InlineData("\u2066Jan\u2069\u200F", "Jan")]
    [InlineData("Ja\u200Dn\u200C\u00AD\uFEFF", "Jan")]
    [InlineData("\u200DJan", "Jan")]
    [InlineData("Jan\0\u0007\u001B[31m", "Jan[31m")]
    [InlineData("Jan\u3164\u2800Kowalski", "Jan Kowalski")]
    [InlineData("Jan\r\n", "Jan")] // pasted with its line's end
    [InlineData("<b>Jan</b> [x](http://e)", "<b>Jan</b> [x](http://e)")] // escaped where it is shown
    [InlineData("Jan\uE000", "Jan")]
    public void A_name_is_one_visible_line(string typed, string expected) => Assert.Equal(expected, PersonName.Clean(typed));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \t\u00A0\u3000")]
    [InlineData("\u200B\u200B")]
    [InlineData("\u200D")]
    [InlineData("\u200C\u200D\uFE0F")]
    [InlineData("\u3164")]
    [InlineData("\u2800 \u115F")]
    [InlineData("\u0301\u0302")]
    [InlineData("\u202E\u202C\u2066")]
    [InlineData("\uE000\uDBFF\uDFFF")]
    public void A_name_that_nobody_can_see_is_none(string? typed) => Assert.Null(PersonName.Clean(typed));

    [Fact]
    public void Marks_do_not_pile_up_over_the_lines_around() =>
        Assert.Equal("a" + new string('\u0301', 8) + "b", PersonName.Clean("a" + new string('\u0301', 500) + "b"));

    [Theory]
    [InlineData("Jan\nKowalski")]
    [InlineData("Jan\u2028Kowalski")]
    [InlineData("Jan\u0085Kowalski")]
    [InlineData("Jan\r\nBcc: eve@example.com")]
    public void R2_7_a_line_break_in_a_name_is_refused(string name) => _story.Refuses(Refusal.NameHasLineBreak, Cast.Visitor, Cast.Join(Cast.Jan, name));

    [Theory]
    [InlineData("")]
    [InlineData("\u200B")]
    [InlineData("\u200D\u3164")]
    public void R3_1_a_customer_gives_a_name(string name) => _story.Refuses(Refusal.NameMissing, Cast.Visitor, Cast.Join(Cast.Jan, name));

    [Fact]
    public void A_name_of_5000_characters_is_refused_with_its_length() =>
        Assert.Equal(["100", "5000"], _story.Refuses(Refusal.NameTooLong, Cast.Visitor, Cast.Join(Cast.Jan, new string('J', 5000))));

    [Fact]
    public void A_name_is_as_long_as_the_reader_sees_it()
    {
        _story.Does(Cast.Visitor, Cast.Join(Cast.Jan, string.Concat(Enumerable.Repeat(Family, 100))));
        Assert.Equal(["100", "101"], _story.Refuses(Refusal.NameTooLong, Cast.Visitor, Cast.Join(Cast.Ola, string.Concat(Enumerable.Repeat(Family, 101)))));
    }

    [Fact]
    public void What_the_directory_says_is_made_fit_to_show()
    {
        Assert.Equal("Ben Müller", PersonName.OrElse("Ben\r\n\u202EMüller", "?"));
        Assert.Equal("?", PersonName.OrElse("\u200B", "?"));
        Assert.Equal("?", PersonName.OrElse(null, "?"));
        Assert.Equal(new string('x', 99) + "…", PersonName.OrElse(new string('x', 5000), "?"));
    }

    [Theory]
    [InlineData("ok", 2, "ok")]
    [InlineData("abc", 2, "a…")]
    [InlineData(Family + Family, 2, Family + Family)]
    [InlineData(Family + Family + Family, 2, Family + "…")]
    [InlineData("e\u0301e\u0301e\u0301", 2, "e\u0301…")]
    public void A_cut_falls_between_what_the_reader_sees_as_characters(string text, int limit, string expected) => Assert.Equal(expected, Graphemes.Cut(text, limit));

    [Theory]
    [InlineData("Hello\r\nthere\rand\u2028here", "Hello\nthere\nand\nhere")]
    [InlineData("  a\tb\u0000\u0008 ", "a\tb")]
    [InlineData("pay \u202Eevil\u202C now \u2067x\u2069", "pay evil now x")]
    [InlineData("\u200Fשלום " + Family, "\u200Fשלום " + Family)]
    [InlineData("**bold** <script>", "**bold** <script>")]
    public void R5_1_what_is_said_keeps_its_lines_and_loses_what_tricks_the_eye(string typed, string expected)
    {
        var said = Assert.IsType<SessionEvent.Said>(Assert.Single(_story.Happens(Cast.Anna, Cast.Say(typed))));
        Assert.Equal((expected, Cast.Participant(1)), (said.Text, said.Participant));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \r\n\t")]
    [InlineData("\u200B\u202E\u2060")]
    public void Nothing_said_is_refused(string typed) => _story.Refuses(Refusal.MessageMissing, Cast.Anna, Cast.Say(typed));

    [Fact]
    public void A_line_of_chat_is_as_long_as_the_reader_sees_it()
    {
        _story.Does(Cast.Anna, Cast.Say(string.Concat(Enumerable.Repeat(Family, 4000))));
        Assert.Equal(["4000", "4001"], _story.Refuses(Refusal.MessageTooLong, Cast.Anna, Cast.Say(string.Concat(Enumerable.Repeat(Family, 4001)), 2)));
    }

    public static TheoryData<string> Pieces => new("a", "\u0301", Family, "\u200D", "\u202E", " ", "a\u200D", "\u0600", "🇵", "\u1100", "क्", "\r\n");

    /// <summary>So many characters take a fraction of a second; work that grows with the square of the length would take minutes.</summary>
    [Theory, MemberData(nameof(Pieces))]
    public void Input_without_end_is_answered_soon(string piece)
    {
        var endless = string.Concat(Enumerable.Repeat(piece, 300_000 / piece.Length));
        var watch = Stopwatch.StartNew();
        _ = _story.Ask(Cast.Visitor, Cast.Join(Cast.Jan, "J" + endless + "J", email: endless));
        _ = _story.Ask(Cast.Anna, Cast.Say(endless));
        _ = _story.Ask(Cast.Anna, Cast.Mail(Cast.To(endless, 1)));
        _ = PersonName.OrElse(endless, "?");
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(5));
    }
}
