using Agreements.App.Features.Holidays;
using Agreements.App.Pipeline;
using MediatR;

namespace Agreements.Web.Api;

internal static class HolidaysApi
{
    private static readonly Parameter Version = Parameter.Number("version", "An earlier list; absent = the one that holds.");

    public static void Map(RouteGroupBuilder api)
    {
        var year = api.MapGroup("/holidays/{year:int}").WithTags("Policies");
        year.MapGet("/", async (int year, HttpContext http, IMediator mediator, CancellationToken ct) =>
        {
            var view = await mediator.Send(new GetHolidays.Query(year, new QueryReader(http.Request.Query).Number(Version.Name, 1, int.MaxValue)), ct);
            return Etag.Ok(http, view, view.Version);
        }).WithName("getHolidays").WithSummary("Holidays and cuti bersama of a year").Produces<HolidayListView>().Fails(400, 404).Takes(Version).Versioned();

        year.MapPut("/", async (int year, HolidayEntry body, HttpContext http, IMediator mediator, RequestContext context, CancellationToken ct) =>
        {
            var version = Etag.RequiredVersion(http);
            var view = context.ValidateOnly
                ? await mediator.Send(new SetHolidays.Preview(year, version, body), ct)
                : await mediator.Send(new SetHolidays.Command(year, version, body), ct);
            return Etag.Ok(http, view, view.Version);
        }).WithName("putHolidays").WithSummary("Load the list of a year from its decree; validateOnly=true answers what it would change in the coming 180 days").Produces<HolidayListView>()
            .Fails(400, 412, 428).Versioned(required: true);
    }
}
