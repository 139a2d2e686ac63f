using Agreements.Domain.Dates;
using Agreements.Domain.Tests.Support;
using FsCheck.Fluent;
using NUnit.Framework;

namespace Agreements.Domain.Tests.Dates;

public sealed class CivilDateTests
{
    [TestCase("2024-02-29", 60, ExpectedResult = "2029-02-28", TestName = "29 Feb 2024 + 5 years is 28 Feb 2029")]
    [TestCase("2025-08-31", 6, ExpectedResult = "2026-02-28", TestName = "31 Aug + 6 months is the last day of February")]
    [TestCase("2023-08-31", 6, ExpectedResult = "2024-02-29", TestName = "31 Aug + 6 months is 29 February in a leap year")]
    [TestCase("2025-05-31", -3, ExpectedResult = "2025-02-28", TestName = "31 May − 3 months is the last day of February")]
    [TestCase("2025-01-31", 1, ExpectedResult = "2025-02-28", TestName = "31 Jan + 1 month is the last day of February")]
    [TestCase("2025-12-15", 1, ExpectedResult = "2026-01-15", TestName = "A month after December is January of the next year")]
    [TestCase("9999-12-01", 1, ExpectedResult = "9999-12-31", TestName = "Beyond the calendar's end stands its last day")]
    [TestCase("0001-01-31", -1, ExpectedResult = "0001-01-01", TestName = "Before the calendar's start stands its first day")]
    public string Adding_months_clamps_to_the_last_day(string from, int months) => Parse(from).PlusMonths(months).ToIso();

    [Test]
    public void Adding_months_keeps_the_day_or_takes_the_months_last() => Property.Holds(
        from day in Any.Day from months in Gen.Choose(-600, 600) select (day, months),
        t =>
        {
            var later = t.day.PlusMonths(t.months);
            var inMonth = (later.Year * 12 + later.Month) - (t.day.Year * 12 + t.day.Month) == t.months;
            return inMonth && (later.Day == t.day.Day || (later.Day < t.day.Day && later.AddDays(1).Day == 1));
        });

    [Test]
    public void A_later_day_never_lands_earlier_by_adding_months() => Property.Holds(
        from a in Any.Day from b in Any.Day from months in Gen.Choose(-600, 600) select (a, b, months),
        t => t.a > t.b || t.a.PlusMonths(t.months) <= t.b.PlusMonths(t.months));

    [Test]
    public void Days_until_is_the_inverse_of_adding_days() => Property.Holds(
        from a in Any.Day from n in Gen.Choose(-500, 500) select (a, n), t => t.a.DaysUntil(t.a.PlusDays(t.n)) == t.n);

    [TestCase("2025-02-30")]
    [TestCase("25-05-25")]
    [TestCase("2025-5-25")]
    [TestCase("2025-05-25T00:00:00Z")]
    [TestCase("25/05/2025")]
    [TestCase(" 2025-05-25")]
    [TestCase("")]
    [TestCase(null)]
    public void Anything_but_a_real_date_as_yyyy_MM_dd_is_refused(string? text) => Assert.That(CivilDate.TryParse(text, out _), Is.False);

    [Test]
    public void A_date_reads_back_as_it_was_written() => Property.Holds(Any.AnyDay, day => CivilDate.TryParse(day.ToIso(), out var read) && read == day);

    private static DateOnly Parse(string text) => CivilDate.TryParse(text, out var date) ? date : throw new ArgumentException(text, nameof(text));
}
