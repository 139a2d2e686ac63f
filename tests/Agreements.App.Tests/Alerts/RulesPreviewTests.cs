using Agreements.App.Features.Agreements;
using Agreements.App.Features.AlertPolicies;
using Agreements.App.Features.Holidays;
using Agreements.App.Features.Institutions;
using Agreements.App.Tests.Support;
using Agreements.Domain.Agreements;
using Agreements.Domain.Alerts;
using Agreements.Domain.Dates;
using Agreements.Domain.Institutions;
using Agreements.Domain.Texts;
using NUnit.Framework;

namespace Agreements.App.Tests.Alerts;

/// <summary>A preview against what comes: two offices with the same agreements, one goes on as before, the other by the new rules, and both
/// sweep on each of the 180 days.</summary>
public sealed class RulesPreviewTests
{
    private static readonly DateOnly Start = new(2025, 2, 3);

    [Test]
    public Task What_a_policy_was_said_to_change_is_what_sweeps_then_do_otherwise() => CompareAsync(async app =>
    {
        var scope = PolicyScope.OfClass(AgreementClass.Mou, false);
        var now = await app.SendAsync(new GetPolicy.Query(scope, null));
        var entry = new PolicyEntry
        {
            ValidFrom = Start.AddDays(40), EndSteps = [200, 150, 90, 45, 14, 3, 0], NoticeSteps = [90, 30, 2], GapSteps = [2, 7, 14], GapEvery = 20,
            RenewalLead = 180, StageDays = now.Stated!.StageDays, StalledSteps = [1],
        };
        var preview = (await app.SendAsync(new SetPolicy.Preview(scope, now.Version, entry))).Preview!;
        await app.SendAsync(new SetPolicy.Command(scope, now.Version, entry));
        return preview;
    });

    [Test]
    public Task What_a_list_of_holidays_was_said_to_change_is_what_sweeps_then_do_otherwise() => CompareAsync(async app =>
    {
        var now = await app.SendAsync(new GetHolidays.Query(2025, null));
        var weeks = Enumerable.Range(0, 60).Select(i => new Holiday(new DateOnly(2025, 3, 3).AddDays(i * 2), HolidayKind.Regional, "Libur daerah", i % 2 == 0 ? "15" : "16"));
        var entry = new HolidayEntry("SKB", [.. now.Holidays, .. weeks, new Holiday(new DateOnly(2025, 6, 11), HolidayKind.National, "Pemilu")]);
        var preview = (await app.SendAsync(new SetHolidays.Preview(2025, now.Version, entry))).Preview!;
        await app.SendAsync(new SetHolidays.Command(2025, now.Version, entry));
        return preview;
    });

    private static async Task CompareAsync(Func<TestApp, Task<RulesPreview>> change)
    {
        using var one = TestDatabase.Create(TestDatabase.Sqlite)!;
        using var two = TestDatabase.Create(TestDatabase.Sqlite)!;
        await using var old = new TestApp(one.Engine);
        await using var other = new TestApp(two.Engine);
        foreach (var app in new[] { old, other })
        {
            await EnterAsync(app);
            await app.SweepOnAsync(Start);
        }
        var preview = await change(other);
        for (var day = 0; day <= RulesPreview.Days; day++)
            foreach (var app in new[] { old, other }) await app.SweepOnAsync(Start.AddDays(day));
        // Alerts of renewal cases belong to what people do in the meantime; the preview speaks of the terms that stand.
        var (before, after) = ((await LedgerAsync(old)).Where(e => e.Kind != "stage").ToList(), (await LedgerAsync(other)).Where(e => e.Kind != "stage").ToList());
        var expected = Difference(before, after);
        Assert.That(expected, Has.Count.GreaterThan(15), "much is different");
        Assert.That(preview.Items.Select(i => new Expected(i.Change, i.Title, Words.Of(i.Kind), i.Deadline, i.Step, i.Day, i.Decision == AlertDecision.Send)), Is.EquivalentTo(expected));
        Assert.That(preview.Added + preview.Removed + preview.Moved + preview.Redecided, Is.EqualTo(expected.Count));
        Assert.That(preview.SentNow, Is.Positive);
        Assert.That(preview.SentThen - preview.SentNow, Is.EqualTo(after.Count(r => r.Send) - before.Count(r => r.Send)));
    }

    private static async Task EnterAsync(TestApp app)
    {
        var random = new Random(7);
        var cities = new List<Guid>();
        foreach (var region in new[] { "15.71", "16.71", "17" })
            cities.Add((await app.SendAsync(new CreateInstitution.Command(new InstitutionFacts { Kind = InstitutionKind.CityGovernment, Name = "Kota " + region, RegionCode = region, Mailbox = $"d{region}@kota.example" }))).Id);
        var branch = (await app.SendAsync(new CreateInstitution.Command(new InstitutionFacts { Kind = InstitutionKind.BpjsBranch, Name = "Cabang", Mailbox = "cabang@bpjs.example" }))).Id;
        for (var i = 0; i < 14; i++)
        {
            var end = Start.AddDays(random.Next(-120, 420));
            await app.SendAsync(new CreateAgreement.Command(new AgreementFacts
            {
                Class = i % 5 == 4 ? AgreementClass.Pks : AgreementClass.Mou, Regime = Regime.Sinergi, Title = $"Nota {i}",
                Parties = [new Party { Institution = cities[i % 3], Number = $"1/{i}" }, new Party { Institution = branch, Number = $"2/{i}" }],
                Term = new Term { SignedOn = end.AddDays(-1500), EndBasis = EndBasis.Fixed, EndsOn = end },
                Notice = i % 3 == 0 ? new NoticeClause(30, NoticeUnit.WorkingDays) : i % 3 == 1 ? new NoticeClause(2, NoticeUnit.Months) : null,
                RenewalClause = i % 6 == 0 ? new RenewalClause(RenewalMode.Automatic, 2) : new RenewalClause(),
                Funding = i % 5 == 4 ? [new FundingLine(FundingSource.Apbd, 2025)] : [],
            }, ProcessState.Registered));
        }
    }

    private sealed record Expected(ForecastChangeKind Change, string Title, string Kind, DateOnly Deadline, int Step, DateOnly Day, bool Send);

    private static List<Expected> Difference(IReadOnlyList<Row> before, IReadOnlyList<Row> after)
    {
        var (old, now) = (before.ToDictionary(r => r.Key), after.ToDictionary(r => r.Key));
        var expected = new List<Expected>();
        foreach (var key in old.Keys.Union(now.Keys))
        {
            var (was, will) = (old.GetValueOrDefault(key), now.GetValueOrDefault(key));
            if (was is not null && will is not null && (was.On, was.Send) == (will.On, will.Send)) continue;
            var change = was is null ? ForecastChangeKind.Added : will is null ? ForecastChangeKind.Removed : was.On != will.On ? ForecastChangeKind.Moved : ForecastChangeKind.Redecided;
            var row = (will ?? was)!;
            expected.Add(new Expected(change, row.Title, row.Kind, row.DeadlineOn, row.Step, row.On, row.Send));
        }
        return expected;
    }

    private static Task<IReadOnlyList<Row>> LedgerAsync(TestApp app) => app.RowsAsync<Row>("""
        SELECT a.title, l.kind, l.deadline_on, l.step, MIN(l.planned_at) AS planned_at, MIN(l.state) AS state FROM alerts l JOIN agreements a ON a.id = l.agreement_id
        GROUP BY a.title, l.kind, l.deadline_on, l.step
        """);

    private sealed class Row
    {
        public string Title { get; init; } = "";
        public string Kind { get; init; } = "";
        public DateOnly DeadlineOn { get; init; }
        public int Step { get; init; }
        public DateTimeOffset PlannedAt { get; init; }
        public string State { get; init; } = "";

        public (string, string, DateOnly, int) Key => (Title, Kind, DeadlineOn, Step);
        public DateOnly On => Zone.Wib.Today(PlannedAt);
        public bool Send => State == "sent";
    }
}
