using Agreements.App.Data;
using Agreements.App.Features.Monev;
using Agreements.App.Monev;
using MediatR;

namespace Agreements.Web.Api;

internal static class MonevApi
{
    public static void Map(RouteGroupBuilder api)
    {
        var evaluations = api.MapGroup("/agreements/{id:guid}/evaluations").WithTags("Monev");
        evaluations.MapPost("/", async (Guid id, EvaluationEntry body, IMediator mediator, CancellationToken ct) =>
            Results.Json(await mediator.Send(new Evaluate.Command(id, body), ct), Json.Options, statusCode: StatusCodes.Status201Created))
            .WithName("evaluate").WithSummary("Record an evaluation (monev) with its five scales and its decision, or correct one: both are kept").Produces<EvaluationView>(201).Fails(400, 404, 409);

        evaluations.MapGet("/", async (Guid id, HttpContext http, IMediator mediator, CancellationToken ct) =>
        {
            var view = await mediator.Send(new ListEvaluations.Query(id, new QueryReader(http.Request.Query).Part()), ct);
            return ApiMap.Page(http, view, view.NextPageToken);
        }).WithName("listEvaluations").WithSummary("The evaluations of an agreement, newest first, and when the next is due").Produces<ListEvaluations.View>().Fails(400, 404).Takes(Parameter.Page);

        var schedule = api.MapGroup("/agreements/{id:guid}/evaluation-schedule").WithTags("Monev");
        schedule.MapGet("/", async (Guid id, HttpContext http, IMediator mediator, CancellationToken ct) => Answer(http, await mediator.Send(new GetMonevSchedule.Query(id), ct)))
            .WithName("getEvaluationSchedule").WithSummary("How often an agreement is evaluated, and when the next time is due").Produces<ScheduleView>().Fails(404).Versioned();

        schedule.MapPut("/", async (Guid id, ScheduleEntry body, HttpContext http, IMediator mediator, CancellationToken ct) => Answer(http, await mediator.Send(new ScheduleMonev.Command(id, Etag.RequiredVersion(http), body), ct)))
            .WithName("putEvaluationSchedule").WithSummary("Say how often an agreement is evaluated; without everyMonths never by a schedule").Produces<ScheduleView>().Fails(400, 404, 412, 428).Versioned(required: true);
    }

    private static IResult Answer(HttpContext http, ScheduleView view) => Etag.Ok(http, view, view.Version);
}
