using Microsoft.Extensions.Options;
using SupportBot.Bot.Mail;
using SupportBot.Protocol;
using SupportBot.Web;

namespace SupportBot.Bot;

/// <summary>Says at the start where to go next. For developers; in production the log is enough.</summary>
static class Greeting
{
    public static void Print(WebApplication app)
    {
        if (!app.Environment.IsDevelopment())
            return;
        var site = app.Services.GetRequiredService<IOptions<SiteOptions>>().Value.PublicUrl.AbsoluteUri.TrimEnd('/');
        var address = app.Urls.FirstOrDefault(url => url.StartsWith("http://", StringComparison.Ordinal))?.TrimEnd('/') ?? site;
        var port = new Uri(address).Port;
        var isAnonymous = app.Services.GetRequiredService<BotOptions>().AppId.Length == 0;
        var mail = app.Services.GetRequiredService<IOptions<MailOptions>>().Value.Transport switch
        {
            MailTransportKind.Outbox => $"{site}/dev/outbox",
            MailTransportKind.Smtp => "leaves by SMTP",
            MailTransportKind.Graph => "leaves by Microsoft Graph",
        };
        Console.WriteLine($"""

            SupportBot is ready.

              Site, for customers        {site}
              Join with a number         {site}/join
              Mail that would be sent    {mail}
              Bot endpoint               {address}/api/messages{(isAnonymous ? "   (no app id: tools on this machine only)" : "")}

            Chat with it: npx @microsoft/m365agentsplayground start -e http://127.0.0.1:{port}/api/messages -c msteams --disable-telemetry
            or open http://localhost:{port}/api/messages in the Bot Framework Emulator, without app id and password. Then write: start

            """);
    }
}
