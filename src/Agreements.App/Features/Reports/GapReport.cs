using Agreements.App.Access;
using Agreements.App.Features.Agreements;
using Agreements.App.Pipeline;
using Agreements.App.Store;
using Agreements.Domain.Access;
using Agreements.Domain.Agreements;
using Agreements.Domain.Dates;
using FluentValidation;
using MediatR;

namespace Agreements.App.Features.Reports;

/// <summary>Every run of days that had, or will have, no agreement in force behind a signed one. In the order of the ends as they are known today.</summary>
public static class GapReport
{
    [Needs(Permission.Read, Reach.Scope)]
    public sealed record Query : IQuery<View>
    {
        /// <summary>Null = today in Jakarta: one day for the whole report. A page token is bound to it.</summary>
        public DateOnly? AsOf { get; init; }

        /// <summary>Gaps with an uncovered day on or after it; each is reported whole.</summary>
        public DateOnly? From { get; init; }

        /// <summary>Gaps with an uncovered day on or before it.</summary>
        public DateOnly? To { get; init; }

        /// <summary>A party, now or at another time, is this institution or stands below it.</summary>
        public Guid? Institution { get; init; }

        /// <summary>The region code of a party is this or lies in it.</summary>
        public string? Region { get; init; }
        public AgreementClass? Class { get; init; }
        public GapState? State { get; init; }
        public bool IncludeTotal { get; init; }
        public int PageSize { get; init; } = PageRequest.DefaultSize;
        public string? PageToken { get; init; }

        internal bool Picks(Gap gap, DateOnly asOf) =>
            (State is not { } state || gap.State == state) && (From is not { } from || (gap.To ?? asOf) >= from) && (To is not { } to || gap.From <= to);

        /// <summary>What SQL can narrow to.</summary>
        internal ListAgreements.Query Narrowed(DateOnly asOf) =>
            new() { AsOf = asOf, Flag = Flag.Gap, Institution = Institution, Region = Region, Class = Class, EndsTo = To?.PlusDays(-1), Sort = SortOrder.EndsFirst };
    }

    public sealed class Validator : AbstractValidator<Query>
    {
        public Validator() => RuleFor(q => q.To).Must((q, to) => to is null || q.From is null || q.From <= to).WithErrorCode("report.range").WithState(q => q.From);
    }

    /// <param name="Meaning">All definitions as one text.</param>
    /// <param name="NextPageToken">Absent on the last page.</param>
    /// <param name="Totals">Of the whole filter; only when asked for, because every agreement of it is looked at.</param>
    public sealed record View(DateOnly AsOf, string Meaning, Meanings Definitions, IReadOnlyList<GapItem> Items, string? NextPageToken, GapTotals? Totals) : IPageOf<GapItem>, IReport;

    public sealed class Handler(AgreementScan scan, StatusOf statusOf, RequestContext context, Scope scope, TimeProvider time) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var asOf = request.AsOf ?? statusOf.Today(Zone.Wib);
            var filter = AgreementFilter.Of(request.Narrowed(asOf), scope.Institutions(Permission.Read), time.GetUtcNow());
            var page = PageRequest.Of(request.PageSize, request.PageToken, request with { AsOf = asOf, PageSize = 0, PageToken = null });
            var statusOn = statusOf.On(asOf);
            var (items, next) = await FillAsync(page, Find(page.After));
            var totals = request.IncludeTotal ? await Find(null).AggregateAsync(GapTotals.None, (sum, f) => sum.With(f.Item), cancellationToken) : null;
            return new View(asOf, Meanings.Together(context.Language), Meanings.In(context.Language), await SeenAsync(items, cancellationToken), next, totals);

            IAsyncEnumerable<Found<IReadOnlyList<GapItem>>> Find(Position? after) => scan.FindAsync(filter, Outline.Status, after, PageRequest.MaxSize + 1, dossier => Pick(request, dossier, statusOn(dossier)), cancellationToken);
        }

        private static IReadOnlyList<GapItem>? Pick(Query request, Dossier dossier, AgreementStatus status)
        {
            IEnumerable<Gap> gaps = status.Gap is { } gap ? [.. status.GapsWithin, gap] : status.GapsWithin;
            var items = gaps.Where(g => request.Picks(g, status.AsOf)).Select(g => GapItem.Of(dossier, status, g)).ToList();
            return items.Count == 0 ? null : items;
        }

        // Days are the agreement's own; what follows it may be of others.
        private async Task<IReadOnlyList<GapItem>> SeenAsync(IReadOnlyList<GapItem> items, CancellationToken ct)
        {
            var rights = await scope.RightsAsync(Subject.Agreement, [.. items.Select(i => i.Successor?.Id).OfType<Guid>().Distinct()], ct);
            return [.. items.Select(i => i.Successor is { } next && !rights.GetValueOrDefault(next.Id).Cover(Permission.Read) ? i with { Successor = null, Retroactive = null } : i)];
        }

        // The gaps of one agreement stay on one page: a page goes on behind an agreement.
        private static async Task<(IReadOnlyList<GapItem> Items, string? Next)> FillAsync(PageRequest page, IAsyncEnumerable<Found<IReadOnlyList<GapItem>>> found)
        {
            var (items, last) = (new List<GapItem>(), (Position?)null);
            await foreach (var (gaps, position) in found)
            {
                if (last is not null && items.Count + gaps.Count > page.Size) return (items, PageToken.Write(page.Fingerprint, last));
                items.AddRange(gaps);
                last = position;
            }
            return (items, null);
        }
    }
}
