using Agreements.App.Data;
using Agreements.App.Features.Calendar;
using MediatR;

namespace Agreements.Web.Api;

internal static class CalendarApi
{
    public static void Map(RouteGroupBuilder api) => api.MapGet("/calendar", async (HttpContext http, IMediator mediator, CancellationToken ct) =>
    {
        var query = new QueryReader(http.Request.Query);
        return Results.Json(await mediator.Send(new GetCalendar.Query(query.Date("from"), query.Date("to"), query.Id("institution")), ct), Json.Options);
    }).WithTags("Calendar").WithName("getCalendar").WithSummary("Ends, notice deadlines, stages due, ceremonies, meetings and holidays of a span of days").Produces<GetCalendar.View>().Fails(400).TellsOfAgreements()
        .Takes(Parameter.Date("from", "The first day; absent = 30 days before the last, or today."), Parameter.Date("to", "The last day, at most 400 days later; absent = 30 days after the first."), Parameter.Id("institution", "Only what concerns it or one below it."));
}
