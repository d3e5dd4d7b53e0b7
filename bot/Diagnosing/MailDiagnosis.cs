using MailKit.Net.Smtp;
using Microsoft.Extensions.Options;
using SupportBot.Bot.Mail;
using SupportBot.Cards;
using SupportBot.Graph;

namespace SupportBot.Bot.Diagnosing;

/// <summary>Whether mail can leave the site, as it is set up; nothing is sent to find out.</summary>
sealed class MailDiagnosis(IOptions<MailOptions> mail, IHostEnvironment environment, GraphPermissions permissions) : IDiagnosis
{
    public string Area => "Mail";

    public async Task<IReadOnlyList<Finding>> Look(Asked asked, CancellationToken ct)
    {
        var found = new Findings(Area, asked.Culture);
        await (mail.Value.Transport switch
        {
            MailTransportKind.Outbox => LookAtFolder(found, ct),
            MailTransportKind.Smtp => LookAtServer(found, ct),
            MailTransportKind.Graph => LookAtMailbox(found, ct),
        });
        return found.All;
    }

    async Task LookAtFolder(Findings found, CancellationToken ct)
    {
        var folder = OutboxFolder.Of(mail.Value, environment);
        try
        {
            var trial = Path.Combine(Directory.CreateDirectory(folder).FullName, Path.GetRandomFileName() + ".part");
            await File.WriteAllBytesAsync(trial, [], ct);
            File.Delete(trial);
            found.Note("Folder", folder);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            found.Wrong("NoFolder", folder, failure.Message);
        }
    }

    async Task LookAtServer(Findings found, CancellationToken ct)
    {
        var smtp = mail.Value.Smtp;
        using var client = new SmtpClient { Timeout = (int)smtp.Timeout.TotalMilliseconds };
        try
        {
            await SmtpServer.Enter(client, smtp, ct);
            found.Good("Server", smtp.Host, smtp.Port);
        }
        catch (Exception failure) when (!ct.IsCancellationRequested && SmtpServer.Explain(failure) is { } reason)
        {
            found.Wrong("NoServer", smtp.Host, smtp.Port, reason.Message);
            return;
        }

        await SmtpServer.Goodbye(client);
    }

    async Task LookAtMailbox(Findings found, CancellationToken ct)
    {
        try
        {
            var granted = await permissions.OfSite(ct);
            if (granted is null)
                found.Note("MailboxUnknown", mail.Value.From);
            else if (granted.Contains("Mail.Send"))
                found.Good("Mailbox", mail.Value.From);
            else
                found.Wrong("NoMailbox", mail.Value.From);
        }
        catch (GraphException failure)
        {
            found.Wrong("NoToken", failure.Code ?? failure.Failure.ToString());
        }
    }
}
