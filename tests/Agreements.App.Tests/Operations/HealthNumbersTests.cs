using Agreements.App.Data;
using Agreements.App.Features.Alerts;
using Agreements.App.Features.Operations;
using Agreements.App.Features.Reports;
using Agreements.App.Jobs;
using Agreements.App.Observing;
using Agreements.App.Tests.Support;
using Agreements.Domain.Agreements;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace Agreements.App.Tests.Operations;

/// <summary>What the gauges and the health page read.</summary>
public sealed class HealthNumbersTests(string engine) : StorageTest(engine)
{
    private async Task<(long, long)> GapsAsync()
    {
        var gaps = (await App.SendAsync(new GetHealth.Query())).OpenGaps;
        return (gaps.Agreements, gaps.Days);
    }

    [Test]
    public async Task Open_gaps_are_those_of_the_report_and_close_with_it()
    {
        await RegisteredAsync(new DateOnly(2025, 5, 25));
        var second = await RegisteredAsync(new DateOnly(2025, 5, 27));
        await RegisteredAsync(new DateOnly(2027, 1, 1));
        await App.SweepOnAsync(new DateOnly(2025, 5, 24));
        Assert.That(await GapsAsync(), Is.EqualTo((0, 0)));
        await App.SweepOnAsync(new DateOnly(2025, 5, 30));
        Assert.That(await GapsAsync(), Is.EqualTo((2, 8)));
        var totals = (await App.SendAsync(new GapReport.Query { State = GapState.Open, IncludeTotal = true })).Totals!;
        Assert.That(await GapsAsync(), Is.EqualTo(((long)totals.Agreements, totals.Days)));
        await PatchAsync(second, """{"term":{"endsOn":"2030-05-27"}}""");
        await App.SendAsync(new SweepAlerts.Command());
        Assert.That(await GapsAsync(), Is.EqualTo((1, 5)));
    }

    [Test]
    public async Task A_job_fails_since_its_first_failure_and_until_it_succeeds()
    {
        await using var scope = App.Scope();
        var runs = scope.ServiceProvider.GetRequiredService<JobRuns>();
        await runs.StartedAsync(JobTable.Purge, CancellationToken.None);
        var first = App.Time.GetUtcNow();
        await runs.FailedAsync(JobTable.Purge, "SqlException", CancellationToken.None);
        App.Time.Advance(TimeSpan.FromDays(1));
        await runs.FailedAsync(JobTable.Purge, "IOException", CancellationToken.None);
        var failed = (await runs.AllAsync(CancellationToken.None)).Single();
        Assert.That((failed.FailingSince, failed.Failure), Is.EqualTo(((DateTimeOffset?)first, "IOException")));
        await runs.SucceededAsync(JobTable.Purge, "done", CancellationToken.None);
        var succeeded = (await runs.AllAsync(CancellationToken.None)).Single();
        Assert.That((succeeded.FailingSince, succeeded.Failure), Is.EqualTo(((DateTimeOffset?)null, (string?)null)));
    }

    [Test]
    public void Ids_know_when_they_were_made() => Assert.That(Ids.TimeOf(Ids.New(App.Time)), Is.EqualTo(App.Time.GetUtcNow()));

    [Test]
    public void A_statement_is_named_after_its_field_and_a_composed_one_after_its_verb()
    {
        Assert.That(StatementSpans.NameOf(Guards.Statements.All[$"{typeof(JobRuns).FullName}.Fail"]), Is.EqualTo("JobRuns.Fail"));
        Assert.That(StatementSpans.NameOf(Statement.Of("SELECT secret FROM somewhere")), Is.EqualTo("SELECT (composed)"));
    }

    [Test]
    public void Each_job_says_how_far_its_runs_are_apart()
    {
        var periods = JobTable.All.ToDictionary(j => j.Word, j => j.Period);
        Assert.That((periods[JobTable.Sweep], periods[JobTable.Send], periods[JobTable.Reports], periods[JobTable.VerifyAudit]),
            Is.EqualTo((TimeSpan.FromHours(1), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromDays(1))));
    }
}
