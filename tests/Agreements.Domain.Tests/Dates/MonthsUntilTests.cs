using Agreements.Domain.Dates;
using Agreements.Domain.Tests.Support;
using FsCheck.Fluent;
using NUnit.Framework;

namespace Agreements.Domain.Tests.Dates;

/// <summary>Whole months between days.</summary>
public sealed class MonthsUntilTests
{
    [TestCase("2024-05-28", "2025-05-27", 11)]
    [TestCase("2024-05-28", "2025-05-28", 12)]
    [TestCase("2024-01-31", "2024-02-29", 1)]
    [TestCase("2024-02-29", "2024-02-28", -1)]
    public void Counted_by_hand(string from, string to, int months) =>
        Assert.That(DateOnly.ParseExact(from, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture).MonthsUntil(DateOnly.ParseExact(to, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)), Is.EqualTo(months));

    [Test]
    public void So_many_have_passed_and_one_more_has_not() => Property.Holds(
        Any.Day.SelectMany(from => Any.Day.Select(to => (From: from, To: to))),
        d => d.From.MonthsUntil(d.To) is var months && d.From.PlusMonths(months) <= d.To && d.From.PlusMonths(months + 1) > d.To);
}
