using MimeKit;
using SupportBot.Sessions;

namespace SupportBot.Bot.Mail;

/// <summary>Takes a finished message out of the house.</summary>
public interface IMailTransport
{
    /// <summary>Returns when the message has been taken over for good.</summary>
    /// <exception cref="MailNotSentException">It was not; the exception says whether trying again can help.</exception>
    Task Send(MimeMessage message, CancellationToken cancellationToken);
}

/// <summary>A message that was not sent.</summary>
/// <param name="isPermanent">Trying again can't help.</param>
public sealed class MailNotSentException(SendFailure failure, bool isPermanent, string reason, Exception? inner = null) : Exception(reason, inner)
{
    public SendFailure Failure { get; } = failure;

    public bool IsPermanent { get; } = isPermanent;
}
