using SupportBot.Bot.Mail;
using SupportBot.Storage;

namespace SupportBot.Bot.Delivery;

/// <summary>What is done about mail that could not be sent (docs/mail.md).</summary>
static class MailTrouble
{
    /// <param name="giveUpAfter">How long after its promise a message is still tried.</param>
    /// <returns>When to try again; null when it isn't tried any more. Waiting for one's turn is no failure and never ends so.</returns>
    public static Delivered.Later? Judge(MailNotSentException failure, LeasedEntry entry, TimeSpan giveUpAfter, DateTimeOffset now) =>
        failure.WaitsItsTurn ? new(failure.RetryAfter ?? MailboxLimits.Pause, failure.Message)
        : failure.IsPermanent || now - entry.PromisedAt >= giveUpAfter ? null
        : new(Pause(entry, failure.RetryAfter), failure.Failure.ToString());

    /// <param name="asked">How long the other side asks to wait.</param>
    public static TimeSpan Pause(LeasedEntry entry, TimeSpan? asked) => Pauses.After(entry.Attempts, TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(15), asked);
}
