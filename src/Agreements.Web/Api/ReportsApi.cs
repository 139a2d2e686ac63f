using Agreements.App.Features.Agreements;
using Agreements.App.Features.Auditing;
using Agreements.App.Features.Reports;
using Agreements.Domain.Agreements;
using Agreements.Domain.Texts;
using Agreements.Web.Ui;
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
            if (TableFormats.Asked(http) is not TableFormat.Json and var format) return await GapTableAsync(http, format, query with { IncludeTotal = false }, mediator, ct);
            var view = await mediator.Send(query, ct);
            return ApiMap.Page(http, view, view.NextPageToken);
        }).WithName("reportGaps").WithSummary("Days without an agreement in force, as JSON or (Accept: text/csv or xlsx) as a table").Produces<GapReport.View>().Fails(400).WithMetadata(new AlsoAsTable()).Takes([
            Parameter.Date("asOf", "The day of the report; absent = today in Jakarta."), Parameter.Date("from", "Gaps with an uncovered day on or after it; each is reported whole."),
            Parameter.Date("to", "Gaps with an uncovered day on or before it."), Parameter.Id("institution", "A party is this institution or stands below it."),
            Parameter.Text("region", "A party's region code is this or lies in it: 15 finds 15.71."), Parameter.Word<AgreementClass>("class", "Class."), Parameter.Word<GapState>("state", "How the gap stands on the day."),
            .. Parameter.Page, new("includeTotal", JsonSchemaType.Boolean, "Count all agreements and days of the filter."), TableFormats.Format]);

        reports.MapGet("/register", async (HttpContext http, IMediator mediator, CancellationToken ct) =>
        {
            var query = AgreementsApi.ListQuery(new QueryReader(http.Request.Query));
            if (TableFormats.Asked(http) is not TableFormat.Json and var format) return await RegisterTableAsync(http, format, query with { IncludeTotal = false }, mediator, ct);
            var view = await mediator.Send(new RegisterReport.Query(query), ct);
            return ApiMap.Page(http, view, view.NextPageToken);
        }).WithName("reportRegister").WithSummary("The register: agreements of a filter, one flat row each, as JSON or (Accept: text/csv or xlsx) as a table").Produces<RegisterReport.View>().Fails(400).WithMetadata(new AlsoAsTable())
            .Takes([.. AgreementsApi.ListParameters, Parameter.Text("columns", "Columns of the table, with commas between; absent = all."), TableFormats.Format]);

        reports.MapGet("/expiring", async (HttpContext http, IMediator mediator, CancellationToken ct) =>
        {
            var query = ExpiringQuery(new QueryReader(http.Request.Query));
            if (TableFormats.Asked(http) is not TableFormat.Json and var format) return await ExpiringTableAsync(http, format, query with { IncludeTotal = false }, mediator, ct);
            var view = await mediator.Send(query, ct);
            return ApiMap.Page(http, view, view.NextPageToken);
        }).WithName("reportExpiring").WithSummary("Ends by month and institution and how the renewals stand, as JSON or (Accept: text/csv or xlsx) as a table").Produces<ExpiringReport.View>().Fails(400).WithMetadata(new AlsoAsTable()).Takes([
            Parameter.Date("asOf", "The day of the report; absent = today in Jakarta."), Parameter.Date("from", "Last days in force from this day on; absent = the day of the report, or twelve months up to an earlier to."),
            Parameter.Date("to", "Up to this day, inclusive; absent = twelve months."), Parameter.Id("institution", "A party is this institution or stands below it."),
            Parameter.Text("region", "A party's region code is this or lies in it: 15 finds 15.71."), Parameter.Word<AgreementClass>("class", "Class."),
            .. Parameter.Page, new("includeTotal", JsonSchemaType.Boolean, "Count by month and institution."), TableFormats.Format]);
    }

    internal static GapReport.Query GapQuery(QueryReader query) => new()
    {
        AsOf = query.Date("asOf"), From = query.Date("from"), To = query.Date("to"), Institution = query.Id("institution"), Region = query.Text("region", 13),
        Class = query.Word<AgreementClass>("class"), State = query.Word<GapState>("state"), IncludeTotal = query.Flag("includeTotal"), PageSize = query.PageSize(), PageToken = query.PageToken(),
    };

    internal static ExpiringReport.Query ExpiringQuery(QueryReader query) => new()
    {
        AsOf = query.Date("asOf"), From = query.Date("from"), To = query.Date("to"), Institution = query.Id("institution"), Region = query.Text("region", 13),
        Class = query.Word<AgreementClass>("class"), IncludeTotal = query.Flag("includeTotal"), PageSize = query.PageSize(), PageToken = query.PageToken(),
    };

    internal static Task<IResult> GapTableAsync(HttpContext http, TableFormat format, GapReport.Query query, IMediator mediator, CancellationToken ct)
    {
        query = IsWhole(http) ? query with { PageSize = int.MaxValue } : query;
        return TableAsync(http, format, mediator, (GapReport.View? before) => mediator.Send(before is null ? query : query with { AsOf = before.AsOf, PageToken = before.NextPageToken }, ct), v => v.NextPageToken, views => new Table("gaps", GapColumns, views.SelectMany(Rows)), ct);
    }

    internal static Task<IResult> ExpiringTableAsync(HttpContext http, TableFormat format, ExpiringReport.Query query, IMediator mediator, CancellationToken ct)
    {
        query = IsWhole(http) ? query with { PageSize = int.MaxValue } : query;
        return TableAsync(http, format, mediator, (ExpiringReport.View? before) => mediator.Send(before is null ? query : query with { AsOf = before.AsOf, PageToken = before.NextPageToken }, ct), v => v.NextPageToken, views => new Table("expiring", ExpiringColumns, views.SelectMany(Rows)), ct);
    }

    private static Task<IResult> RegisterTableAsync(HttpContext http, TableFormat format, ListAgreements.Query query, IMediator mediator, CancellationToken ct)
    {
        query = IsWhole(http) ? query with { PageSize = int.MaxValue } : query;
        var columns = new QueryReader(http.Request.Query).Text(RegisterAddress.Columns) is { } named ? RegisterColumns.Of(named) : null;
        return TableAsync(http, format, mediator, (RegisterReport.View? before) => mediator.Send(new RegisterReport.Query(before is null ? query : query with { PageToken = before.NextPageToken }), ct), v => v.NextPageToken, views => RegisterTable.Of(columns, views.SelectMany(v => v.Items)), ct);
    }

    // A table that ends after fifty rows looks whole: who names no page gets all of them.
    private static bool IsWhole(HttpContext http) => !http.Request.Query.ContainsKey("pageToken") && !http.Request.Query.ContainsKey("pageSize");

    /// <param name="read">The page behind another one; null = the first.</param>
    private static async Task<IResult> TableAsync<T>(
        HttpContext http, TableFormat format, IMediator mediator, Func<T?, Task<T>> read, Func<T, string?> next, Func<IAsyncEnumerable<T>, Table> tableOf, CancellationToken ct) where T : class
    {
        var (first, whole) = (await read(null), IsWhole(http));
        var table = tableOf(PagesAsync(first, page => whole && next(page) is not null, read));
        await mediator.Send(new RecordExport.Command($"{table.Name}.{Words.Of(format)}", http.Request.QueryString.Value), ct);
        if (!whole) ApiMap.LinkNext(http, next(first));
        return await table.AnswerAsync(http, format, Languages.Asked(http.Request));
    }

    private static async IAsyncEnumerable<T> PagesAsync<T>(T first, Func<T, bool> goesOn, Func<T?, Task<T>> read) where T : class
    {
        for (var page = first; ; page = await read(page))
        {
            yield return page;
            if (!goesOn(page)) yield break;
        }
    }

    private static IEnumerable<object?[]> Rows(ExpiringReport.View view) => view.Items.Select(item => new object?[]
    {
        view.AsOf, item.Id, item.Reference, item.Class, item.Title, item.Parties, item.EndsOn, item.DaysToEnd, item.Renewal,
    });

    private static IEnumerable<object?[]> Rows(GapReport.View view) => view.Items.Select(item => new object?[]
    {
        view.AsOf, item.Agreement.Id, item.Agreement.Reference, item.Agreement.Class, item.Agreement.Title, item.Agreement.Parties, item.Successor?.Id, item.Successor?.Reference,
        item.From, item.To, item.Days, item.State, item.Stage, item.Retroactive,
    });
}
