using Agreements.Domain.Dates;
using Agreements.Domain.Monev;
using Agreements.Domain.Tests.Support;
using FsCheck.Fluent;
using NUnit.Framework;
using static Agreements.Domain.Tests.Support.Some;

namespace Agreements.Domain.Tests.Monev;

public sealed class MonevScheduleTests
{
    private static readonly MonevSchedule HalfYearly = new(Day(2025, 5, 31), 6);

    [TestCase(null, "2025-11-30", TestName = "The first is due six months after the beginning, on the month's last day")]
    [TestCase("2025-11-16", "2026-05-31", TestName = "One held a fortnight early was not held late")]
    [TestCase("2025-12-20", "2026-05-31", TestName = "One held late does not move the schedule")]
    [TestCase("2025-07-01", "2025-11-30", TestName = "One held soon after the beginning does not stand for the first")]
    [TestCase("2025-05-01", "2025-11-30", TestName = "One held before the beginning stands for none")]
    public void The_next_is_the_first_due_day_that_none_has_satisfied(string? held, string due) =>
        Assert.That(HalfYearly.NextDue(held is null ? null : DateOnly.Parse(held, System.Globalization.CultureInfo.InvariantCulture), null)!.Value.ToIso(), Is.EqualTo(due));

    [TestCase("2024-07-10", "2025-01-01", TestName = "One held half a year late does not stand for the next")]
    [TestCase("2024-12-02", "2026-01-01", TestName = "One held thirty days early stands for it")]
    [TestCase("2024-12-01", "2025-01-01", TestName = "One held thirty-one days early does not")]
    public void A_yearly_one_is_not_satisfied_by_one_held_long_before(string held, string due) =>
        Assert.That(new MonevSchedule(Day(2023, 1, 1), 12).NextDue(DateOnly.Parse(held, System.Globalization.CultureInfo.InvariantCulture), null)!.Value.ToIso(), Is.EqualTo(due));

    [Test]
    public void Behind_the_last_day_nothing_is_due()
    {
        Assert.That(HalfYearly.NextDue(null, Day(2025, 11, 30)), Is.EqualTo(Day(2025, 11, 30)));
        Assert.That(HalfYearly.NextDue(null, Day(2025, 11, 29)), Is.Null);
    }

    [Test]
    public void Whoever_evaluates_on_each_due_day_is_asked_once_for_each() => Property.Holds(
        from start in Any.Day from months in Gen.Choose(1, 60) from early in Gen.Choose(-10, 10) select (start, months, early), c =>
        {
            var schedule = new MonevSchedule(c.start, c.months);
            DateOnly? held = null;
            for (var number = 1; number <= 8; number++)
            {
                if (schedule.NextDue(held, null) != schedule.Due(number)) return false;
                held = schedule.Due(number).AddDays(c.early);
            }
            return true;
        });

    [TestCase(5, 4, 3, 4, 2, 3.6)]
    [TestCase(5, 5, 5, 5, 4, 4.8)]
    public void The_average_is_of_all_five(int relevance, int implementation, int coordination, int results, int sustainability, decimal average) =>
        Assert.That(new MonevScores(relevance, implementation, coordination, results, sustainability).Average(), Is.EqualTo(average));

    [Test]
    public void A_score_lies_between_one_and_five() =>
        Assert.That(Broken(() => new MonevScores(0, 1, 5, 6, 3).Check()), Is.EqualTo(new[] { "monev.score /scores/relevance", "monev.score /scores/results" }));
}
