using System.Globalization;
using System.Text.RegularExpressions;
using SupportBot.Sessions;
using SupportBot.Sessions.Wording;
using SupportBot.Tests.World;

namespace SupportBot.Tests.Sessions;

public sealed partial class WordsTests
{
    static readonly ResourceTexts Texts = new(typeof(Words));

    [Fact]
    public void Both_languages_have_the_same_texts() => Assert.Equal(Texts.Keys(Language.English), Texts.Keys(Language.Polish));

    [Fact]
    public void Both_languages_fill_in_the_same_places() => Texts.AssertSamePlaceholders();

    [Fact]
    public void Every_text_is_used_and_every_used_text_is_there()
    {
        var used = ResourceTexts.Sources("sessions/Wording").SelectMany(source => Key().Matches(source)).Select(match => match.Groups[1].Value).Distinct().Order(StringComparer.Ordinal);

        Assert.Equal(Texts.Keys(Language.English), used);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("pl")]
    public void Every_value_has_words_of_its_own(string language)
    {
        var culture = Language.Of(language);
        string[] said =
        [
            .. Enum.GetValues<Refusal>().Select(refusal => Words.Of(refusal, ["7", "9"], culture)),
            .. Enum.GetValues<SendFailure>().Select(failure => Words.Of(failure, culture)),
            .. Enum.GetValues<InvitationState>().Select(state => Words.Of(state, culture)),
            .. Enum.GetValues<LeaveReason>().Select(reason => Words.Of(reason, culture)),
            .. Enum.GetValues<EndReason>().Select(reason => Words.Of(reason, culture)),
            .. Enum.GetValues<SessionMode>().Select(mode => Words.Of(mode, culture)),
        ];

        Assert.DoesNotContain(said, string.IsNullOrWhiteSpace);
        Assert.Equal(said.Length, said.Distinct().Count());
        Assert.Equal(4, Enum.GetValues<ParticipantState>().Select(state => Words.Of(state, culture)).Distinct().Count());
        Assert.Equal(3, Enum.GetValues<Standing>().Select(standing => Words.Of(standing, culture)).Distinct().Count());
        Assert.Equal(2, Enum.GetValues<ParticipantRole>().Select(role => Words.Of(role, culture)).Distinct().Count());
        Assert.Equal(3, Enum.GetValues<SessionStatus>().Select(status => Words.Of(status, culture)).Distinct().Count());
        Assert.Equal(Enum.GetValues<ParticipantRole>().Select(role => Words.Of(role, culture)), Enum.GetValues<Invitee>().Select(invitee => Words.Of(invitee, culture)));
    }

    [Theory]
    [InlineData("en")]
    [InlineData("pl")]
    public void R11_2_every_refusal_says_what_is_wrong_and_what_would_work(string language)
    {
        foreach (var refusal in Enum.GetValues<Refusal>())
        {
            var words = Words.Of(refusal, [], Language.Of(language));
            Assert.True(Regex.Count(words, @"[.;,:] ?") >= 2 && words.EndsWith('.'), $"{refusal}: {words}");
        }
    }

    [Fact]
    public void R2_7_the_bad_addresses_are_named_without_what_could_harm()
    {
        var words = Words.Of(new Decision.Refused(Refusal.AddressInvalid, "jan@", "ev\u202Eil\r\n@x", new string('x', 500)), Language.English);

        Assert.StartsWith("Not an e-mail address: jan@, evil @x, xxx", words, StringComparison.Ordinal);
        Assert.True(words.Length < 300);
    }

    [Fact]
    public void A_flood_of_bad_addresses_is_named_in_part()
    {
        var words = Words.Of(Refusal.AddressInvalid, [.. Enumerable.Range(1, 500).Select(number => $"a{number}")], Language.Polish);

        Assert.Contains("a10, …", words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("pl-PL", "pl")]
    [InlineData("PL", "pl")]
    [InlineData("pl_PL", "pl")]
    [InlineData("en-GB", "en")]
    [InlineData("de-DE", "en")]
    [InlineData("plx", "en")]
    [InlineData("", "en")]
    [InlineData(null, "en")]
    [InlineData("\0\r\n", "en")]
    public void The_primary_tag_decides_the_language_and_English_is_the_rest(string? locale, string expected) => Assert.Equal(expected, Language.Of(locale).Name);

    [Fact]
    public void Languages_are_named_in_themselves() => Assert.Equal(["English", "Polski"], Language.Supported.Select(Language.NativeName));

    [Theory]
    [InlineData(1, "osoba")]
    [InlineData(2, "osoby")]
    [InlineData(4, "osoby")]
    [InlineData(5, "osób")]
    [InlineData(0, "osób")]
    [InlineData(12, "osób")]
    [InlineData(22, "osoby")]
    [InlineData(112, "osób")]
    [InlineData(101, "osób")]
    public void Polish_counts_in_three_forms(int number, string expected) => Assert.Equal(expected, Plural.Choose(number, ["osoba", "osoby", "osób"], Language.Polish));

    [Theory]
    [InlineData(0, "0 s", "0 s")]
    [InlineData(59, "59 s", "59 s")]
    [InlineData(60, "1 min", "1 min")]
    [InlineData(3600, "1 h", "1 godz.")]
    [InlineData(3900, "1 h 5 min", "1 godz. 5 min")]
    [InlineData(86400, "1 d", "1 d")]
    [InlineData(100800, "1 d 4 h", "1 d 4 godz.")]
    [InlineData(-5, "0 s", "0 s")]
    public void A_duration_is_short(int seconds, string english, string polish)
    {
        Assert.Equal(english, Words.Duration(TimeSpan.FromSeconds(seconds), Language.English));
        Assert.Equal(polish, Words.Duration(TimeSpan.FromSeconds(seconds), Language.Polish));
    }

    [Fact]
    public void Times_say_their_offset_and_a_near_one_needs_no_date()
    {
        var at = new DateTimeOffset(2026, 11, 23, 14, 5, 0, TimeSpan.FromHours(1));

        Assert.Equal("23 Nov 2026, 14:05 (UTC+01:00)", Words.Time(at, Language.English));
        Assert.Equal("23 lis 2026, 14:05 (UTC+01:00)", Words.Time(at, Language.Polish));
        Assert.Equal("14:05", Words.Clock(at, at.AddHours(2), Language.English));
        Assert.Equal("22 Nov, 14:05", Words.Clock(at.AddDays(-1), at, Language.English));
        Assert.Equal("13:05", Words.Clock(at, at.ToUniversalTime(), Language.Polish));
    }

    [Fact]
    public void The_machines_own_culture_changes_nothing()
    {
        var before = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (CultureInfo.GetCultureInfo("ar-SA"), Language.Polish);
            Assert.Equal("Open", Words.Of(SessionStatus.Open, Language.English));
            Assert.Equal("12 min", Words.Duration(TimeSpan.FromMinutes(12), Language.English));
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = before;
        }
    }

    [GeneratedRegex("(?:List\\[|Format\\()\"([A-Za-z.]+)\"")]
    private static partial Regex Key();
}
