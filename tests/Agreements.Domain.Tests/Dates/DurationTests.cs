using Agreements.Domain.Dates;
using Agreements.Domain.Tests.Support;
using FsCheck.Fluent;
using NUnit.Framework;
using static Agreements.Domain.Tests.Support.Some;

namespace Agreements.Domain.Tests.Dates;

public sealed class DurationTests
{
    [Test]
    public void Five_years_from_28_May_2025_end_on_the_27th_or_the_28th_of_May_2030_by_the_reading()
    {
        var five = new Duration(5, DurationUnit.Years);
        Assert.That(five.LastDay(Day(2025, 5, 28), DurationReading.DayBefore), Is.EqualTo(Day(2030, 5, 27)));
        Assert.That(five.LastDay(Day(2025, 5, 28), DurationReading.Anniversary), Is.EqualTo(Day(2030, 5, 28)));
    }

    [Test]
    public void Five_years_from_29_February_are_clamped_before_the_reading_is_applied()
    {
        var five = new Duration(5, DurationUnit.Years);
        Assert.That(five.LastDay(Day(2024, 2, 29), DurationReading.Anniversary), Is.EqualTo(Day(2029, 2, 28)));
        Assert.That(five.LastDay(Day(2024, 2, 29), DurationReading.DayBefore), Is.EqualTo(Day(2029, 2, 27)));
    }

    [Test]
    public void Thirty_days_by_the_day_before_are_thirty_days_with_both_ends() => Assert.That(
        new DateRange(Day(2025, 3, 1), new Duration(30, DurationUnit.Days).LastDay(Day(2025, 3, 1), DurationReading.DayBefore)).Days, Is.EqualTo(30));

    [Test]
    public void The_readings_are_a_day_apart_whatever_the_unit() => Property.Holds(
        from start in Any.Day from unit in Gen.Elements(Enum.GetValues<DurationUnit>()) from amount in Gen.Choose(1, 50) select (start, new Duration(amount, unit)),
        t => t.Item2.LastDay(t.start, DurationReading.DayBefore).DaysUntil(t.Item2.LastDay(t.start, DurationReading.Anniversary)) == 1);
}
