using Agreements.App.Data;
using Agreements.App.Features.Agreements;
using MediatR;

namespace Agreements.Web.Api;

internal static class InternalNotesApi
{
    public static void Map(RouteGroupBuilder api)
    {
        var notes = api.MapGroup("/agreements/{id:guid}/internal-notes").WithTags("Agreements");
        notes.MapPost("/", async (Guid id, Body body, HttpContext http, IMediator mediator, CancellationToken ct) =>
        {
            var note = await mediator.Send(new AddInternalNote.Command(id, body.Institution, body.Text), ct);
            http.Response.Headers.Location = $"/api/v1/agreements/{id}/internal-notes";
            return Results.Json(note, Json.Options, statusCode: StatusCodes.Status201Created);
        }).WithName("addInternalNote").WithSummary("Note something for one's own institution; the other parties never see it").Produces<ListInternalNotes.Item>(201).Fails(400, 403, 404);

        notes.MapGet("/", async (Guid id, HttpContext http, IMediator mediator, CancellationToken ct) =>
        {
            var view = await mediator.Send(new ListInternalNotes.Query(id, new QueryReader(http.Request.Query).Part()), ct);
            return ApiMap.Page(http, view, view.NextPageToken);
        })
            .WithName("listInternalNotes").WithSummary("The internal notes of the caller's own institutions").Produces<ListInternalNotes.View>().Fails(404).Takes(Parameter.Page);
    }

    /// <param name="Institution">Whose note it is.</param>
    internal sealed record Body(Guid Institution, string Text);
}
