using Agreements.App.Features.Auditing;
using Agreements.App.Features.Reports;
using Agreements.Domain.Agreements;
using Agreements.Domain.Dates;
using Agreements.Domain.Texts;
using MediatR;
using Microsoft.OpenApi;

namespace Agreements.Web.Api;

internal static class ReportsApi
{
    private static readonly string[] GapColumns =
        ["asOf", "agreement", "reference", "class", "title", "parties", "successor", "successorReference", "from", "to", "days", "state", "stage", "retroactive"];

    private static readonly string[] ExpiringColumns = ["asOf", "agreement", "reference", "class", "title", "parties", "endsOn", "daysToEnd", "renewal"];

    public static void Map(RouteGroupBuilder api)
    {
        var reports = api.MapGroup("/reports").WithTags("Reports");
        reports.MapGet("/gaps", async (HttpContext http, IMediator mediator, CancellationToken ct) =>
        {
            var query = GapQuery(new QueryReader(http.Request.Query));
            if (Csv.IsAsked(http)) return await GapTableAsync(http, query with { IncludeTotal = false }, mediator, ct);
            var view = await mediator.Send(query, ct);
            return ApiMap.Page(http, view, view.NextPageToken);
        }).WithName("reportGaps").WithSummary("Days without an agreement in force, as JSON or (Accept: text/csv) as a table").Produces<GapReport.View>().Fails(400).WithMetadata(new AlsoAsCsv()).Takes([
            Parameter.Date("asOf", "The day of the report; absent = today in Jakarta."), Parameter.Date("from", "Gaps with an uncovered day on or after it; each is reported whole."),
            Parameter.Date("to", "Gaps with an uncovered day on or before it."), Parameter.Id("institution", "A party is this institution or stands below it."),
            Parameter.Text("region", "A party's region code is this or lies in it: 15 finds 15.71."), Parameter.Word<AgreementClass>("class", "Class."), Parameter.Word<GapState>("state", "How the gap stands on the day."),
            .. Parameter.Page, new("includeTotal", JsonSchemaType.Boolean, "Count all agreements and days of the filter.")]);

        reports.MapGet("/expiring", async (HttpContext http, IMediator mediator, CancellationToken ct) =>
        {
            var query = ExpiringQuery(new QueryReader(http.Request.Query));
            if (Csv.IsAsked(http)) return await ExpiringTableAsync(http, query with { IncludeTotal = false }, mediator, ct);
            var view = await mediator.Send(query, ct);
            return ApiMap.Page(http, view, view.NextPageToken);
        }).WithName("reportExpiring").WithSummary("Ends by month and institution and how the renewals stand, as JSON or (Accept: text/csv) as a table").Produces<ExpiringReport.View>().Fails(400).WithMetadata(new AlsoAsCsv()).Takes([
            Parameter.Date("asOf", "The day of the report; absent = today in Jakarta."), Parameter.Date("from", "Last days in force from this day on; absent = the day of the report, or twelve months up to an earlier to."),
            Parameter.Date("to", "Up to this day, inclusive; absent = twelve months."), Parameter.Id("institution", "A party is this institution or stands below it."),
            Parameter.Text("region", "A party's region code is this or lies in it: 15 finds 15.71."), Parameter.Word<AgreementClass>("class", "Class."),
            .. Parameter.Page, new("includeTotal", JsonSchemaType.Boolean, "Count by month and institution.")]);
    }

    internal static GapReport.Query GapQuery(QueryReader query) => new()
    {
        AsOf = query.Date("asOf"), From = query.Date("from"), To = query.Date("to"), Institution = query.Id("institution"), Region = query.Text("region", 13),
        Class = query.Word<AgreementClass>("class"), State = query.Word<GapState>("state"), IncludeTotal = query.Flag("includeTotal"), PageSize = query.PageSize(), PageToken = query.PageToken(),
    };

    // A table that ends after fifty rows looks whole: who names no page gets all of them.
    internal static async Task<IResult> GapTableAsync(HttpContext http, GapReport.Query query, IMediator mediator, CancellationToken ct)
    {
        var whole = query.PageToken is null && !http.Request.Query.ContainsKey("pageSize");
        if (whole) query = query with { PageSize = int.MaxValue };
        var view = await mediator.Send(query, ct);
        await mediator.Send(new RecordExport.Command("gaps.csv", http.Request.QueryString.Value), ct);
        if (!whole) ApiMap.LinkNext(http, view.NextPageToken);
        return Csv.Table(GapColumns, whole ? AllRows(view, query, mediator, ct) : Rows(view).ToAsyncEnumerable());
    }

    private static async IAsyncEnumerable<object?[]> AllRows(
        GapReport.View view, GapReport.Query query, IMediator mediator, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        while (true)
        {
            foreach (var row in Rows(view)) yield return row;
            if (view.NextPageToken is null) yield break;
            view = await mediator.Send(query with { AsOf = view.AsOf, PageToken = view.NextPageToken }, ct);
        }
    }

    internal static ExpiringReport.Query ExpiringQuery(QueryReader query) => new()
    {
        AsOf = query.Date("asOf"), From = query.Date("from"), To = query.Date("to"), Institution = query.Id("institution"), Region = query.Text("region", 13),
        Class = query.Word<AgreementClass>("class"), IncludeTotal = query.Flag("includeTotal"), PageSize = query.PageSize(), PageToken = query.PageToken(),
    };

    internal static async Task<IResult> ExpiringTableAsync(HttpContext http, ExpiringReport.Query query, IMediator mediator, CancellationToken ct)
    {
        var whole = query.PageToken is null && !http.Request.Query.ContainsKey("pageSize");
        if (whole) query = query with { PageSize = int.MaxValue };
        var view = await mediator.Send(query, ct);
        await mediator.Send(new RecordExport.Command("expiring.csv", http.Request.QueryString.Value), ct);
        if (!whole) ApiMap.LinkNext(http, view.NextPageToken);
        return Csv.Table(ExpiringColumns, whole ? AllRows(view, query, mediator, ct) : Rows(view).ToAsyncEnumerable());
    }

    private static async IAsyncEnumerable<object?[]> AllRows(
        ExpiringReport.View view, ExpiringReport.Query query, IMediator mediator, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        while (true)
        {
            foreach (var row in Rows(view)) yield return row;
            if (view.NextPageToken is null) yield break;
            view = await mediator.Send(query with { AsOf = view.AsOf, PageToken = view.NextPageToken }, ct);
        }
    }

    private static IEnumerable<object?[]> Rows(ExpiringReport.View view) => view.Items.Select(item => new object?[]
    {
        view.AsOf.ToIso(), item.Id, item.Reference, Words.Of(item.Class), item.Title, string.Join("; ", item.Parties), item.EndsOn.ToIso(), item.DaysToEnd, Words.Of(item.Renewal),
    });

    private static IEnumerable<object?[]> Rows(GapReport.View view) => view.Items.Select(item => new object?[]
    {
        view.AsOf.ToIso(), item.Agreement.Id, item.Agreement.Reference, Words.Of(item.Agreement.Class), item.Agreement.Title, string.Join("; ", item.Agreement.Parties), item.Successor?.Id, item.Successor?.Reference,
        item.From.ToIso(), item.To?.ToIso(), item.Days, Words.Of(item.State), item.Stage is { } stage ? Words.Of(stage) : null, item.Retroactive,
    });
}
