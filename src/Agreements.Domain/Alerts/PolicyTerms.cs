using Agreements.Domain.Agreements;
using Agreements.Domain.Renewals;

namespace Agreements.Domain.Alerts;

/// <summary>What a policy states. What it leaves out (null) is taken from the next wider policy. The members mean what those of
/// <see cref="AlertPolicy"/> mean.</summary>
public record PolicyTerms
{
    /// <summary>Days before the last day in force, falling, 0 to 730.</summary>
    public IReadOnlyList<int>? EndSteps { get; init; }

    /// <summary>Days before the notice deadline, falling, 0 to 730.</summary>
    public IReadOnlyList<int>? NoticeSteps { get; init; }

    /// <summary>Days after the last day in force while nothing follows, rising, 1 to 730.</summary>
    public IReadOnlyList<int>? GapSteps { get; init; }

    /// <summary>After the last gap step again each so many days, 0 to 365; 0 = never.</summary>
    public int? GapEvery { get; init; }

    /// <summary>Days before the end at which a renewal is opened, 0 to 730; 0 = only by hand.</summary>
    public int? RenewalLead { get; init; }

    /// <summary>Working days of stages, 1 to 250; a stage that is left out is taken from the next wider policy.</summary>
    public IReadOnlyDictionary<RenewalStage, int>? StageDays { get; init; }

    /// <summary>Days after a stage's due date, rising, 1 to 365.</summary>
    public IReadOnlyList<int>? StalledSteps { get; init; }

    /// <summary>The policy of a class, behind which no wider one stands: every member is stated.</summary>
    public AlertPolicy Complete(AgreementClass @class, bool forUniversity) =>
        new(@class, forUniversity, EndSteps!, NoticeSteps!, GapSteps!, GapEvery!.Value, RenewalLead!.Value, StageDays!, StalledSteps!);

    /// <summary>The wider policy, with what is stated here in its place.</summary>
    public AlertPolicy Over(AlertPolicy wider) => wider with
    {
        EndSteps = EndSteps ?? wider.EndSteps, NoticeSteps = NoticeSteps ?? wider.NoticeSteps, GapSteps = GapSteps ?? wider.GapSteps,
        GapEvery = GapEvery ?? wider.GapEvery, RenewalLead = RenewalLead ?? wider.RenewalLead, StalledSteps = StalledSteps ?? wider.StalledSteps,
        StageDays = StageDays is null ? wider.StageDays : wider.StageDays.ToDictionary(s => s.Key, s => StageDays.TryGetValue(s.Key, out var days) ? days : s.Value),
    };

    /// <summary>All that a resolved policy states.</summary>
    public static PolicyTerms Of(AlertPolicy policy) => new()
    {
        EndSteps = policy.EndSteps, NoticeSteps = policy.NoticeSteps, GapSteps = policy.GapSteps, GapEvery = policy.GapEvery,
        RenewalLead = policy.RenewalLead, StageDays = policy.StageDays, StalledSteps = policy.StalledSteps,
    };
}
