using Microsoft.Extensions.Options;

namespace SupportBot.Bot.Mail;

static class MailSetup
{
    public static IServiceCollection AddMail(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        services.AddSingleton<IValidateOptions<MailOptions>>(new MailOptionsCheck(environment));
        services.AddOptions<MailOptions>().Bind(configuration.GetSection(MailOptions.Section)).ValidateOnStart();
        services.AddSingleton<IMailTransport>(provider => provider.GetRequiredService<IOptions<MailOptions>>().Value.Transport switch
        {
            MailTransportKind.Outbox => ActivatorUtilities.CreateInstance<OutboxFolder>(provider),
            MailTransportKind.Smtp => ActivatorUtilities.CreateInstance<SmtpServer>(provider),
        });
        return services;
    }
}
