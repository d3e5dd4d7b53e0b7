using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using SupportBot.Storage;

namespace SupportBot.Bot;

/// <summary>Traces and metrics over one turn (receive, decide, commit, deliver), health, and <c>/metrics</c>.</summary>
static class Observability
{
    static readonly string[] Sources = ["SupportBot.Protocol", "SupportBot.Storage", "SupportBot.Web", Telemetry.Name];

    public static void AddObservability(this WebApplicationBuilder builder)
    {
        var telemetry = builder.Services.AddOpenTelemetry()
            .WithTracing(tracing => tracing.AddSource(Sources).AddAspNetCoreInstrumentation().AddHttpClientInstrumentation())
            .WithMetrics(metrics => metrics.AddMeter(Sources).AddAspNetCoreInstrumentation().AddRuntimeInstrumentation().AddPrometheusExporter());
        if (!string.IsNullOrWhiteSpace(builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]))
            OpenTelemetry.OpenTelemetryBuilderOtlpExporterExtensions.UseOtlpExporter(telemetry);
        builder.Services.AddHealthChecks().AddCheck<StorageHealth>("storage");
    }

    /// <summary>Live: the process answers. Ready: it can do its work too.</summary>
    public static void MapObservability(this WebApplication app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false });
        app.MapHealthChecks("/health/ready", new HealthCheckOptions());
        app.MapPrometheusScrapingEndpoint("/metrics");
    }
}

/// <summary>Whether the database answers, and the outbox isn't stuck.</summary>
sealed class StorageHealth(Outbox outbox) : IHealthCheck
{
    static readonly TimeSpan Limit = TimeSpan.FromSeconds(3);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var health = await outbox.Health(cancellationToken).WaitAsync(Limit, cancellationToken);
            return HealthCheckResult.Healthy($"{health.Pending} pending");
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            return HealthCheckResult.Unhealthy(failure.GetType().Name);
        }
    }
}
