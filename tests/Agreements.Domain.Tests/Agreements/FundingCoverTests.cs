using Agreements.Domain.Agreements;
using Agreements.Domain.Tests.Support;
using FsCheck;
using FsCheck.Fluent;
using NUnit.Framework;
using Property = Agreements.Domain.Tests.Support.Property;
using static Agreements.Domain.Tests.Support.Some;

namespace Agreements.Domain.Tests.Agreements;

public sealed class FundingCoverTests
{
    private static readonly Gen<FundingLine> Lines =
        from year in Gen.Choose(2023, 2028)
        from first in Gen.Choose(0, 12)
        from last in Gen.Choose(0, 12)
        select new FundingLine(FundingSource.Apbd, year, first == 0 ? null : Math.Min(first, last == 0 ? 12 : last), last == 0 ? null : last);

    private static Agreement Paid(params FundingLine[] lines) => Registered(Facts(Fixed(Day(2022, 2, 24), Day(2027, 2, 23))) with { Funding = lines });

    private static bool HasEnded(Agreement agreement, DateOnly day) => agreement.Status(day).Flags.Contains(Flag.FundingEnded);

    [Test]
    public void Five_months_are_paid_and_the_flag_comes_on_the_day_after_the_last_of_them()
    {
        var agreement = Paid(new FundingLine(FundingSource.DbhSawit, 2024, 8, 12), new FundingLine(FundingSource.Apbd, 2024, 1, 2));
        Assert.That(HasEnded(agreement, Day(2024, 12, 31)), Is.False);
        Assert.That(HasEnded(agreement, Day(2025, 1, 1)), Is.True);
        Assert.That(HasEnded(agreement, Day(2027, 2, 23)), Is.True);
        Assert.That(HasEnded(agreement, Day(2027, 2, 24)), Is.False, "the agreement has ended itself");
    }

    [Test]
    public void A_line_without_months_covers_its_whole_year_and_one_without_a_first_month_begins_in_January()
    {
        Assert.That(HasEnded(Paid(new FundingLine(FundingSource.Apbd, 2022)), Day(2022, 12, 31)), Is.False);
        Assert.That(HasEnded(Paid(new FundingLine(FundingSource.Apbd, 2022)), Day(2023, 1, 1)), Is.True);
        Assert.That(FundingCover.LastDay(new FundingLine(FundingSource.Apbd, 2024, UntilMonth: 2)), Is.EqualTo(Day(2024, 2, 29)));
        Assert.That(FundingCover.LastDay(new FundingLine(FundingSource.Apbd, 9999)), Is.EqualTo(DateOnly.MaxValue));
    }

    [Test]
    public void Without_a_line_nothing_has_ended_and_an_unknown_end_does_not_hide_that_the_money_has()
    {
        Assert.That(HasEnded(Paid(), Day(2026, 1, 1)), Is.False);
        var unknown = Registered(Facts(new Term { SignedOn = Day(2022, 2, 24), EndBasis = EndBasis.Unknown }) with { Funding = [new FundingLine(FundingSource.Apbd, 2022)] });
        Assert.That(unknown.Status(Day(2023, 1, 1)).Validity, Is.EqualTo(Validity.Undetermined));
        Assert.That(HasEnded(unknown, Day(2023, 1, 1)), Is.True);
        Assert.That(Deadlines.Explain(unknown, unknown.Status(Day(2023, 1, 1))).Single(d => d.Name == "fundingUntil").On, Is.EqualTo(Day(2022, 12, 31)));
    }

    [Test]
    public void It_says_on_each_day_what_a_look_at_every_covered_month_says() => Property.Holds(
        from term in Any.Term from lines in Lines.ListOf(3) from count in Gen.Choose(0, 3) from day in Any.Day select (term, lines: lines.Take(count).ToArray(), day),
        c =>
        {
            var agreement = Registered(Facts(c.term) with { Funding = c.lines });
            var months = c.lines.SelectMany(l => Enumerable.Range(l.FromMonth ?? 1, (l.UntilMonth ?? 12) - (l.FromMonth ?? 1) + 1).Select(m => (l.FiscalYear, m))).ToList();
            var isLiving = agreement.ValidityOn(c.day) is Validity.InForce or Validity.Undetermined;
            return HasEnded(agreement, c.day) == (isLiving && months.Count > 0 && months.All(m => m.CompareTo((c.day.Year, c.day.Month)) < 0));
        });
}
