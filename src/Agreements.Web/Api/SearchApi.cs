using Agreements.App.Data;
using Agreements.App.Features.Search;
using MediatR;

namespace Agreements.Web.Api;

internal static class SearchApi
{
    public static void Map(RouteGroupBuilder api) =>
        api.MapGet("/search", async (HttpContext http, IMediator mediator, CancellationToken ct) =>
            Results.Json(await mediator.Send(new Search.Query(new QueryReader(http.Request.Query).Text("q") ?? ""), ct), Json.Options))
            .WithTags("Search").WithName("search").WithSummary("The first few of everything that matches; an exact number or reference first").Produces<Search.View>().Fails(400)
            .Takes(Parameter.Text("q", "Words, a number or a reference."));
}
