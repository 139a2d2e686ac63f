using Agreements.App.Data;
using Agreements.App.Features.Today;
using MediatR;

namespace Agreements.Web.Api;

internal static class TodayApi
{
    public static void Map(RouteGroupBuilder api) => api.MapGet("/today", async (IMediator mediator, CancellationToken ct) => Results.Json(await mediator.Send(new GetToday.Query(), ct), Json.Options))
        .WithTags("Agreements").WithName("getToday").WithSummary("What needs a hand today, the most urgent first").Produces<GetToday.View>().Fails(400).TellsOfAgreements();
}
