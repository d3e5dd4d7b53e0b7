using SupportBot.Cards;
using SupportBot.Sessions;
using SupportBot.Sessions.Wording;

namespace SupportBot.Tests.Cards;

public sealed class NoticeTextTests
{
    static readonly SessionNumber Number = new(123_456_789);

    [Theory]
    [InlineData("en", "123 456 789 · Jan Kowalski has joined.")]
    [InlineData("pl", "123 456 789 · Nowy klient w sesji: Jan Kowalski.")]
    public void R11_4_a_notice_names_the_session_and_what_happened(string language, string text) => Assert.Equal(text, Text(Notice.CustomerJoined, "Jan Kowalski", null, language));

    [Theory]
    [InlineData("en")]
    [InlineData("pl")]
    public void Every_notice_has_words_of_its_own(string language)
    {
        Notice[] ofNobody = [Notice.AwayNow, Notice.SessionReturned, Notice.IdleWarning, Notice.ConsoleClosed];
        var told = Enum.GetValues<Notice>().ToDictionary(notice => notice, notice => Text(notice, "Jan", "hello", language));

        Assert.Equal(told.Count, told.Values.Distinct().Count());
        Assert.All(told.Where(entry => !ofNobody.Contains(entry.Key)), entry => Assert.Contains("Jan", entry.Value, StringComparison.Ordinal));
    }

    [Fact]
    public void A_failed_invitation_says_why_and_what_would_work() => Assert.Equal(
        "123 456 789 · The invitation for jan@example.com could not be sent. The mail server doesn't accept this address. Check it, or copy the join link instead.",
        Text(Notice.InvitationFailed, "jan@example.com", nameof(SendFailure.AddressRefused), "en"));

    [Theory]
    [InlineData(Notice.IdleWarning, "5", "en", "No customer is here. The session ends in 5 minutes.")]
    [InlineData(Notice.IdleWarning, "1", "pl", "Nie ma tu klienta. Sesja zakończy się za 1 minutę.")]
    [InlineData(Notice.ConsoleClosed, "60", "en", "Your console is closed. The session ends in 60 seconds unless you press Resume or open the console.")]
    public void R8_3_and_R8_4_a_warning_says_how_much_time_is_left(Notice notice, string left, string language, string words) => Assert.Equal($"123 456 789 · {words}", Text(notice, left, null, language));

    [Fact]
    public void Checks_141_to_144_what_people_bring_stays_one_harmless_line()
    {
        var text = Text(Notice.Said, "Ola \u202Eevil\r\nBot", "line one\r\n\u2066line two " + new string('x', 10_000), "en");

        Assert.StartsWith("123 456 789 · Ola evil  Bot: line one  line two xxx", text, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', text);
        Assert.True(text.Length < 1200);
    }

    static string Text(Notice notice, string subject, string? text, string language) => NoticeText.Of(new SessionEffect.Tell(Samples.Anna, notice, subject, text), Number, Language.Of(language));
}
