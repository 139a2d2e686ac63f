using Agreements.App.Commitments;
using Agreements.App.Features.Commitments;
using Agreements.Domain.Commitments;
using MediatR;

namespace Agreements.Web.Api;

internal static class CommitmentsApi
{
    /// <summary>The commitments of an agreement as a table.</summary>
    private static Listing<ListCommitments.View, CommitmentView> Of(Guid id) => new(
        "commitments", [Parameter.AsOf], (query, _) => new ListCommitments.Query(id, query.Date("asOf"), query.Part()),
        _ => Columns<ListCommitments.View, CommitmentView>.Of(
            ("asOf", (v, _) => v.AsOf), ("id", (_, c) => c.Id), ("text", (_, c) => c.Text), ("party", (_, c) => c.Party), ("partyName", (_, c) => c.PartyName), ("commitmentKind", (_, c) => c.Kind),
            ("measure", (_, c) => c.Measure), ("unit", (_, c) => c.Unit), ("baseline", (_, c) => c.Baseline), ("target", (_, c) => c.Target), ("startsOn", (_, c) => c.StartsOn), ("dueOn", (_, c) => c.DueOn),
            ("responsible", (_, c) => c.Responsible), ("responsibleName", (_, c) => c.ResponsibleName), ("state", (_, c) => c.Progress.State), ("value", (_, c) => c.Progress.Value), ("measuredOn", (_, c) => c.Progress.MeasuredOn),
            ("ofTarget", (_, c) => c.Progress.OfTarget), ("forecastOn", (_, c) => c.Progress.ForecastOn), ("metOn", (_, c) => c.Progress.MetOn), ("source", (_, c) => c.Source)));

    public static void Map(RouteGroupBuilder api)
    {
        var agreement = api.MapGroup("/agreements/{id:guid}/commitments").WithTags("Commitments");
        agreement.MapPost("/", async (Guid id, CommitmentFacts body, HttpContext http, IMediator mediator, CancellationToken ct) =>
        {
            var view = await mediator.Send(new AddCommitment.Command(id, body), ct);
            http.Response.Headers.Location = $"/api/v1/commitments/{view.Id}";
            return Etag.Ok(http, view, view.Version, StatusCodes.Status201Created);
        }).WithName("addCommitment").WithSummary("Record what a party has undertaken: in what it is measured, its target and by when").Produces<CommitmentView>(201).Fails(400, 404, 409).Versioned();

        agreement.MapGet("/", (Guid id, HttpContext http, IMediator mediator, CancellationToken ct) => Of(id).AnswerAsync(http, mediator, ct))
            .WithName("listCommitments").WithSummary("The commitments under an agreement and how far each has come by a day").Produces<ListCommitments.View>().Fails(400, 404).WithMetadata(new AlsoAsTable())
            .Takes([Parameter.AsOf, .. Parameter.Page, TableFormats.Format]);

        MapOne(api.MapGroup("/commitments/{id:guid}").WithTags("Commitments"));
    }

    private static void MapOne(RouteGroupBuilder one)
    {
        one.MapGet("/", async (Guid id, HttpContext http, IMediator mediator, CancellationToken ct) => Answer(http, await mediator.Send(new GetCommitment.Query(id, new QueryReader(http.Request.Query).Date("asOf")), ct)))
            .WithName("getCommitment").WithSummary("One commitment: how far it has come by a day, its trend and its forecast").Produces<CommitmentView>().Fails(400, 404).Takes(Parameter.AsOf).Versioned();

        one.MapPatch("/", async (Guid id, MergePatchBody body, HttpContext http, IMediator mediator, CancellationToken ct) => Answer(http, await mediator.Send(new PatchCommitment.Command(id, Etag.RequiredVersion(http), body.Patch), ct)))
            .WithMetadata(new Patches(typeof(CommitmentFacts))).WithName("patchCommitment").WithSummary("Correct or complete a commitment (JSON merge patch)").Produces<CommitmentView>().Fails(400, 404, 409, 412, 428).Versioned(required: true);

        one.MapDelete("/", async (Guid id, HttpContext http, IMediator mediator, CancellationToken ct) => Answer(http, await mediator.Send(new RemoveCommitment.Command(id, Etag.RequiredVersion(http)), ct)))
            .WithName("removeCommitment").WithSummary("Take a commitment away: it is owed no more, and stays in the timeline").Produces<CommitmentView>().Fails(404, 412, 428).Versioned(required: true);

        one.MapPost("/observations", async (Guid id, ObservationEntry body, IMediator mediator, CancellationToken ct) =>
            Results.Json(await mediator.Send(new Observe.Command(id, body), ct), App.Data.Json.Options, statusCode: StatusCodes.Status201Created))
            .WithName("observe").WithSummary("Record a measured value, or correct one: both are kept").Produces<ObservationView>(201).Fails(400, 404, 409);

        one.MapGet("/observations", async (Guid id, HttpContext http, IMediator mediator, CancellationToken ct) =>
        {
            var view = await mediator.Send(new ListObservations.Query(id, new QueryReader(http.Request.Query).Part()), ct);
            return ApiMap.Page(http, view, view.NextPageToken);
        }).WithName("listObservations").WithSummary("What was measured of a commitment, also what was replaced").Produces<ListObservations.View>().Fails(400, 404).Takes(Parameter.Page);
    }

    private static IResult Answer(HttpContext http, CommitmentView view) => Etag.Ok(http, view, view.Version);
}
