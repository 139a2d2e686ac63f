using Agreements.Domain.Agreements;
using Agreements.Domain.Dates;
using Agreements.Domain.Texts;

namespace Agreements.Domain.Renewals;

/// <summary>Who drives the renewal: a post, and the person who holds it now.</summary>
public sealed record CaseOwner(string? Post = null, string? Name = null, string? Mail = null);

/// <param name="SigningOn">The day on which the signing is planned.</param>
/// <param name="EffectiveOn">The first day of the new term where it is not the day of signing.</param>
/// <param name="Retroactive">It is to take effect before its signing (berlaku surut).</param>
/// <param name="SigningEvent">The ceremony whose day it follows.</param>
public sealed record RenewalPlan(DateOnly? SigningOn = null, DateOnly? EffectiveOn = null, bool Retroactive = false, Guid? SigningEvent = null)
{
    /// <summary>The first day that the new term would cover. What is not said to be retroactive cannot begin before it is signed.</summary>
    public DateOnly? StartsOn => EffectiveOn is { } on && SigningOn is { } signing && !Retroactive ? CivilDate.Later(on, signing) : EffectiveOn ?? SigningOn;
}

/// <summary>How a case ended: who decided, on which day, and why.</summary>
/// <param name="EndsOn">The last day in force for which it was decided. A later end is another question.</param>
public sealed record CaseOutcome(DateOnly On, string By, string? Reason = null, DateOnly? EndsOn = null);

/// <summary>The renewal of one agreement, driven from its opening to the registered successor. Where a successor is drafted as an agreement of
/// its own, the case follows that one's workflow and cannot be moved by itself.</summary>
public sealed class RenewalCase
{
    public required Guid Id { get; init; }

    /// <summary>Our own number for it, e.g. <c>REN-2025-00007</c>; empty until it is written.</summary>
    public string Reference { get; private set; } = "";

    /// <summary>The agreement that is to be renewed.</summary>
    public required Guid Agreement { get; init; }

    /// <summary>The agreement that this case has produced or is producing.</summary>
    public Guid? Successor { get; private set; }

    public RenewalStage Stage { get; private set; }

    /// <summary>The day on which the present stage began.</summary>
    public DateOnly StageSince { get; private set; }

    /// <summary>The stages through which it has gone, in their order; the last is the present one.</summary>
    public IReadOnlyList<StageEntry> History { get; private set; } = [];

    public required DateOnly OpenedOn { get; init; }

    public bool CouncilRequired { get; private set; }

    public RenewalPlan Plan { get; private set; } = new();

    public CaseOwner? Owner { get; private set; }

    public IReadOnlyList<ChecklistItem> Checklist { get; private set; } = [];

    public CaseOutcome? Outcome { get; private set; }

    /// <summary>As it was read; 0 before the first save.</summary>
    public long Version { get; init; }

    public bool IsOpen => Stage.IsOpen();

    /// <param name="openedOn">Not after <paramref name="today"/>: a case may be entered after it was begun.</param>
    /// <exception cref="DomainException"><c>renewal.openedLater</c>.</exception>
    public static RenewalCase Open(Guid id, Agreement agreement, DateOnly openedOn, CaseOwner? owner, bool? councilRequired, DateOnly today)
    {
        if (openedOn > today) throw DomainException.Invalid("renewal.openedLater", "/openedOn", openedOn);
        InRange(openedOn, "/openedOn");
        var council = councilRequired ?? agreement.Facts.CouncilApprovalRequired;
        return new RenewalCase
        {
            Id = id, Agreement = agreement.Id, OpenedOn = openedOn, StageSince = openedOn, Stage = RenewalStage.Opened, History = [new StageEntry(RenewalStage.Opened, openedOn)],
            CouncilRequired = council, Owner = owner, Checklist = ChecklistItem.For(agreement.Facts.Class, council),
        };
    }

    /// <summary>As it was stored; no rule is checked.</summary>
    public static RenewalCase Restore(
        Guid id, string reference, Guid agreement, Guid? successor, RenewalStage stage, DateOnly stageSince, IReadOnlyList<StageEntry> history, DateOnly openedOn, bool councilRequired, RenewalPlan plan,
        CaseOwner? owner, IReadOnlyList<ChecklistItem> checklist, CaseOutcome? outcome, long version) => new()
        {
            Id = id, Reference = reference, Agreement = agreement, OpenedOn = openedOn, Version = version, Successor = successor, Stage = stage, StageSince = stageSince, History = history,
            CouncilRequired = councilRequired, Plan = plan, Owner = owner, Checklist = checklist, Outcome = outcome,
        };

    /// <summary>Its owner leaves; null = the desks of the parties take over.</summary>
    public void HandOver(CaseOwner? owner) => Owner = owner;

    /// <summary>Gives it its number, when it is written for the first time.</summary>
    public void Number(string reference) => Reference = reference;

    /// <summary>Carries out an action that concerns the case alone; signing and completing make agreements and come back by <see cref="Follow"/>.</summary>
    /// <param name="endsOn">The agreement's last day in force as it is known today.</param>
    /// <exception cref="DomainException"><c>action.notAllowed</c>, <c>renewal.followsSuccessor</c>; rules of the single action.</exception>
    public void Do(RenewalAction action, RenewalInput input, string by, DateOnly? endsOn, DateOnly today)
    {
        if (RenewalProcess.Refusal(this, action) is { } refusal) throw new DomainException(ProblemKind.Conflict, [refusal]);
        switch (action)
        {
            case RenewalAction.Plan: Replan(input); break;
            case RenewalAction.Schedule: Schedule(input, today); break;
            case RenewalAction.Assign:
                Owner = input.Owner is { } owner && owner != new CaseOwner() ? owner : throw DomainException.Invalid("renewal.owner", "/owner");
                break;
            case RenewalAction.Check: Check(input, by, today); break;
            case RenewalAction.Uncheck: Mark(input, null, null); break;
            case RenewalAction.Lapse: Close(RenewalStage.NotRenewed, input, by, endsOn, today); break;
            case RenewalAction.Withdraw: Close(RenewalStage.Withdrawn, input, by, endsOn, today); break;
            default: Move(action, input, today); break;
        }
    }

    /// <summary>Takes over where the successor stands, and its plan where it has one; null = none is drafted (any more), and the case is left to itself.</summary>
    /// <param name="by">Who changed the successor.</param>
    /// <returns>False when nothing changed.</returns>
    public bool Follow(Agreement? successor, string by, DateOnly today)
    {
        if (!IsOpen || (successor is null && Successor is null)) return false;
        var (stage, plan) = successor is null ? (RenewalStage.Preparation, new RenewalPlan()) : (RenewalProcess.StageOf(successor.Process), PlanOf(successor) ?? Plan);
        if (stage == Stage && plan == Plan && successor?.Id == Successor) return false;
        Successor = successor?.Id;
        Plan = plan;
        Enter(stage, today);
        if (stage == RenewalStage.Completed) Outcome = new CaseOutcome(today, by);
        return true;
    }

    /// <summary>The agreement itself was extended by an addendum.</summary>
    public void CompleteByAddendum(string by, DateOnly today)
    {
        Enter(RenewalStage.Completed, today);
        Outcome = new CaseOutcome(today, by);
    }

    /// <summary>The agreement was ended: there is nothing left to renew.</summary>
    public void EndWithAgreement(string by, string reason, DateOnly? endsOn, DateOnly today)
    {
        Enter(RenewalStage.Withdrawn, today);
        Outcome = new CaseOutcome(today, by, reason, endsOn);
    }

    /// <summary>Says why it was completed as it was.</summary>
    public void Explain(string reason) => Outcome = Outcome! with { Reason = reason };

    /// <summary>Follows its signing event to another day. A first day that was agreed stays, unless it would now come before the signing.</summary>
    public void MoveTo(DateOnly on) => Plan = Plan with { SigningOn = on, EffectiveOn = Plan.Retroactive || Plan.EffectiveOn >= on ? Plan.EffectiveOn : null };

    private static RenewalPlan? PlanOf(Agreement successor) => successor.Facts is { Term: { SignedOn: null, StartsOn: null }, SigningPlan: null or { On: null, SigningEvent: null } } ? null : new(
        successor.Facts.Term.SignedOn ?? successor.Facts.SigningPlan?.On, successor.Facts.Term.StartsOn, successor.Facts.Term.Retroactive, successor.Facts.SigningPlan?.SigningEvent);

    private void Replan(RenewalInput input)
    {
        if (input.EffectiveOn < input.On && !input.Retroactive) throw DomainException.Invalid("renewal.retroactiveNotStated", "/retroactive", input.EffectiveOn, input.On);
        if (input is { Retroactive: true, EffectiveOn: null }) throw DomainException.Invalid("renewal.retroactiveFrom", "/effectiveOn");
        if (input.On is null && Stage == RenewalStage.SigningScheduled) throw DomainException.Invalid("schedule.on", "/on");
        InRange(input.On, "/on");
        InRange(input.EffectiveOn, "/effectiveOn");
        Plan = new RenewalPlan(input.On, input.EffectiveOn, input.Retroactive, input.SigningEvent);
    }

    private void Schedule(RenewalInput input, DateOnly today)
    {
        if (input.On is null) throw DomainException.Invalid("schedule.on", "/on");
        Replan(input);
        Enter(RenewalStage.SigningScheduled, today);
    }

    private void Check(RenewalInput input, string by, DateOnly today)
    {
        if (input.On > today) throw DomainException.Invalid("renewal.doneLater", "/on", input.On);
        InRange(input.On, "/on");
        Mark(input, input.On ?? today, by);
    }

    private void Mark(RenewalInput input, DateOnly? on, string? by)
    {
        if (input.Item is not { } wanted || Checklist.All(i => i.Item != wanted)) throw DomainException.Invalid("renewal.item", "/item");
        Checklist = [.. Checklist.Select(i => i.Item == wanted ? i with { DoneOn = on, By = by, Note = input.Reason } : i)];
    }

    private void Close(RenewalStage stage, RenewalInput input, string by, DateOnly? endsOn, DateOnly today)
    {
        RequireReason(input);
        Enter(stage, today);
        Outcome = new CaseOutcome(today, by, input.Reason, endsOn);
    }

    private void Move(RenewalAction action, RenewalInput input, DateOnly today)
    {
        if (action is RenewalAction.Return or RenewalAction.Reopen) RequireReason(input);
        if (action == RenewalAction.RequireCouncil) RequireCouncil();
        if (action == RenewalAction.Reopen) (Outcome, Successor) = (null, null);
        Enter(RenewalProcess.Next(Stage, action)!.Value, today);
    }

    private void Enter(RenewalStage stage, DateOnly today)
    {
        if (stage == Stage) return;
        (Stage, StageSince) = (stage, today);
        History = [.. History, new StageEntry(stage, today)];
    }

    private void RequireCouncil()
    {
        CouncilRequired = true;
        if (Checklist.All(i => i.Item != ChecklistKind.CouncilApproval)) Checklist = [.. Checklist, new ChecklistItem(ChecklistKind.CouncilApproval)];
    }

    private static void InRange(DateOnly? day, string pointer)
    {
        if (day < AgreementRules.FirstDate || day > AgreementRules.LastDate) throw DomainException.Invalid("date.outOfRange", pointer, day, AgreementRules.FirstDate, AgreementRules.LastDate);
    }

    private static void RequireReason(RenewalInput input)
    {
        if (VisibleText.IsBlank(input.Reason)) throw DomainException.Invalid("action.reason", "/reason");
    }
}
