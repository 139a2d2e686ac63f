namespace Agreements.Domain.Agreements;

/// <summary>Axis A: the drafting workflow, stored.</summary>
public enum ProcessState
{
    Proposed, UnderReview, RevisionNeeded, Offered, Negotiation, CouncilApproval, ReadyToSign, SigningScheduled, PartlySigned,
    Signed, Registered, Rejected, Withdrawn,
}

public enum ProcessAction
{
    Submit, Return, Offer, Accept, RequireCouncil, Finalise, Schedule, Sign, Register, Reject, Withdraw, Suspend, Resume, Terminate,
    WithdrawTermination, Void, Verify, GiveNotice, WithdrawNotice,
}

/// <summary>The workflow's arrows: from which state an action leads where.</summary>
public static class Process
{
    private static readonly ProcessAction[] All = Enum.GetValues<ProcessAction>();

    private static readonly Dictionary<(ProcessState, ProcessAction), ProcessState> Arrows = new()
    {
        [(ProcessState.Proposed, ProcessAction.Submit)] = ProcessState.UnderReview,
        [(ProcessState.Proposed, ProcessAction.Withdraw)] = ProcessState.Withdrawn,
        [(ProcessState.UnderReview, ProcessAction.Offer)] = ProcessState.Offered,
        [(ProcessState.UnderReview, ProcessAction.Return)] = ProcessState.RevisionNeeded,
        [(ProcessState.UnderReview, ProcessAction.Reject)] = ProcessState.Rejected,
        [(ProcessState.RevisionNeeded, ProcessAction.Submit)] = ProcessState.UnderReview,
        [(ProcessState.RevisionNeeded, ProcessAction.Withdraw)] = ProcessState.Withdrawn,
        [(ProcessState.Offered, ProcessAction.Accept)] = ProcessState.Negotiation,
        [(ProcessState.Offered, ProcessAction.Reject)] = ProcessState.Rejected,
        [(ProcessState.Negotiation, ProcessAction.RequireCouncil)] = ProcessState.CouncilApproval,
        [(ProcessState.Negotiation, ProcessAction.Finalise)] = ProcessState.ReadyToSign,
        [(ProcessState.CouncilApproval, ProcessAction.Finalise)] = ProcessState.ReadyToSign,
        [(ProcessState.CouncilApproval, ProcessAction.Return)] = ProcessState.Negotiation,
        [(ProcessState.ReadyToSign, ProcessAction.Schedule)] = ProcessState.SigningScheduled,
        [(ProcessState.ReadyToSign, ProcessAction.Return)] = ProcessState.Negotiation,
        [(ProcessState.SigningScheduled, ProcessAction.Schedule)] = ProcessState.SigningScheduled,
        [(ProcessState.SigningScheduled, ProcessAction.Return)] = ProcessState.ReadyToSign,
        [(ProcessState.SigningScheduled, ProcessAction.Sign)] = ProcessState.Signed,
        [(ProcessState.PartlySigned, ProcessAction.Sign)] = ProcessState.Signed,
        [(ProcessState.Signed, ProcessAction.Register)] = ProcessState.Registered,
        [(ProcessState.Registered, ProcessAction.Return)] = ProcessState.Signed, // the scan is defective
    };

    /// <summary>Where the action leads, or null when the state does not allow it.</summary>
    public static ProcessState? Next(ProcessState state, ProcessAction action) =>
        Arrows.TryGetValue((state, action), out var next) ? next : null;

    /// <summary>Signed by all parties; only then do validity and life actions mean anything.</summary>
    public static bool IsSigned(this ProcessState state) => state is ProcessState.Signed or ProcessState.Registered;

    /// <summary>Ended without a signature.</summary>
    public static bool IsAbandoned(this ProcessState state) => state is ProcessState.Rejected or ProcessState.Withdrawn;

    /// <summary>The actions that the drafting workflow and the agreement's life allow on the day, in the order of the enumeration.</summary>
    public static IReadOnlyList<ProcessAction> Allowed(Agreement agreement, DateOnly today) =>
        [.. All.Where(action => IsAllowed(agreement, action, today))];

    /// <summary>Why the action is refused on the day, or null when it is allowed.</summary>
    public static Violation? Refusal(Agreement agreement, ProcessAction action, DateOnly today) => IsAllowed(agreement, action, today)
        ? null
        : Violation.Of("action.notAllowed", "/action", Texts.Message.Label(action), Texts.Message.Label(agreement.Process));

    private static bool IsAllowed(Agreement agreement, ProcessAction action, DateOnly today)
    {
        var state = agreement.Process;
        return action switch
        {
            ProcessAction.Finalise when state == ProcessState.Negotiation => !agreement.Facts.CouncilApprovalRequired,
            ProcessAction.Verify => state.IsSigned() && agreement.Facts.Verification.Status != VerificationStatus.Verified,
            ProcessAction.Suspend => LivesOn(agreement, today) && agreement.SuspendedFrom is null,
            ProcessAction.Resume => state.IsSigned() && agreement.SuspendedFrom is not null,
            ProcessAction.Terminate => LivesOn(agreement, today) && agreement.FoldAt(today).TerminatedFrom is null,
            ProcessAction.WithdrawTermination => state.IsSigned() && agreement.FoldAt(today).TerminatedFrom > today,
            ProcessAction.GiveNotice => LivesOn(agreement, today) && agreement.FoldAt(today) is { Rolls.NoticeOn: null, Term.EarliestEnd: not null },
            ProcessAction.WithdrawNotice => LivesOn(agreement, today) && agreement.FoldAt(today).Rolls.NoticeOn is not null,
            ProcessAction.Void => state.IsSigned() && agreement.FoldAt(today).VoidFrom is null,
            _ => Next(state, action) is not null,
        };
    }

    private static bool LivesOn(Agreement agreement, DateOnly today) =>
        agreement.Process.IsSigned()
        && agreement.ValidityOn(today) is Validity.InForce or Validity.NotYetInForce or Validity.Suspended or Validity.Undetermined;
}
