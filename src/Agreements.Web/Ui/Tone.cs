using Agreements.App.Features.Reports;
using Agreements.Domain.Agreements;
using Agreements.Domain.Commitments;
using Agreements.Domain.Coverage;
using Agreements.Domain.Renewals;

namespace Agreements.Web.Ui;

/// <summary>How loud a word is said. Never the only sign: the word stands there.</summary>
internal static class Tone
{
    public const string Good = "good", Bad = "bad", Warn = "warn", Calm = "calm", Plain = "neutral";

    public static string Of(Enum value) => value switch
    {
        Validity.InForce => Good,
        Validity.Expired or Validity.Void or Validity.Terminated => Bad,
        Validity.Suspended or Validity.Undetermined => Warn,
        Flag.Gap or Flag.NoticeMissed or Flag.ParentExpired or Flag.RenewalStalled => Bad,
        Flag.Expiring or Flag.NoticeDue or Flag.FundingEnded => Warn,
        GapState.Open or GapState.Forecast => Bad,
        TargetState.Reached => Good,
        TargetState.Missed => Bad,
        TargetState.Open => Calm,
        RenewalState.Renewed => Good,
        RenewalState.Opened or RenewalState.InProgress => Calm,
        RenewalStage.Completed => Good,
        RenewalStage.NotRenewed or RenewalStage.Withdrawn => Plain,
        RenewalStage => Calm,
        CommitmentState.Met or CommitmentState.OnTrack or UnitPart.Done => Good,
        CommitmentState.AtRisk => Warn,
        CommitmentState.Missed => Bad,
        UnitPart.Underway => Calm,
        _ => Plain,
    };
}
