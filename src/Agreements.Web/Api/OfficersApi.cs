using Agreements.App.Data;
using Agreements.App.Features.Agreements;
using Agreements.App.Features.Alerts;
using Agreements.App.Features.Officers;
using Agreements.Domain.Agreements;
using Agreements.Domain.Alerts;
using MediatR;

namespace Agreements.Web.Api;

/// <param name="Officer">Of one of the parties.</param>
public sealed record TakeOverBody(Officer Officer, string? Reason = null);

public sealed record PreferenceBody(DigestMode Mode);

internal static class OfficersApi
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/agreements/{id:guid}/take-over", async (Guid id, TakeOverBody body, HttpContext http, IMediator mediator, CancellationToken ct) =>
        {
            var view = await mediator.Send(new TakeOver.Command(id, Etag.RequiredVersion(http), body.Officer, body.Reason), ct);
            return Etag.Ok(http, view, view.Version);
        }).WithTags("Officers").WithName("takeOver").WithSummary("Somebody else is in charge from now on").Produces<AgreementView>().Fails(400, 404, 409, 412, 428).Versioned(required: true);

        api.MapPost("/officers/hand-over", async (HandOver.Command body, IMediator mediator, CancellationToken ct) =>
            Results.Json(await mediator.Send(body, ct), Json.Options))
            .WithTags("Officers").WithName("handOver").WithSummary("An officer leaves: everything to one successor, or to the units' mailboxes").Produces<HandOver.View>().Fails(400, 409);

        api.MapPost("/officers/hand-over-agreements", async (HandOverAgreements.Command body, IMediator mediator, CancellationToken ct) =>
            Results.Json(await mediator.Send(body, ct), Json.Options))
            .WithTags("Officers").WithName("handOverAgreements").WithSummary("Somebody takes over the named agreements; each says whether it has changed hands").Produces<HandOverAgreements.View>().Fails(400, 409);

        MapPreferences(api.MapGroup("/recipients/{address}").WithTags("Recipients"));
    }

    private static void MapPreferences(RouteGroupBuilder recipient)
    {
        recipient.MapGet("/", async (string address, HttpContext http, IMediator mediator, CancellationToken ct) =>
        {
            var view = await mediator.Send(new RecipientPreferences.Query(address), ct);
            return Etag.Ok(http, view, view.Version);
        }).WithName("getRecipient").WithSummary("How an address wants its alerts, and what waits for it").Produces<RecipientPreferences.View>().Fails(400).Versioned();

        recipient.MapPut("/", async (string address, PreferenceBody body, HttpContext http, IMediator mediator, CancellationToken ct) =>
        {
            var view = await mediator.Send(new RecipientPreferences.Command(address, Etag.RequiredVersion(http), body.Mode), ct);
            return Etag.Ok(http, view, view.Version);
        }).WithName("putRecipient").WithSummary("At once, or in a daily or weekly digest").Produces<RecipientPreferences.View>().Fails(400, 412, 428).Versioned(required: true);
    }
}
