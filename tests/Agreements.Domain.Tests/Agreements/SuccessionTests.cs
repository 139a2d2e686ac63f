using Agreements.Domain.Agreements;
using Agreements.Domain.Tests.Support;
using Agreements.Domain.Texts;
using FsCheck.Fluent;
using NUnit.Framework;
using static Agreements.Domain.Tests.Support.Some;

namespace Agreements.Domain.Tests.Agreements;

public sealed class SuccessionTests
{
    private static readonly Agreement Old = Registered(Fixed(Day(2020, 5, 26), Day(2025, 5, 25)));

    private static Agreement Planned(DateOnly on) => Of(Facts() with { SigningPlan = new SigningPlan(on) }, ProcessState.SigningScheduled);

    private static Agreement Signed(DateOnly on, DateOnly? startsOn = null) =>
        Of(Facts(new Term { SignedOn = on, StartsOn = startsOn, Retroactive = startsOn < on }), ProcessState.Signed);

    [Test]
    public void Five_days_before_the_end_a_signing_planned_for_the_28th_forecasts_two_uncovered_days()
    {
        var status = Old.Status(Day(2025, 5, 20), Planned(Day(2025, 5, 28)));
        Assert.That(status.Gap, Is.EqualTo(new Gap(2, Day(2025, 5, 26), Day(2025, 5, 27), GapState.Forecast)));
        Assert.That(status.Flags, Does.Contain(Flag.Gap).And.Contain(Flag.Expiring));
        Assert.That((status.DaysToEnd, status.Renewal), Is.EqualTo(((int?)5, RenewalState.InProgress)));
    }

    [Test]
    public void On_the_first_uncovered_day_the_gap_is_open() =>
        Assert.That(Old.Status(Day(2025, 5, 26), Planned(Day(2025, 5, 28))).Gap!.State, Is.EqualTo(GapState.Open));

    [Test]
    public void Without_a_successor_the_gap_grows_by_the_day_and_has_no_end()
    {
        Assert.That(Old.Status(Day(2025, 5, 25)).Gap, Is.Null);
        Assert.That(Old.Status(Day(2025, 5, 29)).Gap, Is.EqualTo(new Gap(4, Day(2025, 5, 26), null, GapState.Open)));
    }

    [Test]
    public void A_signing_that_slipped_past_its_day_closes_no_gap()
    {
        var status = Old.Status(Day(2025, 5, 28), Planned(Day(2025, 5, 28)));
        Assert.That(status.Gap, Is.EqualTo(new Gap(3, Day(2025, 5, 26), null, GapState.Open)));
    }

    [Test]
    public void Signed_on_the_28th_the_gap_is_closed_and_stays_on_record()
    {
        var status = Old.Status(Day(2025, 6, 30), Signed(Day(2025, 5, 28)));
        Assert.That(status.Gap, Is.EqualTo(new Gap(2, Day(2025, 5, 26), Day(2025, 5, 27), GapState.Closed)));
        Assert.That((status.Validity, status.Renewal), Is.EqualTo((Validity.Expired, RenewalState.Renewed)));
        Assert.That(status.Flags, Does.Not.Contain(Flag.Gap));
    }

    [Test]
    public void Signed_after_expiry_with_retroactive_effect_it_closes_the_gap_legally_and_keeps_signing_day_and_flag()
    {
        var successor = Signed(Day(2025, 6, 10), startsOn: Day(2025, 5, 26));
        Assert.That(Old.Status(Day(2025, 6, 10), successor).Gap, Is.Null);
        Assert.That(successor.ValidityOn(Day(2025, 5, 26)), Is.EqualTo(Validity.InForce));
        Assert.That(successor.Status(Day(2025, 6, 10)).Flags, Does.Contain(Flag.Retroactive));
        Assert.That(successor.Facts.Term.SignedOn, Is.EqualTo(Day(2025, 6, 10)));
    }

    [Test]
    public void A_successor_whose_signing_day_nobody_recorded_has_renewed_it() =>
        Assert.That(Old.Status(Day(2025, 6, 1), Of(Facts(new Term { StartsOn = Day(2025, 5, 26) }), ProcessState.Registered)).Renewal, Is.EqualTo(RenewalState.Renewed));

    [Test]
    public void A_void_successor_renewed_nothing()
    {
        var status = Old.Status(Day(2025, 6, 10), Registered(Facts(new Term { SignedOn = Day(2025, 5, 20), StartsOn = Day(2025, 5, 26) }), new Change(ChangeKind.Voided, null, "r")));
        Assert.That((status.Renewal, status.Gap), Is.EqualTo((RenewalState.None, new Gap(16, Day(2025, 5, 26), null, GapState.Open))));
    }

    [Test]
    public void A_successor_that_was_ended_before_it_could_follow_renewed_nothing() =>
        Assert.That(Old.Status(Day(2025, 6, 10), Registered(new Term { SignedOn = Day(2025, 3, 1) }, new Change(ChangeKind.Terminated, Day(2025, 4, 1), "r"))).Renewal, Is.EqualTo(RenewalState.None));

    [Test]
    public void A_draft_whose_day_has_passed_does_not_hide_the_signed_successor()
    {
        var following = Registered(new Term { SignedOn = Day(2025, 5, 20), StartsOn = Day(2025, 5, 26), EndBasis = EndBasis.OpenEnded });
        var status = Old.Status(Day(2025, 6, 10), Planned(Day(2025, 5, 1)), following);
        Assert.That((status.Renewal, status.Gap), Is.EqualTo((RenewalState.Renewed, (Gap?)null)));
    }

    [Test]
    public void A_plan_that_can_still_come_true_is_preferred_to_one_whose_day_has_passed() =>
        Assert.That(Old.Status(Day(2025, 6, 10), Planned(Day(2025, 5, 1)), Planned(Day(2025, 6, 20))).Gap!.To, Is.EqualTo(Day(2025, 6, 19)));

    [Test]
    public void While_both_readings_of_its_end_are_open_only_the_days_after_the_later_one_are_a_gap()
    {
        var old = Registered(new Term { SignedOn = Day(2025, 5, 28), EndBasis = EndBasis.Computed, Duration = new Domain.Dates.Duration(5, Domain.Dates.DurationUnit.Years) });
        Assert.That(old.Status(Day(2030, 5, 28)).Gap, Is.Null);
        Assert.That(old.Status(Day(2030, 5, 29)).Gap, Is.EqualTo(new Gap(1, Day(2030, 5, 29), null, GapState.Open)));
        Assert.That(old.Status(Day(2030, 5, 28), Signed(Day(2030, 5, 1), startsOn: Day(2030, 8, 1))).Gap!.State, Is.EqualTo(GapState.Forecast));
    }

    [Test]
    public void An_abandoned_proposal_is_no_successor() =>
        Assert.That(Old.Status(Day(2025, 5, 20), Of(Facts() with { SigningPlan = new(Day(2025, 5, 28)) }, ProcessState.Rejected)).Renewal, Is.EqualTo(RenewalState.None));

    [Test]
    public void What_was_terminated_on_purpose_leaves_no_open_gap()
    {
        var terminated = Registered(Old.Facts, new Change(ChangeKind.Terminated, Day(2024, 1, 1), "r"));
        Assert.That(terminated.Status(Day(2024, 6, 1)).Gap, Is.Null);
        Assert.That(terminated.Status(Day(2024, 6, 1), Signed(Day(2024, 1, 11))).Gap!.Days, Is.EqualTo(10), "a successor shows that it was to go on");
    }

    [Test]
    public void An_addendum_that_writes_a_past_end_brings_nothing_back_and_takes_nothing_away_before_its_own_effect()
    {
        var late = Registered(Old.Facts, Until(Day(2025, 7, 1), Day(2025, 6, 30)));
        Assert.That(late.Status(Day(2025, 7, 2)).Gap, Is.EqualTo(new Gap(38, Day(2025, 5, 26), null, GapState.Open)), "it had expired on 25 May");
        var shortened = Registered(Old.Facts, Until(Day(2025, 5, 1), Day(2025, 3, 31)));
        Assert.That(shortened.Status(Day(2025, 5, 2)).Gap, Is.EqualTo(new Gap(2, Day(2025, 5, 1), null, GapState.Open)), "it was in force in April");
    }

    [Test]
    public void Days_before_an_addendum_that_brought_it_back_stay_a_gap()
    {
        var back = Registered(Old.Facts, Until(Day(2025, 6, 1), Day(2025, 6, 10)));
        Assert.That(back.Status(Day(2025, 6, 1)).GapsWithin, Is.EqualTo(new[] { new Gap(6, Day(2025, 5, 26), Day(2025, 5, 31), GapState.Closed) }));
        Assert.That(back.Status(Day(2025, 6, 1), Signed(Day(2025, 5, 28))).GapsWithin.Single().To, Is.EqualTo(Day(2025, 5, 27)), "from then on a successor was in force");
        Assert.That(back.Status(Day(2025, 5, 31)).GapsWithin, Is.Empty);
    }

    private static Change Until(DateOnly from, DateOnly end) => new(ChangeKind.Amended, from, "r", new Addendum { SignedOn = from, EffectiveOn = from, Amendment = new Amendment { EndsOn = end } });

    [Test]
    public void A_gap_holds_exactly_the_days_on_which_neither_was_in_force() => Property.Holds(
        from end in Any.Day from start in Any.Day from asOf in Any.Day select (end, start, asOf),
        t =>
        {
            var (old, successor) = (Registered(Fixed(Any.Days[0].AddDays(-10), t.end)), Signed(t.start));
            var gap = old.Status(t.asOf, successor).Gap;
            var uncovered = Any.Days.Where(d => d < t.start && old.ValidityOn(d) != Validity.InForce && successor.ValidityOn(d) != Validity.InForce).ToList();
            return gap is null ? uncovered.Count == 0 : gap.Days == uncovered.Count && gap.From == uncovered[0] && gap.To == uncovered[^1];
        });

    [Test]
    public void Every_derived_date_explains_itself_in_both_languages() => Property.Holds(
        from agreement in Any.Agreement from successor in Any.Agreement from day in Any.Day select (agreement, successor, day),
        t => Deadlines.Explain(t.agreement, t.agreement.Status(t.day, t.successor))
            .All(d => d.Explanation.In(Language.Id).Length > 5 && d.Explanation.In(Language.En).Length > 5 && d.Explanation.In(Language.Id) != d.Explanation.In(Language.En)));
}
