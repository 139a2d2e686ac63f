using Agreements.Domain.Agreements;
using Agreements.Domain.Dates;
using Agreements.Domain.Tests.Support;
using FsCheck.Fluent;
using NUnit.Framework;
using static Agreements.Domain.Tests.Support.Some;

namespace Agreements.Domain.Tests.Agreements;

public sealed class AutomaticRenewalTests
{
    private static Agreement Yearly(DateOnly end, int? max = null, NoticeClause? notice = null) => Registered(
        Facts(Fixed(Day(2020, 1, 1), end)) with { RenewalClause = new RenewalClause(RenewalMode.Automatic, 12, max), Notice = notice });

    [Test]
    public void It_goes_on_by_its_length_after_the_end()
    {
        Assert.That(Yearly(Day(2024, 12, 31)).Status(Day(2024, 12, 31)).EndsOn, Is.EqualTo(Day(2024, 12, 31)));
        Assert.That(Yearly(Day(2024, 12, 31)).Status(Day(2025, 1, 1)).EndsOn, Is.EqualTo(Day(2025, 12, 31)));
        Assert.That(Yearly(Day(2024, 12, 31)).ValidityOn(Day(2031, 7, 1)), Is.EqualTo(Validity.InForce));
    }

    [Test]
    public void After_its_last_renewal_it_expires()
    {
        var twice = Yearly(Day(2024, 12, 31), max: 2);
        Assert.That(twice.ValidityOn(Day(2026, 12, 31)), Is.EqualTo(Validity.InForce));
        Assert.That(twice.ValidityOn(Day(2027, 1, 1)), Is.EqualTo(Validity.Expired));
    }

    [Test]
    public void After_a_roll_the_notice_deadline_belongs_to_the_new_term() => Assert.That(
        Yearly(Day(2024, 12, 31), notice: new NoticeClause(3, NoticeUnit.Months)).Status(Day(2025, 2, 1)).NoticeDeadline, Is.EqualTo(Day(2025, 9, 30)));

    [Test]
    public void While_it_will_renew_itself_it_is_not_expiring_and_says_until_when_it_goes_on()
    {
        var status = Yearly(Day(2024, 12, 31), max: 1).Status(Day(2024, 12, 24));
        Assert.That((status.RenewsTo, status.Flags.Contains(Flag.Expiring)), Is.EqualTo(((DateOnly?)Day(2025, 12, 31), false)));
        var last = Yearly(Day(2024, 12, 31), max: 1).Status(Day(2025, 12, 24));
        Assert.That((last.RenewsTo, last.Flags.Contains(Flag.Expiring)), Is.EqualTo(((DateOnly?)null, true)));
    }

    [Test]
    public void A_termination_within_the_term_stops_it()
    {
        var ended = Registered(Yearly(Day(2024, 12, 31)).Facts, new Change(ChangeKind.Terminated, Day(2024, 7, 1), "r"));
        Assert.That(ended.RenewsTo(Day(2024, 6, 1)), Is.Null);
        Assert.That(ended.ValidityOn(Day(2025, 2, 1)), Is.EqualTo(Validity.Terminated));
    }

    [Test]
    public void A_clamped_February_does_not_shorten_the_later_terms()
    {
        var monthly = Registered(Facts(Fixed(Day(2024, 1, 1), Day(2025, 1, 31))) with { RenewalClause = new RenewalClause(RenewalMode.Automatic, 1) });
        Assert.That(monthly.Status(Day(2025, 2, 10)).EndsOn, Is.EqualTo(Day(2025, 2, 28)));
        Assert.That(monthly.Status(Day(2025, 3, 10)).EndsOn, Is.EqualTo(Day(2025, 3, 31)));
    }

    [Test]
    public void The_term_of_a_day_is_the_first_that_reaches_it() => Property.Holds(
        from end in Any.Day from months in Gen.Choose(1, 30) from day in Any.Day from max in Gen.Elements<int?>(null, 0, 1, 2, 5) select (end, months, day, max),
        t =>
        {
            var rolled = Folded.Of(Facts(Fixed(null, t.end)) with { RenewalClause = new RenewalClause(RenewalMode.Automatic, t.months, t.max) }, [], t.day).Term.EndsOn!.Value;
            var expected = t.end;
            for (var n = 1; expected < t.day && n <= (t.max ?? 10_000); n++) expected = t.end.PlusMonths(n * t.months);
            return rolled == expected;
        });
}
