using Agreements.App.Access;
using Agreements.App.Features.Agreements;
using Agreements.App.Pipeline;
using Agreements.App.Store;
using Agreements.Domain.Access;
using Agreements.Domain.Agreements;
using Agreements.Domain.Dates;
using Agreements.Domain.Texts;
using MediatR;

namespace Agreements.App.Features.Reports;

/// <summary>Which signed agreements end in a range of days, by month and by institution, and how their renewals stand. In the order of their ends.</summary>
public static class ExpiringReport
{
    /// <summary>The longest range, in months.</summary>
    public const int MostMonths = 60;

    private const int MostInstitutions = 50;

    [Needs(Permission.Read, Reach.Scope)]
    public sealed record Query : IQuery<View>
    {
        /// <summary>Null = today in Jakarta: one day for the whole report. A page token is bound to it.</summary>
        public DateOnly? AsOf { get; init; }

        /// <summary>The first last day in force; null = the day of the report, or twelve months up to a <see cref="To"/> that lies before it.</summary>
        public DateOnly? From { get; init; }

        /// <summary>The last one, inclusive; null = the day before twelve months have passed since <see cref="From"/>.</summary>
        public DateOnly? To { get; init; }

        /// <summary>A party, now or at another time, is this institution or stands below it.</summary>
        public Guid? Institution { get; init; }

        /// <summary>The region code of a party is this or lies in it.</summary>
        public string? Region { get; init; }
        public AgreementClass? Class { get; init; }
        public bool IncludeTotal { get; init; }
        public int PageSize { get; init; } = PageRequest.DefaultSize;
        public string? PageToken { get; init; }

        internal Query On(DateOnly asOf)
        {
            var from = From ?? (To < asOf ? To.Value.PlusMonths(-12).PlusDays(1) : asOf);
            return this with { AsOf = asOf, From = from, To = To ?? from.PlusMonths(12).PlusDays(-1) };
        }

        internal ListAgreements.Query Narrowed() =>
            new() { AsOf = AsOf, EndsFrom = From, EndsTo = To, Institution = Institution, Region = Region, Class = Class, Sort = SortOrder.EndsFirst };
    }

    /// <param name="Meaning">Which ends are counted, in the caller's language.</param>
    /// <param name="NextPageToken">Absent on the last page.</param>
    /// <param name="Totals">Of the whole filter; only when asked for, because every agreement of it is looked at.</param>
    public sealed record View(DateOnly AsOf, DateOnly From, DateOnly To, string Meaning, IReadOnlyList<ExpiringItem> Items, string? NextPageToken, ExpiringTotals? Totals) : IPageOf<ExpiringItem>, IReport;

    public sealed class Handler(AgreementScan scan, StatusOf statusOf, RequestContext context, Scope scope, TimeProvider time) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var query = request.On(request.AsOf ?? statusOf.Today(Zone.Wib));
            // Judged as it is meant: an absent end follows from the other, and from the day of the report.
            if (query.To < query.From) throw Domain.DomainException.Invalid("report.range", "/to", query.From);
            if (query.To >= query.From!.Value.PlusMonths(MostMonths)) throw Domain.DomainException.Invalid("report.tooLong", "/to", MostMonths);
            var filter = AgreementFilter.Of(query.Narrowed(), scope.Institutions(Permission.Read), time.GetUtcNow());
            var page = PageRequest.Of(request.PageSize, request.PageToken, query with { PageSize = 0, PageToken = null });
            var statusOn = statusOf.On(query.AsOf);
            var found = await Find(page.After).Take(page.Size + 1).ToListAsync(cancellationToken);
            var totals = query.IncludeTotal ? await TotalsAsync(query, Find(null), cancellationToken) : null;
            return new View(query.AsOf!.Value, query.From.Value, query.To!.Value, new Message("report.meaning.expiring").In(context.Language), [.. page.Items(found).Select(f => f.Item.Item)], page.NextToken(found, f => f.Position), totals);

            IAsyncEnumerable<Found<Ending>> Find(Position? after) => scan.FindAsync(filter, Outline.Status, after, PageRequest.MaxSize + 1, dossier => Pick(query, dossier, statusOn(dossier)), cancellationToken);
        }

        // What was never signed has no end to speak of; what is void or was replaced has ended otherwise.
        private static Ending? Pick(Query query, Dossier dossier, AgreementStatus status) =>
            status.Process.IsSigned() && status.Validity is not (Validity.Void or Validity.Superseded) && status.EndsOn is { } endsOn && endsOn >= query.From && endsOn <= query.To
                ? new Ending(dossier, ExpiringItem.Of(dossier, status, endsOn)) : null;

        private static async Task<ExpiringTotals> TotalsAsync(Query query, IAsyncEnumerable<Found<Ending>> found, CancellationToken ct)
        {
            var (all, months, institutions) = (ExpiringCount.None, Months(query), new Dictionary<Guid, ExpiringInstitution>());
            await foreach (var (ending, _) in found.WithCancellation(ct))
            {
                var (item, month) = (ending.Item, First(ending.Item.EndsOn));
                all = all.With(item.Renewal);
                months[month] = months[month].With(item.Renewal);
                foreach (var party in ending.Dossier.Agreement.Facts.Parties.Select(p => p.Institution).Distinct())
                {
                    var one = institutions.GetValueOrDefault(party) ?? new ExpiringInstitution(party, ending.Dossier.Names[party], ExpiringCount.None);
                    institutions[party] = one with { Count = one.Count.With(item.Renewal) };
                }
            }
            return new ExpiringTotals(
                all, [.. months.OrderBy(m => m.Key).Select(m => new ExpiringMonth(m.Key, m.Value))],
                [.. institutions.Values.OrderByDescending(i => i.Count.Total).ThenBy(i => i.Name, StringComparer.Ordinal).Take(MostInstitutions)]);
        }

        private static Dictionary<DateOnly, ExpiringCount> Months(Query query)
        {
            var months = new Dictionary<DateOnly, ExpiringCount>();
            for (var month = First(query.From!.Value); month <= query.To; month = month.PlusMonths(1)) months[month] = ExpiringCount.None;
            return months;
        }

        private static DateOnly First(DateOnly day) => new(day.Year, day.Month, 1);
    }

    private sealed record Ending(Dossier Dossier, ExpiringItem Item);
}
