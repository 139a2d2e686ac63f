using System.Globalization;
using Agreements.App.Features.Agreements;
using Agreements.App.Tests.Support;
using Agreements.Domain.Agreements;
using NUnit.Framework;

namespace Agreements.App.Tests.Simulation;

/// <summary>The promise of the ledger over years: every step that was owed is there once, and its mail left once.</summary>
public sealed class YearsOfSweepsTests(string engine) : StorageTest(engine)
{
    // AGREEMENTS_TEST_SIMULATION=200x3 simulates 200 agreements over 3 years with 3 seeds more.
    private static readonly string[] Size = (Environment.GetEnvironmentVariable("AGREEMENTS_TEST_SIMULATION") ?? "24x1").Split('x');

    private static readonly int Agreements = int.Parse(Size[0], CultureInfo.InvariantCulture), Seeds = int.Parse(Size[1], CultureInfo.InvariantCulture);

    private static IEnumerable<int> SeedsToRun => Enumerable.Range(1, Seeds);

    [TestCaseSource(nameof(SeedsToRun))]
    public async Task Through_three_years_of_downtime_restarts_edits_and_two_nodes_every_owed_step_stands_once_and_is_mailed_once(int seed)
    {
        await using var office = new EditedOffice(Engine, seed, (await App.RowsAsync<DateOnly>("SELECT DISTINCT holiday_on FROM holiday_days")).ToHashSet());
        await EnterAsync(office, new Random(seed));
        await office.LiveAsync(new DateOnly(2024, 1, 1), 3 * 365);
        await AssertLedgerAsync(office);
        await AssertMailsAsync(office);
    }

    private async Task EnterAsync(EditedOffice office, Random random)
    {
        for (var i = 0; i < Agreements; i++)
        {
            var (end, notice) = (new DateOnly(2024, 1, 1).AddDays(random.Next(-100, 900)), random.Next(2) == 0);
            office.Enter(await RegisteredAsync(end, f => f with { Notice = notice ? new NoticeClause(60, NoticeUnit.Days) : null }), end, notice);
        }
    }

    private async Task AssertLedgerAsync(EditedOffice office)
    {
        Assert.That(office.Agreements.Sum(a => a.Expected.Owed.Count), Is.GreaterThan(Agreements * 9), "the simulation is one in which much falls due");
        foreach (var agreement in office.Agreements)
        {
            var rows = await App.RowsAsync<Row>("SELECT kind, deadline_on, step, recipient, state FROM alerts WHERE agreement_id = @Id AND kind IN ('end', 'gap', 'notice')", new { agreement.Id });
            Assert.That(rows.Select(r => new OwedStep(r.Kind, r.DeadlineOn, r.Step)).ToHashSet(), Is.EquivalentTo(agreement.Expected.Owed));
            Assert.That(rows, Has.Count.EqualTo(agreement.Expected.Owed.Count * 2), "each step once for each party");
            Assert.That(rows.Select(r => r.State), Has.None.EqualTo("queued").And.None.EqualTo("failed"));
        }
    }

    private async Task AssertMailsAsync(EditedOffice office)
    {
        var counts = office.Delivered.GroupBy(m => m.MessageId!).ToDictionary(g => g.Key, g => g.Count());
        Assert.That(counts.Where(c => c.Value > 1).Select(c => c.Key), Is.SubsetOf(office.DiedAfter), "only a death between acceptance and mark repeats a mail");
        Assert.That(office.DiedAfter, Is.Not.Empty);
        var sent = await App.RowsAsync<string>("SELECT o.id FROM outbox o JOIN alerts l ON l.id = o.alert_id WHERE l.state = 'sent' AND o.state = 'sent'");
        Assert.That(await App.RowsAsync<long>("SELECT COUNT(*) FROM alerts WHERE state = 'sent'"), Is.EqualTo(new[] { (long)sent.Count }), "one mail behind each alert that was sent");
        Assert.That(sent.Where(id => !counts.ContainsKey($"{id}@office.example")), Is.Empty, "what the ledger calls sent was accepted");
        Assert.That(await App.RowsAsync<string>("SELECT DISTINCT state FROM outbox"), Is.SubsetOf(new[] { "sent", "cancelled" }));
    }

    private sealed class Row
    {
        public string Kind { get; init; } = "";
        public DateOnly DeadlineOn { get; init; }
        public int Step { get; init; }
        public string Recipient { get; init; } = "";
        public string State { get; init; } = "";
    }
}
