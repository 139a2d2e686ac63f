using Agreements.Domain.Dates;

namespace Agreements.Domain.Agreements;

/// <summary>An MoU, PKS or the like: its facts, its place in the drafting workflow, and what happened to it since.</summary>
public sealed partial class Agreement
{
    private Agreement(Guid id, string reference, Zone zone, AgreementFacts facts, ProcessState process, IReadOnlyList<Change> changes, long version) =>
        (Id, Reference, Zone, Facts, Process, Changes, Version) = (id, reference, zone, facts, process, changes, version);

    public Guid Id { get; }

    /// <summary>Our own number for it, e.g. <c>AGR-2025-00012</c>; never the parties' numbers.</summary>
    public string Reference { get; }

    /// <summary>The zone in which its days begin: its first pemda party's, default WIB.</summary>
    public Zone Zone { get; private set; }

    public AgreementFacts Facts { get; private set; }

    public ProcessState Process { get; private set; }

    /// <summary>In order of recording.</summary>
    public IReadOnlyList<Change> Changes { get; private set; }

    /// <summary>As it was read; 0 before the first save.</summary>
    public long Version { get; }

    /// <summary>A new proposal, or an agreement that was signed elsewhere and is entered as <c>signed</c> or <c>registered</c>.</summary>
    /// <exception cref="DomainException">A rule of <see cref="AgreementRules"/>, or <c>process.entry</c>: no other state can be entered.</exception>
    public static Agreement Enter(Guid id, string reference, Zone zone, AgreementFacts facts, ProcessState state, DateOnly today)
    {
        if (state is not (ProcessState.Proposed or ProcessState.Signed or ProcessState.Registered))
            throw DomainException.Invalid("process.entry", "/process");
        facts = AgreementRules.Settle(facts);
        AgreementRules.Check(facts, state, today);
        return new Agreement(id, reference, zone, facts, state, [], 0);
    }

    /// <summary>As it was stored; no rule is checked.</summary>
    public static Agreement Restore(
        Guid id, string reference, Zone zone, AgreementFacts facts, ProcessState process, IReadOnlyList<Change> changes, long version) =>
        new(id, reference, zone, facts, process, changes, version);

    /// <summary>Corrects or completes the facts. Rejected and withdrawn proposals are closed.</summary>
    /// <param name="zone">The governing zone of the parties that the facts name.</param>
    /// <exception cref="DomainException"><c>agreement.closed</c>, or a rule of <see cref="AgreementRules"/>.</exception>
    public void Edit(AgreementFacts facts, Zone zone, DateOnly today)
    {
        if (Process.IsAbandoned()) throw DomainException.Conflict("agreement.closed", "", Texts.Message.Label(Process));
        facts = AgreementRules.Settle(facts);
        AgreementRules.Check(facts, Process, today);
        AddendumRules.CheckFacts(facts, Changes, today);
        Facts = facts;
        Zone = zone;
    }

    /// <summary>Adds an addendum: what it changes holds from its first day on, inclusive.</summary>
    /// <exception cref="DomainException">A rule of <see cref="AddendumRules"/>.</exception>
    public void Amend(Addendum addendum, DateOnly today)
    {
        var change = new Change(ChangeKind.Amended, addendum.Since, null, addendum);
        AddendumRules.Check(this, change, today);
        Changes = [.. Changes, change];
    }

    /// <summary>Puts somebody else in charge. Nothing else of the facts is judged, so that an old record can change hands as it is.</summary>
    /// <param name="officer">Null = nobody; the unit's mailbox is told.</param>
    /// <param name="pointer">Where the caller has named the officer.</param>
    /// <exception cref="DomainException"><c>agreement.closed</c>; <c>officer.notOfParty</c>; <c>mail.address</c>.</exception>
    public void PutInCharge(Officer? officer, string pointer, DateOnly today)
    {
        if (Process.IsAbandoned()) throw DomainException.Conflict("agreement.closed", "", Texts.Message.Label(Process));
        new Violations()
            .Add(officer is not null && FactsAt(today).Parties.All(p => p.Institution != officer.Institution), "officer.notOfParty", pointer + "/institution")
            .Add(officer is { Mail: { } mail } && !Institutions.Mail.IsAddress(mail), "mail.address", pointer + "/mail", officer?.Mail)
            .ThrowIfAny();
        Facts = Facts with { Officer = officer };
    }

    /// <summary>Follows a successor whose text says that it replaces this agreement from a day on, or no longer says so (null). Which one is not written
    /// here: others may see this agreement than see that one.</summary>
    /// <returns>False when that is recorded already.</returns>
    public bool Supersede(DateOnly? from)
    {
        if (Recorded.SupersededFrom == from) return false;
        Changes = [.. Changes, new Change(from is null ? ChangeKind.SupersessionWithdrawn : ChangeKind.Superseded, from, null)];
        return true;
    }

    /// <summary>Follows its signing event to another day and place.</summary>
    public void MoveSigning(SigningPlan plan) => Facts = Facts with { SigningPlan = plan };

    /// <summary>The facts, the term and the life facts as they hold on the day.</summary>
    public Folded FoldAt(DateOnly day) => Folded.Of(Facts, Changes, day);

    /// <summary>What the original says, as the addenda in effect on the day have changed it.</summary>
    public AgreementFacts FactsAt(DateOnly day) => FoldAt(day).Facts;

    /// <summary>As on the day, with the addenda that were signed by then and take effect before the term ends: they are known to move its end.</summary>
    public Folded Foreseen(DateOnly day) => WithSigned(day, (at, change) => !(at.Term.LatestEnd?.PlusDays(1) < change.Since));

    /// <summary>As on the day, with every addendum that was signed by then, also one that begins to hold only after days without a term.</summary>
    public Folded Known(DateOnly day) => WithSigned(day, (_, _) => true);

    private Folded WithSigned(DateOnly day, Func<Folded, Change, bool> counts)
    {
        var at = FoldAt(day);
        if (Changes.Count == 0) return at;
        foreach (var change in Changes.Where(c => c.Since > day && c.Addendum?.SignedOn <= day).OrderBy(c => c.Since))
            if (counts(at, change)) at = at.After(change);
        return at;
    }

    /// <summary>With what had been agreed on by the day: what takes effect later only if it was known ahead, as addenda from their signing and terminations are.</summary>
    internal Agreement KnownOn(DateOnly day) => Restore(Id, Reference, Zone, Facts, Process, [.. Changes.Where(c => c.Since <= day || c.IsKnownOn(day))], Version);

    /// <summary>The first day after this one on which a recorded addendum begins to hold; null = none.</summary>
    public DateOnly? NextAddendumAfter(DateOnly day) => Changes.Count == 0 ? null : Changes.Where(c => c.Addendum is not null && c.Since > day).Select(c => c.EffectiveOn).Min();

    /// <summary>Its last day may be another on other days: it renews itself, or was changed.</summary>
    public bool EndVaries => Facts.RenewalClause.Mode == RenewalMode.Automatic || Changes.Count > 0;

    /// <summary>An addendum holds on the day.</summary>
    public bool IsAmendedOn(DateOnly day) => Changes.Any(c => c.Addendum is not null && c.Since <= day);

    /// <summary>The last day of the term that follows by itself after the one of the day; null when none does.</summary>
    public DateOnly? RenewsTo(DateOnly day)
    {
        var at = Foreseen(day);
        var next = at.Term.EarliestEnd?.PlusDays(1);
        return !Process.IsSigned() || at.VoidFrom <= next || at.SupersededFrom <= next || at.TerminatedFrom <= next ? null : AutomaticRenewal.NextEnd(at);
    }

    /// <summary>With all that is recorded, whatever its day.</summary>
    private Folded Recorded => FoldAt(DateOnly.MaxValue);

    /// <summary>The first day of a suspension that nobody has ended, begun or to come; null = none.</summary>
    public DateOnly? SuspendedFrom => Recorded.SuspendedFrom;

    /// <summary>Axis B on the day.</summary>
    public Validity ValidityOn(DateOnly day) => ValidityRules.On(this, day);

    /// <summary>First day in force once signed, else the planned one; null when neither is known.</summary>
    public DateOnly? ActualOrPlannedStart =>
        Process.IsSigned() ? Facts.Term.EffectiveStart
        // What is not said to be retroactive cannot begin before it is signed.
        : Facts.Term is { StartsOn: { } on, Retroactive: false } && Facts.SigningPlan?.On is { } signing ? CivilDate.Later(on, signing) : Facts.Term.StartsOn ?? Facts.SigningPlan?.On;

    /// <summary>The first day from which it replaces its predecessor; null when it does not.</summary>
    public DateOnly? ReplacesFrom =>
        Facts.ReplacesPredecessor && Process.IsSigned() && Recorded.VoidFrom is null ? Facts.Term.EffectiveStart : null;
}
