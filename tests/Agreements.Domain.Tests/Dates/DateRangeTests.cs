using Agreements.Domain.Dates;
using Agreements.Domain.Tests.Support;
using FsCheck.Fluent;
using NUnit.Framework;
using static Agreements.Domain.Tests.Support.Some;

namespace Agreements.Domain.Tests.Dates;

public sealed class DateRangeTests
{
    [Test]
    public void Both_ends_belong_to_it()
    {
        var range = new DateRange(Day(2025, 5, 26), Day(2025, 5, 27));
        Assert.That((range.Days, range.Contains(range.Start), range.Contains(range.End)), Is.EqualTo((2, true, true)));
        Assert.That((range.Contains(Day(2025, 5, 25)), range.Contains(Day(2025, 5, 28))), Is.EqualTo((false, false)));
    }

    [Test]
    public void Construction_end_before_start() =>
        Assert.That(() => new DateRange(Day(2025, 5, 26), Day(2025, 5, 25)), Throws.ArgumentException.With.Message.Contains("2025-05-25"));

    [Test]
    public void Between_the_25th_and_the_28th_lie_two_days() =>
        Assert.That(DateRange.Between(Day(2025, 5, 25), Day(2025, 5, 28)), Is.EqualTo(new DateRange(Day(2025, 5, 26), Day(2025, 5, 27))));

    [TestCase(25, TestName = "A successor on the last day leaves no gap")]
    [TestCase(26, TestName = "A successor on the next day leaves no gap")]
    [TestCase(1, TestName = "An early successor leaves no gap")]
    public void Without_uncovered_days_there_is_no_gap(int start) => Assert.That(DateRange.Between(Day(2025, 5, 25), Day(2025, 5, start)), Is.Null);

    [Test]
    public void After_the_calendars_last_day_there_is_no_gap() => Assert.That(DateRange.Between(DateOnly.MaxValue, DateOnly.MaxValue), Is.Null);

    [Test]
    public void The_gap_holds_exactly_the_days_after_the_end_and_before_the_start() => Property.Holds(
        from end in Any.Day from start in Any.Day select (end, start),
        t => Any.Days.Where(d => d > t.end && d < t.start).SequenceEqual(Any.Days.Where(d => DateRange.Between(t.end, t.start)?.Contains(d) == true)));
}
