using Agreements.Domain.Agreements;
using Agreements.Domain.Tests.Support;
using Gen = FsCheck.Fluent.Gen;
using FsCheck.Fluent;
using NUnit.Framework;

namespace Agreements.Domain.Tests.Agreements;

/// <summary>Random chains of agreements with addenda, renewals, terminations and plans, against a calendar that is counted day by day.</summary>
public sealed class ChainTests
{
    [Test]
    public void The_gaps_of_a_chain_hold_every_uncovered_day_of_a_painted_calendar_and_no_other() => Property.Holds(
        from chain in Pair.Chain from asOf in Any.Day select (chain, asOf),
        t => t.chain.All(pair => Days(pair.On(t.asOf)).SetEquals(CountedDays.Of(pair, t.asOf))));

    [Test]
    public void Each_member_of_a_chain_has_one_validity_on_each_day_and_overlaps_are_the_days_on_which_both_are_painted() => Property.Holds(Pair.Chain, chain =>
        chain.All(pair => pair.Successors.All(next => Any.Days.Where(d => Binds(pair.Agreement.ValidityOn(d)) && Binds(next.ValidityOn(d))).SequenceEqual(Overlap(pair.Agreement, next)))));

    [Test]
    public void What_was_answered_for_a_past_day_stays_whatever_later_day_is_asked_about_in_between() => Property.Holds(
        from chain in Pair.Chain from asOf in Any.Day from later in Gen.Choose(1, 400) select (chain, asOf, later),
        t => t.chain.All(pair =>
        {
            var then = pair.On(t.asOf);
            _ = pair.On(t.asOf.AddDays(t.later));
            return Same(then, pair.On(t.asOf)) && Same(then, (pair with { Agreement = Some.Of(pair.Agreement.Facts, pair.Agreement.Process, [.. pair.Agreement.Changes]) }).On(t.asOf));
        }));

    [Test]
    public void An_addendum_of_a_later_day_leaves_the_gaps_of_earlier_days_as_they_were_answered() => Property.Holds(
        from chain in Pair.Chain from addendum in Any.Change from asOf in Any.Day
        where addendum.Kind == ChangeKind.Amended && addendum.Addendum!.SignedOn > asOf
        select (chain, addendum, asOf),
        t => t.chain.All(pair => Same(pair.On(t.asOf), (pair with { Agreement = Some.Of(pair.Agreement.Facts, pair.Agreement.Process, [.. pair.Agreement.Changes, t.addendum]) }).On(t.asOf))));

    private static HashSet<DateOnly> Days(AgreementStatus status) =>
        [.. status.GapsWithin.Append(status.Gap).OfType<Gap>().SelectMany(g => Any.Days.Where(d => g.From <= d && d <= (g.To ?? status.AsOf)))];

    private static IEnumerable<DateOnly> Overlap(Agreement one, Agreement other) =>
        PaintedCalendar.Of(one).Zip(PaintedCalendar.Of(other), Any.Days).Where(d => Binds(d.First) && Binds(d.Second)).Select(d => d.Third);

    private static bool Binds(Validity validity) => validity is Validity.InForce or Validity.Suspended;

    private static bool Same(AgreementStatus a, AgreementStatus b) =>
        (a.Validity, a.Renewal, a.EndsOn, a.EndsOnAtLatest, a.RenewsTo, a.Gap) == (b.Validity, b.Renewal, b.EndsOn, b.EndsOnAtLatest, b.RenewsTo, b.Gap)
        && a.GapsWithin.SequenceEqual(b.GapsWithin) && a.Flags.SequenceEqual(b.Flags);
}
