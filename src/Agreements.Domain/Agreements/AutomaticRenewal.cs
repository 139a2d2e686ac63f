using Agreements.Domain.Dates;

namespace Agreements.Domain.Agreements;

/// <summary>The roll of an automatic renewal ("diperpanjang otomatis"): at the end of the term it goes on by the clause's length,
/// up to its count, so that the next end and the next notice deadline belong to the new term.</summary>
public static class AutomaticRenewal
{
    /// <summary>The fold with the term that holds on the day.</summary>
    public static Folded Roll(Folded folded, RenewalClause clause, DateOnly day)
    {
        if (clause is not { Mode: RenewalMode.Automatic, TermMonths: > 0 and var months } || folded.Term.EarliestEnd is not { } firstEnd) return folded;
        var count = Math.Min(RollsUntil(firstEnd, months, day), clause.MaxRenewals ?? int.MaxValue);
        return count == 0 ? folded : folded with { Term = folded.Term with { EndBasis = EndBasis.Fixed, EndsOn = Extended(firstEnd, count, months) } };
    }

    /// <summary>The fewest renewals after which the end is not before the day.</summary>
    private static int RollsUntil(DateOnly firstEnd, int months, DateOnly day)
    {
        if (firstEnd >= day) return 0;
        var apart = (day.Year - firstEnd.Year) * 12 + day.Month - firstEnd.Month;
        var count = Math.Max(1, apart / months);
        return Extended(firstEnd, count, months) >= day ? count : count + 1;
    }

    // Counted from the first end, so that a month's clamped last day does not shorten all later terms.
    private static DateOnly Extended(DateOnly firstEnd, int count, int months) =>
        firstEnd.PlusMonths(count * months);
}
