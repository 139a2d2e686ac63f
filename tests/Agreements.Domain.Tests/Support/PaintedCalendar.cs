using Agreements.Domain.Agreements;

namespace Agreements.Domain.Tests.Support;

/// <summary>The brute-force model of validity: a calendar on which each fact paints its days, the stronger over the weaker.</summary>
internal static class PaintedCalendar
{
    public static Validity[] Of(Agreement agreement)
    {
        var days = Any.Days;
        var (term, changes) = (agreement.Facts.Term, agreement.Changes);
        var start = term.SignedOn ?? DateOnly.MinValue;
        var paint = new Validity[days.Count];
        for (var i = 0; i < days.Count; i++)
        {
            var (sure, possible) = EndsOn(term, changes, days[i]);
            paint[i] = sure switch
            {
                _ when days[i] < start => Validity.NotYetInForce,
                null => term.SignedOn == days[i] ? Validity.InForce : Validity.Undetermined,
                _ when days[i] <= sure => Suspended(changes, days[i]) ? Validity.Suspended : Validity.InForce,
                _ => days[i] <= possible ? Validity.Undetermined : Validity.Expired,
            };
            if (paint[i] == Validity.Undetermined && Suspended(changes, days[i])) paint[i] = Validity.Suspended;
            if (paint[i] == Validity.InForce && sure is null && Suspended(changes, days[i])) paint[i] = Validity.Suspended;
            if (paint[i] != Validity.NotYetInForce) PaintEnds(paint, i, days[i], possible, changes);
            if (Last(changes, ChangeKind.Voided, null) is { } voided && (voided.EffectiveOn ?? DateOnly.MinValue) <= days[i]) paint[i] = Validity.Void;
        }
        return paint;
    }

    private static void PaintEnds(Validity[] paint, int i, DateOnly day, DateOnly? possible, IReadOnlyList<Change> changes)
    {
        var superseded = Last(changes, ChangeKind.Superseded, ChangeKind.SupersessionWithdrawn)?.EffectiveOn;
        var terminated = Last(changes, ChangeKind.Terminated, ChangeKind.TerminationWithdrawn)?.EffectiveOn;
        if (superseded <= day && (possible is null || superseded <= possible)) paint[i] = Validity.Superseded;
        if (terminated <= day && (possible is null || terminated <= possible)) paint[i] = Validity.Terminated;
        // An unknown end cannot lie before a day that is known; the last word of a withdrawn pair is no word.
    }

    private static (DateOnly? Sure, DateOnly? Possible) EndsOn(Term term, IReadOnlyList<Change> changes, DateOnly day)
    {
        DateOnly? sure = term.EarliestEnd, possible = term.LatestEnd;
        if (term.EndBasis is EndBasis.OpenEnded or EndBasis.UntilEvent) (sure, possible) = (DateOnly.MaxValue, DateOnly.MaxValue);
        foreach (var amended in changes.Where(c => c.Kind == ChangeKind.TermAmended && c.EffectiveOn <= day).OrderBy(c => c.EffectiveOn))
            (sure, possible) = (amended.EndsOn ?? DateOnly.MaxValue, amended.EndsOn ?? DateOnly.MaxValue);
        return (sure, possible);
    }

    private static bool Suspended(IReadOnlyList<Change> changes, DateOnly day) =>
        changes.Where(c => c.Kind is ChangeKind.Suspended or ChangeKind.Resumed && c.EffectiveOn <= day).OrderBy(c => c.EffectiveOn).LastOrDefault()?.Kind == ChangeKind.Suspended;

    private static Change? Last(IReadOnlyList<Change> changes, ChangeKind kind, ChangeKind? undone) =>
        changes.LastOrDefault(c => c.Kind == kind || c.Kind == undone) is { } last && last.Kind == kind ? last : null;
}
