using Microsoft.Extensions.Options;
using SupportBot.Bot.Delivery;
using SupportBot.Bot.Routing;
using SupportBot.Bot.Turns;
using SupportBot.Protocol;

namespace SupportBot.Bot;

static class BotSetup
{
    /// <summary>The site's policy, checked at start.</summary>
    public static IServiceCollection AddPolicy(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<IValidateOptions<PolicyOptions>, PolicyOptionsCheck>();
        services.AddOptions<PolicyOptions>().Bind(configuration.GetSection(PolicyOptions.Section)).Configure(options => options.ReadLists(configuration)).ValidateOnStart();
        return services.AddSingleton(provider => provider.GetRequiredService<IOptions<PolicyOptions>>().Value.ToPolicy());
    }

    /// <summary>From chat to command to answer, and the delivery of what is promised.</summary>
    public static IServiceCollection AddTurns(this IServiceCollection services)
    {
        services.AddSingleton<IBot, TurnRoutes>();
        services.AddSingleton<Callers>();
        services.AddSingleton<CurrentSession>();
        services.AddSingleton<SessionStarts>();
        services.AddSingleton<ChatTurns>();
        services.AddSingleton<PressTurns>();
        services.AddSingleton<FreePresses>();
        services.AddSingleton<SessionPresses>();
        services.AddSingleton<Arrivals>();
        services.AddSingleton<Apologies>();
        services.AddSingleton<Door>();
        services.AddSingleton<Replies>();
        services.AddSingleton<CardDesk>();
        services.AddSingleton<CardSheets>();
        services.AddSingleton<PostSecrets>();
        services.AddSingleton<Postman>();
        services.AddSingleton<CardRefresher>();
        services.AddSingleton<InvitationMailer>();
        services.AddSingleton<Notifier>();
        services.AddSingleton<QueueDesk>();
        services.AddSingleton<OfferPostman>();
        services.AddHostedService<Router>();
        services.AddHostedService<QueueCards>();
        services.AddHostedService<SettingsWatch>();
        return services.AddHostedService<DeliveryLoop>();
    }
}
