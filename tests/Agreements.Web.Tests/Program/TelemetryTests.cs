using System.Text;
using Agreements.Web.Tests.Support;
using NUnit.Framework;

namespace Agreements.Web.Tests.Program;

/// <summary>What the running program tells a collector, and what it keeps to itself.</summary>
public sealed class TelemetryTests : ServiceTest
{
    private readonly Watcher _collector = new();

    protected override (string, string?)[] Settings =>
    [
        ("OTEL_EXPORTER_OTLP_ENDPOINT", _collector.Url), ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"), ("OTEL_BSP_SCHEDULE_DELAY", "200"), ("OTEL_METRIC_EXPORT_INTERVAL", "500"), ("OTEL_BLRP_SCHEDULE_DELAY", "200"),
        ("OTEL_SERVICE_NAME", "kantor-uji"), ("Telemetry__Prometheus", "true"), ("Logging__Console__FormatterName", "json"),
    ];

    [OneTimeTearDown]
    public void Close() => _collector.Dispose();

    private string Told(string path) => string.Concat(_collector.All.Where(r => r.Path == path).Select(r => Encoding.UTF8.GetString(r.Body)));

    [Test]
    public async Task Spans_and_numbers_leave_and_no_path_query_or_value_with_them()
    {
        await Api.GetAsync("agreements?q=kata-rahasia");
        await Api.GetAsync("/calendar/token-rahasia.ics");
        await Api.GetAsync("agreements?sort=rahasia-juga");
        await InstitutionAsync("Lembaga Rahasia");
        var traces = await Eventually.SeeAsync(() => Task.FromResult(Told("/v1/traces")), t => t.Contains("CreateInstitution.Command", StringComparison.Ordinal), t => t);
        Assert.That(traces, Does.Contain("kantor-uji").And.Contain("ListAgreements.Query").And.Contain("GET /api/v1/agreements").And.Contain("job sweep").And.Contain("JobRuns.Succeed"));
        var numbers = await Eventually.SeeAsync(() => Task.FromResult(Told("/v1/metrics")), t => t.Contains("agreements.sweep.age", StringComparison.Ordinal) && t.Contains("agreements.requests.refused", StringComparison.Ordinal), t => t);
        Assert.That(numbers, Does.Contain("agreements.mail.due").And.Contain("agreements.gap.days").And.Contain("agreements.job.duration"));
        Assert.That(string.Concat(_collector.All.Select(r => Encoding.UTF8.GetString(r.Body))), Does.Not.Contain("rahasia").IgnoreCase);
    }

    [Test]
    public async Task The_same_numbers_are_there_for_prometheus()
    {
        var text = await Eventually.SeeAsync(() => Service.Http.GetStringAsync(new Uri("/metrics", UriKind.Relative)), t => t.Contains("agreements_sweep_age", StringComparison.Ordinal), t => t);
        Assert.That(text, Does.Contain("agreements_mail_due").And.Contain("agreements_gap_days").And.Contain("agreements_ready"));
    }

    [Test]
    public async Task How_long_jobs_take_is_told_in_buckets_for_seconds()
    {
        var buckets = await Eventually.SeeAsync(
            async () => string.Join('\n', (await Service.Http.GetStringAsync(new Uri("/metrics", UriKind.Relative))).Split('\n').Where(l => l.StartsWith("agreements_job_duration_seconds_bucket", StringComparison.Ordinal))), t => t.Length > 0, t => t);
        Assert.That(buckets, Does.Contain("le=\"0.005\"").And.Contain("le=\"300\"").And.Contain("le=\"1800\"").And.Not.Contain("le=\"7500\""));
    }
}
