using Agreements.App.Data;
using Agreements.App.Features.Operations;
using Agreements.App.Jobs;
using Agreements.Web.Api;
using NUnit.Framework;

namespace Agreements.Web.Tests.Api;

public sealed class HealthAdviceTests
{
    private static IReadOnlyList<string> Warnings(int year, int month, int day, params int[] loaded) =>
        HealthAdvice.Warnings(new GetHealth.View("SQLite", [], [], 0, null, 0, loaded), new DateTimeOffset(year, month, day, 2, 0, 0, TimeSpan.Zero));

    [Test]
    public void From_1_October_the_next_years_holidays_are_asked_for()
    {
        Assert.That(Warnings(2026, 9, 30, 2026), Is.Empty);
        Assert.That(Warnings(2026, 10, 1, 2026).Single(), Does.Contain("holidays of 2027").And.Contain("PUT /api/v1/holidays/2027"));
        Assert.That(Warnings(2026, 10, 1, 2026, 2027), Is.Empty);
    }

    [Test]
    public void A_broken_audit_trail_makes_it_not_ready()
    {
        var now = new DateTimeOffset(2026, 5, 1, 2, 0, 0, TimeSpan.Zero);
        var right = new GetHealth.View("SQLite", [], [new JobRun { Job = JobTable.Sweep, StartedAt = now, SucceededAt = now }], 0, null, 0, [2026]);
        Assert.That(HealthAdvice.Problems(right, now), Is.Empty);
        Assert.That(HealthAdvice.Problems(right with { AuditBreak = new GetHealth.AuditBreak(5, "It was changed.") }, now).Single(), Does.StartWith("The audit trail is broken at entry 5: It was changed."));
    }

    [Test]
    public void Scans_that_wait_for_tesseract_are_an_advice_and_no_problem()
    {
        var now = new DateTimeOffset(2026, 5, 1, 2, 0, 0, TimeSpan.Zero);
        var waiting = new GetHealth.View("SQLite", [], [new JobRun { Job = JobTable.Sweep, StartedAt = now, SucceededAt = now }], 0, null, 0, [2026]) { WaitingForOcr = 3 };
        Assert.That(HealthAdvice.Problems(waiting, now), Is.Empty);
        Assert.That(HealthAdvice.Warnings(waiting, now).Single(), Does.StartWith("3 documents with scanned pages wait because Tesseract"));
        Assert.That(HealthAdvice.Warnings(waiting with { WaitingForOcr = 0 }, now), Is.Empty);
    }

    private static readonly DateTimeOffset Now = new(2026, 5, 1, 2, 0, 0, TimeSpan.Zero);

    private static readonly JobRun Sweep = new() { Job = JobTable.Sweep, StartedAt = Now, SucceededAt = Now };

    private static readonly GetHealth.View Right = new("SQLite", [], [Sweep], 0, null, 0, [2026]) { Machine = new MachineState(50_000, 100_000, 16, Now.AddDays(90)) };

    private static readonly (GetHealth.View Health, bool NotReady, string Says)[] Cases =
    [
        (Right with { Jobs = [new JobRun { Job = JobTable.Sweep, StartedAt = Now, SucceededAt = Now.AddHours(-3) }] }, false, "No sweep has succeeded for two hours"),
        (Right with { Jobs = [new JobRun { Job = JobTable.Sweep, StartedAt = Now, SucceededAt = Now.AddHours(-25.1) }] }, true, "No sweep has succeeded since 2026-04-30 00:54:00Z"),
        (Right with { Jobs = [] }, true, "No sweep has succeeded yet"),
        (Right with { Unsent = 2, OldestUnsentAt = Now.AddMinutes(-16) }, false, "2 mails have been waiting, the oldest for 16 min"),
        (Right with { Unsent = 2, OldestUnsentAt = Now.AddMinutes(-61) }, true, "2 mails have been waiting, the oldest for 1 h"),
        (Right with { QueuedDeliveries = 7, OldestDeliveryAt = Now.AddHours(-2) }, false, "7 events wait for webhooks"),
        (Right with { Jobs = [Sweep, new JobRun { Job = JobTable.VerifyAudit, StartedAt = Now.AddDays(-4), SucceededAt = Now.AddDays(-4) }] }, false, "The job 'verifyAudit' has not succeeded since 2026-04-27"),
        (Right with { Jobs = [Sweep, new JobRun { Job = JobTable.Send, StartedAt = Now, SucceededAt = Now.AddHours(-1), FailingSince = Now.AddMinutes(-16), Failure = "IOException" }] }, false, "The job 'send' has not succeeded since 2026-05-01 01:00:00Z (IOException)"),
        (Right with { Jobs = [Sweep, new JobRun { Job = JobTable.Send, StartedAt = Now.AddHours(2), SucceededAt = Now.AddHours(2) }] }, false, "The clock was set back"),
        (Right with { ClockTrouble = "This machine's clock is behind; set it by NTP.", Jobs = [Sweep, new JobRun { Job = JobTable.Send, StartedAt = Now.AddHours(2), SucceededAt = Now.AddHours(2) }] }, true, "This machine's clock is behind"),
        (Right with { Storage = new(StorageTrouble.Restored, Now) }, true, "The database is not the one"),
        (Right with { Machine = new MachineState(1000, 10_000, 16, null) }, false, "1000 MB of 10000 MB left"),
        (Right with { Machine = new MachineState(4_000, 100_000, 16, null) }, false, "4000 MB of 100000 MB left"),
        (Right with { Machine = new MachineState(199, 10_000, 16, null) }, true, "199 MB left: soon nothing can be stored"),
        (Right with { Machine = new MachineState(199, 10_000, null, null), Database = "SQL Server" }, false, "199 MB of 10000 MB left"),
        (Right with { Machine = new MachineState(50_000, 100_000, 600, null) }, false, "write-ahead log has grown to 600 MB"),
        (Right with { Machine = new MachineState(50_000, 100_000, 16, Now.AddDays(20)) }, false, "certificate of this service ends on 2026-05-21"),
    ];

    [TestCaseSource(nameof(Cases))]
    public void What_is_wrong_is_said_with_what_to_do((GetHealth.View Health, bool NotReady, string Says) wrong)
    {
        Assert.That(HealthAdvice.Findings(Right, Now), Is.Empty);
        var found = HealthAdvice.Findings(wrong.Health, Now).Single();
        Assert.That(found.NotReady, Is.EqualTo(wrong.NotReady));
        Assert.That(found.Sentence, Does.Contain(wrong.Says));
    }

    [Test]
    public void A_job_that_has_nothing_to_do_is_not_missed()
    {
        var idle = Right with { Jobs = [Sweep, new JobRun { Job = JobTable.Webhooks, StartedAt = Now.AddDays(-90), SucceededAt = Now.AddDays(-90) }, new JobRun { Job = JobTable.Send, StartedAt = Now, SucceededAt = Now.AddMinutes(-40), FailingSince = Now.AddMinutes(-14), Failure = "IOException" }] };
        Assert.That(HealthAdvice.Findings(idle, Now), Is.Empty);
    }

    [Test]
    public void A_year_that_runs_without_its_holidays_is_warned_of() => Assert.That(Warnings(2027, 3, 1).Single(), Does.Contain("holidays of 2027"));
}
