using System.Globalization;
using System.Text;

namespace SupportBot.Cards.Mail;

/// <summary>The HTML part of an invitation.</summary>
static class InvitationMailHtml
{
    public static string Render(InvitationMailView view, InvitationMailWords words, CultureInfo culture) =>
        MailHtml.Render(words.Subject, words.Footer, culture, html => Body(html, view, words, culture));

    static void Body(StringBuilder html, InvitationMailView view, InvitationMailWords words, CultureInfo culture)
    {
        var (link, page) = (MailHtml.Escape(view.Link), MailHtml.Escape(view.JoinUrl));
        html.Append(culture, $"""
            <h1 class="ink" style="margin:0 0 12px;font-size:22px;line-height:30px;font-weight:600;color:#242424">{MailHtml.Escape(words.Lead)}</h1>
            <p class="ink" style="margin:0 0 24px;font-size:16px;line-height:24px;color:#242424">{MailHtml.Escape(words.Next)}</p>
            {MailHtml.Button(link, words.Join)}
            <p class="soft" style="margin:16px 0 4px;font-size:14px;line-height:20px;color:#616161">{MailHtml.Escape(words.OpenLink)}</p>
            <p style="margin:0 0 24px;font-size:14px;line-height:20px;word-break:break-all;overflow-wrap:anywhere"><a class="link" href="{link}" style="color:#0f548c">{link}</a></p>
            <table role="presentation" class="box" width="100%" cellpadding="0" cellspacing="0" border="0" style="background:#f5f5f5;border-radius:6px"><tr><td style="padding:16px 20px">
            <p class="soft" style="margin:0 0 4px;font-size:14px;line-height:20px;overflow-wrap:anywhere;color:#616161">{MailHtml.Escape(words.OrNumber)} <a class="link" href="{page}" style="color:#0f548c">{page}</a></p>
            <p class="ink" style="margin:0;font-size:26px;line-height:34px;font-weight:600;letter-spacing:1px;color:#242424"><span style="font-size:14px;font-weight:400;letter-spacing:0">{MailHtml.Escape(words.NumberLabel)}:</span> <span style="white-space:nowrap">{view.Number}</span></p>
            </td></tr></table>
            <p class="soft" style="margin:24px 0 0;font-size:14px;line-height:20px;color:#616161">{MailHtml.Escape(words.Expiry)}</p>
            <p class="soft" style="margin:8px 0 0;font-size:14px;line-height:20px;color:#616161">{MailHtml.Escape(words.Safety)}</p>

            """);
    }
}
