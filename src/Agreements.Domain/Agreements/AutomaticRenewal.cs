using Agreements.Domain.Dates;

namespace Agreements.Domain.Agreements;

/// <summary>The roll of an automatic renewal ("diperpanjang otomatis"): at the end of the term it goes on by the clause's length,
/// up to its count, so that the next end and the next notice deadline belong to the new term.</summary>
public static class AutomaticRenewal
{
    /// <summary>The fold with the term that holds on the day.</summary>
    public static Folded Roll(Folded folded, RenewalClause clause, DateOnly day) =>
        CountUntil(folded, clause, day) is { } count and > 0 ? folded with { Term = TermAfter(folded, clause, count) } : folded;

    /// <summary>The last day of the term that follows by itself after the one of the day; null when none does.</summary>
    /// <param name="folded">Not rolled yet.</param>
    public static DateOnly? NextEnd(Folded folded, RenewalClause clause, DateOnly day) =>
        CountUntil(folded, clause, day) is { } count && count < (clause.MaxRenewals ?? int.MaxValue) ? TermAfter(folded, clause, count + 1).EndsOn : null;

    /// <summary>How often it has rolled by the day; null where nothing rolls.</summary>
    private static int? CountUntil(Folded folded, RenewalClause clause, DateOnly day) =>
        clause is { Mode: RenewalMode.Automatic, TermMonths: > 0 and var months } && folded.Term.EarliestEnd is { } firstEnd
            ? Math.Min(RollsUntil(firstEnd, months, day), clause.MaxRenewals ?? int.MaxValue)
            : null;

    // Counted from the first end, so that a month's clamped last day does not shorten all later terms.
    private static Term TermAfter(Folded folded, RenewalClause clause, int count) =>
        folded.Term with { EndBasis = EndBasis.Fixed, EndsOn = folded.Term.EarliestEnd!.Value.PlusMonths(count * clause.TermMonths!.Value) };

    /// <summary>The fewest renewals after which the end is not before the day.</summary>
    private static int RollsUntil(DateOnly firstEnd, int months, DateOnly day)
    {
        if (firstEnd >= day) return 0;
        var apart = (day.Year - firstEnd.Year) * 12 + day.Month - firstEnd.Month;
        var count = Math.Max(1, apart / months);
        return firstEnd.PlusMonths(count * months) >= day ? count : count + 1;
    }
}
