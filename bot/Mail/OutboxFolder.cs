using Microsoft.Extensions.Options;
using MimeKit;
using SupportBot.Sessions;

namespace SupportBot.Bot.Mail;

/// <summary>Mail as files: for development and for tests. The file's name is the message's id, so that a message sent again is one file.</summary>
sealed class OutboxFolder(IOptions<MailOptions> options, IHostEnvironment environment) : IMailTransport
{
    public static string Of(MailOptions options, IHostEnvironment environment) => Path.Combine(environment.ContentRootPath, options.OutboxFolder);

    public async Task Send(MimeMessage message, PersonId? sender, CancellationToken cancellationToken)
    {
        try
        {
            var folder = Directory.CreateDirectory(Of(options.Value, environment)).FullName;
            var name = $"{message.Date.UtcDateTime:yyyyMMdd-HHmmss}-{message.MessageId?.Split('@')[0]}.eml";
            var partial = Path.Combine(folder, name + ".part");
            await message.WriteToAsync(partial, cancellationToken);
            File.Move(partial, Path.Combine(folder, name), overwrite: true); // readers never see half a message
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new MailNotSentException(SendFailure.ServerUnavailable, isPermanent: false, failure.Message, failure);
        }
    }
}
