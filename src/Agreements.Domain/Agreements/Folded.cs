namespace Agreements.Domain.Agreements;

/// <summary>What the changes up to a day have made of an agreement.</summary>
/// <param name="Facts">With the addenda in effect; its term is the one that a document wrote last.</param>
/// <param name="Term">The running one: <see cref="Facts"/>'s, or one that followed it by itself.</param>
public readonly record struct Folded(
    AgreementFacts Facts, Term Term, Rolls Rolls, DateOnly? SuspendedFrom, DateOnly? TerminatedFrom, DateOnly? VoidFrom, DateOnly? SupersededFrom)
{
    public static Folded Of(AgreementFacts facts, IReadOnlyList<Change> changes, DateOnly asOf)
    {
        var original = new Folded(facts, facts.Term, new Rolls(facts.Term.EarliestEnd), null, null, null, null);
        return changes.Count == 0 ? AutomaticRenewal.Roll(original, asOf) : Ends(InOrder(original, changes, asOf), changes);
    }

    /// <summary>Addenda, suspensions and notices hold one after the other, in the order of their effective days and, on one day, of recording.
    /// Each meets the term that is running on its day.</summary>
    private static Folded InOrder(Folded state, IReadOnlyList<Change> changes, DateOnly asOf)
    {
        foreach (var change in changes.Where(c => c.Since <= asOf).OrderBy(c => c.Since))
            state = AutomaticRenewal.Roll(state, change.Since).After(change);
        return AutomaticRenewal.Roll(state, asOf);
    }

    internal Folded After(Change change) => change.Kind switch
    {
        ChangeKind.Amended => Amended(change.Addendum!, change.Since),
        ChangeKind.Suspended => this with { SuspendedFrom = change.Since },
        ChangeKind.Resumed => this with { SuspendedFrom = null },
        ChangeKind.NoticeGiven => this with { Rolls = Rolls with { Most = Rolls.Count, NoticeOn = change.Since } },
        ChangeKind.NoticeGivenLate => this with { Rolls = Rolls with { Most = Rolls.Count + 1, NoticeOn = change.Since } },
        ChangeKind.NoticeWithdrawn when Rolls.NoticeOn is not null => this with { Rolls = Rolls with { Most = null, NoticeOn = null } },
        _ => this,
    };

    private Folded Amended(Addendum addendum, DateOnly since)
    {
        var amendment = addendum.Amendment;
        var facts = amendment.ApplyTo(Facts, addendum.Numbers);
        var term = amendment.StatesEnd ? facts.Term : Term;
        return this with { Facts = facts, Term = term, Rolls = AutomaticRenewal.AfterAmendment(this, amendment, term, since) };
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
}
