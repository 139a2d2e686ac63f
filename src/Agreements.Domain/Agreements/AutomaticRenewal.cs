using Agreements.Domain.Dates;

namespace Agreements.Domain.Agreements;

/// <summary>How far a term has renewed itself.</summary>
/// <param name="From">The end from which terms are counted: the last that a document wrote. Null = no end, nothing rolls.</param>
/// <param name="Count">How often it has rolled since.</param>
/// <param name="Earlier">How often under the same clause before an addendum wrote another end; counts towards the maximum.</param>
/// <param name="Most">The count at which it stops, by a notice or by an end agreed on afterwards; null = the clause alone decides.</param>
/// <param name="NoticeOn">The day on which the notice that stands was given.</param>
public readonly record struct Rolls(DateOnly? From, int Count = 0, int Earlier = 0, int? Most = null, DateOnly? NoticeOn = null)
{
    /// <summary>A notice stands, and the running term is the last.</summary>
    public bool StoppedByNotice => NoticeOn is not null && Count >= Most;
}

/// <summary>A term that followed by itself.</summary>
/// <param name="EndedOn">Last day of the term before, inclusive.</param>
/// <param name="EndsOn">Last day of the new term, inclusive.</param>
public sealed record RolledTerm(DateOnly EndedOn, DateOnly EndsOn);

/// <summary>The roll of an automatic renewal ("diperpanjang otomatis"): at the end of the term it goes on by the clause's length,
/// up to its count and unless notice was given, so that the next end and the next notice deadline belong to the new term.</summary>
public static class AutomaticRenewal
{
    /// <summary>The fold with the term that holds on the day.</summary>
    /// <param name="day">Not before the day up to which it has rolled already.</param>
    public static Folded Roll(Folded at, DateOnly day)
    {
        if (Length(at) is not { } months || at.Rolls.From!.Value >= day) return at;
        var count = Math.Min(RollsUntil(at.Rolls.From.Value, months, day), Most(at));
        return count <= at.Rolls.Count ? at : at with { Rolls = at.Rolls with { Count = count }, Term = at.Term with { EndBasis = EndBasis.Fixed, EndsOn = EndAfter(at, count, months) } };
    }

    /// <summary>The last day of the term that follows the running one by itself; null when none does.</summary>
    public static DateOnly? NextEnd(Folded at) => Length(at) is { } months && at.Rolls.Count < Most(at) ? EndAfter(at, at.Rolls.Count + 1, months) : null;

    /// <summary>The last day of the last term, if nothing else is recorded; null when it never ends or renews itself no more.</summary>
    public static DateOnly? LastEnd(Folded at) => Length(at) is { } months && Most(at) is > 0 and < int.MaxValue and var most ? EndAfter(at, most, months) : null;

    /// <summary>The terms that began by themselves after a day up to another, inclusive, oldest first.</summary>
    public static IEnumerable<RolledTerm> Between(Agreement agreement, DateOnly after, DateOnly until)
    {
        for (var day = after; day < until;)
        {
            var end = agreement.FoldAt(day).Term.EarliestEnd;
            var changed = agreement.Changes.Select(c => c.EffectiveOn).Where(on => on > day).Min();
            if (end >= day && !(changed <= end))
            {
                if (end >= until) yield break;
                day = end.Value.PlusDays(1);
                if (agreement.RenewsTo(end.Value) is { } next && agreement.FoldAt(day).Term.EndsOn == next) yield return new RolledTerm(end.Value, next);
            }
            else if (changed is { } on) day = on;
            else yield break;
        }
    }

    /// <summary>A new end counts renewals on, a new clause counts them anew. A notice that was given before holds for an end that is no later than
    /// the one it spoke of; with a later end or another clause it is settled. An end that has passed already when the addendum begins to hold is
    /// meant as the end: nothing follows it by itself.</summary>
    internal static Rolls AfterAmendment(Folded before, Amendment amendment, Term term, DateOnly since)
    {
        var (rolls, clause) = (before.Rolls, amendment.RenewalClause is not null);
        if (!amendment.StatesEnd && !clause) return rolls;
        var kept = !clause && rolls.Most is not null && term.EarliestEnd <= before.Term.EarliestEnd;
        return new Rolls(term.EarliestEnd, 0, clause ? 0 : rolls.Earlier + rolls.Count, kept || term.EarliestEnd < since ? 0 : null, kept ? rolls.NoticeOn : null);
    }

    private static int? Length(Folded at) =>
        at.Rolls.From is not null && at.Facts.RenewalClause is { Mode: RenewalMode.Automatic, TermMonths: > 0 and var months } ? months : null;

    private static int Most(Folded at) => Math.Min(at.Facts.RenewalClause.MaxRenewals is { } max ? max - at.Rolls.Earlier : int.MaxValue, at.Rolls.Most ?? int.MaxValue);

    // Counted from the written end, so that a month's clamped last day does not shorten all later terms.
    private static DateOnly EndAfter(Folded at, int count, int months) => at.Rolls.From!.Value.PlusMonths(count * months);

    /// <summary>The fewest renewals after which the end is not before the day.</summary>
    private static int RollsUntil(DateOnly firstEnd, int months, DateOnly day)
    {
        if (firstEnd >= day) return 0;
        var apart = (day.Year - firstEnd.Year) * 12 + day.Month - firstEnd.Month;
        var count = Math.Max(1, apart / months);
        return firstEnd.PlusMonths(count * months) >= day ? count : count + 1;
    }
}
