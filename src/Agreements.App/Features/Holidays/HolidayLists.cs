using Agreements.App.Access;
using Agreements.App.Features.AlertPolicies;
using Agreements.App.Pipeline;
using Agreements.App.Store;
using Agreements.Domain;
using Agreements.Domain.Dates;
using MediatR;

namespace Agreements.App.Features.Holidays;

/// <summary>The holidays of a year.</summary>
/// <param name="Version">0 = none loaded yet; then only weekends are free in that year.</param>
/// <param name="Source">The decree.</param>
/// <param name="Versions">All lists of the year, newest first; the first holds.</param>
/// <param name="Preview">Only in answer to <c>validateOnly</c>: what it would change.</param>
public sealed record HolidayListView(
    int Year, long Version, string? Source, string? Actor, DateTimeOffset? CreatedAt, string? Reason, IReadOnlyList<Holiday> Holidays,
    IReadOnlyList<HolidayListHead> Versions, RulesPreview? Preview)
{
    public static HolidayListView Of(int year, HolidayListRow? list, IReadOnlyList<Holiday> holidays, IReadOnlyList<HolidayListRow> all, RulesPreview? preview) => new(
        year, list?.Version ?? 0, list?.Source, list?.Actor, list?.CreatedAt, list?.Reason, holidays,
        [.. all.Select(l => new HolidayListHead(l.Version, l.Source, l.Actor, l.CreatedAt, l.Reason))], preview);
}

public sealed record HolidayListHead(long Version, string Source, string Actor, DateTimeOffset CreatedAt, string? Reason);

/// <summary>The holidays of a year as they hold, or as an earlier list had them.</summary>
public static class GetHolidays
{
    /// <param name="Version">Null = the list that holds.</param>
    [ForKnown("Published by decree.")]
    public sealed record Query(int Year, long? Version) : IQuery<HolidayListView>;

    public sealed class Handler(HolidayStore store) : IRequestHandler<Query, HolidayListView>
    {
        public async Task<HolidayListView> Handle(Query request, CancellationToken cancellationToken)
        {
            var lists = await store.OfAsync(request.Year, cancellationToken);
            var list = lists.FirstOrDefault(l => request.Version is null || l.Version == request.Version);
            if (list is null && request.Version is { } unknown) throw DomainException.NotFound("version", unknown);
            return HolidayListView.Of(request.Year, list, list is null ? [] : await store.DaysAsync(list.Id, cancellationToken), lists, null);
        }
    }
}
