using Agreements.App.Access;
using Agreements.App.Alerts;
using Agreements.App.Pipeline;
using Agreements.App.Store;
using Agreements.Domain.Access;
using Agreements.Domain.Agreements;
using Agreements.Domain.Dates;
using MediatR;

namespace Agreements.App.Features.Today;

/// <summary>What needs a hand today, the most urgent first. It costs the same whatever the number of agreements: of each kind so many are looked at.</summary>
public static class GetToday
{
    /// <summary>Rows at most.</summary>
    public const int Rows = 30;

    [Needs(Permission.Read, Reach.Scope)]
    public sealed record Query : IQuery<View>;

    /// <param name="AsOf">Today in Jakarta; each agreement is judged on the today of its own zone.</param>
    /// <param name="IsEmpty">The caller sees no agreement at all.</param>
    /// <param name="More">There are more than these.</param>
    /// <param name="Endings">Of this month and the eleven that follow.</param>
    public sealed record View(DateOnly AsOf, bool IsEmpty, IReadOnlyList<TodayItem> Items, bool More, TodayCounts Counts, IReadOnlyList<EndingMonth> Endings);

    public sealed class Handler(TodayWindow window, OwnAlerts alerts, OwedDeadlines deadlines, EndingMonths months, AgreementReader reader, StatusOf statusOf, RequestContext context) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var today = statusOf.Today(Zone.Wib);
            var found = await window.ReadAsync(today, cancellationToken);
            var waiting = await alerts.ReadAsync(cancellationToken);
            var seen = (await reader.ByIdsAsync([.. found.All.Union(waiting.Select(a => a.Key))], cancellationToken)).Select(d => (Dossier: d, Status: statusOf.On(d, statusOf.Today(d.Agreement)))).ToList();
            var owed = new Dictionary<Guid, Guid?>();
            foreach (var (dossier, status) in seen) owed[dossier.Agreement.Id] = await OwedAsync(waiting[dossier.Agreement.Id], dossier, status, cancellationToken);
            // A draft that renews another one is carried on there.
            var renewing = seen.Where(s => s.Status.Stage is not null).Select(s => s.Dossier.Agreement.Id).ToHashSet();
            var items = seen.Where(s => s.Dossier.Agreement.Facts.Predecessor is not { } old || s.Dossier.Agreement.Process == ProcessState.Registered || !renewing.Contains(old)).Select(s => TodayItem.Of(s.Dossier, s.Status, owed.GetValueOrDefault(s.Dossier.Agreement.Id), context.Language)).OfType<TodayItem>().Order(ByUrgency).ToList();
            var isEmpty = seen.Count == 0 && !await window.AnyAsync(cancellationToken);
            return new View(today, isEmpty, [.. items.Take(Rows)], items.Count > Rows, TodayCounts.Of(found, [.. seen.Select(s => s.Status)], items), await months.ReadAsync(today, cancellationToken));
        }

        // What is told of has to be owed still: a deadline that has moved or was met asks nobody for an answer.
        private async Task<Guid?> OwedAsync(IEnumerable<OwnAlert> of, Dossier dossier, AgreementStatus status, CancellationToken ct)
        {
            foreach (var alert in of)
                if (await deadlines.HoldAsync(dossier, status, alert.Id, alert.Key.Kind, alert.Key.Deadline, ct)) return alert.Id;
            return null;
        }

        // A gap that has just opened can still be healed; what is to come presses by its day.
        private static readonly IComparer<TodayItem> ByUrgency = Comparer<TodayItem>.Create((a, b) =>
            (a.Kind, Day(a), a.Agreement.Id).CompareTo((b.Kind, Day(b), b.Agreement.Id)));

        private static int Day(TodayItem item) => item.Kind == TodayKind.GapOpen ? -item.On!.Value.DayNumber : item.On?.DayNumber ?? int.MaxValue;
    }
}

/// <summary>How many there are of each; where <c>more</c>, at least so many.</summary>
public sealed record TodayCounts(TodayCount Gaps, TodayCount Expiring, TodayCount OpenRenewals, TodayCount Stalled, TodayCount Unfinished)
{
    internal static TodayCounts Of(TodayWindow.Found found, IReadOnlyList<AgreementStatus> statuses, IReadOnlyList<TodayItem> items) => new(
        Flagged(statuses, Flag.Gap, found.Ended, found.Open), Flagged(statuses, Flag.Expiring, found.Ending), new(statuses.Count(s => s.Stage is not null), found.Open.More || found.Ended.More), Flagged(statuses, Flag.RenewalStalled, found.Open),
        new(items.Count(i => i.Kind is TodayKind.Draft or TodayKind.Unregistered), found.Unfinished.More));

    private static TodayCount Flagged(IReadOnlyList<AgreementStatus> statuses, Flag flag, params TodayWindow.Piece[] pieces) => new(statuses.Count(s => s.Flags.Contains(flag)), pieces.Any(p => p.More));
}

/// <param name="More">There may be more.</param>
public sealed record TodayCount(int Number, bool More);
