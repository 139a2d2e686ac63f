using System.Globalization;
using Agreements.App.Features.Reports;
using Agreements.App.Tests.Support;
using Agreements.Domain.Agreements;
using Agreements.Domain.Institutions;
using NUnit.Framework;

namespace Agreements.App.Tests.Simulation;

/// <summary>A decade of renewals: the ledger keeps its promises, nobody who left is waited for, and the gap report holds exactly the days that
/// somebody who counts them one by one finds uncovered.</summary>
public sealed class TenYearsTests(string engine) : StorageTest(engine)
{
    // AGREEMENTS_TEST_DECADE=2000x10 simulates 2,000 agreements over 10 years and looks at the service every day.
    private static readonly string? Asked = Environment.GetEnvironmentVariable("AGREEMENTS_TEST_DECADE");

    private static readonly int[] Size = [.. (Asked ?? "24x10").Split('x').Select(n => int.Parse(n, CultureInfo.InvariantCulture))];

    private static readonly int Stride = Asked is null ? 9 : 1;

    private static readonly DateOnly From = new(2024, 1, 1);

    [Test]
    public async Task Through_ten_years_of_renewals_edits_downtime_departures_and_two_nodes_every_uncovered_day_is_reported_and_no_other()
    {
        await using var office = new RenewingOffice(Engine, 1, Size[0], Stride);
        await EnterAsync(office);
        office.HasLeft = AssertNothingWaitsForAsync;
        var year = From.Year;
        office.DayEnds = async today =>
        {
            if (today.Year == year) return;
            year = today.Year;
            await AssertGapsAsync(office, today);
            TestContext.Progress.WriteLine($"{today}: {office.Agreements.Count} agreements, {office.Delivered.Count} mails");
        };
        await office.LiveAsync(From, Size[1] * 365, Stride);
        await AssertGapsAsync(office, From.AddDays(Size[1] * 365));
        await AssertMuchHappenedAsync(office);
        await AssertLedgerAsync(office);
    }

    private async Task EnterAsync(RenewingOffice office)
    {
        var desks = new List<(Guid City, Guid Branch, string Officer)>();
        for (var i = 0; i <= Size[0] / 8; i++)
            desks.Add((await InstitutionAsync($"Kota {i}"), await InstitutionAsync($"Cabang {i}", InstitutionKind.BpjsBranch), $"pic{i}@kota.example"));
        for (var i = 0; i < Size[0]; i++)
        {
            var (city, branch, officer) = desks[i % desks.Count];
            await office.EnterAsync(Mou(city, branch) with { Officer = new Officer(city, "Petugas", "Kabag", officer) });
        }
    }

    private async Task AssertNothingWaitsForAsync(string officer)
    {
        Assert.That(await App.RowsAsync<string>("SELECT subject FROM outbox WHERE recipient = @officer AND state IN ('queued', 'held', 'bundled')", new { officer }), Is.Empty, officer);
        Assert.That(await App.RowsAsync<string>("""
            SELECT a.id FROM alerts a WHERE a.recipient = @officer AND a.state = 'queued'
                AND NOT EXISTS (SELECT 1 FROM outbox o WHERE o.alert_id = a.id AND o.state IN ('queued', 'held', 'bundled'))
            """, new { officer }), Is.Empty, "what was planned for one who left still leaves");
        Assert.That(await App.RowsAsync<string>("SELECT id FROM agreements WHERE officer_mail = @officer", new { officer }), Is.Empty, officer);
    }

    private static async Task AssertGapsAsync(RenewingOffice office, DateOnly asOf)
    {
        var reported = new Dictionary<Guid, HashSet<DateOnly>>();
        var query = new GapReport.Query { AsOf = asOf, PageSize = 200 };
        for (var page = await office.AnyNode.SendAsync(query); ; page = await office.AnyNode.SendAsync(query with { PageToken = page.NextPageToken }))
        {
            foreach (var gap in page.Items)
                for (var day = gap.From; day <= asOf && !(day > gap.To); day = day.AddDays(1))
                    Assert.That(DaysOf(gap.Agreement.Id).Add(day), Is.True, $"{gap.Agreement.Reference}: {day} is reported once");
            if (page.NextPageToken is null) break;
        }
        foreach (var agreement in office.Agreements)
            Assert.That(DaysOf(agreement.Id).Order(), Is.EqualTo(agreement.Uncovered(asOf).Order()), $"{agreement} as of {asOf}");

        HashSet<DateOnly> DaysOf(Guid id) => reported.TryGetValue(id, out var days) ? days : reported[id] = [];
    }

    private async Task AssertMuchHappenedAsync(RenewingOffice office)
    {
        var last = From.AddDays(Size[1] * 365);
        Assert.That(office.Agreements.Count, Is.GreaterThan(Size[0] * 2), "agreements were renewed");
        Assert.That(office.Agreements.Count(a => a.SuccessorStart is not null && a.Uncovered(last).Count > 0), Is.GreaterThan(Size[0] / 8), "some of them late");
        Assert.That(office.Agreements.Count(a => a.HasAddenda && a.Uncovered(last).Count > 0), Is.GreaterThan(Size[0] / 8));
        Assert.That(office.HandOvers, Is.GreaterThan(Size[1]));
    }

    private async Task AssertLedgerAsync(RenewingOffice office)
    {
        Assert.That(await App.RowsAsync<string>("SELECT agreement_id FROM alerts GROUP BY agreement_id, kind, deadline_on, step, recipient HAVING COUNT(*) > 1"), Is.Empty, "one row for each key");
        Assert.That(await App.RowsAsync<string>("SELECT DISTINCT state FROM alerts"), Is.SubsetOf(new[] { "sent", "skipped", "closed", "withdrawn" }));
        Assert.That(await App.RowsAsync<string>("SELECT DISTINCT state FROM outbox"), Is.SubsetOf(new[] { "sent", "cancelled" }));
        Assert.That(await App.RowsAsync<string>("SELECT alert_id FROM outbox WHERE alert_id IS NOT NULL AND state = 'sent' GROUP BY alert_id HAVING COUNT(*) > 1"), Is.Empty, "nobody was mailed twice for a step");
        var counts = office.Delivered.GroupBy(m => m.MessageId!).ToDictionary(g => g.Key, g => g.Count());
        Assert.That(counts.Where(c => c.Value > 1).Select(c => c.Key), Is.SubsetOf(office.DiedAfter), "only a death between acceptance and mark repeats a mail");
        var sent = await App.RowsAsync<string>("SELECT id FROM outbox WHERE state = 'sent'");
        Assert.That(sent.Where(id => !counts.ContainsKey($"{id}@office.example")), Is.Empty, "what is called sent was accepted");
        Assert.That(await App.RowsAsync<string>("SELECT id FROM alerts a WHERE state = 'sent' AND NOT EXISTS (SELECT 1 FROM outbox o WHERE o.alert_id = a.id AND o.state = 'sent')"), Is.Empty);
    }
}
