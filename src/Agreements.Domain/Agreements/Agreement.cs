using Agreements.Domain.Dates;

namespace Agreements.Domain.Agreements;

/// <summary>Parameters of an action; which ones count depends on the action.</summary>
public sealed record ActionInput
{
    /// <summary>Day of signing, suspension, termination or plan. Null = the caller's today.</summary>
    public DateOnly? On { get; init; }

    public string? Reason { get; init; }

    /// <summary>For <c>sign</c>: the party that signed, counted from 1; null = all that have not.</summary>
    public int? Party { get; init; }

    /// <summary>For <c>sign</c>: the first day in force where it is not the day of the last signature.</summary>
    public DateOnly? StartsOn { get; init; }

    /// <summary>For <c>sign</c>: the document takes effect before its signing.</summary>
    public bool? Retroactive { get; init; }

    /// <summary>For <c>sign</c> and <c>register</c>: the parties' numbers as far as they are known now.</summary>
    public IReadOnlyList<PartyNumber> Numbers { get; init; } = [];

    /// <summary>For <c>schedule</c>: the ceremony and its place.</summary>
    public string? Event { get; init; }

    public string? Place { get; init; }

    /// <summary>For <c>schedule</c>: the ceremony as a record.</summary>
    public Guid? SigningEvent { get; init; }

    /// <summary>For <c>verify</c>: what the facts were checked against.</summary>
    public string? Source { get; init; }
}

/// <param name="Party">Counted from 1.</param>
/// <param name="Date">The day that the number carries.</param>
public sealed record PartyNumber(int Party, string Number, DateOnly? Date = null)
{
    /// <summary>The parties with the numbers that are given for them.</summary>
    /// <exception cref="DomainException"><c>sign.party</c>: there is no such party; <c>sign.partyTwice</c>: it is named before.</exception>
    public static IReadOnlyList<Party> Fill(IReadOnlyList<Party> parties, IReadOnlyList<PartyNumber> numbers)
    {
        var broken = new Violations();
        for (var i = 0; i < numbers.Count; i++)
        {
            var party = numbers[i].Party;
            broken.Add(party < 1 || party > parties.Count, "sign.party", $"/numbers/{i}/party", party)
                .Add(numbers.Take(i).Any(n => n.Party == party), "sign.partyTwice", $"/numbers/{i}/party", party);
        }
        broken.ThrowIfAny();
        return [.. parties.Select((p, i) => numbers.FirstOrDefault(n => n.Party == i + 1) is { } given ? p with { Number = given.Number, NumberDate = given.Date ?? p.NumberDate } : p)];
    }
}

/// <summary>An MoU, PKS or the like: its facts, its place in the drafting workflow, and what happened to it since.</summary>
public sealed class Agreement
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

    /// <summary>Carries out an action of the workflow or of the agreement's life.</summary>
    /// <param name="today">The civil date in <see cref="Zone"/>.</param>
    /// <param name="calendar">Decides whether a notice is in time where its period counts working days; null = weekends only.</param>
    /// <exception cref="DomainException"><c>action.notAllowed</c> when the state does not allow it; rules of the single action.</exception>
    public void Do(ProcessAction action, ActionInput input, DateOnly today, WorkingCalendar? calendar = null)
    {
        if (Agreements.Process.Refusal(this, action, today) is { } refusal) throw new DomainException(ProblemKind.Conflict, [refusal]);
        var on = input.On ?? today;
        switch (action)
        {
            case ProcessAction.Sign: Sign(input, on, today); break;
            case ProcessAction.Schedule: Schedule(input); break;
            case ProcessAction.Verify:
                Facts = Facts with { Verification = new Verification(VerificationStatus.Verified, input.Source ?? Facts.Verification.Source) };
                break;
            case ProcessAction.Suspend:
                RequireInTerm(on, today);
                Append(ChangeKind.Suspended, on, input);
                break;
            case ProcessAction.Resume:
                if (on < SuspendedFrom) throw DomainException.Invalid("resume.beforeSuspension", "/on", SuspendedFrom);
                Append(ChangeKind.Resumed, on, input);
                break;
            case ProcessAction.Terminate:
                RequireInTerm(on, today);
                Append(ChangeKind.Terminated, on, input);
                break;
            case ProcessAction.WithdrawTermination: Append(ChangeKind.TerminationWithdrawn, FoldAt(today).TerminatedFrom, input); break;
            case ProcessAction.Void: Append(ChangeKind.Voided, input.On, input); break;
            case ProcessAction.GiveNotice: GiveNotice(input, on, today, calendar ?? WorkingCalendar.WeekendsOnly); break;
            case ProcessAction.WithdrawNotice:
                RequireNoticeDay(on, today);
                Append(ChangeKind.NoticeWithdrawn, on, input);
                break;
            case ProcessAction.Register: Register(input, today); break;
            default: Move(action, input, today); break;
        }
    }

    /// <summary>Follows a successor whose text says that it replaces this agreement from a day on, or no longer says so (null).</summary>
    /// <returns>False when that is recorded already.</returns>
    public bool Supersede(DateOnly? from, string? successor)
    {
        if (Recorded.SupersededFrom == from) return false;
        Changes = [.. Changes, new Change(from is null ? ChangeKind.SupersessionWithdrawn : ChangeKind.Superseded, from, successor)];
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

    private void Sign(ActionInput input, DateOnly on, DateOnly today)
    {
        if (on > today) throw DomainException.Invalid("sign.future", "/on", on);
        if (input.Party is { } order && (order < 1 || order > Facts.Parties.Count)) throw DomainException.Invalid("sign.party", "/party", order);
        if (input.Party is { } again && Facts.Parties[again - 1].SignedOn is { } already) throw DomainException.Conflict("sign.alreadySigned", "/party", again, already);
        var parties = Facts.Parties
            .Select((p, i) => p.SignedOn is null && (input.Party ?? i + 1) == i + 1 ? p with { SignedOn = on } : p).ToList();
        var all = parties.TrueForAll(p => p.SignedOn is not null);
        var term = Facts.Term with { StartsOn = input.StartsOn ?? Facts.Term.StartsOn, Retroactive = input.Retroactive ?? Facts.Term.Retroactive };
        if (all) term = term with { SignedOn = parties.Max(p => p.SignedOn) };
        var state = all ? ProcessState.Signed : ProcessState.PartlySigned;
        var facts = AgreementRules.Settle(WithNumbers(Facts with { Parties = parties, Term = term }, input));
        AgreementRules.Check(facts, state, today);
        Facts = facts;
        Process = state;
    }

    private void Schedule(ActionInput input)
    {
        if (input.On is null) throw DomainException.Invalid("schedule.on", "/on");
        Facts = Facts with { SigningPlan = new SigningPlan(input.On, input.Event ?? Facts.SigningPlan?.Event, input.Place ?? Facts.SigningPlan?.Place, input.SigningEvent ?? (input.On == Facts.SigningPlan?.On ? Facts.SigningPlan?.SigningEvent : null)) };
        Process = ProcessState.SigningScheduled;
    }

    private void GiveNotice(ActionInput input, DateOnly on, DateOnly today, WorkingCalendar calendar)
    {
        RequireNoticeDay(on, today);
        RequireInTerm(on, today);
        var at = Foreseen(on);
        var late = on > Deadlines.Notice(at.Facts.Notice, AgreementStatus.LastDay(at), calendar);
        Append(late ? ChangeKind.NoticeGivenLate : ChangeKind.NoticeGiven, on, input);
    }

    /// <summary>Notices and their withdrawals are recorded once they have happened, and in their order.</summary>
    private void RequireNoticeDay(DateOnly on, DateOnly today)
    {
        if (on > today) throw DomainException.Invalid("notice.future", "/on", on);
        var last = Changes.LastOrDefault(c => c.IsOfNotice)?.EffectiveOn;
        if (on < last) throw DomainException.Invalid("notice.order", "/on", on, last);
    }

    private void Register(ActionInput input, DateOnly today)
    {
        Facts = WithNumbers(Facts, input);
        Move(ProcessAction.Register, input, today);
    }

    private static AgreementFacts WithNumbers(AgreementFacts facts, ActionInput input) => facts with { Parties = PartyNumber.Fill(facts.Parties, input.Numbers) };

    private void Move(ProcessAction action, ActionInput input, DateOnly today)
    {
        if (action is ProcessAction.Return or ProcessAction.Reject or ProcessAction.Withdraw) RequireReason(input);
        var next = Agreements.Process.Next(Process, action)!.Value;
        AgreementRules.Check(Facts, next, today);
        Process = next;
    }

    private void Append(ChangeKind kind, DateOnly? on, ActionInput input)
    {
        RequireReason(input);
        Changes = [.. Changes, new Change(kind, on, input.Reason)];
    }

    /// <summary>Outside its term there is nothing to suspend or to end.</summary>
    private void RequireInTerm(DateOnly on, DateOnly today)
    {
        var term = FoldAt(CivilDate.Later(on, today)).Term;
        if (on < term.EffectiveStart || on > term.LatestEnd) throw DomainException.Invalid("action.outsideTerm", "/on", on);
    }

    private static void RequireReason(ActionInput input)
    {
        if (Texts.VisibleText.IsBlank(input.Reason)) throw DomainException.Invalid("action.reason", "/reason");
    }
}
