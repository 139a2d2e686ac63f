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

    [Test]
    public void A_year_that_runs_without_its_holidays_is_warned_of() => Assert.That(Warnings(2027, 3, 1).Single(), Does.Contain("holidays of 2027"));
}
