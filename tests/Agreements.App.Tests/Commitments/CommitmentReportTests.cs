using Agreements.App.Features.Agreements;
using Agreements.App.Features.Commitments;
using Agreements.App.Features.Institutions;
using Agreements.App.Features.Monev;
using Agreements.App.Features.Reports;
using Agreements.App.Monev;
using Agreements.App.Commitments;
using Agreements.App.Tests.Access;
using Agreements.Domain.Access;
using Agreements.Domain.Agreements;
using Agreements.Domain.Commitments;
using Agreements.Domain.Dates;
using Agreements.Domain.Institutions;
using Agreements.Domain.Monev;
using NUnit.Framework;

namespace Agreements.App.Tests.Commitments;

/// <summary>The matrix of a government's units, and which evaluations are due, held to what a look at each would find.</summary>
public sealed class CommitmentReportTests(string engine) : AccessTest(engine)
{
    private static readonly DateOnly Day = new(2024, 11, 4);

    private async Task<AgreementView> PksAsync(Guid unit, Guid? parent, DateOnly end) => await EnterAsync(
        Mou(unit, Branch) with { Class = AgreementClass.Pks, Parent = parent, Term = new Term { SignedOn = new DateOnly(2023, 1, 2), EndBasis = EndBasis.Fixed, EndsOn = end } }, ProcessState.Registered);

    private Task<CommitmentView> OwedAsync(Guid agreement, Guid unit, string text = "Daftarkan tenaga kontrak") =>
        App.SendAsync(new AddCommitment.Command(agreement, new CommitmentFacts(text, City, CommitmentKind.RegisterWorkers, MeasureUnit.People, 100, Responsible: unit)));

    private async Task<IReadOnlyDictionary<string, UnitPart>> MatrixAsync(OpdMatrixReport.Query query) => (await App.SendAsync(query)).Items.ToDictionary(i => i.Name, i => i.Part);

    [Test]
    public async Task A_unit_has_done_its_part_with_a_PKS_in_force_and_nothing_open()
    {
        var mou = await SharedAsync();
        Guid[] units = [await UnitAsync("A Dinas"), await UnitAsync("B Dinas"), await UnitAsync("C Dinas"), await UnitAsync("D Dinas"), await UnitAsync("E Dinas")];
        await PksAsync(units[0], mou.Id, new DateOnly(2025, 1, 1));
        await PksAsync(units[1], mou.Id, new DateOnly(2024, 11, 3));
        await PksAsync(units[2], mou.Id, new DateOnly(2025, 1, 1));
        await OwedAsync(mou.Id, units[2]);
        var met = await OwedAsync(mou.Id, units[3]);
        await App.SendAsync(new Observe.Command(met.Id, new ObservationEntry(120, new DateOnly(2024, 11, 2))));
        var expected = new Dictionary<string, UnitPart> { ["A Dinas"] = UnitPart.Done, ["B Dinas"] = UnitPart.None, ["C Dinas"] = UnitPart.Underway, ["D Dinas"] = UnitPart.Done, ["E Dinas"] = UnitPart.None };
        Assert.That(await MatrixAsync(new OpdMatrixReport.Query(Day, City)), Is.EqualTo(expected));
        Assert.That((await MatrixAsync(new OpdMatrixReport.Query(new DateOnly(2024, 11, 1), City)))["B Dinas"], Is.EqualTo(UnitPart.Done), "as of a day on which its PKS was in force");
        Assert.That(await MatrixAsync(new OpdMatrixReport.Query(Day, Agreement: mou.Id)), Is.EqualTo(expected), "the government is a party of the agreement");
        var page = await App.SendAsync(new OpdMatrixReport.Query(Day, City, PageSize: 2));
        Assert.That((page.Items.Count, page.Totals), Is.EqualTo((2, new OpdMatrixReport.UnitTotals(5, 2, 1, 2))));
        Assert.That((await App.SendAsync(new OpdMatrixReport.Query(Day, City, PageSize: 2, PageToken: page.NextPageToken))).Items.Select(i => i.Name), Is.EqualTo(new[] { "C Dinas", "D Dinas" }));
        await AssertBrokenAsync("opdMatrix.which", "/institution", () => App.SendAsync(new OpdMatrixReport.Query(Day)));
    }

    [Test]
    public async Task Narrowed_to_an_agreement_only_what_hangs_below_it_and_its_renewals_counts()
    {
        var mou = await SharedAsync();
        var unit = await UnitAsync("A Dinas");
        await PksAsync(unit, null, new DateOnly(2025, 1, 1));
        Assert.That((await MatrixAsync(new OpdMatrixReport.Query(Day, City)))["A Dinas"], Is.EqualTo(UnitPart.Done));
        Assert.That((await MatrixAsync(new OpdMatrixReport.Query(Day, City, mou.Id)))["A Dinas"], Is.EqualTo(UnitPart.None));
        var renewal = await EnterAsync(Mou(City, Branch) with { Term = Renewed, Predecessor = mou.Id }, ProcessState.Registered);
        await OwedAsync(renewal.Id, unit);
        Assert.That((await MatrixAsync(new OpdMatrixReport.Query(Day, City, mou.Id)))["A Dinas"], Is.EqualTo(UnitPart.Underway), "a renewal carries on what it renews");
    }

    [Test]
    public async Task Under_what_is_not_signed_or_was_voided_nothing_is_asked_of_a_unit()
    {
        var (draft, mou) = (await EnterAsync(Mou(City, Branch), ProcessState.Proposed), await SharedAsync());
        var (asked, voided) = (await UnitAsync("A Dinas"), await UnitAsync("B Dinas"));
        var (early, owed) = (await OwedAsync(draft.Id, asked), await OwedAsync(mou.Id, voided));
        Assert.That(await MatrixAsync(new OpdMatrixReport.Query(Day, City)), Is.EqualTo(new Dictionary<string, UnitPart> { ["A Dinas"] = UnitPart.None, ["B Dinas"] = UnitPart.Underway }));
        await ActAsync(mou, ProcessAction.Void, new ActionInput { Reason = "batal demi hukum", On = new DateOnly(2024, 11, 4) });
        Assert.That((await MatrixAsync(new OpdMatrixReport.Query(Day, City)))["B Dinas"], Is.EqualTo(UnitPart.None));
        foreach (var one in new[] { early, owed })
            Assert.That((await App.SendAsync(new GetCommitment.Query(one.Id, Day))).Progress is { State: CommitmentState.NotOwed, Explanation: var why } && why.Contains("tidak ditagih", StringComparison.Ordinal), Is.True);
    }

    [Test]
    public async Task What_was_missed_before_its_agreement_ended_stays_missed()
    {
        var mou = await SharedAsync();
        var unit = await UnitAsync("A Dinas");
        async Task<Guid> DueAsync(DateOnly due) =>
            (await App.SendAsync(new AddCommitment.Command(mou.Id, new CommitmentFacts("Daftarkan", City, CommitmentKind.RegisterWorkers, MeasureUnit.People, 100, DueOn: due, Responsible: unit)))).Id;
        var (before, after) = (await DueAsync(new DateOnly(2024, 10, 31)), await DueAsync(new DateOnly(2024, 11, 5)));
        await ActAsync(mou, ProcessAction.Terminate, new ActionInput { Reason = "disepakati", On = new DateOnly(2024, 11, 4) });
        async Task<CommitmentState> StateAsync(Guid id, int day) => (await App.SendAsync(new GetCommitment.Query(id, new DateOnly(2024, 11, day)))).Progress.State;
        Assert.That((await StateAsync(before, 6), await StateAsync(after, 3), await StateAsync(after, 6)), Is.EqualTo((CommitmentState.Missed, CommitmentState.NotMeasured, CommitmentState.NotOwed)));
    }

    [Test]
    public async Task Only_what_the_reader_may_see_is_counted()
    {
        var mou = await SharedAsync();
        var unit = await UnitAsync("A Dinas");
        await PksAsync(unit, mou.Id, new DateOnly(2025, 1, 1));
        await OwedAsync(mou.Id, unit);
        Act(Role.Officer, Other);
        var seen = (await App.SendAsync(new OpdMatrixReport.Query(Day, City))).Items[0];
        Assert.That((seen.Pks.Count, seen.Commitments.Count, seen.Part), Is.EqualTo((0, 0, UnitPart.None)));
        await AssertBrokenAsync("notFound", "", () => App.SendAsync(new OpdMatrixReport.Query(Day, City, mou.Id)));
        Act(Role.Auditor, Branch);
        Assert.That((await App.SendAsync(new OpdMatrixReport.Query(Day, City))).Items[0].Commitments, Has.Count.EqualTo(1));
    }

    [TestCase(1)]
    [TestCase(2)]
    public async Task Evaluations_due_are_those_that_a_look_at_each_agreement_finds(int seed)
    {
        var random = new Random(seed);
        var worlds = new List<(Guid Id, bool Mine, DateOnly From, int Months, DateOnly End, List<DateOnly> Held)>();
        for (var i = 0; i < 12; i++)
        {
            var (mine, from, months, end) = (random.Next(3) > 0, new DateOnly(2023, 1, 1).AddDays(random.Next(700)), random.Next(1, 13), new DateOnly(2024, 10, 1).AddDays(random.Next(400)));
            var view = await EnterAsync(Mou(mine ? City : Other, Branch) with { Term = new Term { SignedOn = new DateOnly(2020, 1, 1), EndBasis = EndBasis.Fixed, EndsOn = end } }, ProcessState.Registered);
            await App.SendAsync(new ScheduleMonev.Command(view.Id, 0, new ScheduleEntry(months, from)));
            var held = Enumerable.Range(0, random.Next(4)).Select(_ => new DateOnly(2023, 2, 1).AddDays(random.Next(600))).ToList();
            foreach (var day in held) await App.SendAsync(new Evaluate.Command(view.Id, new EvaluationEntry(day, new MonevScores(3, 3, 3, 3, 3), MonevDecision.Continue)));
            worlds.Add((view.Id, mine, from, months, end, held));
        }
        Act(Role.Officer, City);
        foreach (var asOf in new[] { new DateOnly(2024, 6, 1), Day, new DateOnly(2025, 5, 1) })
        {
            var to = asOf.AddDays(45);
            var expected = worlds.Where(w => w.Mine && w.End >= asOf).Select(w => (w.Id, Due: Due(w.From, w.Months, [.. w.Held.Where(h => h <= asOf)]))).Where(w => w.Due <= to && w.Due <= worlds.Find(x => x.Id == w.Id).End)
                .OrderBy(w => w.Due).ThenBy(w => w.Id).ToList();
            var found = new List<(Guid, DateOnly)>();
            for (var page = await App.SendAsync(new MonevDueReport.Query(asOf, to, PageSize: 3)); ; page = await App.SendAsync(new MonevDueReport.Query(asOf, to, PageSize: 3, PageToken: page.NextPageToken)))
            {
                found.AddRange(page.Items.Select(i => (i.Agreement, i.DueOn)));
                if (page.NextPageToken is null) break;
            }
            Assert.That(found, Is.EqualTo(expected), $"as of {asOf}");
        }
    }

    [Test]
    public async Task A_page_goes_on_behind_what_was_evaluated_since()
    {
        var all = new List<Guid>();
        for (var i = 0; i < 5; i++)
        {
            all.Add((await SharedAsync()).Id);
            await App.SendAsync(new ScheduleMonev.Command(all[i], 0, new ScheduleEntry(6, new DateOnly(2024, 5, 5 + i))));
        }
        var first = await App.SendAsync(new MonevDueReport.Query(Day, PageSize: 2));
        await App.SendAsync(new Evaluate.Command(all[1], new EvaluationEntry(Day, new MonevScores(3, 3, 3, 3, 3), MonevDecision.Continue)));
        var second = await App.SendAsync(new MonevDueReport.Query(Day, PageSize: 2, PageToken: first.NextPageToken));
        Assert.That(first.Items.Concat(second.Items).Select(i => i.Agreement), Is.EqualTo(all.Take(4)));
    }

    [Test]
    public async Task The_matrix_goes_on_where_the_last_unit_has_gone()
    {
        var units = new List<Guid>();
        foreach (var name in new[] { "A Dinas", "B Dinas", "C Dinas", "D Dinas" }) units.Add(await UnitAsync(name));
        var first = await App.SendAsync(new OpdMatrixReport.Query(Day, City, PageSize: 2));
        await App.SendAsync(new MergeInstitution.Command(units[1], 1, units[0]));
        var second = await App.SendAsync(new OpdMatrixReport.Query(Day, City, PageSize: 2, PageToken: first.NextPageToken));
        Assert.That((second.Items.Select(i => i.Name), second.NextPageToken), Is.EqualTo((new[] { "C Dinas", "D Dinas" }, (string?)null)));
    }

    // Day by day: the first due day that is behind the last evaluation, and more than thirty days away from it or not nearer to it than the one before.
    private static DateOnly Due(DateOnly from, int months, List<DateOnly> held)
    {
        var last = held.Count == 0 ? (DateOnly?)null : held.Max();
        for (var (number, before) = (1, from); ; number++)
        {
            var due = from.PlusMonths(number * months);
            if (last is null || (due > last && (due.DayNumber - last.Value.DayNumber > 30 || due.DayNumber - last.Value.DayNumber >= last.Value.DayNumber - before.DayNumber))) return due;
            before = due;
        }
    }

    private Task<Guid> UnitAsync(string name) => InstitutionAsync(name, InstitutionKind.GovernmentUnit, parent: City);
}
