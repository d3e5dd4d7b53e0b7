using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SupportBot.Protocol.Connecting;
using SupportBot.Protocol.Inbound;
using SupportBot.Protocol.Tokens;

namespace SupportBot.Protocol;

public static class ProtocolSetup
{
    /// <summary>The channel's way in and out. The host registers its <see cref="IBot"/> as a singleton beside it.</summary>
    public static IServiceCollection AddBotProtocol(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        var settings = new BotSettings(configuration, environment);
        services.AddSingleton<IConfigureOptions<BotOptions>>(settings);
        services.AddSingleton<IValidateOptions<BotOptions>>(settings);
        services.AddOptions<BotOptions>().ValidateOnStart();
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<BotOptions>>().Value);
        services.TryAddSingleton(TimeProvider.System);
        services.Configure<KestrelServerOptions>(server => server.AddServerHeader = false);
        AddOutbound(services);
        AddInbound(services);
        services.AddHealthChecks().AddCheck<ProtocolHealth>("channel", tags: ["ready"]);
        return services;
    }

    /// <summary>POST /api/messages, answered by the <see cref="IBot"/>.</summary>
    public static IEndpointConventionBuilder MapBot(this IEndpointRouteBuilder endpoints)
    {
        BotEndpoint? endpoint = null;    // made by the first request: the bot behind it may not be built before the host starts
        return endpoints
            // All methods: the endpoint itself says 405, so that no page of the host can answer here.
            .Map("/api/messages", context => (endpoint ??= endpoints.ServiceProvider.GetRequiredService<BotEndpoint>()).Handle(context))
            .WithMetadata(new AllowAnonymousAttribute())
            .DisableRateLimiting();
    }

    static void AddOutbound(IServiceCollection services)
    {
        services.AddSingleton<OutboundHttp>();
        services.AddSingleton<ServiceHosts>();
        services.AddSingleton<RateBudget>();
        services.AddSingleton(provider => new AppTokens(TokenSource(provider), Time(provider), Log<AppTokens>(provider)));
        services.AddSingleton(provider => new Connector(new ConnectorCalls(provider.GetRequiredService<OutboundHttp>().Client, provider.GetRequiredService<AppTokens>(),
            provider.GetRequiredService<ServiceHosts>(), provider.GetRequiredService<RateBudget>(), Time(provider), Log<Connector>(provider))));
    }

    static void AddInbound(IServiceCollection services)
    {
        services.AddSingleton<InvokeRoutes>();
        services.AddSingleton<TurnRunner>();
        services.AddSingleton<ActivityChecks>();
        services.AddSingleton(provider => new InboundTokens(ChannelTokens(provider)));
        services.AddSingleton(provider => new BotEndpoint(Options(provider), provider.GetRequiredService<InboundTokens>().Tokens, provider.GetRequiredService<ActivityChecks>(),
            provider.GetRequiredService<TurnRunner>(), Time(provider), Log<BotEndpoint>(provider)));
        services.AddSingleton(provider => new Registration(provider.GetRequiredService<AppTokens>(), provider.GetRequiredService<InboundTokens>()));
        services.AddHostedService<BotLifetime>();
    }

    static ITokenSource? TokenSource(IServiceProvider provider) => Options(provider) switch
    {
        { IsAnonymous: true } => null,
        { AppType: BotAppType.UserAssignedMSI } options => new ManagedIdentityTokenSource(options, Time(provider), provider.GetService<Azure.Core.Pipeline.HttpPipelineTransport>()),
        var options => new LoginTokenSource(provider.GetRequiredService<OutboundHttp>().Client, options, Time(provider)),
    };

    static ChannelTokens? ChannelTokens(IServiceProvider provider)
    {
        var options = Options(provider);
        if (options.IsAnonymous)
            return null;
        var entra = options.IsDevelopment ? new EntraTokens(options, Keys(options.EntraMetadata), Time(provider)) : null;
        return new(options, Keys(options.OpenIdMetadata), entra, Time(provider));

        SigningKeys Keys(Uri metadata) => new(provider.GetRequiredService<OutboundHttp>().Client, metadata,
            address => BotSettings.IsSafe(address, options.IsDevelopment), Time(provider), Log<SigningKeys>(provider));
    }

    static BotOptions Options(IServiceProvider provider) => provider.GetRequiredService<BotOptions>();

    static TimeProvider Time(IServiceProvider provider) => provider.GetRequiredService<TimeProvider>();

    static ILogger<T> Log<T>(IServiceProvider provider) => provider.GetRequiredService<ILogger<T>>();
}
