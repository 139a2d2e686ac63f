using Agreements.App.Data;
using Agreements.App.Features.Webhooks;
using Agreements.App.Webhooks;
using Agreements.Domain.Texts;
using MediatR;

namespace Agreements.Web.Api;

/// <param name="From">Inclusive.</param>
/// <param name="To">Exclusive.</param>
public sealed record ReplayedPeriod(DateTimeOffset From, DateTimeOffset To);

internal static class WebhooksApi
{
    public static void Map(RouteGroupBuilder api)
    {
        var webhooks = api.MapGroup("/webhooks").WithTags("Events");
        webhooks.MapPost("/", async (WebhookEntry body, HttpContext http, IMediator mediator, CancellationToken ct) =>
        {
            var view = await mediator.Send(new CreateWebhook.Command(body), ct);
            http.Response.Headers.Location = $"/api/v1/webhooks/{view.Id}";
            return Secret(http, view, StatusCodes.Status201Created);
        }).WithName("createWebhook").WithSummary("Have events sent to an address; the answer holds the secret, this once").Produces<WebhookView>(201).Fails(400, 409).Versioned();

        webhooks.MapGet("/", async (HttpContext http, IMediator mediator, CancellationToken ct) =>
        {
            var query = new QueryReader(http.Request.Query);
            var view = await mediator.Send(new ListWebhooks.Query(query.PageSize(), query.PageToken()), ct);
            return ApiMap.Page(http, view, view.NextPageToken);
        }).WithName("listWebhooks").WithSummary("Webhooks that you administer").Produces<ListWebhooks.View>().Fails(400).Takes(Parameter.Page);

        MapOne(webhooks.MapGroup("/{id:guid}"));
        MapDeliveries(webhooks.MapGroup("/{id:guid}"));
    }

    private static void MapOne(RouteGroupBuilder one)
    {
        one.MapGet("/", async (Guid id, HttpContext http, IMediator mediator, CancellationToken ct) =>
        {
            var view = await mediator.Send(new GetWebhook.Query(id), ct);
            return Etag.Ok(http, view, view.Version);
        }).WithName("getWebhook").WithSummary("One webhook, without its secret").Produces<WebhookView>().Fails(404).Versioned();

        one.MapPatch("/", async (Guid id, MergePatchBody body, HttpContext http, IMediator mediator, CancellationToken ct) =>
        {
            var view = await mediator.Send(new PatchWebhook.Command(id, Etag.RequiredVersion(http), body.Patch), ct);
            return Etag.Ok(http, view, view.Version);
        }).WithMetadata(new Patches(typeof(WebhookEntry))).WithName("patchWebhook").WithSummary("Change address, events, institutions or description (JSON merge patch)").Produces<WebhookView>().Fails(400, 404, 412, 428).Versioned(required: true);

        one.MapDelete("/", async (Guid id, HttpContext http, IMediator mediator, CancellationToken ct) =>
        {
            var view = await mediator.Send(new DeleteWebhook.Command(id, Etag.RequiredVersion(http)), ct);
            return Etag.Ok(http, view, view.Version);
        }).WithName("deleteWebhook").WithSummary("Send nothing to it any more; its record stays").Produces<WebhookView>().Fails(400, 404, 412, 428).Versioned(required: true);

        one.MapPost("/rotate-secret", async (Guid id, HttpContext http, IMediator mediator, CancellationToken ct) =>
            Secret(http, await mediator.Send(new RotateWebhookSecret.Command(id, Etag.RequiredVersion(http)), ct), StatusCodes.Status200OK))
            .WithName("rotateWebhookSecret").WithSummary("A new secret; the one of before signs too for 24 hours").Produces<WebhookView>().Fails(400, 404, 412, 428).Versioned(required: true);

        foreach (var (word, active, summary) in new[] { ("enable", true, "Send again, beginning with what it has missed"), ("disable", false, "Hold everything back until it is enabled") })
            one.MapPost("/" + word, async (Guid id, HttpContext http, IMediator mediator, CancellationToken ct) =>
            {
                var view = await mediator.Send(new SwitchWebhook.Command(id, Etag.RequiredVersion(http), active), ct);
                return Etag.Ok(http, view, view.Version);
            }).WithName(word + "Webhook").WithSummary(summary).Produces<WebhookView>().Fails(400, 404, 412, 428).Versioned(required: true);

        one.MapPost("/test", async (Guid id, IMediator mediator, CancellationToken ct) => Results.Json(await mediator.Send(new TestWebhook.Command(id), ct), Json.Options))
            .WithMetadata(new AnsweredAnew(Writes: true)).WithName("testWebhook").WithSummary("Send a test event now and say what came back").Produces<DeliveryView>().Fails(400, 404);
    }

    private static void MapDeliveries(RouteGroupBuilder one)
    {
        one.MapGet("/deliveries", async (Guid id, HttpContext http, IMediator mediator, CancellationToken ct) =>
        {
            var query = new QueryReader(http.Request.Query);
            var view = await mediator.Send(new ListDeliveries.Query(id, query.Word<DeliveryState>("state"), query.PageSize(), query.PageToken()), ct);
            return ApiMap.Page(http, view, view.NextPageToken);
        }).WithName("listWebhookDeliveries").WithSummary("What was sent to it, newest first").Produces<ListDeliveries.View>().Fails(400, 404).Takes([Parameter.Word("state", "Only in this state.", Words.All<DeliveryState>), .. Parameter.Page]);

        one.MapGet("/deliveries/{delivery:guid}", async (Guid id, Guid delivery, IMediator mediator, CancellationToken ct) => Results.Json(await mediator.Send(new GetDelivery.Query(id, delivery), ct), Json.Options))
            .WithName("getWebhookDelivery").WithSummary("What was sent, and what came back").Produces<DeliveryView>().Fails(404);

        one.MapPost("/deliveries/{delivery:guid}/replay", async (Guid id, Guid delivery, IMediator mediator, CancellationToken ct) => Results.Json(await mediator.Send(new ReplayDelivery.Command(id, delivery), ct), Json.Options))
            .WithName("replayWebhookDelivery").WithSummary("Send one event again").Produces<Replayed>().Fails(400, 404, 409);

        one.MapPost("/replay", async (Guid id, ReplayedPeriod body, IMediator mediator, CancellationToken ct) => Results.Json(await mediator.Send(new ReplayPeriod.Command(id, body.From, body.To), ct), Json.Options))
            .WithName("replayWebhook").WithSummary("Send the events of a period again").Produces<Replayed>().Fails(400, 404, 409);
    }

    private static IResult Secret(HttpContext http, WebhookView view, int status)
    {
        var answer = Etag.Ok(http, view, view.Version, status);
        http.Response.Headers.CacheControl = "no-store";
        return answer;
    }
}
