using Agreements.App.Features.Keys;
using MediatR;

namespace Agreements.Web.Api;

internal static class KeysApi
{
    public static void Map(RouteGroupBuilder api)
    {
        var keys = api.MapGroup("/api-keys").WithTags("Administration");
        keys.MapPost("/", async (KeyEntry body, HttpContext http, IMediator mediator, CancellationToken ct) =>
        {
            var view = await mediator.Send(new CreateKey.Command(body), ct);
            http.Response.Headers.Location = $"/api/v1/api-keys/{view.Id}";
            var answer = Etag.Ok(http, view, view.Version, StatusCodes.Status201Created);
            http.Response.Headers.CacheControl = "no-store";
            return answer;
        }).WithName("createApiKey").WithSummary("Make a key; the answer holds it, this once").Produces<KeyView>(201).Fails(400).Versioned();

        keys.MapGet("/", async (HttpContext http, IMediator mediator, CancellationToken ct) =>
        {
            var query = new QueryReader(http.Request.Query);
            var view = await mediator.Send(new ListKeys.Query(query.PageSize(), query.PageToken()), ct);
            return ApiMap.Page(http, view, view.NextPageToken);
        }).WithName("listApiKeys").WithSummary("Keys that you administer, revoked and expired ones too").Produces<ListKeys.View>().Fails(400).Takes(Parameter.Page);

        keys.MapGet("/{id:guid}", async (Guid id, HttpContext http, IMediator mediator, CancellationToken ct) =>
        {
            var view = await mediator.Send(new GetKey.Query(id), ct);
            return Etag.Ok(http, view, view.Version);
        }).WithName("getApiKey").WithSummary("One key, without its secret").Produces<KeyView>().Fails(404).Versioned();

        keys.MapDelete("/{id:guid}", async (Guid id, HttpContext http, IMediator mediator, CancellationToken ct) =>
        {
            var view = await mediator.Send(new RevokeKey.Command(id, Etag.RequiredVersion(http)), ct);
            return Etag.Ok(http, view, view.Version);
        }).WithName("revokeApiKey").WithSummary("Revoke a key; its record stays").Produces<KeyView>().Fails(400, 404, 412, 428).Versioned(required: true);
    }
}
