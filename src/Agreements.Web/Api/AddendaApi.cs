using Agreements.App.Features.Agreements;
using Agreements.Domain.Agreements;
using MediatR;

namespace Agreements.Web.Api;

internal static class AddendaApi
{
    public static void Map(RouteGroupBuilder api)
    {
        var addenda = api.MapGroup("/agreements/{id:guid}/addenda").WithTags("Agreements");
        addenda.MapPost("/", async (Guid id, Addendum body, HttpContext http, IMediator mediator, CancellationToken ct) =>
        {
            var view = await mediator.Send(new AddAddendum.Command(id, Etag.RequiredVersion(http), body), ct);
            http.Response.Headers.Location = $"/api/v1/agreements/{id}/addenda";
            return Etag.Ok(http, view, view.Version, StatusCodes.Status201Created);
        }).WithName("addAddendum").WithSummary("Change term, parties, scope or clauses by an addendum").Produces<AgreementView>(201).Fails(400, 404, 409, 412, 428).Versioned(required: true);

        addenda.MapGet("/", async (Guid id, HttpContext http, IMediator mediator, CancellationToken ct) =>
        {
            var view = await mediator.Send(new ListAddenda.Query(id, new QueryReader(http.Request.Query).Part()), ct);
            ApiMap.LinkNext(http, view.NextPageToken);
            return Etag.Ok(http, view, view.Version);
        }).WithName("listAddenda").WithSummary("The addenda, in the order of recording").Produces<ListAddenda.View>().Fails(400, 404).Takes(Parameter.Page).Versioned();
    }
}
