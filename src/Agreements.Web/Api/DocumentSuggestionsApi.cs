using Agreements.App.Data;
using Agreements.App.Documents.Suggestions;
using Agreements.App.Features.Documents;
using MediatR;

namespace Agreements.Web.Api;

internal static class DocumentSuggestionsApi
{
    private static readonly Parameter Version = Parameter.Number("version", "The number of the version; absent = the latest.");

    /// <param name="most">Bytes of a file.</param>
    public static void Map(RouteGroupBuilder documents, long most)
    {
        documents.MapPost("/suggest", async (HttpContext http, IMediator mediator, CancellationToken ct) =>
        {
            // Before a long body is read.
            await mediator.Send(new SuggestFromFile.May(), ct);
            await using var upload = await DocumentUpload.ReadAsync(http, most, [], ct);
            return Results.Json(await mediator.Send(new SuggestFromFile.Query(upload.File), ct), Json.Options);
        }).WithName("suggestFacts").WithSummary("The facts of an agreement in a PDF or DOCX file with text, which is not kept; a scan is refused (422), because recognising it takes minutes").Produces<SuggestionsView>().Fails(400, 413, 415, 422).WithMetadata(new AnsweredAnew()).Sized(most).TakesForm([]);

        documents.MapGet("/{id:guid}/suggestions", async (Guid id, HttpContext http, IMediator mediator, CancellationToken ct) =>
            Results.Json(await mediator.Send(new SuggestFacts.Query(id, new QueryReader(http.Request.Query).Number(Version.Name, 1, int.MaxValue)), ct), Json.Options))
            .WithName("getDocumentSuggestions").WithSummary("The facts that a document says of its agreement, each beside the record").Produces<SuggestionsView>().Fails(400, 404, 409, 410).Takes(Version);
    }
}
