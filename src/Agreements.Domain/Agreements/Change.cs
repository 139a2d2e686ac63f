namespace Agreements.Domain.Agreements;

public enum ChangeKind { TermAmended, Suspended, Resumed, Terminated, TerminationWithdrawn, Voided, Superseded }

/// <summary>Something that happened to a signed agreement. Changes are only ever added; what holds on a day is their fold, in the
/// order of their effective days and, on one day, in the order of recording.</summary>
/// <param name="EffectiveOn">First day, inclusive, on which the change holds; null = from the beginning.</param>
/// <param name="EndsOn">For <see cref="ChangeKind.TermAmended"/>: the new last day; null = no end any more.</param>
public sealed record Change(ChangeKind Kind, DateOnly? EffectiveOn, string? Reason = null, DateOnly? EndsOn = null);

/// <summary>What the changes up to a day have made of an agreement.</summary>
public readonly record struct Folded(Term Term, DateOnly? SuspendedFrom, DateOnly? TerminatedFrom, DateOnly? VoidFrom, DateOnly? SupersededFrom)
{
    public static Folded Of(Term original, IEnumerable<Change> changes, DateOnly asOf)
    {
        var state = new Folded(original, null, null, null, null);
        foreach (var change in changes.OrderBy(c => c.EffectiveOn ?? DateOnly.MinValue))
        {
            // A termination is known from the day it is recorded, although it takes effect later: it must not be cut off here.
            var since = change.EffectiveOn ?? DateOnly.MinValue;
            if (since > asOf && change.Kind is not ChangeKind.Terminated and not ChangeKind.TerminationWithdrawn) continue;
            state = change.Kind switch
            {
                ChangeKind.TermAmended => state with { Term = Amend(state.Term, change.EndsOn) },
                ChangeKind.Suspended => state with { SuspendedFrom = since },
                ChangeKind.Resumed => state with { SuspendedFrom = null },
                ChangeKind.Terminated => state with { TerminatedFrom = since },
                ChangeKind.TerminationWithdrawn => state with { TerminatedFrom = null },
                ChangeKind.Voided => state with { VoidFrom = since },
                ChangeKind.Superseded => state with { SupersededFrom = since },
                _ => state,
            };
        }
        return state;
    }

    private static Term Amend(Term term, DateOnly? endsOn) => endsOn is null
        ? term with { EndBasis = EndBasis.OpenEnded, EndsOn = null }
        : term with { EndBasis = EndBasis.Fixed, EndsOn = endsOn };
}
