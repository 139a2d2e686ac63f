using Agreements.App.Features.Auditing;
using Agreements.App.Pipeline;
using Agreements.Domain.Texts;
using MediatR;

namespace Agreements.Web.Api;

/// <summary>A list or report that can be taken out as a file: what it is called, and what narrows it.</summary>
/// <param name="Name">A word: the file's name, and the sheet's.</param>
internal abstract record Listing(string Name, IReadOnlyList<Parameter> Filter)
{
    /// <summary>Asks the first page at once, so that a refusal comes before anything leaves; the others while the table is written.</summary>
    /// <param name="whole">All pages; else the one that is asked for.</param>
    /// <returns>The table, and the token of the page behind what it holds.</returns>
    public abstract Task<(Table Table, string? Next)> TableAsync(IMediator mediator, QueryReader query, bool whole, CancellationToken ct);

    /// <summary>Reads the filter and the columns that are asked for, and nothing else.</summary>
    /// <exception cref="Domain.DomainException">A value is none, or stands there twice.</exception>
    public abstract void Check(QueryReader query);

    /// <summary>The file that the caller asks for; the trail says so.</summary>
    public async Task<IResult> FileAsync(HttpContext http, IMediator mediator, TableFormat format, QueryReader query, CancellationToken ct)
    {
        // A table that ends after fifty rows looks whole: who names no page gets all of them.
        var whole = !http.Request.Query.ContainsKey("pageToken") && !http.Request.Query.ContainsKey("pageSize");
        http.RequestServices.GetRequiredService<RequestContext>().IsFile = true;
        var (table, next) = await TableAsync(mediator, query, whole, ct);
        await mediator.Send(new RecordExport.Command($"{Name}.{Words.Of(format)}", http.Request.QueryString.Value), ct);
        ApiMap.LinkNext(http, next);
        return await table.AnswerAsync(http, format, Languages.Asked(http.Request));
    }
}

/// <param name="Ask">A page of it; behind another one where that is given.</param>
/// <param name="Columns">Those that the query names, or all.</param>
internal sealed record Listing<TView, TItem>(string Name, IReadOnlyList<Parameter> Filter, Func<QueryReader, TView?, IRequest<TView>> Ask, Func<QueryReader, Columns<TView, TItem>> Columns) : Listing(Name, Filter)
    where TView : class, IPageOf<TItem>
    where TItem : class
{
    public Listing(string name, IReadOnlyList<Parameter> filter, Func<QueryReader, IRequest<TView>> ask, params (string Name, Func<TItem, object?> Cell)[] columns)
        : this(name, filter, (query, _) => ask(query), _ => Columns<TView, TItem>.Of(columns)) { }

    /// <summary>A page as JSON, or a file.</summary>
    public Task<IResult> AnswerAsync(HttpContext http, IMediator mediator, CancellationToken ct) => AnswerAsync(http, mediator, new QueryReader(http.Request.Query), ct);

    /// <param name="query">What is asked for, where the path says a part of it.</param>
    public async Task<IResult> AnswerAsync(HttpContext http, IMediator mediator, QueryReader query, CancellationToken ct)
    {
        if (TableFormats.Asked(http) is not TableFormat.Json and var format) return await FileAsync(http, mediator, format, query, ct);
        var view = await mediator.Send(Ask(query, null), ct);
        return ApiMap.Page(http, view, view.NextPageToken);
    }

    public override void Check(QueryReader query) => _ = (Ask(query, null), Columns(query));

    public override async Task<(Table Table, string? Next)> TableAsync(IMediator mediator, QueryReader query, bool whole, CancellationToken ct)
    {
        var columns = Columns(query);
        var first = await mediator.Send(Ask(whole ? query.Page(null) : query, null), ct);
        var pages = whole ? PagesAsync(first) : new[] { first }.ToAsyncEnumerable();
        var table = new Table(Name, columns.Names, pages.SelectMany(view => view.Items.Select(item => columns.Row(view, item))), pages.SelectMany(view => view.Items), typeof(TItem)) { Notes = first is IReport report ? Notes(report, query) : null };
        return (table, whole ? null : first.NextPageToken);

        TableNotes Notes(IReport of, QueryReader asked) => new(of.AsOf, [.. Filter.Where(p => p.Name is not "asOf" and not "includeTotal").Select(p => (p.Name, Value: asked.Text(p.Name, 2000))).Where(p => !string.IsNullOrEmpty(p.Value)).Select(p => $"{p.Name} = {p.Value}")], of.Meaning);

        async IAsyncEnumerable<TView> PagesAsync(TView page)
        {
            yield return page;
            while (page.NextPageToken is { } token) yield return page = await mediator.Send(Ask(query.Page(token), page), ct);
        }
    }
}

internal static class ListingMap
{
    /// <summary>Maps a list: its filter, pages and files.</summary>
    public static RouteHandlerBuilder MapList<TView, TItem>(this IEndpointRouteBuilder routes, string path, Listing<TView, TItem> list) where TView : class, IPageOf<TItem> where TItem : class =>
        routes.MapGet(path, (HttpContext http, IMediator mediator, CancellationToken ct) => list.AnswerAsync(http, mediator, ct))
            .Produces<TView>().Fails(400).WithMetadata(new AlsoAsTable()).Takes([.. list.Filter, .. Parameter.Page, TableFormats.Format]);

    /// <summary>Maps a list whose path names the region.</summary>
    /// <param name="path">With the segment <c>{code}</c>.</param>
    /// <param name="name">The parameter of the list that it stands for.</param>
    public static RouteHandlerBuilder MapList<TView, TItem>(this IEndpointRouteBuilder routes, string path, string name, Listing<TView, TItem> list) where TView : class, IPageOf<TItem> where TItem : class =>
        routes.MapGet(path, (string code, HttpContext http, IMediator mediator, CancellationToken ct) => list.AnswerAsync(http, mediator, new QueryReader(http.Request.Query).With(name, code), ct))
            .Produces<TView>().Fails(400, 404).WithMetadata(new AlsoAsTable()).Takes([.. list.Filter.Where(p => p.Name != name), .. Parameter.Page, TableFormats.Format]);
}
