using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace SupportBot.Web;

/// <summary>The room's one way in for a host: services, pipeline, endpoints.</summary>
public static class WebSetup
{
    public static IServiceCollection AddSupportWeb(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        services.AddSingleton<IValidateOptions<SiteOptions>>(new SiteOptionsCheck(environment));
        services.AddOptions<SiteOptions>().Bind(configuration.GetSection(SiteOptions.Section)).ValidateOnStart();
        return services;
    }

    /// <summary>Headers, static files, languages, sign-in, limits and antiforgery, in the order in which they must stand.</summary>
    public static IApplicationBuilder UseSupportWeb(this IApplicationBuilder app) => app;

    /// <summary>Pages, the live hub, form posts.</summary>
    public static IEndpointRouteBuilder MapSupportWeb(this IEndpointRouteBuilder endpoints) => endpoints;
}
