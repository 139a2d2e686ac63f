using Agreements.Domain.Agreements;
using Agreements.Domain.Texts;

namespace Agreements.Domain.Renewals;

public enum RenewalAction
{
    Prepare, Offer, Negotiate, RequireCouncil, Finalise, Schedule, Return, Sign, Complete, Lapse, Withdraw, Reopen, Plan, Assign, Check, Uncheck,
}

/// <summary>Parameters of an action on a case; which ones count depends on the action.</summary>
public record RenewalInput
{
    /// <summary>For <c>schedule</c> and <c>plan</c>: the day of signing; for <c>sign</c> and <c>check</c>: the day on which it was done. Null = today.</summary>
    public DateOnly? On { get; init; }

    public DateOnly? EffectiveOn { get; init; }

    public bool Retroactive { get; init; }

    public Guid? SigningEvent { get; init; }

    public CaseOwner? Owner { get; init; }

    public ChecklistKind? Item { get; init; }

    public string? Reason { get; init; }
}

/// <summary>The arrows between stages.</summary>
public static class RenewalProcess
{
    private static readonly Dictionary<(RenewalStage, RenewalAction), RenewalStage> Arrows = new()
    {
        [(RenewalStage.Opened, RenewalAction.Prepare)] = RenewalStage.Preparation,
        [(RenewalStage.Preparation, RenewalAction.Offer)] = RenewalStage.Offered,
        [(RenewalStage.Offered, RenewalAction.Negotiate)] = RenewalStage.Negotiation,
        [(RenewalStage.Negotiation, RenewalAction.RequireCouncil)] = RenewalStage.CouncilApproval,
        [(RenewalStage.Negotiation, RenewalAction.Finalise)] = RenewalStage.ReadyToSign,
        [(RenewalStage.CouncilApproval, RenewalAction.Finalise)] = RenewalStage.ReadyToSign,
        [(RenewalStage.ReadyToSign, RenewalAction.Schedule)] = RenewalStage.SigningScheduled,
        [(RenewalStage.SigningScheduled, RenewalAction.Schedule)] = RenewalStage.SigningScheduled,
        [(RenewalStage.Offered, RenewalAction.Return)] = RenewalStage.Preparation,
        [(RenewalStage.Negotiation, RenewalAction.Return)] = RenewalStage.Preparation,
        [(RenewalStage.CouncilApproval, RenewalAction.Return)] = RenewalStage.Negotiation,
        [(RenewalStage.ReadyToSign, RenewalAction.Return)] = RenewalStage.Negotiation,
        [(RenewalStage.SigningScheduled, RenewalAction.Return)] = RenewalStage.ReadyToSign,
        [(RenewalStage.ReadyToSign, RenewalAction.Sign)] = RenewalStage.Signed,
        [(RenewalStage.SigningScheduled, RenewalAction.Sign)] = RenewalStage.Signed,
        [(RenewalStage.ReadyToSign, RenewalAction.Complete)] = RenewalStage.Completed,
        [(RenewalStage.SigningScheduled, RenewalAction.Complete)] = RenewalStage.Completed,
        [(RenewalStage.Signed, RenewalAction.Complete)] = RenewalStage.Completed,
        [(RenewalStage.NotRenewed, RenewalAction.Reopen)] = RenewalStage.Opened,
    };

    public static RenewalStage? Next(RenewalStage stage, RenewalAction action) => Arrows.TryGetValue((stage, action), out var next) ? next : null;

    /// <summary>Somebody still has to do something.</summary>
    public static bool IsOpen(this RenewalStage stage) => stage < RenewalStage.Completed;

    /// <summary>In the order of the enumeration.</summary>
    public static IReadOnlyList<RenewalAction> Allowed(RenewalCase renewal) => [.. Enum.GetValues<RenewalAction>().Where(action => Refusal(renewal, action) is null)];

    /// <summary>Why the action is refused, or null when it is allowed.</summary>
    public static Violation? Refusal(RenewalCase renewal, RenewalAction action)
    {
        var allowed = action switch
        {
            RenewalAction.Lapse or RenewalAction.Withdraw => renewal.IsOpen && renewal.Stage != RenewalStage.Signed,
            RenewalAction.Complete when renewal.Successor is not null => renewal.Stage == RenewalStage.Signed,
            RenewalAction.Plan or RenewalAction.Assign or RenewalAction.Check or RenewalAction.Uncheck => renewal.IsOpen,
            RenewalAction.Finalise when renewal.Stage == RenewalStage.Negotiation => !renewal.CouncilRequired,
            _ => Next(renewal.Stage, action) is not null,
        };
        if (!allowed) return Violation.Of("action.notAllowed", "/action", Message.Label(action), Message.Label(renewal.Stage));
        return renewal.Successor is { } successor && MovesStage(action) ? Violation.Of("renewal.followsSuccessor", "/action", successor) : null;
    }

    // A signed successor is registered through its case or by itself; every other step belongs to the draft. Who lets an agreement lapse has to
    // withdraw the draft first: both at once would say that it is renewed and that it is not.
    private static bool MovesStage(RenewalAction action) =>
        action is not (RenewalAction.Withdraw or RenewalAction.Reopen or RenewalAction.Assign or RenewalAction.Check or RenewalAction.Uncheck or RenewalAction.Complete);

    /// <summary>Where a case stands whose successor is drafted as an agreement.</summary>
    public static RenewalStage StageOf(ProcessState process) => process switch
    {
        ProcessState.Offered => RenewalStage.Offered,
        ProcessState.Negotiation => RenewalStage.Negotiation,
        ProcessState.CouncilApproval => RenewalStage.CouncilApproval,
        ProcessState.ReadyToSign => RenewalStage.ReadyToSign,
        ProcessState.SigningScheduled or ProcessState.PartlySigned => RenewalStage.SigningScheduled,
        ProcessState.Signed => RenewalStage.Signed,
        ProcessState.Registered => RenewalStage.Completed,
        _ => RenewalStage.Preparation,
    };
}
