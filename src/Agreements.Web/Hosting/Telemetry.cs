using System.Runtime.CompilerServices;
using Agreements.App.Observing;
using Agreements.Web.Jobs;
using MediatR;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Agreements.Web.Hosting;

/// <summary>OpenTelemetry, where it is asked for; else not even its assemblies are loaded.</summary>
internal static class Telemetry
{
    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        TelemetryOptions.Check(builder.Configuration);
        var (sent, asked) = (TelemetryOptions.IsSent(builder.Configuration), IsAsked(builder.Configuration));
        if (!sent && !asked) return;
        builder.Services.AddSingleton<Gauges>().AddHostedService<GaugeReader>();
        Add(builder, sent, asked);
    }

    public static void MapMetrics(this WebApplication app)
    {
        if (IsAsked(app.Configuration)) Map(app);
    }

    private static bool IsAsked(IConfiguration configuration) => configuration.GetSection("Telemetry").Get<TelemetryOptions>()?.Prometheus == true;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Map(WebApplication app) => app.MapPrometheusScrapingEndpoint("/metrics").AllowAnonymous();

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Add(WebApplicationBuilder builder, bool sent, bool asked)
    {
        var telemetry = builder.Services.AddOpenTelemetry().WithMetrics(metrics =>
        {
            metrics.AddMeter(Observed.Name).AddMeter("System.Runtime").AddAspNetCoreInstrumentation().AddHttpClientInstrumentation();
            if (asked) metrics.AddPrometheusExporter();
        });
        telemetry.ConfigureResource(resource =>
        {
            if (string.IsNullOrWhiteSpace(builder.Configuration["OTEL_SERVICE_NAME"])) resource.AddService("agreements", serviceVersion: typeof(Telemetry).Assembly.GetName().Version?.ToString());
        });
        if (!sent) return;
        builder.Services.RemoveAll<IMediator>();
        builder.Services.AddScoped<IMediator, TracedMediator>();
        telemetry.WithTracing(traces => traces.AddSource(Observed.Name).AddAspNetCoreInstrumentation().AddHttpClientInstrumentation().AddProcessor(new Discretion()));
        telemetry.WithLogging(_ => { }, logs =>
        {
            logs.IncludeFormattedMessage = true;
            logs.AddProcessor(new DiscreetLogs());
        });
        telemetry.UseOtlpExporter();
    }
}
