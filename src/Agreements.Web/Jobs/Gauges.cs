using System.Diagnostics.Metrics;
using Agreements.App.Features.Operations;
using Agreements.App.Jobs;
using Agreements.App.Observing;
using Agreements.Web.Api;

namespace Agreements.Web.Jobs;

/// <summary>Numbers about what stands in the database, as they were read last: asking for them costs nothing. Each node of an
/// installation says the same, so that of several the largest counts and not the sum.</summary>
internal sealed class Gauges(TimeProvider time)
{
    private volatile GetHealth.View? _read;

    public bool KnowsASweep => SweptAt(_read) is not null;

    private static DateTimeOffset? SweptAt(GetHealth.View? health) => health?.Jobs.FirstOrDefault(j => j.Job == JobTable.Sweep)?.SucceededAt;

    public void Set(GetHealth.View health) => _read = health;

    public void Register()
    {
        Count("agreements.ready", "1", "1 = the service is ready, 0 = /health/ready says why not.", h => HealthAdvice.Problems(h, time.GetUtcNow()).Count == 0 ? 1 : 0);
        Count("agreements.mail.due", "{mail}", "Mails that are due and have not left.", h => h.Unsent);
        Age("agreements.mail.oldest_due.age", "How long the oldest of them has been waiting; 0 = none waits.", h => h.OldestUnsentAt ?? time.GetUtcNow());
        Count("agreements.mail.dead_letters", "{mail}", "Mails that were refused for good and were not sent again.", h => h.DeadLetters);
        Age("agreements.sweep.age", "How long ago a sweep has last succeeded; absent = never.", SweptAt);
        Count("agreements.webhook.queue", "{event}", "Events that wait for a webhook.", h => h.QueuedDeliveries);
        Age("agreements.webhook.oldest.age", "How long the oldest that could leave has been waiting; 0 = none waits.", h => h.OldestDeliveryAt ?? time.GetUtcNow());
        Count("agreements.webhook.dead", "{event}", "Events that were given up within the last seven days, of webhooks in use.", h => h.DeadDeliveries);
        Count("agreements.gap.open", "{agreement}", "Agreements whose gap is open, as the sweep has found them.", h => h.OpenGaps.Agreements);
        Count("agreements.gap.days", "d", "The sum of the days of these gaps up to today.", h => h.OpenGaps.Days);
        Count("agreements.disk.free", "MiBy", "What is left on the disk of the data directory.", h => h.Machine?.FreeMb);
    }

    private void Count(string name, string unit, string description, Func<GetHealth.View, long?> read) =>
        Observed.Meter.CreateObservableGauge(name, () => Of(_read is { } health ? read(health) : null), unit, description);

    private void Age(string name, string description, Func<GetHealth.View, DateTimeOffset?> read) =>
        Observed.Meter.CreateObservableGauge(name, () => Of(_read is { } health && read(health) is { } at ? Math.Max(0, (time.GetUtcNow() - at).TotalSeconds) : (double?)null), "s", description);

    private static IEnumerable<Measurement<T>> Of<T>(T? value) where T : struct => value is { } known ? [new Measurement<T>(known)] : [];
}
