using Agreements.Domain.Agreements;
using Agreements.Domain.Dates;
using Agreements.Domain.Tests.Support;
using FsCheck.Fluent;
using NUnit.Framework;
using static Agreements.Domain.Tests.Support.Some;

namespace Agreements.Domain.Tests.Agreements;

public sealed class StatusTests
{
    private static Agreement Ending(DateOnly end, NoticeClause? notice = null) => Registered(Facts(Fixed(Day(2020, 1, 1), end)) with { Notice = notice });

    [TestCase(3, NoticeUnit.Months, 2, 28, TestName = "Three months before 31 May is the last day of February")]
    [TestCase(7, NoticeUnit.Days, 5, 24, TestName = "Seven calendar days before 31 May")]
    [TestCase(10, NoticeUnit.WorkingDays, 5, 19, TestName = "Ten working days before Saturday 31 May")]
    public void The_notice_deadline_is_counted_back_from_the_last_day(int amount, NoticeUnit unit, int month, int day) =>
        Assert.That(Ending(Day(2025, 5, 31), new NoticeClause(amount, unit)).Status(Day(2025, 1, 1)).NoticeDeadline, Is.EqualTo(Day(2025, month, day)));

    [Test]
    public void On_the_deadline_a_notice_is_due_and_on_the_next_day_missed()
    {
        var agreement = Ending(Day(2025, 5, 31), new NoticeClause(7, NoticeUnit.Days));
        Assert.That(agreement.Status(Day(2025, 5, 24)).Flags, Does.Contain(Flag.NoticeDue).And.Not.Contain(Flag.NoticeMissed));
        Assert.That(agreement.Status(Day(2025, 5, 25)).Flags, Does.Contain(Flag.NoticeMissed).And.Not.Contain(Flag.NoticeDue));
    }

    [Test]
    public void A_notice_counts_as_due_from_the_first_step_of_its_ladder_however_early_its_deadline_lies()
    {
        var agreement = Ending(Day(2025, 12, 31), new NoticeClause(6, NoticeUnit.Months));
        Assert.That(agreement.Status(Day(2025, 6, 30).AddDays(-61)).Flags, Does.Not.Contain(Flag.NoticeDue));
        Assert.That(agreement.Status(Day(2025, 6, 30).AddDays(-60)).Flags, Does.Contain(Flag.NoticeDue));
    }

    [Test]
    public void It_is_expiring_from_the_first_step_of_its_ladder_until_its_last_day()
    {
        var agreement = Ending(Day(2025, 5, 25));
        Assert.That(agreement.Status(Day(2025, 5, 25).AddDays(-181)).Flags, Does.Not.Contain(Flag.Expiring));
        Assert.That(agreement.Status(Day(2025, 5, 25).AddDays(-180)).Flags, Does.Contain(Flag.Expiring));
        Assert.That(agreement.Status(Day(2025, 5, 25)).Flags, Does.Contain(Flag.Expiring));
        Assert.That(agreement.Status(Day(2025, 5, 26)).Flags, Does.Not.Contain(Flag.Expiring));
    }

    [Test]
    public void A_child_outlives_its_parent_and_says_so_while_nothing_follows_the_parent()
    {
        var (parent, child) = (Ending(Day(2025, 5, 25)), Ending(Day(2026, 12, 31)));
        var follower = Registered(Fixed(Day(2025, 5, 28), Day(2030, 5, 27)));
        AgreementStatus On(DateOnly day, params Agreement[] parentSuccessors) =>
            AgreementStatus.Of(child, new Neighbours(parent, [], parentSuccessors), Policy, WorkingCalendar.WeekendsOnly, day);
        Assert.That(On(Day(2025, 5, 25)).Flags, Does.Not.Contain(Flag.ParentExpired));
        Assert.That(On(Day(2025, 5, 26)).Flags, Does.Contain(Flag.ParentExpired));
        Assert.That(On(Day(2025, 5, 26)).Validity, Is.EqualTo(Validity.InForce));
        Assert.That(On(Day(2025, 5, 27), follower).Flags, Does.Contain(Flag.ParentExpired));
        Assert.That(On(Day(2025, 5, 28), follower).Flags, Does.Not.Contain(Flag.ParentExpired));
    }

    [Test]
    public void Days_to_the_end_are_zero_on_the_last_day_and_negative_after_it()
    {
        Assert.That(Ending(Day(2025, 5, 25)).Status(Day(2025, 5, 25)).DaysToEnd, Is.EqualTo(0));
        Assert.That(Ending(Day(2025, 5, 25)).Status(Day(2025, 5, 28)).DaysToEnd, Is.EqualTo(-3));
    }

    [Test]
    public void A_status_never_fails_whatever_the_facts_and_the_day() => Property.Holds(
        from agreement in Any.Agreement from successor in Any.Agreement from day in Gen.OneOf(Any.Day, Any.AnyDay, Gen.Elements(DateOnly.MinValue, DateOnly.MaxValue))
        select (agreement, successor, day),
        t => AgreementStatus.Of(t.agreement, new Neighbours(t.successor, [t.successor], [t.successor]), Policy, WorkingCalendar.WeekendsOnly, t.day).AsOf == t.day);
}
