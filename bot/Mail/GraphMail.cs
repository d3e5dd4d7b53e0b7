using Microsoft.Extensions.Options;
using Microsoft.Graph.Me.SendMail;
using Microsoft.Graph.Models;
using MimeKit;
using SupportBot.Graph;
using SupportBot.Sessions;

namespace SupportBot.Bot.Mail;

/// <summary>
/// Mail by Microsoft Graph: from the representative's own mailbox where they have signed in, else from the service mailbox, with Reply-To. Never in
/// anybody's name from a mailbox that isn't theirs. Which failure means what is written in docs/mail.md.
/// </summary>
sealed partial class GraphMail(GraphClients clients, MailboxLimits limits, IOptions<MailOptions> options, ILogger<GraphMail> logger) : IMailTransport
{
    public async Task Send(MimeMessage message, PersonId? sender, CancellationToken cancellationToken)
    {
        if (sender is not { } person || !await SentByOwner(message, person, cancellationToken))
            await SendBySite(message, cancellationToken);
    }

    /// <returns>False when this mailbox can't, and the service mailbox has to.</returns>
    async Task<bool> SentByOwner(MimeMessage message, PersonId person, CancellationToken cancellationToken)
    {
        try
        {
            if (await clients.For(person, cancellationToken) is not { } graph)
                return false;
            using var turn = Enter(person.Value);
            await GraphCall.Of(
                () => graph.Me.SendMail.PostAsync(new SendMailPostRequestBody { Message = Converted(message, isOwn: true), SaveToSentItems = true }, cancellationToken: cancellationToken), cancellationToken);
            return true;
        }
        catch (GraphException failure) when (failure.Failure is GraphFailure.SignInNeeded or GraphFailure.Forbidden or GraphFailure.NotFound)
        {
            LogFallback(failure.Failure, failure.Code);
            return false;
        }
        catch (GraphException failure)
        {
            throw Explained(failure);
        }
    }

    async Task SendBySite(MimeMessage message, CancellationToken cancellationToken)
    {
        var mailbox = options.Value.From;
        try
        {
            using var turn = Enter(mailbox);
            await GraphCall.Of(
                () => clients.ForSite().Users[mailbox].SendMail.PostAsync(
                    new Microsoft.Graph.Users.Item.SendMail.SendMailPostRequestBody { Message = Converted(message, isOwn: false), SaveToSentItems = true }, cancellationToken: cancellationToken),
                cancellationToken);
        }
        catch (GraphException failure)
        {
            throw Explained(failure);
        }
    }

    IDisposable Enter(string mailbox) => limits.Enter(mailbox)
        ?? throw new MailNotSentException(SendFailure.ServerUnavailable, isPermanent: false, "the mailbox has sent as much as it may") { RetryAfter = MailboxLimits.Pause, WaitsItsTurn = true };

    /// <summary>What can't be right for this message is permanent; what an administrator can put right, or time, isn't.</summary>
    static MailNotSentException Explained(GraphException failure) => failure.Failure switch
    {
        GraphFailure.Invalid when failure.Code?.Contains("Recipient", StringComparison.OrdinalIgnoreCase) == true => new(SendFailure.AddressRefused, true, failure.Message, failure),
        GraphFailure.Invalid => new(SendFailure.Refused, true, failure.Message, failure),
        GraphFailure.SignInNeeded or GraphFailure.Forbidden or GraphFailure.NotFound => new(SendFailure.Refused, false, failure.Message, failure),
        GraphFailure.Conflict or GraphFailure.Throttled or GraphFailure.Unavailable => new(SendFailure.ServerUnavailable, false, failure.Message, failure) { RetryAfter = failure.RetryAfter },
    };

    /// <summary>Made anew for each call: the model remembers what has been sent of it. The message's id is the same at each try, so that mail systems see one message.</summary>
    static Message Converted(MimeMessage message, bool isOwn) => new()
    {
        Subject = message.Subject,
        Body = message.HtmlBody is { } html ? new ItemBody { ContentType = BodyType.Html, Content = html } : new ItemBody { ContentType = BodyType.Text, Content = message.TextBody },
        ToRecipients = [.. message.To.Mailboxes.Select(Recipient)],
        ReplyTo = isOwn ? [] : [.. message.ReplyTo.Mailboxes.Select(Recipient)],
        InternetMessageId = $"<{message.MessageId}>",
        Attachments = [.. message.Attachments.OfType<MimePart>().Select(Attached)],
    };

    static Recipient Recipient(MailboxAddress address) => new() { EmailAddress = new EmailAddress { Address = address.Address, Name = address.Name } };

    static FileAttachment Attached(MimePart part)
    {
        using var bytes = new MemoryStream();
        part.Content?.DecodeTo(bytes);
        return new FileAttachment { OdataType = "#microsoft.graph.fileAttachment", Name = part.FileName ?? "invite.ics", ContentType = part.ContentType.MimeType, ContentBytes = bytes.ToArray() };
    }

    [LoggerMessage(LogLevel.Warning, "A representative's mailbox can't send ({Failure} {Code}); the service mailbox does")]
    partial void LogFallback(GraphFailure failure, string? code);
}
