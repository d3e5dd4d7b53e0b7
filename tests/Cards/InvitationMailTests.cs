using System.Globalization;
using System.Text.RegularExpressions;
using SupportBot.Cards.Mail;
using SupportBot.Sessions;
using SupportBot.Sessions.Wording;
using SupportBot.Tests.World;

namespace SupportBot.Tests.Cards;

public sealed class InvitationMailTests
{
    const string Link = "https://support.example.com/join/q4y0dR1Yf0m3n5eVtq9o2Jq1Zk8sX7uWbLhT6cPaGxE";

    static readonly InvitationMailView View = new(Invitee.Customer, "Anna Nowak", new SessionNumber(123_456_789), Link, "https://support.example.com/join", Samples.Now.AddHours(24), "Contoso Support");

    [Theory]
    [InlineData("en", Invitee.Customer)]
    [InlineData("pl", Invitee.Customer)]
    [InlineData("en", Invitee.Representative)]
    [InlineData("pl", Invitee.Representative)]
    public void Both_parts_say_who_which_session_the_whole_link_the_number_and_until_when(string language, Invitee invitee)
    {
        var culture = Language.Of(language);
        var message = InvitationMail.Render(View with { Invitee = invitee }, culture);

        foreach (var part in new[] { message.Text, message.Html })
        {
            Assert.Contains("Anna Nowak", part, StringComparison.Ordinal);
            Assert.Contains(Link, part, StringComparison.Ordinal);
            Assert.Contains("https://support.example.com/join", part.Replace(Link, "", StringComparison.Ordinal), StringComparison.Ordinal);
            Assert.Contains("123 456 789", part, StringComparison.Ordinal);
            Assert.Contains(Words.Time(View.ExpiresAt, culture), System.Net.WebUtility.HtmlDecode(part), StringComparison.Ordinal);
            Assert.Contains("Contoso Support", part, StringComparison.Ordinal);
        }

        Assert.Contains("123 456 789", message.Subject, StringComparison.Ordinal);
        Assert.Contains($">{Link}</a>", message.Html, StringComparison.Ordinal);
        Assert.Contains($"<html lang=\"{language}\"", message.Html, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"\{\d\}", message.Text + message.Html + message.Subject);
    }

    [Fact]
    public void Nothing_is_loaded_from_anywhere_and_nobody_is_counted()
    {
        var html = InvitationMail.Render(View, Language.English).Html;

        Assert.DoesNotMatch(@"<(img|script|link|iframe|form|object)\b|url\(|src=|@import", html);
        Assert.Equal([Link, "https://support.example.com/join"], Regex.Matches(html, "href=\"([^\"]+)\"").Select(match => match.Groups[1].Value).Distinct());
    }

    [Fact]
    public void A_hostile_name_is_text_and_the_subject_one_line()
    {
        var hostile = "<img src=x onerror=alert(1)>\r\nBcc: all@example.com \u202E" + new string('x', 5000);
        var message = InvitationMail.Render(View with { From = hostile, SiteName = hostile }, Language.English);

        Assert.DoesNotContain("<img", message.Html, StringComparison.Ordinal);
        Assert.DoesNotContain(message.Subject, character => character is '\r' or '\n' or '\u202E');
        Assert.True(message.Subject.Length < 300);
        Assert.DoesNotContain("\nBcc", message.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_text_part_has_no_lonely_line_feeds_and_only_short_lines_beside_links()
    {
        var text = InvitationMail.Render(View, Language.Polish).Text;

        Assert.DoesNotContain('\n', text.Replace("\r\n", "", StringComparison.Ordinal));
        Assert.All(text.Split("\r\n"), line => Assert.True(line.Length <= 998, line));
    }

    [Fact]
    public void The_machines_own_culture_changes_nothing()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("ar-SA");
            Assert.Contains("24 Nov 2026, 14:05 (UTC+01:00)", InvitationMail.Render(View, Language.English).Text, StringComparison.Ordinal);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void The_messages_are_written_beside_the_cards_to_be_looked_at()
    {
        var folder = Repository.Path("artifacts", "mail");
        Directory.CreateDirectory(folder);
        foreach (var culture in Language.Supported)
        {
            foreach (var invitee in Enum.GetValues<Invitee>())
                File.WriteAllText(Path.Combine(folder, $"{invitee}.{culture.Name}.html"), InvitationMail.Render(View with { Invitee = invitee }, culture).Html);
        }

        Assert.Equal(4, Directory.GetFiles(folder, "*.html").Length);
    }
}
