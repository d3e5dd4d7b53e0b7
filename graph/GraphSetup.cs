using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using SupportBot.Storage;

namespace SupportBot.Graph;

public static class GraphSetup
{
    /// <summary>Everything in this room. Wants <c>AddStorage</c> and a <see cref="TimeProvider"/>.</summary>
    public static IServiceCollection AddGraph(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        services.AddSingleton<IValidateOptions<GraphOptions>>(new GraphOptionsCheck(environment));
        services.AddOptions<GraphOptions>().Bind(configuration.GetSection(GraphOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<SignInOptions>, SignInOptionsCheck>();
        services.AddOptions<SignInOptions>().Bind(configuration.GetSection(SignInOptions.Section)).ValidateOnStart();
        services.AddHttpClient(TokenEndpoint.ClientName).ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) });
        services.AddSingleton<TokenEndpoint>();
        services.AddSingleton(provider => new AccessTokens(
            provider.GetRequiredService<TokenEndpoint>(), provider.GetRequiredService<Grants>(), provider.GetRequiredService<IDataProtectionProvider>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new RolesOfDirectory(
            provider.GetRequiredService<People>(), provider.GetRequiredService<CurrentPolicy>(), provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<IOptions<SignInOptions>>().Value.Groups.Representatives.Count > 0));
        return services.AddSingleton<GraphPermissions>().AddSingleton<Drafts>().AddSingleton<PinnedMessages>().AddSingleton<Presences>().AddSingleton<DirectoryPhotos>().AddSingleton<InstantMessages>().AddSingleton<PeopleDirectory>().AddSingleton<AppInstallations>().AddSingleton<GraphClients>();
    }
}
