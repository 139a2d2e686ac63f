using Agreements.App.Access;
using Agreements.App.Features.Agreements;
using Agreements.App.Pipeline;
using Agreements.App.Store;
using Agreements.Domain.Access;
using Agreements.Domain.Agreements;
using Agreements.Domain.Dates;
using Agreements.Domain.Texts;
using FluentValidation;
using MediatR;

namespace Agreements.App.Features.Reports;

/// <summary>The agreements to which one sentence applies on a day. In the order of their ends, of their signing where they are those of a year, or of their entry where none of them has to end.</summary>
public static class AgreementReport
{
    internal sealed class Shape : AbstractValidator<Query>
    {
        public Shape()
        {
            RuleFor(q => q.Year).Must(y => y is null or (>= 1945 and <= 9999)).WithErrorCode("query.value").WithState(q => q.Year);
            RuleFor(q => q.Region).Line(13);
        }
    }

    [Needs(Permission.Read, Reach.Scope)]
    public sealed record Query(ReportKind Of) : IQuery<View>
    {
        /// <summary>Null = today in Jakarta: one day for the whole report. A page token is bound to it.</summary>
        public DateOnly? AsOf { get; init; }

        /// <summary>Of the reports about a year; null = the year of the day.</summary>
        public int? Year { get; init; }

        /// <summary>A party, now or at another time, is this institution or stands below it.</summary>
        public Guid? Institution { get; init; }

        /// <summary>The region code of a party is this or lies in it.</summary>
        public string? Region { get; init; }
        public AgreementClass? Class { get; init; }
        public Regime? Regime { get; init; }
        public bool IncludeTotal { get; init; }
        public int PageSize { get; init; } = PageRequest.DefaultSize;
        public string? PageToken { get; init; }

        internal ListAgreements.Query Narrowed(DateOnly asOf, int year) => new()
        {
            AsOf = asOf, Institution = Institution, Region = Region, Class = Class, Regime = Regime,
            SignedYear = Of == ReportKind.SignedInYear ? year : null, InForceYear = Of == ReportKind.InForceInYear ? year : null, Flag = Of == ReportKind.FundingEnded ? Flag.FundingEnded : null,
            Sort = Of is ReportKind.MouWithoutPks or ReportKind.ParentExpired or ReportKind.FundingEnded ? SortOrder.EndsFirst : SortOrder.OldestFirst,
        };
    }

    /// <param name="Year">Of the reports about one.</param>
    /// <param name="Meaning">What stands in the report and what does not, in the caller's language.</param>
    /// <param name="NextPageToken">Absent on the last page.</param>
    /// <param name="Total">Of the whole filter; only when asked for.</param>
    public sealed record View(DateOnly AsOf, int? Year, string Meaning, IReadOnlyList<ReportedAgreement> Items, string? NextPageToken, long? Total) : IPageOf<ReportedAgreement>, IReport;

    public sealed class Handler(AgreementPages pages, StatusOf statusOf, RequestContext context, Scope scope, TimeProvider time) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var asOf = request.AsOf ?? statusOf.Today(Zone.Wib);
            var year = request.Year ?? asOf.Year;
            var filter = AgreementFilter.Of(request.Narrowed(asOf, year), scope.Institutions(Permission.Read), time.GetUtcNow(), "report:" + Words.Of(request.Of));
            var page = PageRequest.Of(request.PageSize, request.PageToken, new { filter.Identity, Asked = request with { AsOf = asOf, Year = year, PageSize = 0, PageToken = null, IncludeTotal = false } });
            var (found, next, total) = await pages.ReadAsync(
                filter, page, request.IncludeTotal, request.Of.Needs(), dossier => ReportedAgreement.Of(request.Of, dossier, asOf, year), cancellationToken);
            return new View(asOf, request.Of.OfYear() ? year : null, new Message("report.meaning." + Words.Of(request.Of)).In(context.Language), await SeenAsync(found, cancellationToken), next, total);
        }

        // The day is the agreement's own; its parent may be of others.
        private async Task<IReadOnlyList<ReportedAgreement>> SeenAsync(IReadOnlyList<ReportedAgreement> items, CancellationToken ct)
        {
            var rights = await scope.RightsAsync(Subject.Agreement, [.. items.Select(i => i.Parent).OfType<Guid>().Distinct()], ct);
            return [.. items.Select(i => i.Parent is { } parent && !rights.GetValueOrDefault(parent).Cover(Permission.Read) ? i with { ParentReference = null } : i)];
        }
    }
}
