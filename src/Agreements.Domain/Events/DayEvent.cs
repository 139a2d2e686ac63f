using Agreements.Domain.Agreements;
using Agreements.Domain.Alerts;
using Agreements.Domain.Dates;
using Agreements.Domain.Renewals;

namespace Agreements.Domain.Events;

/// <summary>An event that nobody brought about but the passing of days.</summary>
/// <param name="Type">Of <see cref="EventTypes"/>.</param>
/// <param name="Renewal">The case it is about; null = the agreement itself.</param>
public sealed record DayEvent(string Type, EventData Data, Guid? Renewal = null);

/// <summary>Which events lie between two looks at an agreement, and when the next look is needed.</summary>
public static class DayEvents
{
    /// <summary>What has come to be so, and the gap that is none any more. An occurrence whose date has moved is another one.</summary>
    public static IEnumerable<DayEvent> Between(Announced before, Announced now, Agreement agreement, AgreementStatus status)
    {
        EventData at = new() { On = status.AsOf };
        if (IsNew(before.Expiring, now.Expiring)) yield return new(EventTypes.Expiring, at with { EndsOn = now.Expiring });
        if (IsNew(before.NoticeDue, now.NoticeDue)) yield return new(EventTypes.NoticeDue, at with { NoticeDeadline = now.NoticeDue });
        if (now.Stalled is { } late && late != before.Stalled) yield return new(EventTypes.Stalled, at with { Stage = late.Stage, DueOn = late.Since }, late.Case);
        if (IsNew(before.Expired, now.Expired)) yield return new(EventTypes.Expired, at with { EndsOn = now.Expired });
        if (IsNew(now.Gap, before.Gap)) yield return new(EventTypes.GapClosed, at with { From = before.Gap, To = ClosedOn(status, before.Gap) });
        if (IsNew(before.Gap, now.Gap)) yield return new(EventTypes.GapOpened, at with { From = now.Gap });
        if (IsNew(before.ParentExpired, now.ParentExpired)) yield return new(EventTypes.ParentExpired, at with { Parent = agreement.Facts.Parent, LastDay = now.ParentExpired });
        foreach (var missed in (now.Missed ?? []).Except(before.Missed ?? [])) yield return new(EventTypes.CommitmentMissed, at with { Commitment = missed.Commitment, DueOn = missed.DueOn });
    }

    /// <summary>The next day after the status's on which the passing of time alone may bring another answer; null = none will.</summary>
    public static DateOnly? NextOn(Agreement agreement, Neighbours around, AgreementStatus status, AlertPolicy policy) => !agreement.Process.IsSigned() ? null
        : Days(agreement, around, status, policy).Where(d => d > status.AsOf && d < DateOnly.MaxValue).Min();

    private static bool IsNew(DateOnly? before, DateOnly? now) => now is not null && now != before;

    private static DateOnly? ClosedOn(AgreementStatus status, DateOnly? from) => status.GapsWithin.Append(status.Gap).FirstOrDefault(g => g?.From == from && g?.State == GapState.Closed)?.To;

    private static IEnumerable<DateOnly?> Days(Agreement agreement, Neighbours around, AgreementStatus status, AlertPolicy policy) =>
        OfStatus(agreement, status, policy).Concat(Of(agreement)).Concat(around.Successors.SelectMany(Of)).Concat(status.ParentLineage.SelectMany(Turns))
            .Concat(around.Cases.Append(around.Renewal).OfType<RenewalOutlook>().SelectMany(Of)).Append(policy.ChangesOn);

    private static IEnumerable<DateOnly?> OfStatus(Agreement agreement, AgreementStatus status, AlertPolicy policy) =>
    [
        status.EndsOn?.PlusDays(-policy.ExpiringFrom), status.EndsOn?.PlusDays(1), status.EndsOnAtLatest?.PlusDays(1), status.NoticeDeadline?.PlusDays(-policy.NoticeFrom), status.NoticeDeadline?.PlusDays(1),
        status.Gap?.From, status.Gap?.To?.PlusDays(1), status.Stage?.DueOn?.PlusDays(1), Succession.CoveredUntil(agreement, status.EndsOnAtLatest, status.AsOf)?.PlusDays(1),
    ];

    private static IEnumerable<DateOnly?> Of(Agreement agreement) => Turns(agreement)
        .Concat(agreement.Changes.SelectMany(c => new[] { c.EffectiveOn, c.Addendum?.SignedOn })).Append(agreement.Facts.Term.SignedOn).Append(agreement.ActualOrPlannedStart);

    private static IEnumerable<DateOnly?> Turns(Agreement agreement) => ValidityRules.Spans(agreement).Select(s => (DateOnly?)s.Days.Start);

    private static IEnumerable<DateOnly?> Of(RenewalOutlook renewal) => [renewal.OpenedOn, renewal.DecidedOn, renewal.PlannedStart, .. renewal.History.Select(h => (DateOnly?)h.On)];
}
