using Agreements.App.Commitments;
using Agreements.App.Features.Commitments;
using Agreements.App.Tests.Support;
using Agreements.Domain.Commitments;
using NUnit.Framework;

namespace Agreements.App.Tests.Simulation;

/// <summary>A year of an office with downtime, two nodes and deaths while sending: what is owed of commitments stands in the ledger once, and is mailed once.</summary>
public sealed class CommitmentsOverAYearTests(string engine) : StorageTest(engine)
{
    [TestCase(7)]
    public async Task Every_step_of_a_commitment_is_decided_once_and_mailed_at_most_once_and_none_after_it_is_met(int seed)
    {
        await using var office = new CommittedOffice(Engine, seed);
        for (var i = 0; i < 4; i++)
        {
            var mou = await RegisteredAsync(new DateOnly(2030, 1, 1));
            // Two of one agreement have one target date.
            for (var k = 0; k < 2; k++) office.Owed.Add(await AddAsync(mou.Id, mou.Parties[0].Institution, new DateOnly(2025, 3, 1).AddDays(60 * i)));
        }
        await office.LiveAsync(new DateOnly(2025, 1, 1), 365);
        foreach (var commitment in office.Owed)
        {
            var rows = await App.RowsAsync<Row>("SELECT kind, step, recipient, state FROM alerts WHERE subject_id = @Id", new { commitment.Id });
            Assert.That(rows.Select(r => (r.Kind, r.Step, r.Recipient)), Is.Unique);
            Assert.That(rows.Select(r => r.State).Distinct(), Is.SubsetOf(new[] { "sent", "skipped", "closed" }));
            var missed = rows.Where(r => r.Kind == "commitmentMissed" && r.State == "sent").ToList();
            Assert.That(missed, Has.Count.EqualTo(office.Met.Contains(commitment.Id) ? 0 : 2), commitment.Text);
        }
        var counts = office.Delivered.GroupBy(m => m.MessageId!).Where(g => g.Count() > 1).Select(g => g.Key);
        Assert.That(counts, Is.SubsetOf(office.DiedAfter), "only a death between acceptance and mark repeats a mail");
        Assert.That(await App.RowsAsync<long>("SELECT COUNT(*) FROM events WHERE type = 'commitment.missed'"), Is.EqualTo(new[] { (long)office.Owed.Count(c => !office.Met.Contains(c.Id)) }));
    }

    private Task<CommitmentView> AddAsync(Guid agreement, Guid party, DateOnly due) =>
        App.SendAsync(new AddCommitment.Command(agreement, new CommitmentFacts($"Sosialisasi {due.Month}", party, CommitmentKind.Socialisation, MeasureUnit.Events, 4, DueOn: due)));

    /// <summary>On some day before its target date every third commitment is met.</summary>
    private sealed class CommittedOffice(Data.Engine engine, int seed) : SimulatedOffice(engine, seed)
    {
        public List<CommitmentView> Owed { get; } = [];

        public HashSet<Guid> Met { get; } = [];

        protected override async Task ActAsync(DateOnly today)
        {
            foreach (var (commitment, i) in Owed.Select((c, i) => (c, i)).Where(c => c.i % 3 == 0 && c.c.DueOn!.Value.AddDays(-3) <= today && today <= c.c.DueOn && !Met.Contains(c.c.Id)))
            {
                await AnyNode.SendAsync(new Observe.Command(commitment.Id, new ObservationEntry(4, today)));
                Met.Add(commitment.Id);
            }
        }
    }

    private sealed class Row
    {
        public string Kind { get; init; } = "";
        public int Step { get; init; }
        public string Recipient { get; init; } = "";
        public string State { get; init; } = "";
    }
}
