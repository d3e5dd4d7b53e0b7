using MimeKit;
using SupportBot.Sessions;

namespace SupportBot.Bot.Mail;

/// <summary>Takes a finished message out of the house.</summary>
public interface IMailTransport
{
    /// <summary>Returns when the message has been taken over for good.</summary>
    /// <param name="sender">In whose name it goes out, where it is somebody's own: from their mailbox where that can be.</param>
    /// <exception cref="MailNotSentException">It was not; the exception says whether trying again can help.</exception>
    Task Send(MimeMessage message, PersonId? sender, CancellationToken cancellationToken);
}

/// <summary>A message that was not sent.</summary>
/// <param name="isPermanent">Trying again can't help.</param>
public sealed class MailNotSentException(SendFailure failure, bool isPermanent, string reason, Exception? inner = null) : Exception(reason, inner)
{
    public SendFailure Failure { get; } = failure;

    public bool IsPermanent { get; } = isPermanent;

    /// <summary>How long the other side asks to wait.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Nothing went wrong: the mailbox has sent as much as it may, and this one waits its turn.</summary>
    public bool WaitsItsTurn { get; init; }
}
