using Agreements.App.Access;
using Agreements.App.Data;
using Agreements.App.Pipeline;
using Agreements.App.Store;
using Agreements.Domain.Access;
using Agreements.Domain.Agreements;
using Agreements.Domain.Renewals;
using Agreements.Domain.Texts;
using MediatR;

namespace Agreements.App.Features.Renewals;

public static class GetRenewal
{
    [Needs(Permission.Read, Subject.Renewal)]
    public sealed record Query(Guid Id) : IQuery<RenewalView>;

    public sealed class Handler(RenewalViews views) : IRequestHandler<Query, RenewalView>
    {
        public Task<RenewalView> Handle(Query request, CancellationToken cancellationToken) => views.ReadAsync(request.Id, cancellationToken);
    }
}

/// <summary>Cases, newest first.</summary>
public static class ListRenewals
{
    /// <param name="Open">True = only those in which somebody has to act; false = only the closed ones.</param>
    /// <param name="ForecastGap">True = its plan leaves days uncovered, or they are uncovered already.</param>
    /// <param name="Stalled">True = the present stage is late today.</param>
    [Needs(Permission.Read, Reach.Scope)]
    public sealed record Query(
        RenewalStage? Stage = null, bool? Open = null, bool? ForecastGap = null, bool? Stalled = null, Guid? Agreement = null, Guid? Institution = null, int PageSize = PageRequest.DefaultSize,
        string? PageToken = null) : IQuery<View>;

    /// <param name="Items">May be fewer than the page size although more follow.</param>
    /// <param name="NextPageToken">Absent on the last page.</param>
    public sealed record View(IReadOnlyList<RenewalView> Items, string? NextPageToken) : IPageOf<RenewalView>;

    private static readonly Dictionary<string, string> Fragments = new(StringComparer.Ordinal)
    {
        ["stage"] = "r.stage = @Stage",
        ["open"] = "r.is_open = @Open",
        ["forecast"] = "r.is_open = 1 AND (r.forecast_days IS NOT NULL OR EXISTS (SELECT 1 FROM agreements a WHERE a.id = r.agreement_id AND a.ends_key < @Today))",
        ["stalled"] = "r.is_open = 1",
        ["agreement"] = "r.agreement_id = @Agreement",
        ["institution"] = "EXISTS (SELECT 1 FROM agreement_members p WHERE p.agreement_id = r.agreement_id AND p.institution_id = @Institution)",
        ["scope"] = InScope.Agreement("r.agreement_id"),
        ["after"] = "r.id < @AfterId",
    };

    /// <summary>Every fragment alone and all together: what the guards compile.</summary>
    internal static IEnumerable<(string Name, Statement Statement)> Every() =>
        Fragments.Keys.Select(name => ("renewals " + name, PageOf([name]))).Append(("renewals all", PageOf([.. Fragments.Keys])));

    private static Statement PageOf(IReadOnlyList<string> names) => Statement.Limited(
        $"SELECT r.id, r.agreement_id FROM renewals r{(names.Count == 0 ? "" : " WHERE ")}{string.Join(" AND ", names.Select(n => Fragments[n]))} ORDER BY r.id DESC", "Count");

    public sealed class Handler(Db db, RenewalViews views, StatusOf statusOf, Scope scope) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var page = PageRequest.Of(request.PageSize, request.PageToken, request with { PageSize = 0, PageToken = null });
            var mine = scope.Institutions(Permission.Read);
            var names = Names(request).Concat(mine is null ? [] : ["scope"]).Concat(page.After is null ? [] : ["after"]).ToList();
            var rows = await db.QueryAsync<CaseKey>(PageOf(names), new
            {
                Stage = request.Stage is { } stage ? Words.Of(stage) : null, request.Open, request.Agreement, request.Institution, Today = statusOf.Today(Domain.Dates.Zone.Wib),
                AfterId = page.After?.Id, Count = page.Size + 1, mine = Ids.List(mine ?? []),
            }, cancellationToken);
            var items = await views.OfAsync(page.Items(rows), cancellationToken);
            return new View([.. items.Where(i => Matches(i, request))], page.NextToken(rows, r => new Position { Id = r.Id }));
        }

        // The gap and the lateness are those of today; SQL only narrows. A page may hold fewer than asked for.
        private static bool Matches(RenewalView view, Query request) =>
            (request.ForecastGap is not { } gap || gap == (view.Stage.IsOpen() && view.Gap is { State: not GapState.Closed })) && (request.Stalled is not { } stalled || stalled == view.Stalled);

        private static IEnumerable<string> Names(Query request)
        {
            if (request.Stage is not null) yield return "stage";
            if (request.Open is not null) yield return "open";
            if (request.ForecastGap == true) yield return "forecast";
            if (request.Stalled == true) yield return "stalled";
            if (request.Agreement is not null) yield return "agreement";
            if (request.Institution is not null) yield return "institution";
        }
    }
}
