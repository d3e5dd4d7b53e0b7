using Microsoft.Extensions.Options;
using SupportBot.Graph;

namespace SupportBot.Bot.Mail;

static class MailSetup
{
    public static IServiceCollection AddMail(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        services.AddSingleton<IValidateOptions<MailOptions>>(provider => new MailOptionsCheck(environment, provider.GetRequiredService<IOptions<SignInOptions>>()));
        services.AddSingleton<MailboxLimits>().AddSingleton<BounceWatch>();
        services.AddOptions<MailOptions>().Bind(configuration.GetSection(MailOptions.Section)).ValidateOnStart();
        services.AddSingleton<IMailTransport>(provider => provider.GetRequiredService<IOptions<MailOptions>>().Value.Transport switch
        {
            MailTransportKind.Outbox => ActivatorUtilities.CreateInstance<OutboxFolder>(provider),
            MailTransportKind.Graph => ActivatorUtilities.CreateInstance<GraphMail>(provider),
            MailTransportKind.Smtp => ActivatorUtilities.CreateInstance<SmtpServer>(provider),
        });
        return services;
    }
}
