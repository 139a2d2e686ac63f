using Agreements.App.Access;
using Agreements.App.Features.Agreements;
using Agreements.App.Features.SigningEvents;
using MediatR;

namespace Agreements.Web.Api;

internal static class SigningEventsApi
{
    internal static readonly Listing<ListSigningEvents.View, ListSigningEvents.Item> List = new(
        "signing-events", [Parameter.Date("from", "Held on or after it."), Parameter.Date("to", "Held on or before it.")],
        query => new ListSigningEvents.Query(query.Date("from"), query.Date("to"), query.PageSize(), query.PageToken()),
        ("id", s => s.Id), ("title", s => s.Title), ("heldOn", s => s.HeldOn), ("place", s => s.Place), ("method", s => s.Method), ("institution", s => s.Institution), ("version", s => s.Version));

    public static void Map(RouteGroupBuilder api)
    {
        var signings = api.MapGroup("/signing-events").WithTags("Renewals");
        signings.MapPost("/", async (SigningEventFacts body, HttpContext http, IMediator mediator, CancellationToken ct) =>
        {
            var view = await mediator.Send(new CreateSigningEvent.Command(body), ct);
            http.Response.Headers.Location = $"/api/v1/signing-events/{view.Id}";
            return Etag.Ok(http, view, view.Version, StatusCodes.Status201Created);
        }).WithName("createSigningEvent").WithSummary("A ceremony").Produces<SigningEventView>(201).Fails(400).Versioned();

        signings.MapList("/", List).WithName("listSigningEvents").WithSummary("Ceremonies, newest first");

        signings.MapGet("/{id:guid}", async (Guid id, HttpContext http, IMediator mediator, CancellationToken ct) =>
        {
            var view = await mediator.Send(new GetSigningEvent.Query(id), ct);
            return Etag.Ok(http, view, view.Version);
        }).WithName("getSigningEvent").WithSummary("A ceremony, what is to be signed there, and the gaps its day would leave").Produces<SigningEventView>().Fails(404).Versioned().TellsOfAgreements();

        signings.MapGroup("/{id:guid}").MapTimeline(Subject.SigningEvent).WithName("getSigningEventTimeline");

        signings.MapPatch("/{id:guid}", async (Guid id, MergePatchBody body, HttpContext http, IMediator mediator, CancellationToken ct) =>
        {
            var view = await mediator.Send(new PatchSigningEvent.Command(id, Etag.RequiredVersion(http), body.Patch), ct);
            return Etag.Ok(http, view, view.Version);
        }).WithMetadata(new Patches(typeof(SigningEventFacts))).WithName("patchSigningEvent").WithSummary("Move a ceremony with all that is to be signed there").Produces<SigningEventView>().Fails(400, 404, 412, 428).Versioned(required: true);
    }
}
