using System.Globalization;
using Agreements.App.Data;
using Agreements.App.Features.Operations;
using Agreements.App.Jobs;
using Agreements.Domain.Dates;

namespace Agreements.Web.Api;

/// <summary>What an operator watches.</summary>
internal enum HealthTopic { Migrations, Sweep, Jobs, Mail, DeadLetters, Holidays, AuditTrail, Webhooks, Scans, Disk, Clock, Certificate, Storage, Unreadable, Backup, Restore }

/// <summary>Something that is not as it should be.</summary>
/// <param name="NotReady">The service is not ready until it is mended; else it goes on, and somebody should see to it.</param>
/// <param name="Sentence">What is wrong and what to do, in English as all that operators read.</param>
/// <param name="What">The number that it is about: how many, which year, which entry.</param>
internal sealed record HealthFinding(HealthTopic Topic, bool NotReady, string Sentence, long What = 0);

/// <summary>What is wrong and what to do, in sentences for an operator.</summary>
internal static class HealthAdvice
{
    private static readonly TimeSpan SweepEvery = TimeSpan.FromHours(2), MailSlow = TimeSpan.FromMinutes(15), MailWaits = TimeSpan.FromHours(1), EventWaits = TimeSpan.FromHours(1), ClockMoved = TimeSpan.FromHours(1), Renewal = TimeSpan.FromDays(21), BackupEvery = TimeSpan.FromHours(26), BusyFor = TimeSpan.FromMinutes(2), BackupTakes = TimeSpan.FromHours(1);

    private const long LittleRoom = 1024, NoRoom = 200, LongLog = 512;

    // As long as somebody should ask why.
    private static readonly TimeSpan ClockRemembered = TimeSpan.FromDays(7);

    /// <summary>Why the service is not ready; empty = it is.</summary>
    public static IReadOnlyList<string> Problems(GetHealth.View health, DateTimeOffset now) => [.. Findings(health, now).Where(f => f.NotReady).Select(f => f.Sentence)];

    /// <summary>What somebody should see to while the service goes on.</summary>
    public static IReadOnlyList<string> Warnings(GetHealth.View health, DateTimeOffset now) => [.. Findings(health, now).Where(f => !f.NotReady).Select(f => f.Sentence)];

    public static IEnumerable<HealthFinding> Findings(GetHealth.View health, DateTimeOffset now) =>
        [.. OfWork(health, now), .. OfRecords(health, now), .. OfJobs(health.Jobs, now), .. OfMachine(health, now)];

    private static IEnumerable<HealthFinding> OfWork(GetHealth.View health, DateTimeOffset now)
    {
        if (health.PendingMigrations.Count > 0)
            yield return new(HealthTopic.Migrations, true, $"{health.PendingMigrations.Count} migrations have not run. Run the verb 'migrate', or restart.", health.PendingMigrations.Count);
        // A deadlock or a slow statement passes; a node is not taken out for it.
        if (health.Storage is { Trouble: StorageTrouble.Restored })
            yield return new(HealthTopic.Restore, true, StorageWatch.Sentence(StorageTrouble.Restored));
        else if (health.Storage is { } storage && (storage.Trouble != StorageTrouble.Busy || now - storage.Since > BusyFor))
            yield return new(HealthTopic.Storage, true, StorageWatch.Sentence(storage.Trouble) + (health.UnmarkedMails > 0 ? $" {health.UnmarkedMails} mails that were answered wait to be marked; a restart before that would repeat them once, with the same Message-ID." : ""), health.UnmarkedMails);
        var sweep = health.Jobs.FirstOrDefault(j => j.Job == JobTable.Sweep)?.SucceededAt;
        if (sweep is null || now - sweep > WatchSweep.Silence)
            yield return new(HealthTopic.Sweep, true, sweep is { } last ? $"No sweep has succeeded since {last:u}: no new alerts are made. Nothing is lost; look at the log for its error, mend it and restart." : "No sweep has succeeded yet. One runs at each start; look at the log for its error.");
        else if (now - sweep > SweepEvery)
            yield return new(HealthTopic.Sweep, false, "No sweep has succeeded for two hours. Nothing is lost; look at the log for its error and restart.");
        if (health.OldestUnsentAt is { } oldest && now - oldest > MailSlow)
            yield return new(HealthTopic.Mail, now - oldest > MailWaits, $"{health.Unsent} mails have been waiting, the oldest for {Words(now - oldest)}. Check the mail server's settings; they are sent by themselves when it answers.", health.Unsent);
        if (health.Unreadable > 0)
            yield return new(HealthTopic.Unreadable, false, $"{health.Unreadable} agreements cannot be read: their rows are broken. The log names each with its reason; lists leave them out and their alerts wait. Repair the rows, or restore them from a backup; they are read again by themselves.", health.Unreadable);
        if (health.DeadLetters > 0)
            yield return new(HealthTopic.DeadLetters, false, $"{health.DeadLetters} mails were refused for good by their recipient's server. GET /api/v1/mails?state=dead names them; correct the address, and send them again by POST /api/v1/mails/{{id}}/actions/retry.", health.DeadLetters);
        if (health.DisabledWebhooks > 0)
            yield return new(HealthTopic.Webhooks, false, $"{health.DisabledWebhooks} webhooks are disabled because their receivers take no events any more. /admin/webhooks names them; when a receiver answers again, enable it: it gets what it has missed.", health.DisabledWebhooks);
        else if (health.DeadDeliveries > 0)
            yield return new(HealthTopic.Webhooks, false, $"{health.DeadDeliveries} events were given up after ten attempts within the last seven days. GET /api/v1/webhooks/{{id}}/deliveries?state=dead names them and what came back; send them again by POST …/replay.", health.DeadDeliveries);
        else if (health.OldestDeliveryAt is { } waiting && now - waiting > EventWaits)
            yield return new(HealthTopic.Webhooks, false, $"{health.QueuedDeliveries} events wait for webhooks, the oldest for {Words(now - waiting)}. /admin/webhooks says which receiver is slow; nothing is lost, each gets its events in order.", health.QueuedDeliveries);
    }

    private static IEnumerable<HealthFinding> OfRecords(GetHealth.View health, DateTimeOffset now)
    {
        if (health.AuditBreak is { } broken)
            yield return new(HealthTopic.AuditTrail, true, $"The audit trail is broken at entry {broken.Seq}: {broken.Why} Keep the database as it is and its backups, and compare by 'audit verify'; it is ready again when the whole chain is found right.", broken.Seq);
        if (health.WaitingForOcr > 0)
            yield return new(HealthTopic.Scans, false, $"{health.WaitingForOcr} documents with scanned pages wait because Tesseract with Indonesian, or Poppler, is not installed. Install tesseract-ocr, tesseract-ocr-ind and poppler-utils; they are read by themselves within a minute.", health.WaitingForOcr);
        if (health.Jobs.FirstOrDefault(j => j.Job == JobTable.Backup) is { } backup && now - (backup.SucceededAt ?? DateTimeOffset.MinValue) > BackupEvery && now - backup.StartedAt > BackupTakes)
            yield return new(HealthTopic.Backup, false, $"The last nightly backup did not succeed{(backup.SucceededAt is { } at ? $"; the newest is of {at:yyyy-MM-dd HH:mm} UTC" : "")}. Older ones are kept. Look at the log for the reason (room on the disk, rights of Backup:Directory), and write one now by the verb 'backup'.");
        foreach (var year in YearsInSight(Zone.Wib.Today(now)).Except(health.HolidayYears))
            yield return new(HealthTopic.Holidays, false, $"The holidays of {year} are not loaded; only weekends count as free in that year. Load the joint decree by PUT /api/v1/holidays/{year}; the schedule follows by itself.", year);
    }

    // Of the sweep and of the backup their own rules speak. A job that has nothing to do may leave no trace of its run, so that only those of a day and more are asked how long ago it was.
    private static IEnumerable<HealthFinding> OfJobs(IReadOnlyList<JobRun> runs, DateTimeOffset now)
    {
        var late = runs.Where(r => r.Job is not (JobTable.Sweep or JobTable.Backup)).Where(r => JobTable.All.FirstOrDefault(j => j.Word == r.Job) is { Period: var period }
            && (r.FailingSince is { } since && now - since > Longer(period * 3, MailSlow) || period >= TimeSpan.FromDays(1) && now - (r.SucceededAt ?? r.StartedAt) > period * 3));
        foreach (var run in late)
        {
            var why = run.Failure is null ? "" : $" ({run.Failure})";
            var since = run.SucceededAt is { } last ? $"since {last:u}" : "yet";
            yield return new(HealthTopic.Jobs, false, $"The job '{run.Job}' has not succeeded {since}{why}. Look at the log for its error; it is tried again by itself at its next time.", 1);
        }
    }

    private static IEnumerable<HealthFinding> OfMachine(GetHealth.View health, DateTimeOffset now)
    {
        if (health.ClockTrouble is { } trouble)
            yield return new(HealthTopic.Clock, true, trouble);
        else if (health.Jobs.Where(j => j.StartedAt - now > ClockMoved).MaxBy(j => j.StartedAt) is { } ahead)
            yield return new(HealthTopic.Clock, false, $"The clock was set back: the job '{ahead.Job}' ran last at {ahead.StartedAt:u}, which is still to come. Check the time of this machine and of the other nodes; what is due by then waits for it.");
        else if (health.ClockWentBack is { } back && now - back.At < ClockRemembered)
            yield return new(HealthTopic.Clock, false, $"The clock had stood at {back.From:u} and went back on {back.At:u}. What the wrong clock had scheduled was put right, and what was told for days to come is owed again on its day. Check that the time is kept by NTP.");
        if (health.Machine is not { } machine) yield break;
        if (machine.FreeMb < NoRoom && health.Database == "SQLite")
            yield return new(HealthTopic.Disk, true, $"The disk of the data directory has {machine.FreeMb} MB left: soon nothing can be stored. What is stored is safe; make room, or move the directory to a larger disk.", machine.FreeMb);
        else if (machine.FreeMb < LittleRoom || machine.FreeMb < machine.DiskMb / 20)
            yield return new(HealthTopic.Disk, false, $"The disk of the data directory has {machine.FreeMb} MB of {machine.DiskMb} MB left. Make room before it is full.", machine.FreeMb);
        if (machine.LogMb > LongLog)
            yield return new(HealthTopic.Disk, false, $"SQLite's write-ahead log has grown to {machine.LogMb} MB because something reads without an end. Look for a copy or a tool that holds the database open; a restart empties the log.", machine.FreeMb);
        if (machine.CertificateUntil is { } end && end - now < Renewal)
            yield return new(HealthTopic.Certificate, false, $"The certificate of this service ends on {end:u}. Put the new one in its place and restart.", Math.Max(0, (long)(end - now).TotalDays));
    }

    private static TimeSpan Longer(TimeSpan one, TimeSpan other) => one > other ? one : other;

    private static string Words(TimeSpan time) => time.TotalHours >= 1 ? string.Create(CultureInfo.InvariantCulture, $"{(long)time.TotalHours} h") : string.Create(CultureInfo.InvariantCulture, $"{(long)time.TotalMinutes} min");

    // The decree for a year comes in the autumn before it.
    private static IEnumerable<int> YearsInSight(DateOnly today) => today.Month >= 10 ? [today.Year, today.Year + 1] : [today.Year];
}
