using Agreements.Domain.Alerts;

namespace Agreements.App.Features.AlertPolicies;

/// <summary>What other rules would change in the coming days, if no fact changes and a sweep runs on each day.</summary>
/// <param name="From">Today where it is latest; each agreement is looked at from the today of its own zone, for 180 days.</param>
/// <param name="Looked">Agreements that were looked at.</param>
/// <param name="Redecided">On the same day, but sent instead of skipped or the other way round.</param>
/// <param name="SentNow">Steps of which people would be told by the rules of today.</param>
/// <param name="SentThen">The same by the other rules.</param>
/// <param name="Items">The first 200: those of which people are told or would have been, by day, before those that are only skipped.</param>
public sealed record RulesPreview(
    DateOnly From, DateOnly Until, int Looked, int Added, int Removed, int Moved, int Redecided, int SentNow, int SentThen, IReadOnlyList<RulesPreview.Item> Items)
{
    public const int Days = 180, MostItems = 200;

    /// <param name="Day">The day of the sweep that would decide it; of a removed one the day on which it would have been.</param>
    /// <param name="Decision"><c>send</c> or <c>skip</c>.</param>
    /// <param name="DayNow">By the rules of today, where it is another day.</param>
    /// <param name="DecisionNow">By the rules of today, where it is another.</param>
    public sealed record Item(
        ForecastChangeKind Change, Guid Agreement, string Reference, string Title, DeadlineKind Kind, DateOnly Deadline, int Step, DateOnly Day, AlertDecision Decision,
        DateOnly? DayNow, AlertDecision? DecisionNow)
    {
        internal bool IsTold => (DecisionNow ?? Decision) == AlertDecision.Send || Decision == AlertDecision.Send;
    }
}
