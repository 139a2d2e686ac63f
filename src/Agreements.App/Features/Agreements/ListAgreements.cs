using Agreements.App.Data;
using Agreements.App.Pipeline;
using Agreements.App.Store;
using Agreements.Domain.Agreements;
using Agreements.Domain.Dates;
using MediatR;

namespace Agreements.App.Features.Agreements;

/// <summary>Agreements by filter, page by page behind the last one seen, so that page 1,000 costs what page 1 costs.</summary>
public static class ListAgreements
{
    public sealed record Query : IQuery<View>
    {
        /// <summary>Null = today in each agreement's zone.</summary>
        public DateOnly? AsOf { get; init; }
        public Validity? Validity { get; init; }
        public Flag? Flag { get; init; }
        public ProcessState? Process { get; init; }
        public RenewalState? Renewal { get; init; }
        public AgreementClass? Class { get; init; }
        public Regime? Regime { get; init; }

        /// <summary>A party, now or at another time, is this institution or stands below it.</summary>
        public Guid? Institution { get; init; }

        /// <summary>The region code of a party, now or at another time, is this or lies in it: 15 finds 15.71.</summary>
        public string? Region { get; init; }
        public DateOnly? EndsFrom { get; init; }
        public DateOnly? EndsTo { get; init; }

        /// <summary>Notice deadline on or before this day.</summary>
        public DateOnly? NoticeBefore { get; init; }
        public int? SignedYear { get; init; }

        /// <summary>In force on at least one day of the year.</summary>
        public int? InForceYear { get; init; }
        public Guid? Parent { get; init; }

        /// <summary>Any part of title, subject, numbers or names.</summary>
        public string? Q { get; init; }
        public SortOrder Sort { get; init; } = SortOrder.NewestFirst;
        public int PageSize { get; init; } = PageRequest.DefaultSize;
        public string? PageToken { get; init; }
        public bool IncludeTotal { get; init; }

        /// <summary>What SQL can only narrow.</summary>
        internal bool Picks(AgreementView view)
        {
            var status = view.Status;
            return (Flag is not { } flag || status.Flags.Contains(flag)) && (Renewal is not { } renewal || status.Renewal == renewal)
                && (EndsFrom is null || status.EndsOn >= EndsFrom) && (EndsTo is null || status.EndsOn <= EndsTo) && (NoticeBefore is null || status.NoticeDeadline <= NoticeBefore);
        }
    }

    /// <param name="NextPageToken">Absent on the last page.</param>
    public sealed record View(IReadOnlyList<AgreementView> Items, string? NextPageToken, long? Total);

    public sealed class Handler(Db db, AgreementReader reader, AgreementViews views, TimeProvider time) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var filter = AgreementFilter.Of(request, time.GetUtcNow());
            var page = PageRequest.Of(request.PageSize, request.PageToken, filter.Identity);
            var found = await FindAsync(request, filter, page.After, page.Size + 1, cancellationToken);
            long? total = request.IncludeTotal ? await CountAsync(request, filter, cancellationToken) : null;
            return new View([.. page.Items(found).Select(f => f.View)], page.NextToken(found, f => f.Position), total);
        }

        // Flags, renewals and varying ends depend on more than a row and are decided by the domain alone: SQL narrows, the domain picks, and
        // the page is filled from as many chunks as that takes.
        private async Task<List<Found>> FindAsync(Query request, AgreementFilter filter, Position? after, int wanted, CancellationToken ct)
        {
            var found = new List<Found>();
            var chunk = filter.DecidedBySql ? wanted : PageRequest.MaxSize;
            while (true)
            {
                var rows = await db.QueryAsync<Position>(filter.Page(after), filter.Arguments(after, chunk), ct);
                found.AddRange(await PickAsync(request, rows, ct));
                if (rows.Count < chunk || found.Count >= wanted) return [.. found.Take(wanted)];
                after = rows[^1];
            }
        }

        private async Task<long> CountAsync(Query request, AgreementFilter filter, CancellationToken ct)
        {
            if (filter.DecidedBySql) return await db.FirstAsync<long>(filter.Count(), filter.Arguments(null, 0), ct);
            var (count, after) = (0L, (Position?)null);
            while (true)
            {
                var rows = await db.QueryAsync<Position>(filter.Page(after), filter.Arguments(after, PageRequest.MaxSize), ct);
                count += (await PickAsync(request, rows, ct)).Count();
                if (rows.Count < PageRequest.MaxSize) return count;
                after = rows[^1];
            }
        }

        private async Task<IEnumerable<Found>> PickAsync(Query request, IReadOnlyList<Position> rows, CancellationToken ct)
        {
            var positions = rows.ToDictionary(r => r.Id);
            return (await reader.ByIdsAsync([.. positions.Keys], ct)).Select(dossier => views.Of(dossier, request.AsOf)).Where(request.Picks).Select(v => new Found(v, positions[v.Id]));
        }
    }

    private sealed record Found(AgreementView View, Position Position);
}

public enum SortOrder { NewestFirst, OldestFirst, EndsFirst, EndsLast }
