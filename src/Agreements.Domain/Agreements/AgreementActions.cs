using Agreements.Domain.Dates;

namespace Agreements.Domain.Agreements;

/// <summary>What may be done with it: the actions of the drafting workflow and of its life.</summary>
public sealed partial class Agreement
{
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
