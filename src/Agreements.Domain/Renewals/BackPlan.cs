using Agreements.Domain.Alerts;
using Agreements.Domain.Dates;

namespace Agreements.Domain.Renewals;

/// <param name="DueOn">The last day, inclusive, by which the stage has to be done; a working day.</param>
public sealed record StageDue(RenewalStage Stage, DateOnly DueOn);

/// <summary>When each stage of a renewal has to be done so that no day stays uncovered: counted back in working days from the day by which
/// it must be signed.</summary>
public static class BackPlan
{
    /// <param name="endsOn">The last day in force; null = nothing to plan from.</param>
    /// <param name="noticeDeadline">Counts instead of the end: by then the partners must know.</param>
    /// <param name="council">The council's approval is one of the stages.</param>
    /// <returns>In the order of the stages, from <c>opened</c> to <c>signingScheduled</c>, whose day is that of the signing.</returns>
    public static IReadOnlyList<StageDue> For(DateOnly? endsOn, DateOnly? noticeDeadline, bool council, AlertPolicy policy, WorkingCalendar calendar)
    {
        if ((noticeDeadline ?? endsOn) is not { } anchor) return [];
        var due = calendar.OnOrBefore(anchor);
        var plan = new List<StageDue>();
        for (var stage = RenewalStage.SigningScheduled; stage >= RenewalStage.Opened; stage--)
        {
            if (stage == RenewalStage.CouncilApproval && !council) continue;
            plan.Add(new StageDue(stage, due));
            due = calendar.Back(due, policy.StageDays.GetValueOrDefault(stage));
        }
        plan.Reverse();
        return plan;
    }
}
