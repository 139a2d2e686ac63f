namespace Agreements.Domain.Agreements;

public enum ChangeKind { TermAmended, Suspended, Resumed, Terminated, TerminationWithdrawn, Voided, Superseded, SupersessionWithdrawn }

/// <summary>Something that happened to a signed agreement. Changes are only ever added; what holds on a day is their fold.</summary>
/// <param name="EffectiveOn">First day, inclusive, on which the change holds; null = from the beginning.</param>
/// <param name="EndsOn">For <see cref="ChangeKind.TermAmended"/>: the new last day; null = no end any more.</param>
public sealed record Change(ChangeKind Kind, DateOnly? EffectiveOn, string? Reason = null, DateOnly? EndsOn = null)
{
    internal DateOnly Since => EffectiveOn ?? DateOnly.MinValue;
}

/// <summary>What the changes up to a day have made of an agreement.</summary>
public readonly record struct Folded(Term Term, DateOnly? SuspendedFrom, DateOnly? TerminatedFrom, DateOnly? VoidFrom, DateOnly? SupersededFrom)
{
    public static Folded Of(Term original, IReadOnlyList<Change> changes, DateOnly asOf) =>
        changes.Count == 0 ? new Folded(original, null, null, null, null) : Ends(Terms(original, changes, asOf), changes);

    /// <summary>Amendments and suspensions hold one after the other: in the order of their effective days and, on one day, of recording.</summary>
    private static Folded Terms(Term original, IReadOnlyList<Change> changes, DateOnly asOf)
    {
        var state = new Folded(original, null, null, null, null);
        foreach (var change in changes.Where(c => c.Since <= asOf).OrderBy(c => c.Since))
        {
            state = change.Kind switch
            {
                ChangeKind.TermAmended => state with { Term = Amend(state.Term, change.EndsOn) },
                ChangeKind.Suspended => state with { SuspendedFrom = change.Since },
                ChangeKind.Resumed => state with { SuspendedFrom = null },
                _ => state,
            };
        }
        return state;
    }

    /// <summary>A termination is known before it takes effect, and the one recorded last counts: it may name an earlier day than one
    /// that was withdrawn. Their effective days therefore neither cut them off nor put them in order.</summary>
    private static Folded Ends(Folded state, IReadOnlyList<Change> changes)
    {
        foreach (var change in changes)
        {
            state = change.Kind switch
            {
                ChangeKind.Terminated => state with { TerminatedFrom = change.Since },
                ChangeKind.TerminationWithdrawn => state with { TerminatedFrom = null },
                ChangeKind.Voided => state with { VoidFrom = change.Since },
                ChangeKind.Superseded => state with { SupersededFrom = change.Since },
                ChangeKind.SupersessionWithdrawn => state with { SupersededFrom = null },
                _ => state,
            };
        }
        return state;
    }

    private static Term Amend(Term term, DateOnly? endsOn) => endsOn is null
        ? term with { EndBasis = EndBasis.OpenEnded, EndsOn = null }
        : term with { EndBasis = EndBasis.Fixed, EndsOn = endsOn };
}
