using Agreements.Domain.Dates;
using Agreements.Domain.Reports;
using Agreements.Domain.Tests.Support;
using FsCheck;
using FsCheck.Fluent;
using NUnit.Framework;
using Property = Agreements.Domain.Tests.Support.Property;
using static Agreements.Domain.Tests.Support.Some;

namespace Agreements.Domain.Tests.Reports;

public sealed class ReportScheduleTests
{
    private static readonly Gen<ReportSchedule> Schedules = Gen.OneOf(Gen.Choose(1, 7).Select(d => new ReportSchedule(ScheduleKind.Weekly, d)), Gen.Choose(1, 31).Select(d => new ReportSchedule(ScheduleKind.Monthly, d)));

    private static readonly Gen<DateTimeOffset> Instants =
        from day in Any.Day from minute in Gen.Choose(0, 24 * 60 - 1) select new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero).AddMinutes(minute);

    [Test]
    public void The_thirty_first_of_a_shorter_month_is_its_last_day()
    {
        var monthly = new ReportSchedule(ScheduleKind.Monthly, 31);
        Assert.That(monthly.After(Day(2024, 1, 31)), Is.EqualTo(Day(2024, 2, 29)));
        Assert.That(monthly.After(Day(2024, 2, 29)), Is.EqualTo(Day(2024, 3, 31)));
        Assert.That(monthly.After(Day(2025, 2, 27)), Is.EqualTo(Day(2025, 2, 28)));
        Assert.That(new ReportSchedule(ScheduleKind.Weekly, 1).After(Day(2025, 5, 26)), Is.EqualTo(Day(2025, 6, 2)));
    }

    [Test]
    public void At_seven_in_its_zone_the_day_has_come_and_not_a_minute_before()
    {
        var monday = new ReportSchedule(ScheduleKind.Weekly, 1);
        var papua = new DateTimeOffset(2025, 5, 26, 7, 0, 0, TimeSpan.FromHours(9));
        Assert.That(monday.Next(papua.AddMinutes(-1), Zone.Wit), Is.EqualTo(Day(2025, 5, 26)));
        Assert.That(monday.Next(papua, Zone.Wit), Is.EqualTo(Day(2025, 6, 2)));
        Assert.That(monday.Latest(papua, Zone.Wit), Is.EqualTo(Day(2025, 5, 26)));
        Assert.That(monday.Latest(papua, Zone.Wib), Is.EqualTo(Day(2025, 5, 19)), "in Jakarta it is five");
    }

    [Test]
    public void The_next_and_the_latest_are_what_a_look_at_every_day_finds() => Property.Holds(
        from schedule in Schedules from now in Instants from zone in Gen.Elements(Zone.Wib, Zone.Wita, Zone.Wit) select (schedule, now, zone),
        c =>
        {
            var today = c.zone.Today(c.now);
            bool IsDay(DateOnly day) => c.schedule.Kind == ScheduleKind.Weekly
                ? ((int)day.DayOfWeek + 6) % 7 + 1 == c.schedule.Day
                : day.Day == c.schedule.Day || (day.Day < c.schedule.Day && day.AddDays(1).Day == 1);
            var around = Enumerable.Range(-70, 141).Select(today.AddDays).Where(IsDay).ToList();
            var (next, latest) = (around.First(d => ReportSchedule.At(d, c.zone) > c.now), around.Last(d => ReportSchedule.At(d, c.zone) <= c.now));
            return c.schedule.Next(c.now, c.zone) == next && c.schedule.Latest(c.now, c.zone) == latest && c.schedule.Between(around[0], next) == around.Count(d => d < next);
        });

    [Test]
    public void A_day_that_no_week_or_month_has_is_refused()
    {
        Assert.That(Broken(() => new ReportSchedule(ScheduleKind.Weekly, 8).Check("/schedule")), Is.EqualTo(new[] { "schedule.day /schedule/day" }));
        Assert.That(Broken(() => new ReportSchedule(ScheduleKind.Monthly, 32).Check("")), Is.EqualTo(new[] { "schedule.day /day" }));
        Assert.That(Broken(() => new ReportSchedule(ScheduleKind.Monthly, 0).Check("")), Is.EqualTo(new[] { "schedule.day /day" }));
        Assert.That(Broken(() => new ReportSchedule(ScheduleKind.Monthly, 31).Check("")), Is.Empty);
    }
}
