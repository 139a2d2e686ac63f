using Agreements.App.Features.Operations;
using Agreements.App.Jobs;
using Agreements.Domain.Dates;

namespace Agreements.Web.Api;

/// <summary>What an operator watches.</summary>
internal enum HealthTopic { Migrations, Sweep, Mail, DeadLetters, Holidays, AuditTrail, Webhooks, Scans, Backup }

/// <summary>Something that is not as it should be.</summary>
/// <param name="NotReady">The service is not ready until it is mended; else it goes on, and somebody should see to it.</param>
/// <param name="Sentence">What is wrong and what to do, in English as all that operators read.</param>
/// <param name="What">The number that it is about: how many, which year, which entry.</param>
internal sealed record HealthFinding(HealthTopic Topic, bool NotReady, string Sentence, long What = 0);

/// <summary>What is wrong and what to do, in sentences for an operator.</summary>
internal static class HealthAdvice
{
    private static readonly TimeSpan SweepEvery = TimeSpan.FromHours(2), MailWaits = TimeSpan.FromHours(1), BackupEvery = TimeSpan.FromHours(26), BackupTakes = TimeSpan.FromHours(1);

    /// <summary>Why the service is not ready; empty = it is.</summary>
    public static IReadOnlyList<string> Problems(GetHealth.View health, DateTimeOffset now) => [.. Findings(health, now).Where(f => f.NotReady).Select(f => f.Sentence)];

    /// <summary>What somebody should see to while the service goes on.</summary>
    public static IReadOnlyList<string> Warnings(GetHealth.View health, DateTimeOffset now) => [.. Findings(health, now).Where(f => !f.NotReady).Select(f => f.Sentence)];

    public static IEnumerable<HealthFinding> Findings(GetHealth.View health, DateTimeOffset now)
    {
        if (health.PendingMigrations.Count > 0)
            yield return new(HealthTopic.Migrations, true, $"{health.PendingMigrations.Count} migrations have not run. Run the verb 'migrate', or restart.", health.PendingMigrations.Count);
        var sweep = health.Jobs.FirstOrDefault(j => j.Job == JobTable.Sweep)?.SucceededAt;
        if (sweep is null || now - sweep > SweepEvery)
            yield return new(HealthTopic.Sweep, true, "No sweep has succeeded for two hours. Nothing is lost; look at the log for its error and restart.");
        if (health.OldestUnsentAt is { } oldest && now - oldest > MailWaits)
            yield return new(HealthTopic.Mail, true, $"{health.Unsent} mails have been waiting for more than an hour. Check the mail server's settings; they are sent by themselves when it answers.", health.Unsent);
        if (health.AuditBreak is { } broken)
            yield return new(HealthTopic.AuditTrail, true, $"The audit trail is broken at entry {broken.Seq}: {broken.Why} Keep the database as it is and its backups, and compare by 'audit verify'; it is ready again when the whole chain is found right.", broken.Seq);
        if (health.DeadLetters > 0)
            yield return new(HealthTopic.DeadLetters, false, $"{health.DeadLetters} mails were refused for good by their recipient's server. GET /api/v1/mails?state=dead names them; correct the address, and send them again by POST /api/v1/mails/{{id}}/actions/retry.", health.DeadLetters);
        if (health.DisabledWebhooks > 0)
            yield return new(HealthTopic.Webhooks, false, $"{health.DisabledWebhooks} webhooks are disabled because their receivers take no events any more. /admin/webhooks names them; when a receiver answers again, enable it: it gets what it has missed.", health.DisabledWebhooks);
        else if (health.DeadDeliveries > 0)
            yield return new(HealthTopic.Webhooks, false, $"{health.DeadDeliveries} events were given up after ten attempts within the last seven days. GET /api/v1/webhooks/{{id}}/deliveries?state=dead names them and what came back; send them again by POST …/replay.", health.DeadDeliveries);
        if (health.WaitingForOcr > 0)
            yield return new(HealthTopic.Scans, false, $"{health.WaitingForOcr} documents with scanned pages wait because Tesseract with Indonesian, or Poppler, is not installed. Install tesseract-ocr, tesseract-ocr-ind and poppler-utils; they are read by themselves within a minute.", health.WaitingForOcr);
        if (health.Jobs.FirstOrDefault(j => j.Job == JobTable.Backup) is { } backup && now - (backup.SucceededAt ?? DateTimeOffset.MinValue) > BackupEvery && now - backup.StartedAt > BackupTakes)
            yield return new(HealthTopic.Backup, false, $"The last nightly backup did not succeed{(backup.SucceededAt is { } at ? $"; the newest is of {at:yyyy-MM-dd HH:mm} UTC" : "")}. Older ones are kept. Look at the log for the reason (room on the disk, rights of Backup:Directory), and write one now by the verb 'backup'.");
        foreach (var year in YearsInSight(Zone.Wib.Today(now)).Except(health.HolidayYears))
            yield return new(HealthTopic.Holidays, false, $"The holidays of {year} are not loaded; only weekends count as free in that year. Load the joint decree by PUT /api/v1/holidays/{year}; the schedule follows by itself.", year);
    }

    // The decree for a year comes in the autumn before it.
    private static IEnumerable<int> YearsInSight(DateOnly today) => today.Month >= 10 ? [today.Year, today.Year + 1] : [today.Year];
}
