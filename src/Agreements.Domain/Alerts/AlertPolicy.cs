using Agreements.Domain.Agreements;
using Agreements.Domain.Renewals;

namespace Agreements.Domain.Alerts;

/// <summary>When people are told, as it holds for an agreement on a day. Data of the installation, seeded with the practice of the offices.</summary>
/// <param name="ForUniversity">Holds where a university or faculty is a party: they start twelve months ahead.</param>
/// <param name="EndSteps">Days before the last day in force, falling: 180, 120 … 1, 0.</param>
/// <param name="NoticeSteps">Days before the notice deadline, falling.</param>
/// <param name="GapSteps">Days after the last day in force while nothing follows, rising: 1, 7.</param>
/// <param name="GapEvery">After the last gap step again each so many days (30: on day 30, 60, 90 …); 0 = never.</param>
/// <param name="RenewalLead">Days before the end (or the notice deadline, where that is earlier) at which a renewal case is opened; 0 = only by hand.</param>
/// <param name="StageDays">Working days that each stage of a renewal takes, from <c>opened</c> to <c>signingScheduled</c>.</param>
/// <param name="StalledSteps">Days after a stage's due date on which its lateness is told, each time to one desk higher.</param>
public sealed record AlertPolicy(
    AgreementClass Class, bool ForUniversity, IReadOnlyList<int> EndSteps, IReadOnlyList<int> NoticeSteps, IReadOnlyList<int> GapSteps, int GapEvery,
    int RenewalLead, IReadOnlyDictionary<RenewalStage, int> StageDays, IReadOnlyList<int> StalledSteps)
{
    /// <summary>The first day after the one asked about on which another version takes effect; null = none is stated.</summary>
    public DateOnly? ChangesOn { get; init; }

    /// <summary>From how many days before the end an agreement counts as expiring.</summary>
    public int ExpiringFrom => EndSteps.Count == 0 ? 0 : EndSteps.Max();

    /// <summary>From how many days before its deadline a notice counts as due.</summary>
    public int NoticeFrom => NoticeSteps.Count == 0 ? 0 : NoticeSteps.Max();

    /// <summary>The gap steps up to a day count, rising.</summary>
    public IEnumerable<int> GapStepsUpTo(int days)
    {
        foreach (var step in GapSteps.Where(s => s <= days)) yield return step;
        if (GapEvery <= 0) yield break;
        var last = GapSteps.Count == 0 ? 0 : GapSteps.Max();
        for (var step = (last / GapEvery + 1) * GapEvery; step <= days; step += GapEvery) yield return step;
    }
}
