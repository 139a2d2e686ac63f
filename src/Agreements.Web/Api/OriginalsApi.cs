using Agreements.App.Features.Originals;
using MediatR;

namespace Agreements.Web.Api;

internal static class OriginalsApi
{
    public static void Map(RouteGroupBuilder api)
    {
        var agreement = api.MapGroup("/agreements/{id:guid}/originals").WithTags("Documents");
        agreement.MapPost("/", async (Guid id, AddOriginal.Entry body, HttpContext http, IMediator mediator, CancellationToken ct) =>
        {
            var view = await mediator.Send(new AddOriginal.Command(id, body), ct);
            http.Response.Headers.Location = $"/api/v1/originals/{view.Id}";
            return Etag.Ok(http, view, view.Version, StatusCodes.Status201Created);
        }).WithName("addOriginal").WithSummary("Record a counterpart original on paper: for whom, who has it, what it bears").Produces<OriginalView>(201).Fails(400, 404, 409).Versioned();

        agreement.MapGet("/", async (Guid id, HttpContext http, IMediator mediator, CancellationToken ct) =>
        {
            var view = await mediator.Send(new ListOriginals.Query(id, new QueryReader(http.Request.Query).Part()), ct);
            return ApiMap.Page(http, view, view.NextPageToken);
        }).WithName("listOriginals").WithSummary("The counterpart originals of an agreement, with their moves").Produces<ListOriginals.View>().Fails(400, 404).Takes(Parameter.Page);

        var one = api.MapGroup("/originals/{id:guid}").WithTags("Documents");
        one.MapGet("/", async (Guid id, HttpContext http, IMediator mediator, CancellationToken ct) => Answer(http, await mediator.Send(new GetOriginal.Query(id), ct)))
            .WithName("getOriginal").WithSummary("One counterpart original with its moves").Produces<OriginalView>().Fails(404).Versioned();

        one.MapPatch("/", async (Guid id, MergePatchBody body, HttpContext http, IMediator mediator, CancellationToken ct) => Answer(http, await mediator.Send(new PatchOriginal.Command(id, Etag.RequiredVersion(http), body.Patch), ct)))
            .WithMetadata(new Patches(typeof(OriginalEntry))).WithName("patchOriginal").WithSummary("Correct what is recorded of an original (JSON merge patch); where it is changes by a move").Produces<OriginalView>().Fails(400, 404, 409, 412, 428).Versioned(required: true);

        one.MapPost("/moves", async (Guid id, MoveOriginal.Entry body, HttpContext http, IMediator mediator, CancellationToken ct) => Answer(http, await mediator.Send(new MoveOriginal.Command(id, Etag.RequiredVersion(http), body), ct)))
            .WithName("moveOriginal").WithSummary("Record that an original changed hands, place or state").Produces<OriginalView>().Fails(400, 404, 409, 412, 428).Versioned(required: true);
    }

    private static IResult Answer(HttpContext http, OriginalView view) => Etag.Ok(http, view, view.Version);
}
