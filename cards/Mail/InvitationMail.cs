using System.Globalization;
using System.Net;
using SupportBot.Sessions;

namespace SupportBot.Cards.Mail;

/// <summary>What an invitation's message says.</summary>
/// <param name="From">The name of who invites.</param>
/// <param name="Link">The recipient's own link.</param>
/// <param name="JoinUrl">The site's page to join with the number.</param>
/// <param name="ExpiresAt">In the offset to show it in.</param>
/// <param name="SiteName">Who runs the site, as customers know them.</param>
public sealed record InvitationMailView(Invitee Invitee, string From, SessionNumber Number, string Link, string JoinUrl, DateTimeOffset ExpiresAt, string SiteName);

/// <summary>A message, ready to be addressed.</summary>
/// <param name="Subject">One line.</param>
public sealed record InvitationMessage(string Subject, string Text, string Html);

/// <summary>
/// The invitation by e-mail (R2.2), in the invitee's language. The whole link stands in it for all to see, and nothing else is loaded from
/// anywhere: no pictures, no counting of who reads.
/// </summary>
public static class InvitationMail
{
    public static InvitationMessage Render(InvitationMailView view, CultureInfo culture)
    {
        var words = InvitationMailWords.Of(view, culture);
        return new InvitationMessage(words.Subject, Text(view, words), InvitationMailHtml.Render(view, words, culture));
    }

    /// <summary>For a chat: what it is, the link, how long it is good. The whole link is there to see, and nothing but it can be pressed.</summary>
    public static InvitationMessage Chat(InvitationMailView view, CultureInfo culture)
    {
        var words = InvitationMailWords.Of(view, culture);
        var link = WebUtility.HtmlEncode(view.Link);
        return new InvitationMessage(
            words.Subject,
            $"{words.Lead}\r\n{view.Link}\r\n{words.Expiry}",
            $"<p>{WebUtility.HtmlEncode(words.Lead)}</p><p><a href=\"{link}\">{link}</a></p><p>{WebUtility.HtmlEncode(words.Expiry)}</p>");
    }

    static string Text(InvitationMailView view, InvitationMailWords words) => string.Join("\r\n\r\n",
    [
        words.Lead,
        words.OpenAddress + "\r\n" + view.Link,
        words.OrNumber + "\r\n" + view.JoinUrl + "\r\n" + $"{words.NumberLabel}: {view.Number}",
        words.Next,
        words.Expiry,
        words.Safety,
        "-- \r\n" + words.Footer,
    ]) + "\r\n";
}
