using System.Text.Json.Nodes;
using Agreements.App.Features.Agreements;
using Agreements.Domain;
using Agreements.Domain.Agreements;
using Agreements.Domain.Texts;
using MediatR;

namespace Agreements.Web.Api;

/// <summary>What a caller sends to enter an agreement: the facts, and where it stands.</summary>
public sealed record AgreementEntry : AgreementFacts
{
    /// <summary><c>proposed</c>, or <c>signed</c> / <c>registered</c> for one that was signed elsewhere.</summary>
    public ProcessState Process { get; init; } = ProcessState.Proposed;
}

internal static class AgreementsApi
{
    public static void Map(RouteGroupBuilder api)
    {
        var agreements = api.MapGroup("/agreements").WithTags("Agreements");
        agreements.MapPost("/", async (AgreementEntry body, HttpContext http, IMediator mediator, CancellationToken ct) =>
        {
            new QueryReader(http.Request.Query).RefuseOthers();
            var view = await mediator.Send(new CreateAgreement.Command(body, body.Process), ct);
            http.Response.Headers.Location = $"/api/v1/agreements/{view.Id}";
            return Etag.Ok(http, view, view.Version, StatusCodes.Status201Created);
        }).WithName("createAgreement").WithSummary("Enter a proposal, or an agreement signed elsewhere").Produces<AgreementView>(201).Fails(400, 409);

        agreements.MapGet("/", async (HttpContext http, IMediator mediator, CancellationToken ct) =>
        {
            var view = await mediator.Send(ListQuery(http.Request.Query), ct);
            if (view.NextPageToken is { } token) http.Response.Headers.Link = $"<{NextUrl(http.Request, token)}>; rel=\"next\"";
            return Results.Json(view, App.Data.Json.Options);
        }).WithName("listAgreements").WithSummary("Find agreements as of a day").Produces<ListAgreements.View>().Fails(400).Takes(ListParameters);

        agreements.MapPost("/status-lookup", async (LookUpStatus.Query body, HttpContext http, IMediator mediator, CancellationToken ct) =>
        {
            new QueryReader(http.Request.Query).RefuseOthers();
            return Results.Json(await mediator.Send(body, ct), App.Data.Json.Options);
        }).WithName("lookUpStatus").WithSummary("Status of many agreements by number or id").Produces<LookUpStatus.View>().Fails(400);

        MapOne(agreements.MapGroup("/{id:guid}"));
    }

    private static void MapOne(RouteGroupBuilder one)
    {
        one.MapGet("/", async (Guid id, HttpContext http, IMediator mediator, CancellationToken ct) =>
        {
            var view = await mediator.Send(new GetAgreement.Query(id, AsOf(http)), ct);
            return Etag.Ok(http, view, view.Version);
        }).WithName("getAgreement").WithSummary("One agreement as of a day").Produces<AgreementView>().Fails(400, 404).Takes(["asOf"]);

        one.MapPatch("/", async (Guid id, JsonObject body, HttpContext http, IMediator mediator, CancellationToken ct) =>
        {
            new QueryReader(http.Request.Query).RefuseOthers();
            var view = await mediator.Send(new PatchAgreement.Command(id, Etag.RequiredVersion(http), body), ct);
            return Etag.Ok(http, view, view.Version);
        }).WithName("patchAgreement").WithSummary("Correct or complete facts (JSON merge patch)").Produces<AgreementView>().Fails(400, 404, 409, 412, 428);

        one.MapPost("/actions/{action}", async (Guid id, string action, ActionInput? body, HttpContext http, IMediator mediator, CancellationToken ct) =>
        {
            new QueryReader(http.Request.Query).RefuseOthers();
            var word = Words.TryParse<ProcessAction>(action, out var known) ? known : throw Unknown(action);
            var view = await mediator.Send(new ActOnAgreement.Command(id, Etag.RequiredVersion(http), word, body ?? new ActionInput()), ct);
            return Etag.Ok(http, view, view.Version);
        }).WithName("actOnAgreement").WithSummary("Carry out an action of the workflow or of the agreement's life").Produces<AgreementView>().Fails(400, 404, 409, 412, 428);

        one.MapGet("/status", async (Guid id, HttpContext http, IMediator mediator, CancellationToken ct) =>
        {
            var view = await mediator.Send(new GetStatus.Query(id, AsOf(http)), ct);
            return Etag.Ok(http, view, view.Version);
        }).WithName("getStatus").WithSummary("Is it in force?").Produces<GetStatus.View>().Fails(400, 404).Takes(["asOf"]);

        one.MapGet("/dates", async (Guid id, HttpContext http, IMediator mediator, CancellationToken ct) =>
            Results.Json(await mediator.Send(new GetDates.Query(id, AsOf(http)), ct), App.Data.Json.Options))
            .WithName("getDates").WithSummary("Each derived date with its explanation").Produces<GetDates.View>().Fails(400, 404).Takes(["asOf"]);

        one.MapGet("/timeline", async (Guid id, HttpContext http, IMediator mediator, CancellationToken ct) =>
        {
            new QueryReader(http.Request.Query).RefuseOthers();
            return Results.Json(await mediator.Send(new GetTimeline.Query(id), ct), App.Data.Json.Options);
        }).WithName("getTimeline").WithSummary("Who did what when").Produces<GetTimeline.View>().Fails(404);

        one.MapGet("/lineage", async (Guid id, HttpContext http, IMediator mediator, CancellationToken ct) =>
            Results.Json(await mediator.Send(new GetLineage.Query(id, AsOf(http)), ct), App.Data.Json.Options))
            .WithName("getLineage").WithSummary("Predecessors, successors, gaps and children").Produces<GetLineage.View>().Fails(400, 404).Takes(["asOf"]);
    }

    private static readonly string[] ListParameters =
    [
        "asOf", "validity", "flag", "process", "renewal", "class", "regime", "institution", "region", "endsFrom", "endsTo", "noticeBefore", "signedYear",
        "inForceYear", "parent", "q", "sort", "pageSize", "pageToken", "includeTotal",
    ];

    private static ListAgreements.Query ListQuery(IQueryCollection parameters)
    {
        var query = new QueryReader(parameters);
        var list = new ListAgreements.Query
        {
            AsOf = query.Date("asOf"), Validity = query.Word<Validity>("validity"), Flag = query.Word<Flag>("flag"),
            Process = query.Word<ProcessState>("process"), Renewal = query.Word<RenewalState>("renewal"), Class = query.Word<AgreementClass>("class"),
            Regime = query.Word<Regime>("regime"), Institution = query.Id("institution"), Region = query.Text("region", 13),
            EndsFrom = query.Date("endsFrom"), EndsTo = query.Date("endsTo"), NoticeBefore = query.Date("noticeBefore"),
            SignedYear = query.Number("signedYear", 1945, 9999), InForceYear = query.Number("inForceYear", 1945, 9999), Parent = query.Id("parent"),
            Q = query.Text("q"),
            Sort = query.Choice("sort", SortOrder.NewestFirst, ("-createdAt", SortOrder.NewestFirst), ("createdAt", SortOrder.OldestFirst),
                ("endsOn", SortOrder.EndsFirst), ("-endsOn", SortOrder.EndsLast)),
            PageSize = query.PageSize(), PageToken = query.PageToken(),
            IncludeTotal = query.Flag("includeTotal"),
        };
        query.RefuseOthers();
        return list;
    }

    private static DateOnly? AsOf(HttpContext http)
    {
        var query = new QueryReader(http.Request.Query);
        var asOf = query.Date("asOf");
        query.RefuseOthers();
        return asOf;
    }

    private static string NextUrl(HttpRequest request, string token)
    {
        var others = request.Query.Where(p => p.Key != "pageToken").SelectMany(p => p.Value, (p, v) => new KeyValuePair<string, string?>(p.Key, v));
        return request.Path + QueryString.Create(others.Append(new("pageToken", token)));
    }

    private static DomainException Unknown(string action) => DomainException.Invalid("action.unknown", "/action", action);
}
