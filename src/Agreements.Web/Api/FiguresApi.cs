using Agreements.App.Features.Figures;
using MediatR;

namespace Agreements.Web.Api;

internal static class FiguresApi
{
    private static readonly Parameter IncludeReplaced = new("includeReplaced", Microsoft.OpenApi.JsonSchemaType.Boolean, "Those too that were corrected by a later one.");

    public static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/agreements/{id:guid}/figures", async (Guid id, FigureEntry body, IMediator mediator, CancellationToken ct) =>
            Results.Json(await mediator.Send(new AddFigure.ToAgreement(id, body), ct), App.Data.Json.Options, statusCode: 201))
            .WithTags("Figures").WithName("addAgreementFigure").WithSummary("Record what a source says of money or people under an agreement; replaces corrects an earlier one").Produces<FigureView>(201).Fails(400, 404, 409);

        api.MapGet("/agreements/{id:guid}/figures", async (Guid id, HttpContext http, IMediator mediator, CancellationToken ct) =>
            Answer(http, await mediator.Send(new ListFigures.OfAgreement(id, Replaced(http), Part(http)), ct)))
            .WithTags("Figures").WithName("listAgreementFigures").WithSummary("The figures of an agreement").Produces<ListFigures.View>().Fails(400, 404).Takes([IncludeReplaced, .. Parameter.Page]);

        api.MapPost("/institutions/{id:guid}/figures", async (Guid id, FigureEntry body, IMediator mediator, CancellationToken ct) =>
            Results.Json(await mediator.Send(new AddFigure.ToInstitution(id, body), ct), App.Data.Json.Options, statusCode: 201))
            .WithTags("Figures").WithName("addInstitutionFigure").WithSummary("Record what a source says of money or people of an institution; replaces corrects an earlier one").Produces<FigureView>(201).Fails(400, 404, 409);

        api.MapGet("/institutions/{id:guid}/figures", async (Guid id, HttpContext http, IMediator mediator, CancellationToken ct) =>
            Answer(http, await mediator.Send(new ListFigures.OfInstitution(id, Replaced(http), Part(http)), ct)))
            .WithTags("Figures").WithName("listInstitutionFigures").WithSummary("The figures of an institution").Produces<ListFigures.View>().Fails(400, 404).Takes([IncludeReplaced, .. Parameter.Page]);
    }

    private static bool Replaced(HttpContext http) => new QueryReader(http.Request.Query).Flag(IncludeReplaced.Name);

    private static App.Pipeline.PartPage Part(HttpContext http) => new QueryReader(http.Request.Query).Part();

    private static IResult Answer(HttpContext http, ListFigures.View view) => ApiMap.Page(http, view, view.NextPageToken);
}
