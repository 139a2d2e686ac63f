using Agreements.App.Data;
using Agreements.App.Features.Documents;
using MediatR;

namespace Agreements.Web.Api;

internal static class DocumentTextApi
{
    private static readonly Parameter Version = Parameter.Number("version", "The number of the version; absent = the latest.");

    public static void Map(RouteGroupBuilder text)
    {
        text.MapGet("/", async (Guid id, HttpContext http, IMediator mediator, CancellationToken ct) =>
        {
            var query = new QueryReader(http.Request.Query);
            var view = await mediator.Send(new DocumentText.Query(id, NumberIn(query), query.PageSize(), query.PageToken()), ct);
            return ApiMap.Page(http, view, view.NextPageToken);
        }).WithName("getDocumentText").WithSummary("What was read out of a document, page by page, and how far its reading is").Produces<DocumentText.View>().Fails(400, 404, 410).Takes([Version, .. Parameter.Page]);

        text.MapPost("/retry", async (Guid id, HttpContext http, IMediator mediator, CancellationToken ct) =>
            Results.Json(await mediator.Send(new RetryReading.Command(id, NumberIn(new QueryReader(http.Request.Query))), ct), Json.Options))
            .WithName("retryDocumentText").WithSummary("Read a document again that could not be read, or not whole").Produces<DocumentText.View>().Fails(400, 404, 409, 410).Takes(Version);
    }

    private static int? NumberIn(QueryReader query) => query.Number(Version.Name, 1, int.MaxValue);
}
