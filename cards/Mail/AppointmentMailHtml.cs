using System.Globalization;
using System.Net;
using System.Text;

namespace SupportBot.Cards.Mail;

/// <summary>The HTML part of messages about scheduled sessions; of one family with the invitation's.</summary>
static class AppointmentMailHtml
{
    const string Font = "font-family:'Segoe UI',-apple-system,BlinkMacSystemFont,Roboto,'Helvetica Neue',Arial,sans-serif";

    const string Styles = """
        @media (prefers-color-scheme:dark){.page{background:#1f1f1f!important}.sheet{background:#292929!important;border-color:#3d3d3d!important}.ink{color:#fff!important}.soft{color:#d6d6d6!important}.box{background:#333!important}.link{color:#7cb8f2!important}}
        @media (max-width:480px){.pad{padding:24px 20px!important}}
        """;

    public static string Render(AppointmentMailView view, AppointmentMailWords words, CultureInfo culture)
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
            <title>{Escape(words.Subject)}</title>
            <style>{Styles}</style>
            </head>
            <body class="page" style="margin:0;padding:0;background:#f5f5f5">
            <table role="presentation" class="page" width="100%" cellpadding="0" cellspacing="0" border="0" style="background:#f5f5f5"><tr><td align="center" style="padding:24px 12px">
            <table role="presentation" class="sheet" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:560px;background:#ffffff;border:1px solid #e0e0e0;border-radius:8px"><tr><td class="pad" style="padding:32px 40px;{Font};text-align:left">
            <h1 class="ink" style="margin:0 0 16px;font-size:22px;line-height:30px;font-weight:600;color:#242424">{Escape(words.Lead)}</h1>
            <table role="presentation" class="box" width="100%" cellpadding="0" cellspacing="0" border="0" style="background:#f5f5f5;border-radius:6px"><tr><td style="padding:16px 20px">

            """);
        foreach (var (name, value) in words.Facts)
            html.Append(culture, $"""<p class="ink" style="margin:0 0 4px;font-size:16px;line-height:24px;overflow-wrap:anywhere;color:#242424"><span class="soft" style="color:#616161">{Escape(name)}:</span> <strong>{Escape(value)}</strong></p>{"\n"}""");
        html.Append("</td></tr></table>\n");
        if (view.Link is { } link)
            Link(html, Escape(link), words, culture);
        foreach (var line in new[] { words.Calendar, words.Safety }.OfType<string>())
            html.Append(culture, $"""<p class="soft" style="margin:16px 0 0;font-size:14px;line-height:20px;color:#616161">{Escape(line)}</p>{"\n"}""");
        html.Append("</td></tr></table>\n").Append(culture, $"""<p class="soft" style="margin:16px 12px 0;{Font};font-size:12px;line-height:18px;color:#616161">{Escape(words.Footer)}</p>""");
        return html.Append("\n</td></tr></table>\n</body>\n</html>\n").ToString();
    }

    static void Link(StringBuilder html, string link, AppointmentMailWords words, CultureInfo culture) => html.Append(culture, $"""
        <p class="ink" style="margin:16px 0 24px;font-size:16px;line-height:24px;color:#242424">{Escape(words.Next)}</p>
        <table role="presentation" cellpadding="0" cellspacing="0" border="0"><tr><td style="background:#0f6cbd;border-radius:4px"><a href="{link}" style="display:inline-block;padding:12px 28px;font-size:16px;line-height:22px;font-weight:600;color:#ffffff;text-decoration:none">{Escape(words.Open)}</a></td></tr></table>
        <p class="soft" style="margin:16px 0 4px;font-size:14px;line-height:20px;color:#616161">{Escape(words.OpenLink)}</p>
        <p style="margin:0;font-size:14px;line-height:20px;word-break:break-all;overflow-wrap:anywhere"><a class="link" href="{link}" style="color:#0f548c">{link}</a></p>

        """);

    static string Escape(string text) => WebUtility.HtmlEncode(text);
}
