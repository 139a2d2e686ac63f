using Agreements.Domain.Commitments;
using Agreements.Domain.Dates;
using Agreements.Domain.Tests.Support;
using FsCheck.Fluent;
using NUnit.Framework;

namespace Agreements.Domain.Tests.Commitments;

/// <summary>The line through what was measured, and the day on which it reaches a target.</summary>
public sealed class TrendTests
{
    private static readonly FsCheck.Gen<IReadOnlyList<Point>> Points =
        from count in Gen.Choose(2, 12)
        from points in (from day in Any.Day from value in Gen.Choose(0, 2_000_000_000) select new Point(day, value)).ListOf(count)
        select (IReadOnlyList<Point>)[.. points];

    [Test]
    public void No_other_line_lies_nearer_to_the_points() => Property.Holds(
        from points in Points from turn in Gen.Elements(-0.01m, 0.01m) from shift in Gen.Elements(-1000m, 0m, 1000m) select (points, turn, shift), c =>
        {
            if (Trend.Of(c.points) is not { } trend) return c.points.Select(p => p.On).Distinct().Count() < 2;
            var other = trend with { PerDay = trend.PerDay + c.turn, AtFrom = trend.AtFrom + c.shift };
            return Distance(trend, c.points) <= Distance(other, c.points) * 1.000000001;
        });

    [Test]
    public void Points_on_one_line_give_that_line() => Property.Holds(
        from start in Any.Day from rate in Gen.Choose(-500, 500) from at in Gen.Choose(0, 1_000_000_000) from days in Gen.Choose(0, 900).ListOf(6) select (start, rate, at, days), c =>
        {
            var points = c.days.Select(d => new Point(c.start.AddDays(d), c.at + (decimal)c.rate * d)).ToList();
            return Trend.Of(points) is not { } trend ? c.days.Distinct().Count() < 2
                : Math.Abs(trend.PerDay - c.rate) < 0.000001m && points.TrueForAll(p => Math.Abs(trend.At(p.On) - p.Value) < 0.001m);
        });

    [Test]
    public void The_forecast_is_the_first_day_on_which_the_line_has_reached_the_target() => Property.Holds(
        from points in Points from target in Gen.Choose(0, 2_000_000_000) from falls in Gen.Elements(true, false) from after in Gen.Choose(0, 300) select (points, target: (decimal)target, falls, after), c =>
        {
            if (Trend.Of(c.points) is not { } trend) return true;
            var from = trend.To.AddDays(c.after);
            bool Reached(DateOnly day) => c.falls ? trend.At(day) <= c.target + 0.000000001m : trend.At(day) >= c.target - 0.000000001m;
            if (trend.Reaches(c.target, c.falls, from) is { } on) return on >= from && Reached(on) && (on == from || !Reached(on.AddDays(-1)));
            return Enumerable.Range(0, 3650).All(d => !Reached(from.AddDays(d)));
        });

    [Test]
    public void A_level_line_gets_nowhere()
    {
        var trend = Trend.Of([new Point(Some.Day(2025, 5, 1), 5), new Point(Some.Day(2025, 5, 3), 25), new Point(Some.Day(2025, 5, 4), 0)])!;
        Assert.That(trend.PerDay, Is.Zero);
        Assert.That((trend with { PerDay = 0.0000000000000000000000000002m }).Reaches(100, fromAbove: false, Some.Day(2025, 6, 10)), Is.Null, "nor does one that is almost level");
    }

    [Test]
    public void Few_small_values_give_the_day_that_the_exact_line_gives() => Property.Holds(
        from count in Gen.Choose(2, 5)
        from points in (from day in Gen.Choose(0, 6) from value in Gen.Choose(0, 30) select (Day: (long)day, Value: (long)value)).ListOf(count)
        from target in Gen.Choose(0, 100) from falls in Gen.Elements(true, false) from after in Gen.Choose(6, 60) select (points, target, falls, after), c =>
        {
            var start = Some.Day(2025, 5, 1);
            if (Trend.Of([.. c.points.Select(p => new Point(start.AddDays((int)p.Day), p.Value))]) is not { } trend) return true;
            // The line in whole numbers: value = (sumY * spread + slope * (n * day - sumX)) / (n * spread).
            var (n, sumX, sumY) = (c.points.Count, c.points.Sum(p => p.Day), c.points.Sum(p => p.Value));
            var (spread, slope) = (n * c.points.Sum(p => p.Day * p.Day) - sumX * sumX, n * c.points.Sum(p => p.Day * p.Value) - sumX * sumY);
            bool Reached(long day) => (sumY * spread + slope * (n * day - sumX)).CompareTo(c.target * n * spread) is var side && (c.falls ? side <= 0 : side >= 0);
            return trend.Reaches(c.target, c.falls, start.AddDays(c.after)) is { } on
                ? start.DaysUntil(on) is var day && day >= c.after && Reached(day) && (day == c.after || !Reached(day - 1))
                : !Reached(c.after) && !Reached(c.after + 36000);
        });

    [Test]
    public void On_one_day_alone_there_is_no_line()
    {
        Assert.That(Trend.Of([]), Is.Null);
        Assert.That(Trend.Of([new Point(Some.Today, 1), new Point(Some.Today, 2)]), Is.Null);
    }

    [Test]
    public void A_line_that_gets_there_after_more_than_a_hundred_years_gets_nowhere()
    {
        var trend = Trend.Of([new Point(Some.Day(2025, 1, 1), 0), new Point(Some.Day(2026, 1, 1), 1)])!;
        Assert.That(trend.Reaches(90, fromAbove: false, Some.Day(2026, 1, 1)), Is.Not.Null);
        Assert.That(trend.Reaches(200, fromAbove: false, Some.Day(2026, 1, 1)), Is.Null);
    }

    private static double Distance(Trend trend, IReadOnlyList<Point> points) => points.Sum(p => Math.Pow((double)(trend.At(p.On) - p.Value), 2));
}
