using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using SupportBot.Protocol.Inbound;
using SupportBot.Protocol.Tokens;

namespace SupportBot.Protocol;

/// <summary>Null inside: local work without tokens.</summary>
sealed record InboundTokens(ChannelTokens? Tokens);

/// <summary>Before the first request: the bot's invokes are mapped (a name twice stops the start) and the keys are on their way. At the end: no turn is cut off.</summary>
sealed class BotLifetime(IBot bot, InvokeRoutes routes, TurnRunner turns, InboundTokens inbound) : IHostedService, IDisposable
{
    readonly CancellationTokenSource stopping = new();

    public Task StartAsync(CancellationToken cancellationToken)
    {
        bot.MapInvokes(routes);
        // Not awaited: an issuer that is down must not keep the site from starting; until then the endpoint says 503.
        _ = inbound.Tokens?.WarmUp(stopping.Token);
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await stopping.CancelAsync();
        await turns.Drain(cancellationToken);
    }

    public void Dispose() => stopping.Dispose();
}

sealed class ProtocolHealth(InboundTokens inbound) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(
        inbound.Tokens is null or { IsReady: true } ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("The channel's signing keys are not available."));
}
