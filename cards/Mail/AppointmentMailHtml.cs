using System.Globalization;
using System.Text;

namespace SupportBot.Cards.Mail;

/// <summary>The HTML part of messages about scheduled sessions.</summary>
static class AppointmentMailHtml
{
    public static string Render(AppointmentMailView view, AppointmentMailWords words, CultureInfo culture) =>
        MailHtml.Render(words.Subject, words.Footer, culture, html => Body(html, view, words, culture));

    static void Body(StringBuilder html, AppointmentMailView view, AppointmentMailWords words, CultureInfo culture)
    {
        html.Append(culture, $"""
            <h1 class="ink" style="margin:0 0 16px;font-size:22px;line-height:30px;font-weight:600;color:#242424">{MailHtml.Escape(words.Lead)}</h1>
            <table role="presentation" class="box" width="100%" cellpadding="0" cellspacing="0" border="0" style="background:#f5f5f5;border-radius:6px"><tr><td style="padding:16px 20px">

            """);
        foreach (var (name, value) in words.Facts)
            html.Append(culture, $"""<p class="ink" style="margin:0 0 4px;font-size:16px;line-height:24px;overflow-wrap:anywhere;color:#242424"><span class="soft" style="color:#616161">{MailHtml.Escape(name)}:</span> <strong>{MailHtml.Escape(value)}</strong></p>{"\n"}""");
        html.Append("</td></tr></table>\n");
        if (view.Link is { } link)
            Link(html, MailHtml.Escape(link), words, culture);
        foreach (var line in new[] { words.Calendar, words.Safety }.OfType<string>())
            html.Append(culture, $"""<p class="soft" style="margin:16px 0 0;font-size:14px;line-height:20px;color:#616161">{MailHtml.Escape(line)}</p>{"\n"}""");
    }

    static void Link(StringBuilder html, string link, AppointmentMailWords words, CultureInfo culture) => html.Append(culture, $"""
        <p class="ink" style="margin:16px 0 24px;font-size:16px;line-height:24px;color:#242424">{MailHtml.Escape(words.Next)}</p>
        {MailHtml.Button(link, words.Open)}
        <p class="soft" style="margin:16px 0 4px;font-size:14px;line-height:20px;color:#616161">{MailHtml.Escape(words.OpenLink)}</p>
        <p style="margin:0;font-size:14px;line-height:20px;word-break:break-all;overflow-wrap:anywhere"><a class="link" href="{link}" style="color:#0f548c">{link}</a></p>

        """);
}
