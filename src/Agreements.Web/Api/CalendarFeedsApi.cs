using System.Security.Cryptography;
using System.Text;
using Agreements.App.Features.Calendar;
using MediatR;

namespace Agreements.Web.Api;

internal static class CalendarFeedsApi
{
    public static void Map(RouteGroupBuilder api)
    {
        var feeds = api.MapGroup("/calendar-feeds").WithTags("Calendar");
        feeds.MapPost("/", async (CreateFeed.Command body, HttpContext http, IMediator mediator, CancellationToken ct) =>
        {
            var view = await mediator.Send(body, ct);
            var answer = Etag.Ok(http, view, view.Version, StatusCodes.Status201Created);
            http.Response.Headers.CacheControl = "no-store";
            return answer;
        }).WithName("createCalendarFeed").WithSummary("A calendar to subscribe to; the answer holds the secret of its address, this once").Produces<FeedView>(201).Fails(400, 409).Versioned();

        feeds.MapGet("/", async (HttpContext http, IMediator mediator, CancellationToken ct) =>
        {
            var view = await mediator.Send(new ListFeeds.Query(new QueryReader(http.Request.Query).Part()), ct);
            return ApiMap.Page(http, view, view.NextPageToken);
        })
            .WithName("listCalendarFeeds").WithSummary("Your calendars").Produces<ListFeeds.View>().Fails(400).Takes(Parameter.Page);

        feeds.MapDelete("/{id:guid}", async (Guid id, HttpContext http, IMediator mediator, CancellationToken ct) =>
        {
            var view = await mediator.Send(new RevokeFeed.Command(id, Etag.RequiredVersion(http)), ct);
            return Etag.Ok(http, view, view.Version);
        }).WithName("revokeCalendarFeed").WithSummary("Revoke a calendar: its address shows nothing any more").Produces<FeedView>().Fails(400, 404, 409, 412, 428).Versioned(required: true);

        // Programs of calendars read it; the document of the API has no word for a part of a segment.
        api.MapGet("/calendar/{token}.ics", ReadAsync).ExcludeFromDescription().AllowAnonymous();
    }

    /// <summary>The short address that people copy.</summary>
    public static void MapShort(WebApplication app) => app.MapGet("/calendar/{token}.ics", ReadAsync).ExcludeFromDescription().AllowAnonymous();

    private static async Task<IResult> ReadAsync(string token, HttpContext http, IMediator mediator, CancellationToken ct)
    {
        var text = await mediator.Send(new ReadFeed.Command(token), ct);
        http.Response.Headers.CacheControl = "private, no-cache";
        http.Response.Headers["X-Robots-Tag"] = "noindex, nofollow";
        // What is called off or moved is dated when it was, so that an unchanged calendar is the same text.
        http.Response.Headers.ETag = $"\"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 12))}\"";
        if (Etag.IsKnown(http, http.Response.Headers.ETag.ToString())) return Results.StatusCode(StatusCodes.Status304NotModified);
        return Results.Text(text, "text/calendar; charset=utf-8");
    }
}
