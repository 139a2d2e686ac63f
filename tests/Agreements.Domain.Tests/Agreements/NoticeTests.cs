using Agreements.Domain.Agreements;
using Agreements.Domain.Alerts;
using Agreements.Domain.Dates;
using Agreements.Domain.Tests.Support;
using FsCheck.Fluent;
using NUnit.Framework;
using static Agreements.Domain.Tests.Support.Some;

namespace Agreements.Domain.Tests.Agreements;

/// <summary>A notice stops the automatic renewal of the term in which it was in time.</summary>
public sealed class NoticeTests
{
    private static readonly NoticeClause ThreeMonths = new(3, NoticeUnit.Months);

    /// <summary>Ends on 31 December 2024 and renews itself each year; notice until 30 September.</summary>
    private static Agreement Yearly(NoticeClause? notice, int? max = null) => Registered(
        Facts(Fixed(Day(2020, 1, 1), Day(2024, 12, 31))) with { RenewalClause = new RenewalClause(RenewalMode.Automatic, 12, max), Notice = notice });

    private static Agreement Noticed(Agreement agreement, DateOnly on, DateOnly? today = null, WorkingCalendar? calendar = null)
    {
        agreement.Do(ProcessAction.GiveNotice, new ActionInput { On = on, Reason = "Tidak diperpanjang" }, today ?? on, calendar);
        return agreement;
    }

    [Test]
    public void A_notice_on_its_deadline_stops_the_roll_at_the_end_of_the_term()
    {
        var agreement = Noticed(Yearly(ThreeMonths), Day(2024, 9, 30));
        Assert.That(agreement.ValidityOn(Day(2025, 1, 1)), Is.EqualTo(Validity.Expired));
        Assert.That((agreement.Status(Day(2024, 9, 29)).RenewsTo, agreement.Status(Day(2024, 9, 30)).RenewsTo), Is.EqualTo(((DateOnly?)Day(2025, 12, 31), (DateOnly?)null)));
    }

    [Test]
    public void A_notice_on_the_day_after_its_deadline_stops_the_next_roll_and_says_so()
    {
        var agreement = Noticed(Yearly(ThreeMonths), Day(2024, 10, 1));
        Assert.That(new[] { Day(2025, 1, 1), Day(2025, 12, 31), Day(2026, 1, 1) }.Select(agreement.ValidityOn), Is.EqualTo(new[] { Validity.InForce, Validity.InForce, Validity.Expired }));
        Assert.That(AgreementRules.Warnings(agreement).Select(w => w.Code), Does.Contain("notice.tooLate"));
        Assert.That((agreement.Status(Day(2024, 11, 1)).RenewsTo, agreement.Status(Day(2025, 2, 1)).RenewsTo), Is.EqualTo(((DateOnly?)Day(2025, 12, 31), (DateOnly?)null)));
        Assert.That(agreement.Status(Day(2024, 11, 1)).Flags, Does.Contain(Flag.NoticeMissed));
        Assert.That(agreement.Status(Day(2025, 11, 1)).Flags, Does.Not.Contain(Flag.NoticeMissed), "for this term the notice was in time");
    }

    [Test]
    public void Without_a_notice_clause_it_is_in_time_until_the_last_day() =>
        Assert.That(Noticed(Yearly(null), Day(2024, 12, 31)).ValidityOn(Day(2025, 1, 1)), Is.EqualTo(Validity.Expired));

    [Test]
    public void No_notice_by_the_deadline_rolls_the_term_up_to_its_maximum_and_the_next_deadline_belongs_to_the_new_term()
    {
        var agreement = Yearly(ThreeMonths, max: 2);
        Assert.That(agreement.Status(Day(2025, 1, 1)).NoticeDeadline, Is.EqualTo(Day(2025, 9, 30)));
        Assert.That(Noticed(agreement, Day(2025, 9, 30)).ValidityOn(Day(2026, 1, 1)), Is.EqualTo(Validity.Expired));
        Assert.That(Yearly(ThreeMonths, max: 2).ValidityOn(Day(2027, 1, 1)), Is.EqualTo(Validity.Expired));
    }

    [Test]
    public void A_withdrawn_notice_restores_the_renewal()
    {
        var agreement = Noticed(Yearly(ThreeMonths), Day(2024, 9, 1));
        agreement.Do(ProcessAction.WithdrawNotice, new ActionInput { On = Day(2024, 11, 1), Reason = "Disepakati lanjut" }, Day(2024, 11, 1));
        Assert.That(agreement.Status(Day(2024, 10, 31)).RenewsTo, Is.Null);
        Assert.That(agreement.Status(Day(2024, 11, 1)).RenewsTo, Is.EqualTo(Day(2025, 12, 31)));
        Assert.That(agreement.ValidityOn(Day(2025, 1, 1)), Is.EqualTo(Validity.InForce));
        Assert.That(Process.Allowed(agreement, Day(2024, 11, 1)), Does.Contain(ProcessAction.GiveNotice).And.Not.Contain(ProcessAction.WithdrawNotice));
    }

    [Test]
    public void A_notice_that_stands_is_not_given_twice_and_one_that_was_never_given_not_withdrawn()
    {
        var agreement = Yearly(ThreeMonths);
        Assert.That(Process.Allowed(agreement, Day(2024, 9, 1)), Does.Contain(ProcessAction.GiveNotice).And.Not.Contain(ProcessAction.WithdrawNotice));
        Noticed(agreement, Day(2024, 9, 1));
        Assert.That(Process.Allowed(agreement, Day(2024, 9, 1)), Does.Contain(ProcessAction.WithdrawNotice).And.Not.Contain(ProcessAction.GiveNotice));
    }

    [Test]
    public void What_has_no_end_has_no_notice_of_non_renewal() =>
        Assert.That(Process.Allowed(Registered(new Term { SignedOn = Day(2020, 1, 1), EndBasis = EndBasis.OpenEnded }), Day(2024, 9, 1)), Does.Not.Contain(ProcessAction.GiveNotice));

    [Test]
    public void A_notice_is_recorded_once_it_was_given() => Assert.That(
        Broken(() => Noticed(Yearly(ThreeMonths), Day(2024, 9, 2), today: Day(2024, 9, 1))), Is.EqualTo(new[] { "notice.future /on" }));

    [Test]
    public void Notices_and_withdrawals_keep_their_order()
    {
        var agreement = Noticed(Yearly(ThreeMonths), Day(2024, 9, 10));
        Assert.That(Broken(() => agreement.Do(ProcessAction.WithdrawNotice, new ActionInput { On = Day(2024, 9, 9), Reason = "r" }, Day(2024, 10, 1))), Is.EqualTo(new[] { "notice.order /on" }));
    }

    [Test]
    public void Recorded_late_a_notice_counts_by_the_day_on_which_it_was_given() =>
        Assert.That(Noticed(Yearly(ThreeMonths), Day(2024, 9, 30), today: Day(2025, 3, 1)).ValidityOn(Day(2025, 3, 1)), Is.EqualTo(Validity.Expired));

    [Test]
    public void Where_the_period_counts_working_days_the_calendar_decides_whether_it_is_in_time()
    {
        var clause = new NoticeClause(5, NoticeUnit.WorkingDays);
        var holidays = new WorkingCalendar([Day(2024, 12, 25), Day(2024, 12, 26)]);
        Assert.That(Noticed(Yearly(clause), Day(2024, 12, 24)).Changes[^1].Kind, Is.EqualTo(ChangeKind.NoticeGiven));
        Assert.That(Noticed(Yearly(clause), Day(2024, 12, 24), calendar: holidays).Changes[^1].Kind, Is.EqualTo(ChangeKind.NoticeGivenLate));
    }

    [Test]
    public void Once_notice_was_given_the_end_is_told_and_the_notice_is_not()
    {
        var agreement = Noticed(Yearly(ThreeMonths), Day(2024, 9, 1));
        var owed = AlertPlan.Deadlines(agreement, agreement.Status(Day(2024, 9, 2)), Policy, WorkingCalendar.WeekendsOnly);
        Assert.That(owed, Does.Contain((DeadlineKind.End, Day(2024, 12, 31))));
        Assert.That(owed.Select(d => d.Kind), Has.None.EqualTo(DeadlineKind.Notice));
        Assert.That(agreement.Status(Day(2024, 9, 2)).Flags, Does.Contain(Flag.Expiring).And.Not.Contain(Flag.NoticeDue));
    }

    private static Agreement Amended(Agreement agreement, DateOnly on, Amendment amendment)
    {
        agreement.Amend(new Addendum { SignedOn = on, Amendment = amendment }, on);
        return agreement;
    }

    [Test]
    public void Terms_that_have_begun_by_themselves_stay_when_an_addendum_ends_the_renewing()
    {
        var agreement = Amended(Yearly(ThreeMonths), Day(2025, 6, 1), new() { RenewalClause = new RenewalClause() });
        Assert.That(new[] { Day(2025, 12, 31), Day(2026, 1, 1) }.Select(agreement.ValidityOn), Is.EqualTo(new[] { Validity.InForce, Validity.Expired }));
    }

    [Test]
    public void A_new_length_counts_from_the_end_of_the_running_term() =>
        Assert.That(Amended(Yearly(ThreeMonths), Day(2025, 6, 1), new() { RenewalClause = new RenewalClause(RenewalMode.Automatic, 6) }).Status(Day(2026, 1, 1)).EndsOn, Is.EqualTo(Day(2026, 6, 30)));

    [Test]
    public void A_new_end_does_not_count_the_renewals_anew()
    {
        var agreement = Amended(Yearly(null, max: 2), Day(2025, 6, 1), new() { EndsOn = Day(2026, 6, 30) });
        Assert.That(new[] { Day(2027, 6, 30), Day(2027, 7, 1) }.Select(agreement.ValidityOn), Is.EqualTo(new[] { Validity.InForce, Validity.Expired }), "one of two was used before");
    }

    [Test]
    public void A_notice_holds_for_an_end_that_is_moved_forward_and_is_settled_by_a_later_end()
    {
        var earlier = Amended(Noticed(Yearly(ThreeMonths), Day(2024, 9, 1)), Day(2024, 9, 10), new() { EndsOn = Day(2024, 10, 31) });
        Assert.That(earlier.ValidityOn(Day(2024, 11, 1)), Is.EqualTo(Validity.Expired));
        var later = Amended(Noticed(Yearly(ThreeMonths), Day(2024, 9, 1)), Day(2024, 9, 10), new() { EndsOn = Day(2025, 6, 30) });
        Assert.That((later.Status(Day(2024, 9, 10)).RenewsTo, later.Status(Day(2024, 9, 10)).NoticeDeadline), Is.EqualTo(((DateOnly?)Day(2026, 6, 30), (DateOnly?)Day(2025, 3, 30))));
        Assert.That(later.Status(Day(2025, 3, 1)).Flags, Does.Contain(Flag.NoticeDue), "the notice deadline belongs to the new term");
    }

    [Test]
    public void Shortened_to_a_past_date_it_does_not_renew_itself_from_there() =>
        Assert.That(Amended(Yearly(null), Day(2024, 6, 1), new() { EndsOn = Day(2024, 3, 31) }).ValidityOn(Day(2024, 6, 1)), Is.EqualTo(Validity.Expired));

    [Test]
    public void The_terms_that_began_by_themselves_are_named_once_each_whatever_the_looks_at_them() => Property.Holds(
        from agreement in Any.Agreement from looks in Any.Day.ListOf(5) select (agreement, looks: looks.Order().ToList()),
        t =>
        {
            var (first, last) = (Any.Days[0], Any.Days[^1]);
            var all = AutomaticRenewal.Between(t.agreement, first, last).ToList();
            var points = t.looks.Prepend(first).Append(last).ToList();
            var pieces = points.Zip(points.Skip(1)).SelectMany(p => AutomaticRenewal.Between(t.agreement, p.First, p.Second)).ToList();
            var seen = Any.Days.Skip(1).Where(d => t.agreement.RenewsTo(d.AddDays(-1)) is { } next && t.agreement.FoldAt(d.AddDays(-1)).Term.EarliestEnd == d.AddDays(-1) && t.agreement.FoldAt(d).Term.EndsOn == next);
            return all.SequenceEqual(pieces) && all.Select(r => r.EndedOn.AddDays(1)).SequenceEqual(seen);
        });
}
