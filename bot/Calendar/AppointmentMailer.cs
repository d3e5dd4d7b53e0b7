using System.Text;
using Microsoft.Extensions.Options;
using MimeKit;
using SupportBot.Bot.Mail;
using SupportBot.Cards.Mail;
using SupportBot.Sessions;
using SupportBot.Sessions.Wording;
using SupportBot.Web;

namespace SupportBot.Bot.Calendar;

/// <summary>
/// Writes to customers about scheduled sessions, from the site's mailbox. A message's id follows from what it tells: should a crash make us send it once
/// more, mail systems see the same message.
/// </summary>
sealed class AppointmentMailer(IMailTransport transport, IOptions<MailOptions> mail, IOptions<SiteOptions> site)
{
    /// <param name="address">To whom.</param>
    /// <param name="promisedAt">The message's date: the same however often it is tried.</param>
    /// <exception cref="MailNotSentException">It was not sent.</exception>
    public Task Send(AppointmentMailKind kind, Appointment appointment, string address, string? token, DateTimeOffset promisedAt, CancellationToken cancellationToken) =>
        transport.Send(Compose(kind, appointment, address, token is null ? null : LinkOf(token), promisedAt), null, cancellationToken);

    public string LinkOf(string token) => site.Value.JoinLink(token);

    MimeMessage Compose(AppointmentMailKind kind, Appointment appointment, string address, string? link, DateTimeOffset promisedAt)
    {
        var text = AppointmentMail.Render(new AppointmentMailView(kind, appointment, link, site.Value.Name));
        var host = site.Value.PublicUrl.Host;
        var from = mail.Value.From is { Length: > 0 } given ? given : $"support@{host}";
        var isCancelled = kind is AppointmentMailKind.Cancelled or AppointmentMailKind.Withdrawn;
        var isToCustomer = string.Equals(address, appointment.CustomerAddress, StringComparison.OrdinalIgnoreCase);
        return new MimeMessage
        {
            MessageId = $"{appointment.Id}.{appointment.Sequence}.{kind.ToString().ToLowerInvariant()}@{host}",
            Date = promisedAt,
            From = { new MailboxAddress($"{appointment.RepresentativeName} ({site.Value.Name})", from) },
            To = { new MailboxAddress(isToCustomer ? appointment.CustomerName : null, address) },
            Subject = text.Subject,
            Headers = { { HeaderId.AutoSubmitted, "auto-generated" }, { HeaderId.ContentLanguage, Language.Of(appointment.Language).TwoLetterISOLanguageName } },
            Body = kind == AppointmentMailKind.Reminder
                ? Alternatives(text)
                : WithCalendar(text, CalendarFile.ForCustomer(appointment, address, link, site.Value.Name, from, host, isCancelled, promisedAt), isCancelled ? "CANCEL" : "REQUEST"),
        };
    }

    /// <summary>As mail programs with a calendar want it (RFC 6047), and once more as a file for those without.</summary>
    static Multipart WithCalendar(InvitationMessage text, string file, string method)
    {
        var part = new TextPart("calendar") { ContentTransferEncoding = ContentEncoding.Base64 };
        part.SetText(Encoding.UTF8, file);
        part.ContentType.Parameters.Add("method", method);
        var alternatives = Alternatives(text);
        alternatives.Add(part);
        var attached = new TextPart("calendar") { ContentDisposition = new ContentDisposition(ContentDisposition.Attachment) { FileName = "invite.ics" }, ContentTransferEncoding = ContentEncoding.Base64 };
        attached.SetText(Encoding.UTF8, file);
        attached.ContentType.Name = "invite.ics";
        return new Multipart("mixed") { alternatives, attached };
    }

    static MultipartAlternative Alternatives(InvitationMessage text) => [new TextPart("plain") { Text = text.Text }, new TextPart("html") { Text = text.Html }];
}
