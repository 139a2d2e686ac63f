using Agreements.Domain.Dates;
using Agreements.Domain.Tests.Support;
using FsCheck.Fluent;
using NUnit.Framework;
using static Agreements.Domain.Tests.Support.Some;

namespace Agreements.Domain.Tests.Dates;

public sealed class WorkingCalendarTests
{
    [Test]
    public void From_a_Sunday_the_working_day_before_is_Friday() =>
        Assert.That(WorkingCalendar.WeekendsOnly.OnOrBefore(Day(2025, 5, 25)), Is.EqualTo(Day(2025, 5, 23)));

    [Test]
    public void A_holiday_and_the_cuti_bersama_behind_it_are_skipped_together() => Assert.That(
        new WorkingCalendar([Day(2025, 5, 29), Day(2025, 5, 30)]).OnOrBefore(Day(2025, 6, 1)), Is.EqualTo(Day(2025, 5, 28)));

    [Test]
    public void Ten_working_days_before_a_Monday_are_two_weeks() =>
        Assert.That(WorkingCalendar.WeekendsOnly.Back(Day(2025, 5, 26), 10), Is.EqualTo(Day(2025, 5, 12)));

    [Test]
    public void The_day_found_is_the_nearest_working_day() => Property.Holds(
        from calendar in Any.Calendar from day in Any.Day select (calendar, day),
        t =>
        {
            var (before, after) = (t.calendar.OnOrBefore(t.day), t.calendar.OnOrAfter(t.day));
            return t.calendar.IsWorkingDay(before) && t.calendar.IsWorkingDay(after) && before <= t.day && after >= t.day
                && Enumerable.Range(1, before.DaysUntil(after) > 0 ? before.DaysUntil(after) - 1 : 0).All(n => !t.calendar.IsWorkingDay(before.AddDays(n)));
        });

    [Test]
    public void Counting_back_passes_exactly_so_many_working_days() => Property.Holds(
        from calendar in Any.Calendar from day in Any.Day from count in Gen.Choose(0, 40) select (calendar, day, count),
        t =>
        {
            var back = t.calendar.Back(t.day, t.count);
            return Enumerable.Range(0, back.DaysUntil(t.day)).Count(n => t.calendar.IsWorkingDay(back.AddDays(n))) == t.count;
        });
}
