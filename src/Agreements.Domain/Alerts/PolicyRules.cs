using Agreements.Domain.Renewals;
using Agreements.Domain.Texts;

namespace Agreements.Domain.Alerts;

/// <summary>What a policy must satisfy before it is stored.</summary>
public static class PolicyRules
{
    public const int MostSteps = 50, MostDays = 730, MostAfterwards = 365, MostStageDays = 250;

    /// <summary>The stages that a renewal plans; the later ones are its outcomes.</summary>
    private static bool IsPlanned(RenewalStage stage) => stage <= RenewalStage.SigningScheduled;

    /// <param name="today">The latest day that it is anywhere where the policy holds: an answer given for a past day must stay true.</param>
    /// <exception cref="DomainException">All broken rules at once: <c>policy.past</c>, <c>policy.required</c>, <c>policy.noEndStep</c>,
    /// <c>policy.falling</c>, <c>policy.rising</c>, <c>policy.range</c>, <c>policy.stage</c>, <c>list.tooLong</c>.</exception>
    public static void Check(PolicyTerms terms, PolicyScope scope, DateOnly validFrom, DateOnly today)
    {
        var broken = new Violations().Add(validFrom < today, "policy.past", "/validFrom", today);
        if (scope.Level == PolicyLevel.Class) RequireAll(terms, broken);
        broken.Add(terms.EndSteps is { Count: 0 }, "policy.noEndStep", "/endSteps");
        Steps(broken, terms.EndSteps, "/endSteps", 0, MostDays, falling: true);
        Steps(broken, terms.NoticeSteps, "/noticeSteps", 0, MostDays, falling: true);
        Steps(broken, terms.GapSteps, "/gapSteps", 1, MostDays, falling: false);
        Steps(broken, terms.StalledSteps, "/stalledSteps", 1, MostAfterwards, falling: false);
        Range(broken, terms.GapEvery, "/gapEvery", 0, MostAfterwards);
        Range(broken, terms.RenewalLead, "/renewalLead", 0, MostDays);
        foreach (var (stage, days) in terms.StageDays ?? new Dictionary<RenewalStage, int>())
        {
            broken.Add(!IsPlanned(stage), "policy.stage", $"/stageDays/{Words.Of(stage)}");
            Range(broken, days, $"/stageDays/{Words.Of(stage)}", 1, MostStageDays);
        }
        broken.ThrowIfAny();
    }

    /// <summary>Behind a class stands nothing wider.</summary>
    private static void RequireAll(PolicyTerms terms, Violations broken)
    {
        broken.Add(terms.EndSteps is null, "policy.required", "/endSteps").Add(terms.NoticeSteps is null, "policy.required", "/noticeSteps")
            .Add(terms.GapSteps is null, "policy.required", "/gapSteps").Add(terms.GapEvery is null, "policy.required", "/gapEvery")
            .Add(terms.RenewalLead is null, "policy.required", "/renewalLead").Add(terms.StalledSteps is null, "policy.required", "/stalledSteps")
            .Add(terms.StageDays is null, "policy.required", "/stageDays");
        if (terms.StageDays is not { } stages) return;
        foreach (var stage in Enum.GetValues<RenewalStage>().Where(s => IsPlanned(s) && !stages.ContainsKey(s)))
            broken.Add(true, "policy.required", $"/stageDays/{Words.Of(stage)}");
    }

    private static void Steps(Violations broken, IReadOnlyList<int>? steps, string pointer, int from, int to, bool falling)
    {
        if (steps is null) return;
        broken.Add(steps.Count > MostSteps, "list.tooLong", pointer, MostSteps);
        for (var i = 0; i < steps.Count; i++) Range(broken, steps[i], $"{pointer}/{i}", from, to);
        var ordered = steps.Zip(steps.Skip(1)).All(pair => falling ? pair.First > pair.Second : pair.First < pair.Second);
        if (falling) broken.Add(!ordered, "policy.falling", pointer);
        else broken.Add(!ordered, "policy.rising", pointer);
    }

    private static void Range(Violations broken, int? value, string pointer, int from, int to) =>
        broken.Add(value < from || value > to, "policy.range", pointer, value, from, to);
}
