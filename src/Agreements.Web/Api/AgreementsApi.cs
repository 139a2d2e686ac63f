using Agreements.App.Access;
using Agreements.App.Data;
using Agreements.App.Features.Agreements;
using Agreements.App.Features.Reports;
using Agreements.Domain;
using Agreements.Domain.Agreements;
using Agreements.Domain.Texts;
using MediatR;
using Microsoft.OpenApi;

namespace Agreements.Web.Api;

/// <summary>What a caller sends to enter an agreement: the facts, and where it stands.</summary>
public sealed record AgreementEntry : AgreementFacts
{
    /// <summary><c>proposed</c>, or <c>signed</c> / <c>registered</c> for one that was signed elsewhere.</summary>
    public ProcessState Process { get; init; } = ProcessState.Proposed;
}

internal static class AgreementsApi
{
    private static readonly (string Word, SortOrder Order)[] Sorts =
        [("-createdAt", SortOrder.NewestFirst), ("createdAt", SortOrder.OldestFirst), ("endsOn", SortOrder.EndsFirst), ("-endsOn", SortOrder.EndsLast)];

    public static void Map(RouteGroupBuilder api)
    {
        var agreements = api.MapGroup("/agreements").WithTags("Agreements");
        agreements.MapPost("/", async (AgreementEntry body, HttpContext http, IMediator mediator, CancellationToken ct) =>
        {
            var view = await mediator.Send(new CreateAgreement.Command(body, body.Process), ct);
            http.Response.Headers.Location = $"/api/v1/agreements/{view.Id}";
            return Etag.Ok(http, view, view.Version, StatusCodes.Status201Created);
        }).WithName("createAgreement").WithSummary("Enter a proposal, or an agreement signed elsewhere").Produces<AgreementView>(201).Fails(400, 409).Versioned();

        agreements.MapList("/", List).TellsOfAgreements().WithName("listAgreements").WithSummary("Find agreements as of a day");

        agreements.MapPost("/status-lookup", async (LookUpStatus.Query body, IMediator mediator, CancellationToken ct) =>
            Results.Json(await mediator.Send(body, ct), Json.Options))
            .WithName("lookUpStatus").WithSummary("Status of many agreements by number or id").Produces<LookUpStatus.View>().Fails(400).WithMetadata(new AnsweredAnew()).TellsOfAgreements();

        MapOne(agreements.MapGroup("/{id:guid}"));
        MapViews(agreements.MapGroup("/{id:guid}"));
    }

    private static void MapOne(RouteGroupBuilder one)
    {
        one.MapGet("/", async (Guid id, HttpContext http, IMediator mediator, CancellationToken ct) =>
        {
            var view = await mediator.Send(new GetAgreement.Query(id, AsOf(http)), ct);
            return Etag.OkAgain(http, view, view.Version);
        }).WithName("getAgreement").WithSummary("One agreement as of a day").Produces<AgreementView>().Fails(400, 404).Takes(Parameter.AsOf).Versioned();

        one.MapPatch("/", async (Guid id, MergePatchBody body, HttpContext http, IMediator mediator, CancellationToken ct) =>
        {
            var view = await mediator.Send(new PatchAgreement.Command(id, Etag.RequiredVersion(http), body.Patch), ct);
            return Etag.Ok(http, view, view.Version);
        }).WithMetadata(new Patches(typeof(AgreementFacts))).WithName("patchAgreement").WithSummary("Correct or complete facts (JSON merge patch)").Produces<AgreementView>().Fails(400, 404, 409, 412, 428).Versioned(required: true);

        one.MapPost("/actions/{action}", async (Guid id, string action, ActionInput? body, HttpContext http, IMediator mediator, CancellationToken ct) =>
        {
            var word = Words.TryParse<ProcessAction>(action, out var known) ? known : throw DomainException.Invalid("action.unknown", "/action", action);
            var view = await mediator.Send(new ActOnAgreement.Command(id, Etag.RequiredVersion(http), word, body ?? new ActionInput()), ct);
            return Etag.Ok(http, view, view.Version);
        }).WithName("actOnAgreement").WithSummary("Carry out an action of the workflow or of the agreement's life").Produces<AgreementView>().Fails(400, 404, 409, 412, 428).Versioned(required: true);
    }

    private static void MapViews(RouteGroupBuilder one)
    {
        one.MapGet("/status", async (Guid id, HttpContext http, IMediator mediator, CancellationToken ct) =>
        {
            var view = await mediator.Send(new GetStatus.Query(id, AsOf(http)), ct);
            return Etag.OkAgain(http, view, view.Version);
        }).WithName("getStatus").WithSummary("Is it in force?").Produces<GetStatus.View>().Fails(400, 404).Takes(Parameter.AsOf).Versioned();

        one.MapGet("/dates", async (Guid id, HttpContext http, IMediator mediator, CancellationToken ct) =>
            Results.Json(await mediator.Send(new GetDates.Query(id, AsOf(http)), ct), Json.Options))
            .WithName("getDates").WithSummary("Each derived date with its explanation").Produces<GetDates.View>().Fails(400, 404).Takes(Parameter.AsOf);

        one.MapTimeline(Subject.Agreement).WithName("getTimeline");

        one.MapGet("/lineage", async (Guid id, HttpContext http, IMediator mediator, CancellationToken ct) =>
            Results.Json(await mediator.Send(new GetLineage.Query(id, AsOf(http)), ct), Json.Options))
            .WithName("getLineage").WithSummary("Predecessors, successors, gaps and children").Produces<GetLineage.View>().Fails(400, 404).Takes(Parameter.AsOf).TellsOfAgreements();
    }

    /// <summary>What the list, and the register of it, take.</summary>
    internal static readonly Parameter[] ListParameters =
    [
        Parameter.AsOf, Parameter.Word("validity", "Validity as of the day.", Words.All<Validity>), Parameter.Word("flag", "One of its flags as of the day.", Words.All<Flag>),
        Parameter.Word("process", "State of the workflow now.", Words.All<ProcessState>), Parameter.Word("renewal", "How its renewal stands as of the day.", Words.All<RenewalState>),
        Parameter.Word("class", "Class.", Words.All<AgreementClass>), Parameter.Word("regime", "Legal regime.", Words.All<Regime>), Parameter.Id("institution", "A party, now or at another time, is this institution or stands below it."),
        Parameter.Text("region", "The region code of a party, now or at another time, is this or lies in it: 15 finds 15.71."), Parameter.Date("endsFrom", "Last day in force on or after it."),
        Parameter.Date("endsTo", "Last day in force on or before it."), Parameter.Date("noticeBefore", "Notice deadline on or before it."), Parameter.Number("signedYear", "Signed in this year."),
        Parameter.Number("inForceYear", "In force on at least one day of this year."), Parameter.Id("parent", "Children of this agreement."), Parameter.Text("officer", "The officer in charge has this mail address."),
        Parameter.Text("q", "Any part of reference, title, subject, numbers or names."), new("sort", JsonSchemaType.String, "Order; by last day: as known today.", Words: () => [.. Sorts.Select(s => s.Word)]),
        new("includeTotal", JsonSchemaType.Boolean, "Count all that match."),
    ];

    /// <summary>As a table it is the register.</summary>
    internal static readonly Listing<ListAgreements.View, AgreementView> List = new(
        "agreements", [.. ListParameters, RegisterTable.Chosen], (query, _) => ListQuery(query), query => RegisterTable.Of<ListAgreements.View, AgreementView>(query, RegisterReport.ItemOf));

    /// <exception cref="DomainException">A value is none, or stands there twice.</exception>
    internal static ListAgreements.Query ListQuery(QueryReader query) => new()
    {
        AsOf = query.Date("asOf"), Validity = query.Word<Validity>("validity"), Flag = query.Word<Flag>("flag"), Process = query.Word<ProcessState>("process"),
        Renewal = query.Word<RenewalState>("renewal"), Class = query.Word<AgreementClass>("class"), Regime = query.Word<Regime>("regime"), Institution = query.Id("institution"),
        Region = query.Text("region", 13), EndsFrom = query.Date("endsFrom"), EndsTo = query.Date("endsTo"), NoticeBefore = query.Date("noticeBefore"),
        SignedYear = query.Number("signedYear", 1945, 9999), InForceYear = query.Number("inForceYear", 1945, 9999), Parent = query.Id("parent"), Officer = query.Text("officer", 254), Q = query.Text("q"),
        Sort = query.Choice("sort", SortOrder.NewestFirst, Sorts), PageSize = query.PageSize(), PageToken = query.PageToken(), IncludeTotal = query.Flag("includeTotal"),
    };

    private static DateOnly? AsOf(HttpContext http) => new QueryReader(http.Request.Query).Date("asOf");
}
