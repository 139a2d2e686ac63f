namespace Agreements.Web.Hosting;

/// <summary>Options of <c>Telemetry</c>. Where spans, numbers and logs are sent is said by the variables of OpenTelemetry itself
/// (<c>OTEL_EXPORTER_OTLP_ENDPOINT</c> and its kin); without them nothing is made and nothing is sent.</summary>
public sealed class TelemetryOptions
{
    private static readonly string[] Endpoints =
        ["OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "OTEL_EXPORTER_OTLP_METRICS_ENDPOINT", "OTEL_EXPORTER_OTLP_LOGS_ENDPOINT"];

    /// <summary>Answers <c>GET /metrics</c> with the numbers in the text form of Prometheus, to anybody who reaches the service: counts and times only.</summary>
    public bool Prometheus { get; set; }

    /// <summary>Spans, numbers and logs are sent somewhere.</summary>
    public static bool IsSent(IConfiguration configuration) =>
        !string.Equals(configuration["OTEL_SDK_DISABLED"], "true", StringComparison.OrdinalIgnoreCase) && Endpoints.Any(e => !string.IsNullOrWhiteSpace(configuration[e]));

    /// <exception cref="StartRefused">An endpoint is no web address.</exception>
    public static void Check(IConfiguration configuration)
    {
        foreach (var name in Endpoints)
            if (configuration[name] is { } text && !string.IsNullOrWhiteSpace(text) && !(Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"))
                throw new StartRefused($"{name} is no web address; write it as http://collector.example:4317, or remove it.");
    }
}
