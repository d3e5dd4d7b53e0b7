using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace SupportBot.Protocol;

public static class ProtocolSetup
{
    public static IServiceCollection AddBotProtocol(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        return services;
    }

    /// <summary>POST /api/messages, answered by the <see cref="IBot"/> that the host has registered.</summary>
    public static IEndpointConventionBuilder MapBot(this IEndpointRouteBuilder endpoints) =>
        endpoints.Map("/api/messages", _ => Task.CompletedTask);
}
