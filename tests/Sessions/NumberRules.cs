using System.Text.RegularExpressions;
using SupportBot.Sessions;

namespace SupportBot.Tests.Sessions;

/// <summary>R1.1: the number people read out to each other; R2.5: the token in a link.</summary>
public sealed partial class NumberRules
{
    [Theory]
    [InlineData("123456789")]
    [InlineData("123 456 789")]
    [InlineData("  123-456-789\r\n")]
    [InlineData("123\u00A0456\u202F789")]
    [InlineData("123–456—789")]
    [InlineData("123\u2212456\u2011789")]
    [InlineData("123.456.789")]
    [InlineData("1 2 3 4 5 6 7 8 9")]
    [InlineData("\u200E123456789\u200B")]
    [InlineData("١٢٣٤٥٦٧٨٩")]
    [InlineData("۱۲۳ ۴۵۶ ۷۸۹")]
    [InlineData("１２３　４５６　７８９")]
    public void R1_1_a_number_is_read_with_and_without_spaces_and_dashes(string typed) => Assert.Equal(new SessionNumber(123456789), SessionNumber.Parse(typed));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("12345678")]
    [InlineData("1234567890")]
    [InlineData("012345678")]
    [InlineData("000000000")]
    [InlineData("+123456789")]
    [InlineData("12345678a")]
    [InlineData("1e8")]
    [InlineData("0x123456789")]
    [InlineData("123,456,789")]
    [InlineData("12345678²")]
    [InlineData("12345678½")]
    [InlineData("99999999999999999999999")]
    public void R1_1_anything_else_is_no_number(string? typed) => Assert.Null(SessionNumber.Parse(typed));

    [Fact]
    public void R1_1_endless_input_is_no_number() => Assert.Null(SessionNumber.Parse(new string(' ', 1_000_000) + "123456789"));

    [Theory]
    [InlineData(100_000_000, "100 000 000")]
    [InlineData(123_456_789, "123 456 789")]
    [InlineData(999_999_999, "999 999 999")]
    public void R1_1_it_shows_in_groups_of_three(int value, string shown)
    {
        Assert.Equal(shown, new SessionNumber(value).ToString());
        Assert.Equal(new SessionNumber(value), SessionNumber.Parse(shown));
    }

    [Theory]
    [InlineData(99_999_999)]
    [InlineData(1_000_000_000)]
    [InlineData(0)]
    [InlineData(-123_456_789)]
    public void R1_1_it_has_nine_digits(int value) => Assert.Throws<ArgumentOutOfRangeException>(() => new SessionNumber(value));

    /// <summary>Not sequential, and spread over the whole range: of 1000 draws every tenth of it gets some, and neighbours hardly ever follow each other.</summary>
    [Fact]
    public void R1_1_it_is_random()
    {
        var drawn = Enumerable.Range(0, 1000).Select(_ => SessionNumber.Draw().Value).ToArray();
        Assert.Equal(9, drawn.Select(value => value / 100_000_000).Distinct().Count());
        Assert.InRange(drawn.Distinct().Count(), 998, 1000);
        Assert.InRange(drawn.Zip(drawn.Skip(1)).Count(pair => Math.Abs(pair.First - pair.Second) < 1000), 0, 5);
    }

    [Fact]
    public void R2_5_a_token_has_256_random_bits_and_only_its_hash_is_known()
    {
        var tokens = Enumerable.Range(0, 1000).Select(_ => InvitationToken.Draw()).ToHashSet();
        Assert.Equal(1000, tokens.Count);
        Assert.All(tokens, token => Assert.Matches(Token(), token));
        Assert.Equal(64, tokens.SelectMany(token => token).Distinct().Count());
        Assert.All(tokens, token => Assert.Matches(Hash(), InvitationToken.Hash(token)));
    }

    [Fact]
    public void R2_5_the_hash_is_SHA_256() => Assert.Equal("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", InvitationToken.Hash("abc"));

    [Fact]
    public void Ids_survive_being_written_down()
    {
        var session = new SessionId(Guid.CreateVersion7(Cast.Morning));
        Assert.Equal(session, SessionId.Parse(session.ToString()));
        Assert.Equal(Cast.Jan, ParticipantId.Parse(Cast.Jan.ToString()));
        Assert.Equal(Cast.Invitation(7), InvitationId.Parse(Cast.Invitation(7).ToString()));
        Assert.Null(SessionId.Parse("' or 1=1"));
        Assert.Null(ParticipantId.Parse(null));
        Assert.Null(InvitationId.Parse(""));
    }

    [GeneratedRegex("^[A-Za-z0-9_-]{43}$")]
    private static partial Regex Token();

    [GeneratedRegex("^[0-9a-f]{64}$")]
    private static partial Regex Hash();
}
