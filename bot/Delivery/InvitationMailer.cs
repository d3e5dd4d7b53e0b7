using Microsoft.Extensions.Options;
using MimeKit;
using SupportBot.Bot.Mail;
using SupportBot.Sessions;
using SupportBot.Sessions.Wording;
using SupportBot.Storage;
using SupportBot.Web;

namespace SupportBot.Bot.Delivery;

/// <summary>
/// Sends invitations by e-mail, has those by chat sent, and reports what became of them to the session (R2.6). The message's id follows from the invitation and its token:
/// should a crash make us send once more, mail systems see the same message.
/// </summary>
sealed class InvitationMailer(
    SessionStore store, SessionQueries sessions, InvitationDesk desk, IMailTransport transport, InstantMessenger messenger, Letters letters, People people, IOptions<MailOptions> mail, IOptions<SiteOptions> site, TimeProvider time)
{
    static readonly Actor Site = new Actor.Site();

    public async Task<Delivered> Deliver(LeasedEntry entry, CancellationToken cancellationToken)
    {
        var id = Promises.ReadInvitation(entry.Entry);
        var session = await sessions.Get(entry.Entry.Session!.Value, cancellationToken);
        if (session is not { IsOpen: true } || session.Find(id) is not { State: InvitationState.Queued } invitation)
            return new Delivered.Done(); // revoked, expired, ended or sent meanwhile: nothing goes out
        var token = desk.Unseal(entry.Entry.Secret!);
        if (InvitationToken.Hash(token) != invitation.TokenHash)
            return new Delivered.Done(); // sent again meanwhile, with a new link
        if (invitation.Way == InvitationWay.Chat)
            return await messenger.Deliver(entry, session, invitation, token, cancellationToken);
        try
        {
            var sender = (invitation.Sender is { } inviter ? session.Find(inviter) : null)?.Person;
            var replyTo = sender is { } person ? (await people.Get(person, cancellationToken))?.Mail : null;
            await transport.Send(Compose(session, invitation, token, replyTo), sender, cancellationToken);
        }
        catch (MailNotSentException failure)
        {
            return await Failed(entry, session, invitation, failure, cancellationToken);
        }

        await UntilWritten.Try(() => store.Apply(session.Id, new SessionCommand.MarkSent(id), Site, null, cancellationToken), time, cancellationToken);
        return new Delivered.Done();
    }

    async Task<Delivered> Failed(LeasedEntry entry, Session session, Invitation invitation, MailNotSentException failure, CancellationToken cancellationToken)
    {
        var later = MailTrouble.Judge(failure, entry, mail.Value.GiveUpAfter, time.GetUtcNow());
        if (!failure.WaitsItsTurn)
            await store.Apply(session.Id, new SessionCommand.MarkSendFailed(invitation.Id, failure.Failure, later is null), Site, null, cancellationToken);
        return later is null ? new Delivered.Never(failure.Failure.ToString()) : later;
    }

    MimeMessage Compose(Session session, Invitation invitation, string token, string? replyTo)
    {
        var letter = letters.Write(session, invitation, token);
        var message = new MimeMessage
        {
            MessageId = InvitationMessageId.Of(invitation, site.Value.PublicUrl.Host),
            Date = time.GetUtcNow(),
            From = { new MailboxAddress($"{letters.InviterOf(session, invitation)} ({site.Value.Name})", mail.Value.From is { Length: > 0 } from ? from : $"support@{site.Value.PublicUrl.Host}") },
            To = { new MailboxAddress(null, letter.To) },
            Subject = letter.Subject,
            Headers = { { HeaderId.AutoSubmitted, "auto-generated" }, { HeaderId.ContentLanguage, Language.Of(invitation.Language).TwoLetterISOLanguageName } },
            Body = new BodyBuilder { TextBody = letter.Text, HtmlBody = letter.Html }.ToMessageBody(),
        };
        if (replyTo is not null)
            message.ReplyTo.Add(new MailboxAddress(null, replyTo)); // answers go to who invites, not to the service mailbox
        return message;
    }
}
