using Agreements.Domain.Agreements;
using Agreements.Domain.Dates;
using Agreements.Domain.Tests.Support;
using FsCheck.Fluent;
using NUnit.Framework;
using static Agreements.Domain.Tests.Support.Some;

namespace Agreements.Domain.Tests.Agreements;

public sealed class ValidityTests
{
    private static readonly Term KotaJambi = Fixed(Day(2020, 5, 26), Day(2025, 5, 25));

    [Test]
    public void The_end_day_is_inclusive_although_it_is_a_Sunday()
    {
        Assert.That(Day(2025, 5, 25).DayOfWeek, Is.EqualTo(DayOfWeek.Sunday));
        Assert.That(Registered(KotaJambi).ValidityOn(Day(2025, 5, 25)), Is.EqualTo(Validity.InForce));
        Assert.That(Registered(KotaJambi).ValidityOn(Day(2025, 5, 26)), Is.EqualTo(Validity.Expired));
    }

    [Test]
    public void The_first_day_is_inclusive()
    {
        Assert.That(Registered(KotaJambi).ValidityOn(Day(2020, 5, 25)), Is.EqualTo(Validity.NotYetInForce));
        Assert.That(Registered(KotaJambi).ValidityOn(Day(2020, 5, 26)), Is.EqualTo(Validity.InForce));
    }

    [Test]
    public void What_nobody_has_signed_is_never_in_force() =>
        Assert.That(Of(Facts(KotaJambi), ProcessState.SigningScheduled).ValidityOn(Day(2022, 1, 1)), Is.EqualTo(Validity.NotYetInForce));

    [Test]
    public void A_termination_ends_it_from_its_day_and_is_known_before()
    {
        var agreement = Registered(KotaJambi, new Change(ChangeKind.Terminated, Day(2024, 7, 1), "r"));
        Assert.That(agreement.ValidityOn(Day(2024, 6, 30)), Is.EqualTo(Validity.InForce));
        Assert.That(agreement.ValidityOn(Day(2024, 7, 1)), Is.EqualTo(Validity.Terminated));
        Assert.That(agreement.Status(Day(2024, 6, 1)).EndsOn, Is.EqualTo(Day(2024, 6, 30)));
    }

    [Test]
    public void A_withdrawn_termination_never_takes_effect() => Assert.That(
        Registered(KotaJambi, new(ChangeKind.Terminated, Day(2024, 7, 1), "r"), new(ChangeKind.TerminationWithdrawn, Day(2024, 7, 1), "r")).ValidityOn(Day(2024, 8, 1)),
        Is.EqualTo(Validity.InForce));

    [Test]
    public void A_second_termination_to_an_earlier_day_counts_after_the_first_was_withdrawn() => Assert.That(
        Registered(KotaJambi, new(ChangeKind.Terminated, Day(2024, 7, 1), "r"), new(ChangeKind.TerminationWithdrawn, Day(2024, 7, 1), "r"),
            new(ChangeKind.Terminated, Day(2024, 5, 1), "r")).ValidityOn(Day(2024, 8, 1)),
        Is.EqualTo(Validity.Terminated));

    [Test]
    public void What_had_expired_before_its_termination_took_effect_has_expired() =>
        Assert.That(Registered(KotaJambi, new Change(ChangeKind.Terminated, Day(2025, 7, 1), "r")).ValidityOn(Day(2025, 8, 1)), Is.EqualTo(Validity.Expired));

    [Test]
    public void A_suspension_does_not_stop_the_clock()
    {
        var agreement = Registered(KotaJambi, new(ChangeKind.Suspended, Day(2024, 1, 1), "r"), new(ChangeKind.Resumed, Day(2024, 7, 1), "r"));
        Assert.That(agreement.ValidityOn(Day(2024, 6, 30)), Is.EqualTo(Validity.Suspended));
        Assert.That(agreement.ValidityOn(Day(2024, 7, 1)), Is.EqualTo(Validity.InForce));
        Assert.That(agreement.Status(Day(2024, 6, 30)).EndsOn, Is.EqualTo(Day(2025, 5, 25)));
    }

    [Test]
    public void Void_from_the_beginning_it_was_never_in_force() =>
        Assert.That(Registered(KotaJambi, new Change(ChangeKind.Voided, null, "r")).ValidityOn(Day(2021, 1, 1)), Is.EqualTo(Validity.Void));

    [Test]
    public void An_early_renewal_overlaps_and_supersedes_only_where_its_text_says_so()
    {
        var both = Registered(KotaJambi);
        var replaced = Registered(KotaJambi, new Change(ChangeKind.Superseded, Day(2025, 3, 1), "AGR-2"));
        Assert.That(both.ValidityOn(Day(2025, 4, 1)), Is.EqualTo(Validity.InForce));
        Assert.That(replaced.ValidityOn(Day(2025, 2, 28)), Is.EqualTo(Validity.InForce));
        Assert.That(replaced.ValidityOn(Day(2025, 4, 1)), Is.EqualTo(Validity.Superseded));
    }

    [Test]
    public void The_runs_of_days_cover_the_calendar_once_and_agree_with_the_question_for_each_day() => Property.Holds(Any.Agreement, agreement =>
    {
        var spans = ValidityRules.Spans(agreement);
        var seamless = spans[0].Days.Start == DateOnly.MinValue && spans[^1].Days.End == DateOnly.MaxValue
            && spans.Zip(spans.Skip(1)).All(p => p.First.Days.End.AddDays(1) == p.Second.Days.Start && p.First.Validity != p.Second.Validity);
        return seamless && Any.Days.All(d => spans.Single(s => s.Days.Contains(d)).Validity == agreement.ValidityOn(d));
    });

    [Test]
    public void Validity_agrees_with_a_calendar_painted_day_by_day() =>
        Property.Holds(Any.Agreement, agreement => PaintedCalendar.Of(agreement).SequenceEqual(Any.Days.Select(agreement.ValidityOn)));

    [Test]
    public void Changes_that_take_effect_later_do_not_alter_earlier_days_but_for_what_is_known_ahead() => Property.Holds(
        from agreement in Any.Agreement from change in Any.Change
        where change.Kind is ChangeKind.Amended or ChangeKind.Suspended or ChangeKind.Resumed or ChangeKind.NoticeGiven or ChangeKind.NoticeGivenLate or ChangeKind.NoticeWithdrawn
        select (agreement, change),
        t =>
        {
            var changed = Registered(t.agreement.Facts, [.. t.agreement.Changes, t.change]);
            return Any.Days.Where(d => d < t.change.EffectiveOn).All(d => changed.ValidityOn(d) == t.agreement.ValidityOn(d));
        });
}
