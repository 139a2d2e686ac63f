using System.Runtime.CompilerServices;
using Agreements.App.Access;
using Agreements.App.Features.Agreements;
using Agreements.App.Pipeline;
using Agreements.App.Store;
using Agreements.Domain.Access;
using Agreements.Domain.Agreements;
using Agreements.Domain.Dates;
using Agreements.Domain.Quality;
using Agreements.Domain.Texts;
using MediatR;

namespace Agreements.App.Features.Reports;

/// <summary>What somebody should look at, because a record may be wrong: first figures of regions that contradict each other, then agreements in the order in which they were entered.</summary>
public static class DataQualityReport
{
    [Needs(Permission.Read, Reach.Scope)]
    public sealed record Query : IQuery<View>
    {
        /// <summary>Null = today in Jakarta: one day for the whole report. A page token is bound to it.</summary>
        public DateOnly? AsOf { get; init; }

        /// <summary>Only of this one.</summary>
        public Guid? Agreement { get; init; }
        public QualityCheck? Check { get; init; }

        /// <summary>A party, now or at another time, is this institution or stands below it; of regions its own and those that lie in it.</summary>
        public Guid? Institution { get; init; }
        public AgreementClass? Class { get; init; }
        public int PageSize { get; init; } = PageRequest.DefaultSize;
        public string? PageToken { get; init; }

        internal ListAgreements.Query Narrowed(DateOnly asOf) => new() { AsOf = asOf, Institution = Institution, Class = Class, Sort = SortOrder.OldestFirst };
    }

    /// <param name="Meaning">What is looked for and what it means, in the caller's language.</param>
    /// <param name="NextPageToken">Absent on the last page.</param>
    public sealed record View(DateOnly AsOf, string Meaning, IReadOnlyList<QualityFinding> Items, string? NextPageToken) : IPageOf<QualityFinding>, IReport;

    public sealed class Handler(AgreementScan scan, AgreementReader reader, QualityFindings findings, CoverageQuality coverage, StatusOf statusOf, RequestContext context, Scope scope, TimeProvider time) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var asOf = request.AsOf ?? statusOf.Today(Zone.Wib);
            var page = PageRequest.Of(request.PageSize, request.PageToken, request with { AsOf = asOf, PageSize = 0, PageToken = null });
            var found = await FindAsync(request, asOf, page, cancellationToken).Take(page.Size + 1).ToListAsync(cancellationToken);
            return new View(asOf, new Message("report.meaning.dataQuality").In(context.Language), [.. page.Items(found).Select(f => f.Item)], page.NextToken(found, f => f.Position));
        }

        // Figures of regions first, then agreements. A page may end between two findings of an agreement: the next one begins with what is left of them.
        private async IAsyncEnumerable<Found<QualityFinding>> FindAsync(Query request, DateOnly asOf, PageRequest page, [EnumeratorCancellation] CancellationToken ct)
        {
            var after = page.After is { } place && CoverageQuality.Holds(place) ? null : page.After;
            if (after is null && request is { Agreement: null, Class: null })
                await foreach (var found in OfRegionsAsync(request, asOf, page, ct)) yield return found;
            if ((after?.Id ?? request.Agreement) is { } first)
                foreach (var found in (await OfAsync(await reader.ByIdsAsync([first], ct), request, asOf, ct)).Where(f => after is null || f.Position.Seq > after.Seq)) yield return found;
            if (request.Agreement is not null) yield break;
            await foreach (var found in OfAgreementsAsync(request, asOf, after, page.Size, ct)) yield return found;
        }

        private async IAsyncEnumerable<Found<QualityFinding>> OfAgreementsAsync(Query request, DateOnly asOf, Position? after, int size, [EnumeratorCancellation] CancellationToken ct)
        {
            if (request.Check?.OfRegions() == true) yield break;
            var filter = AgreementFilter.Of(request.Narrowed(asOf), scope.Institutions(Permission.Read), time.GetUtcNow(), "quality" + (request.Check is { } check ? ":" + Words.Of(check) : null));
            await foreach (var dossiers in scan.FindAsync(filter, Outline.Record, after, size + 1, dossier => dossier, ct).Chunk(size + 1).WithCancellation(ct))
                foreach (var found in await OfAsync([.. dossiers.Select(d => d.Item)], request, asOf, ct)) yield return found;
        }

        private async Task<IEnumerable<Found<QualityFinding>>> OfAsync(IReadOnlyList<Dossier> dossiers, Query request, DateOnly asOf, CancellationToken ct)
        {
            var all = await findings.OfAsync(dossiers, request.Check, asOf, ct);
            return dossiers.SelectMany(d => all[d.Agreement.Id].Select((finding, i) => new Found<QualityFinding>(finding, new Position { Id = d.Agreement.Id, Seq = i })));
        }

        private async IAsyncEnumerable<Found<QualityFinding>> OfRegionsAsync(Query request, DateOnly asOf, PageRequest page, [EnumeratorCancellation] CancellationToken ct)
        {
            if (request.Check?.OfRegions() == false) yield break;
            for (var (after, whole) = (page.After, false); !whole;)
            {
                var found = await coverage.FindAsync(after, request.Institution, asOf, page.Size + 1, ct);
                foreach (var (item, place) in found.Where(f => request.Check is null || f.Item.Check == request.Check)) yield return new Found<QualityFinding>(item, place);
                (after, whole) = (found.Count == 0 ? after : found[^1].Place, found.Count <= page.Size);
            }
        }
    }
}
