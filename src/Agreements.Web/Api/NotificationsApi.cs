using Agreements.App.Data;
using Agreements.App.Features.Notifications;
using MediatR;
using Microsoft.OpenApi;

namespace Agreements.Web.Api;

/// <param name="Until">An instant, inclusive; absent = now.</param>
public sealed record SeenUntil(DateTimeOffset? Until = null);

internal static class NotificationsApi
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/notifications", async (HttpContext http, IMediator mediator, CancellationToken ct) =>
        {
            var query = new QueryReader(http.Request.Query);
            var view = await mediator.Send(new ListNotifications.Query(query.Flag("unseen"), query.PageSize(), query.PageToken()), ct);
            return ApiMap.Page(http, view, view.NextPageToken);
        }).WithTags("Notifications").WithName("listNotifications").WithSummary("What was sent to oneself and to the mailboxes of one's units, newest first").Produces<ListNotifications.View>().Fails(400, 409).TellsOfAgreements()
            .Takes([new("unseen", JsonSchemaType.Boolean, "Only what is not seen yet."), .. Parameter.Page]);

        api.MapPost("/notifications/seen", async (SeenUntil? body, IMediator mediator, CancellationToken ct) =>
            Results.Json(await mediator.Send(new SeeNotifications.Command(body?.Until), ct), Json.Options))
            .WithTags("Notifications").WithName("seeNotifications").WithSummary("Mark what was sent up to an instant as seen").Produces<SeeNotifications.View>().Fails(400, 409);
    }
}
