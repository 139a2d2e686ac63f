using Agreements.App.Features.Changes;
using MediatR;
using Microsoft.OpenApi;

namespace Agreements.Web.Api;

internal static class ChangesApi
{
    public static void Map(RouteGroupBuilder api) => api.MapGet("/changes", async (HttpContext http, IMediator mediator, CancellationToken ct) =>
    {
        var query = new QueryReader(http.Request.Query);
        var view = await mediator.Send(new GetChanges.Query(
            query.Text("after"), query.Text("types", 1000)?.Split(',', StringSplitOptions.TrimEntries), query.Id("agreement"), query.PageSize(), query.Number("wait", 0, GetChanges.LongestWait) ?? 0), ct);
        return Results.Json(view, Agreements.App.Data.Json.Options);
    }).WithTags("Events").WithName("listChanges").WithMetadata(new NeverHeld()).WithSummary("What happened, in order and without gaps, from a cursor on").Produces<GetChanges.View>().Fails(400, 410).Takes([
        Parameter.Text("after", "nextCursor of the answer before; absent = from the oldest that is kept; 'now' = only what happens from now on."),
        Parameter.Text("types", "Only these types, separated by commas; agreement.* and renewal.* stand for all of a kind."), Parameter.Id("agreement", "Only of this agreement."),
        new("wait", JsonSchemaType.Integer, "Seconds to wait for an event when there is none, at most 30."), Parameter.Page[0]]);
}
