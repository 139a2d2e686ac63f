namespace Agreements.Domain.Agreements;

/// <summary>The roll of an automatic renewal ("diperpanjang otomatis"): at the end of the term it goes on by the clause's length,
/// up to its count, so that the next end and the next notice deadline belong to the new term.</summary>
public static class AutomaticRenewal
{
    /// <summary>The fold with the term that holds on the day.</summary>
    public static Folded Roll(Folded folded, RenewalClause clause, DateOnly day)
    {
        if (clause is not { Mode: RenewalMode.Automatic, TermMonths: > 0 and var months } || folded.Term.EarliestEnd is not { } firstEnd) return folded;
        var term = folded.Term;
        // Each end is computed from the first one, so that a month's clamped last day does not shorten all later terms.
        for (var count = 1; term.EarliestEnd < day && count <= (clause.MaxRenewals ?? int.MaxValue); count++)
            term = (folded.Term with { EndBasis = EndBasis.Fixed, EndsOn = firstEnd }).ExtendedBy(count * months);
        return folded with { Term = term };
    }
}
