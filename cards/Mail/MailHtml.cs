using System.Globalization;
using System.Net;
using System.Text;

namespace SupportBot.Cards.Mail;

/// <summary>
/// What the HTML parts of all messages have in common. Tables and inline styles, because mail programs know little else; colours that also
/// read well when a program turns them around for its dark mode, and our own dark ones where it asks. They are the site's: the mail and the
/// page behind its button are one.
/// </summary>
static class MailHtml
{
    const string Font = "font-family:'Segoe UI',-apple-system,BlinkMacSystemFont,Roboto,'Helvetica Neue',Arial,sans-serif";

    /// <summary>Only dark mode and small screens: a program that drops it loses nothing.</summary>
    const string Styles = """
        @media (prefers-color-scheme:dark){.page{background:#1f1f1f!important}.sheet{background:#292929!important;border-color:#3d3d3d!important}.ink{color:#fff!important}.soft{color:#d6d6d6!important}.box{background:#333!important}.link{color:#7cb8f2!important}}
        @media (max-width:480px){.pad{padding:24px 20px!important}}
        """;

    /// <summary>A whole document: one sheet, the footer below it.</summary>
    /// <param name="body">Writes what stands on the sheet.</param>
    public static string Render(string subject, string footer, CultureInfo culture, Action<StringBuilder> body)
    {
        var html = new StringBuilder(8192);
        html.Append(culture, $"""
            <!DOCTYPE html>
            <html lang="{culture.Name}" dir="ltr">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width,initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta name="supported-color-schemes" content="light dark">
            <title>{Escape(subject)}</title>
            <style>{Styles}</style>
            </head>
            <body class="page" style="margin:0;padding:0;background:#f5f5f5">
            <table role="presentation" class="page" width="100%" cellpadding="0" cellspacing="0" border="0" style="background:#f5f5f5"><tr><td align="center" style="padding:24px 12px">
            <table role="presentation" class="sheet" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:560px;background:#ffffff;border:1px solid #e0e0e0;border-radius:8px"><tr><td class="pad" style="padding:32px 40px;{Font};text-align:left">

            """);
        body(html);
        html.Append("</td></tr></table>\n").Append(culture, $"""<p class="soft" style="margin:16px 12px 0;{Font};font-size:12px;line-height:18px;color:#616161">{Escape(footer)}</p>""");
        return html.Append("\n</td></tr></table>\n</body>\n</html>\n").ToString();
    }

    /// <summary>The one button of a message.</summary>
    /// <param name="link">Escaped.</param>
    public static string Button(string link, string title) =>
        $"""<table role="presentation" cellpadding="0" cellspacing="0" border="0"><tr><td style="background:#0f6cbd;border-radius:4px"><a href="{link}" style="display:inline-block;padding:12px 28px;font-size:16px;line-height:22px;font-weight:600;color:#ffffff;text-decoration:none">{Escape(title)}</a></td></tr></table>""";

    public static string Escape(string text) => WebUtility.HtmlEncode(text);
}
