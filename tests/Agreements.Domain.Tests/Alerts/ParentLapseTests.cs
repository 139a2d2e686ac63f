using Agreements.Domain.Agreements;
using Agreements.Domain.Alerts;
using Agreements.Domain.Dates;
using Agreements.Domain.Tests.Support;
using FsCheck.Fluent;
using NUnit.Framework;
using static Agreements.Domain.Tests.Support.Some;

namespace Agreements.Domain.Tests.Alerts;

/// <summary>What a child is told of its parent's lineage.</summary>
public sealed class ParentLapseTests
{
    private static readonly Agreement Parent = Registered(Fixed(Day(2020, 5, 26), Day(2025, 5, 25)));

    private static readonly AgreementFacts ChildFacts = Facts(Fixed(Day(2024, 1, 1), Day(2026, 12, 31))) with { Class = AgreementClass.Pks, Parent = Parent.Id };

    private static readonly AlertPolicy Silent = Policy with { EndSteps = [], GapSteps = [], GapEvery = 0 };

    private static AlertPlan Plan(Agreement child, DateOnly today, Agreement parent, params Agreement[] lineage) => AlertPlan.For(
        child, AgreementStatus.Of(child, new Neighbours(parent, [], lineage), Silent, WorkingCalendar.WeekendsOnly, today), Silent, WorkingCalendar.WeekendsOnly, (_, _, _) => false);

    private static string[] Told(DateOnly today, Agreement? parent = null, AgreementFacts? child = null, params Agreement[] lineage) =>
        [.. Plan(Registered(child ?? ChildFacts), today, parent ?? Parent, lineage).Due.Select(s => $"{s.Kind} {s.Deadline:yyyy-MM-dd} {s.Decision}")];

    [Test]
    public void A_PKS_outliving_its_MoU_is_told_once_on_the_working_day_after_the_last_covered_day()
    {
        Assert.That(Told(Day(2025, 5, 25)), Is.Empty);
        Assert.That(Plan(Registered(ChildFacts), Day(2025, 5, 25), Parent).NextOn, Is.EqualTo(Day(2025, 5, 26)));
        Assert.That(Told(Day(2025, 5, 26)), Is.EqualTo(new[] { "ParentLapsed 2025-05-25 Send" }));
    }

    [Test]
    public void It_is_told_after_a_weekend_and_not_before_the_lapse()
    {
        var parent = Registered(Fixed(Day(2020, 5, 26), Day(2025, 5, 23)));
        Assert.That(new[] { 24, 25 }.SelectMany(day => Told(Day(2025, 5, day), parent)), Is.Empty);
        Assert.That(Told(Day(2025, 5, 26), parent), Is.EqualTo(new[] { "ParentLapsed 2025-05-23 Send" }));
    }

    [Test]
    public void A_parent_renewed_under_a_new_number_keeps_its_old_children_and_nothing_is_told()
    {
        var follower = Registered(Fixed(Day(2025, 5, 20), Day(2030, 5, 19)) with { StartsOn = Day(2025, 5, 26) });
        Assert.That(Told(Day(2025, 6, 10), null, null, follower), Is.Empty);
        Assert.That(Told(Day(2030, 5, 20), null, ChildFacts with { Term = Fixed(Day(2024, 1, 1), Day(2031, 1, 1)) }, follower), Is.EqualTo(new[] { "ParentLapsed 2030-05-19 Send" }), "and the follower's end is told");
    }

    [Test]
    public void A_gap_that_is_over_when_the_sweep_comes_is_not_told()
    {
        var follower = Registered(Fixed(Day(2025, 5, 28), Day(2030, 5, 27)));
        Assert.That(Told(Day(2025, 5, 27), null, null, follower), Is.EqualTo(new[] { "ParentLapsed 2025-05-25 Send" }));
        Assert.That(Told(Day(2025, 5, 28), null, null, follower), Is.Empty);
    }

    [Test]
    public void A_parent_terminated_today_is_told_today() =>
        Assert.That(Told(Day(2025, 3, 3), Registered(Parent.Facts, new Change(ChangeKind.Terminated, Day(2025, 3, 3), "r"))), Is.EqualTo(new[] { "ParentLapsed 2025-03-02 Send" }));

    [Test]
    public void A_parent_that_was_void_from_the_beginning_is_told() =>
        Assert.That(Told(Day(2025, 3, 3), Registered(Parent.Facts, new Change(ChangeKind.Voided, null, "r"))), Is.EqualTo(new[] { "ParentLapsed 2020-05-25 Send" }));

    [Test]
    public void A_child_that_has_ended_itself_is_not_told() =>
        Assert.That(Told(Day(2025, 5, 26), null, ChildFacts with { Term = Fixed(Day(2024, 1, 1), Day(2025, 5, 25)) }), Is.Empty);

    [Test]
    public void Who_made_a_child_in_the_gap_with_a_reason_is_not_told_what_is_known()
    {
        var child = ChildFacts with { Term = Fixed(Day(2025, 6, 2), Day(2026, 12, 31)), ParentOverrideReason = "Perpanjangan MoU sedang diproses" };
        Assert.That(Told(Day(2025, 6, 3), null, child), Is.Empty);
        Assert.That(Told(Day(2025, 6, 3), null, child with { ParentOverrideReason = null }), Is.Not.Empty);
    }

    [Test]
    public void A_child_that_is_renewed_already_is_still_told()
    {
        var child = Registered(ChildFacts with { Term = Fixed(Day(2024, 1, 1), Day(2025, 6, 30)) });
        var next = Registered(Fixed(Day(2025, 5, 1), Day(2027, 1, 1)) with { StartsOn = Day(2025, 7, 1) });
        var status = AgreementStatus.Of(child, new Neighbours(Parent, [next], []), Silent, WorkingCalendar.WeekendsOnly, Day(2025, 5, 26));
        Assert.That(AlertPlan.For(child, status, Silent, WorkingCalendar.WeekendsOnly, (_, _, _) => false).Due.Select(s => s.Kind), Is.EqualTo(new[] { DeadlineKind.ParentLapsed }));
    }

    [Test]
    public void The_ends_of_a_lineage_are_the_days_before_its_uncovered_ones() => Property.Holds(
        from one in Any.Agreement from other in Any.Agreement select new[] { one, other },
        lineage =>
        {
            var ends = LineageCover.Ends(lineage).ToHashSet();
            return Any.Days.Zip(Any.Days.Skip(1)).All(d => ends.Contains(d.First) == (LineageCover.HoldsOn(lineage, d.First) && !LineageCover.HoldsOn(lineage, d.Second)))
                || !Any.Days.Any(d => LineageCover.HoldsOn(lineage, d));
        });

    [Test]
    public void Until_the_day_named_as_next_nothing_becomes_due_under_any_lineage_and_with_addenda_that_begin_to_hold_later() => Property.Holds(
        from child in Any.Agreement from parent in Any.Agreement from other in Any.Agreement select (child: Recorded(child), parent, other),
        t =>
        {
            var (told, next) = (new HashSet<(DeadlineKind, DateOnly, int)>(), (DateOnly?)Any.Days[0]);
            foreach (var day in Any.Days)
            {
                var status = AgreementStatus.Of(t.child, new Neighbours(t.parent, [], [t.other]), Policy, WorkingCalendar.WeekendsOnly, day);
                var plan = AlertPlan.For(t.child, status, Policy, WorkingCalendar.WeekendsOnly, (kind, on, step) => told.Contains((kind, on, step)));
                if (plan.Due.Count > 0 && !(next <= day)) return false;
                if (!(next <= day)) continue;
                foreach (var step in plan.Due) told.Add((step.Kind, step.Deadline, step.Step));
                next = plan.NextOn;
            }
            return true;
        });

    /// <summary>As it is known on the first day: what happens later is a change of facts, after which everything is planned anew.</summary>
    private static Agreement Recorded(Agreement agreement) => Registered(
        agreement.Facts with { Notice = new NoticeClause(2, NoticeUnit.Months) },
        [
            .. agreement.Changes.Where(c => c.EffectiveOn is null || c.EffectiveOn <= Any.Days[0] || c.Addendum is not null)
                .Select(c => c with { Addendum = c.Addendum is { } addendum ? addendum with { SignedOn = Any.Days[0] } : null }),
        ]);
}
