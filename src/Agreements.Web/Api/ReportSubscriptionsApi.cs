using Agreements.App.Features.ReportSubscriptions;
using MediatR;

namespace Agreements.Web.Api;

internal static class ReportSubscriptionsApi
{
    public static void Map(RouteGroupBuilder api)
    {
        var all = api.MapGroup("/report-subscriptions").WithTags("Reports");
        all.MapPost("/", async (SubscriptionEntry body, HttpContext http, IMediator mediator, CancellationToken ct) =>
        {
            var view = await mediator.Send(new Subscribe.Command(body), ct);
            http.Response.Headers.Location = $"/api/v1/report-subscriptions/{view.Id}";
            return Etag.Ok(http, view, view.Version, StatusCodes.Status201Created);
        }).WithName("subscribeToReport").WithSummary("Have a report sent to oneself by mail, weekly or monthly").Produces<SubscriptionView>(201).Fails(400, 409).Versioned();

        all.MapGet("/", async (HttpContext http, IMediator mediator, CancellationToken ct) =>
        {
            var view = await mediator.Send(new ListSubscriptions.Query(new QueryReader(http.Request.Query).Part()), ct);
            return ApiMap.Page(http, view, view.NextPageToken);
        }).WithName("listReportSubscriptions").WithSummary("The reports that are sent to oneself").Produces<ListSubscriptions.View>().Fails(400).Takes(Parameter.Page);

        var one = all.MapGroup("/{id:guid}");
        one.MapGet("/", async (Guid id, HttpContext http, IMediator mediator, CancellationToken ct) => Answer(http, await mediator.Send(new GetSubscription.Query(id), ct)))
            .WithName("getReportSubscription").WithSummary("One of one's own").Produces<SubscriptionView>().Fails(404).Versioned();

        one.MapPatch("/", async (Guid id, MergePatchBody body, HttpContext http, IMediator mediator, CancellationToken ct) => Answer(http, await mediator.Send(new PatchSubscription.Command(id, Etag.RequiredVersion(http), body.Patch), ct)))
            .WithMetadata(new Patches(typeof(SubscriptionEntry))).WithName("patchReportSubscription").WithSummary("Change what is sent, or when (JSON merge patch)").Produces<SubscriptionView>().Fails(400, 404, 409, 412, 428).Versioned(required: true);

        one.MapDelete("/", async (Guid id, HttpContext http, IMediator mediator, CancellationToken ct) => Answer(http, await mediator.Send(new Unsubscribe.Command(id, Etag.RequiredVersion(http)), ct)))
            .WithName("unsubscribeFromReport").WithSummary("Nothing is sent any more").Produces<SubscriptionView>().Fails(404, 412, 428).Versioned(required: true);
    }

    private static IResult Answer(HttpContext http, SubscriptionView view) => Etag.Ok(http, view, view.Version);
}
