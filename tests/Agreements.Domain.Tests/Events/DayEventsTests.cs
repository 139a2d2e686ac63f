using Agreements.Domain.Agreements;
using Agreements.Domain.Dates;
using Agreements.Domain.Events;
using Agreements.Domain.Tests.Support;
using FsCheck;
using FsCheck.Fluent;
using NUnit.Framework;
using static Agreements.Domain.Tests.Support.Some;
using Property = Agreements.Domain.Tests.Support.Property;

namespace Agreements.Domain.Tests.Events;

public sealed class DayEventsTests
{
    [Test]
    public void Looking_only_on_the_days_named_as_next_finds_what_looking_every_day_finds() =>
        Property.Holds(Cases, c => Found(c, everyDay: false).SequenceEqual(Found(c, everyDay: true)));

    [Test]
    public void The_cases_are_such_that_everything_happens() => Assert.That(
        Cases.Sample(200).SelectMany(c => Found(c, everyDay: false)).Select(e => e.Type).Distinct(),
        Is.EquivalentTo(new[] { EventTypes.Expiring, EventTypes.NoticeDue, EventTypes.Expired, EventTypes.GapOpened, EventTypes.GapClosed, EventTypes.ParentExpired, EventTypes.Stalled }));

    [Test]
    public void Kota_Jambi_comes_to_its_end_leaves_a_gap_of_two_days_and_is_followed()
    {
        var mou = Registered(Fixed(Day(2020, 5, 26), Day(2025, 5, 25)));
        var successor = Registered(Fixed(Day(2025, 5, 28), Day(2030, 5, 27)));
        var found = Found(new Case(mou, new Neighbours(null, [successor], [])), everyDay: true).Select(e => $"{e.Type} {e.Data.On:yyyy-MM-dd} {e.Data.EndsOn:yyyy-MM-dd}{e.Data.From:yyyy-MM-dd} {e.Data.To:yyyy-MM-dd}".Trim());
        Assert.That(found, Is.EqualTo(new[]
        {
            "agreement.expiring 2024-11-26 2025-05-25", "agreement.expired 2025-05-26 2025-05-25", "agreement.gapOpened 2025-05-26 2025-05-26", "agreement.gapClosed 2025-05-28 2025-05-26 2025-05-27",
        }));
    }

    [Test]
    public void An_occurrence_whose_date_has_moved_is_another_one()
    {
        var (before, after) = (Registered(Fixed(Day(2020, 5, 26), Day(2025, 5, 25))), Registered(Fixed(Day(2020, 5, 26), Day(2025, 5, 31))));
        var told = Announced.Of(before, before.Status(Day(2025, 5, 20)));
        Assert.That(Between(told, before, Day(2025, 5, 21)), Is.Empty);
        Assert.That(Between(told, after, Day(2025, 5, 21)).Select(e => (e.Type, e.Data.EndsOn)), Is.EqualTo(new[] { (EventTypes.Expiring, (DateOnly?)Day(2025, 5, 31)) }));
    }

    [Test]
    public void A_draft_has_no_events_of_days() => Assert.That(Found(new Case(Proposed(), Neighbours.None), everyDay: true), Is.Empty);

    private static IEnumerable<DayEvent> Between(Announced told, Agreement agreement, DateOnly day)
    {
        var status = agreement.Status(day);
        return DayEvents.Between(told, Announced.Of(agreement, status), agreement, status);
    }

    private static List<DayEvent> Found(Case c, bool everyDay)
    {
        var (told, found, next) = (new Announced(), new List<DayEvent>(), (DateOnly?)Any.Days[0]);
        foreach (var day in Any.Days)
        {
            if (!everyDay && !(next <= day)) continue;
            var status = AgreementStatus.Of(c.Agreement, c.Around, Policy, WorkingCalendar.WeekendsOnly, day);
            var now = Announced.Of(c.Agreement, status);
            found.AddRange(DayEvents.Between(told, now, c.Agreement, status));
            (told, next) = (now, DayEvents.NextOn(c.Agreement, c.Around, status, Policy));
        }
        return found;
    }

    private static readonly Gen<Case> Cases =
        from chain in Pair.Chain
        from lineage in Any.Agreement.ListOf(2)
        from parents in Gen.Choose(0, 2)
        from notice in Gen.Choose(0, 3)
        let pair = chain[0]
        let facts = pair.Agreement.Facts with { Notice = notice == 0 ? null : new NoticeClause(notice, NoticeUnit.Months) }
        select new Case(Of(facts, pair.Agreement.Process, [.. pair.Agreement.Changes]), new Neighbours(parents > 0 ? lineage[0] : null, pair.Successors, parents > 1 ? [lineage[1]] : [], pair.Renewal));

    private sealed record Case(Agreement Agreement, Neighbours Around)
    {
        /// <summary>What a failing property prints.</summary>
        public override string ToString() =>
            $"{new Pair(Agreement, Around.Successors, Around.Renewal)}; parents {string.Join("; ", new[] { Around.Parent }.OfType<Agreement>().Concat(Around.ParentLineage).SelectMany(ValidityRules.Spans))}; only daily: {string.Join(", ", Found(this, true).Except(Found(this, false)))}; only by jumps: {string.Join(", ", Found(this, false).Except(Found(this, true)))}";
    }
}
