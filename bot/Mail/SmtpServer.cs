using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;
using MimeKit;
using SupportBot.Sessions;

namespace SupportBot.Bot.Mail;

/// <summary>Mail by SMTP. Permanent answers (5xx) and passing ones (4xx, no connection) are told apart (R2.6).</summary>
sealed class SmtpServer(IOptions<MailOptions> options) : IMailTransport
{
    public async Task Send(MimeMessage message, PersonId? sender, CancellationToken cancellationToken)
    {
        var smtp = options.Value.Smtp;
        using var client = new SmtpClient { Timeout = (int)smtp.Timeout.TotalMilliseconds };
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(smtp.Timeout * 3);
        try
        {
            await Enter(client, smtp, limit.Token);
            await client.SendAsync(message, limit.Token);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested && Explain(failure) is { } reason)
        {
            throw reason;
        }

        await Goodbye(client);
    }

    /// <summary>Connects and signs in, as the settings say.</summary>
    internal static async Task Enter(SmtpClient client, SmtpOptions smtp, CancellationToken cancellationToken)
    {
        await client.ConnectAsync(smtp.Host, smtp.Port, Security(smtp.Security), cancellationToken);
        if (smtp.User.Length > 0)
            await client.AuthenticateAsync(smtp.User, smtp.Password, cancellationToken);
    }

    static SecureSocketOptions Security(SmtpSecurity security) => security switch
    {
        SmtpSecurity.StartTls => SecureSocketOptions.StartTls,
        SmtpSecurity.Tls => SecureSocketOptions.SslOnConnect,
        SmtpSecurity.None => SecureSocketOptions.None,
    };

    /// <summary>Null for what isn't the mail server's doing: a bug of ours stays an exception.</summary>
    internal static MailNotSentException? Explain(Exception failure) => failure switch
    {
        SmtpCommandException { ErrorCode: SmtpErrorCode.RecipientNotAccepted } refused when (int)refused.StatusCode >= 500 => new(SendFailure.AddressRefused, true, refused.Message, refused),
        SmtpCommandException refused when (int)refused.StatusCode >= 500 => new(SendFailure.Refused, true, refused.Message, refused),
        AuthenticationException refused => new(SendFailure.Refused, false, refused.Message, refused), // an administrator can put it right within hours
        NotSupportedException noTls => new(SendFailure.Refused, false, noTls.Message, noTls),
        SmtpCommandException or SmtpProtocolException or ServiceNotConnectedException or SslHandshakeException or SocketException or IOException or TimeoutException or OperationCanceledException
            => new(SendFailure.ServerUnavailable, false, failure.Message, failure),
        _ => null,
    };

    /// <summary>The server has taken the message: what goes wrong after that is no failure.</summary>
    internal static async Task Goodbye(SmtpClient client)
    {
        try
        {
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(2));
            await client.DisconnectAsync(quit: true, limit.Token);
        }
        catch (Exception failure) when (failure is IOException or OperationCanceledException or ProtocolException or CommandException or SocketException)
        {
            // closing the socket, as Dispose does, is goodbye enough
        }
    }
}
