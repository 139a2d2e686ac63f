using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Agreements.App.Observing;

/// <summary>What is told to those who watch the service from outside: spans and numbers, of which nothing is made while nobody listens.
/// No span and no number carries a value of a record, an address or a secret.</summary>
public static class Observed
{
    /// <summary>Of the spans and of the numbers.</summary>
    public const string Name = "Agreements";

    public static readonly ActivitySource Source = new(Name);

    public static readonly Meter Meter = new(Name);

    private static readonly Histogram<double> MailLatency = Seconds("agreements.mail.latency", "From the moment a mail was queued to its acceptance by the server; digests and reports not counted.", [0.1, 0.5, 1, 5, 15, 30, 60, 120, 300, 900, 3600, 21600, 86400]);
    private static readonly Counter<long> MailSends = Meter.CreateCounter<long>("agreements.mail.sends", "{mail}", "Attempts to deliver a mail, by outcome.");
    private static readonly Histogram<double> JobDuration = Seconds("agreements.job.duration", "Runs of a job, by job and outcome.", [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 1800]);
    private static readonly Counter<long> WebhookAttempts = Meter.CreateCounter<long>("agreements.webhook.attempts", "{attempt}", "Attempts to deliver an event to a webhook, by outcome.");
    private static readonly Counter<long> Refusals = Meter.CreateCounter<long>("agreements.requests.refused", "{request}", "Requests that were refused or failed, by code and status.");

    // The usual buckets are made for milliseconds.
    private static Histogram<double> Seconds(string name, string description, double[] buckets) =>
        Meter.CreateHistogram(name, "s", description, tags: null, new InstrumentAdvice<double> { HistogramBucketBoundaries = buckets });

    /// <param name="waited">Since it was queued; null = it waited for another reason than the mail server.</param>
    public static void MailTried(string outcome, TimeSpan? waited)
    {
        MailSends.Add(1, new KeyValuePair<string, object?>("outcome", outcome));
        if (waited is { } time) MailLatency.Record(Math.Max(0, time.TotalSeconds));
    }

    public static void JobEnded(string job, string outcome, TimeSpan took) =>
        JobDuration.Record(took.TotalSeconds, new KeyValuePair<string, object?>("job", job), new KeyValuePair<string, object?>("outcome", outcome));

    public static void WebhookTried(string outcome) => WebhookAttempts.Add(1, new KeyValuePair<string, object?>("outcome", outcome));

    public static void Refused(string code, int status) =>
        Refusals.Add(1, new KeyValuePair<string, object?>("code", code), new KeyValuePair<string, object?>("status", status));
}
