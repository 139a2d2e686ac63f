using Agreements.App.Features.Institutions;
using Agreements.Domain.Institutions;
using Agreements.Domain.Texts;
using MediatR;

namespace Agreements.Web.Api;

/// <param name="From">First day of the new name, inclusive; not in the future.</param>
public sealed record NewName(string Name, DateOnly From);

public sealed record MergeTarget(Guid Into);

internal static class InstitutionsApi
{
    internal static readonly Listing<ListInstitutions.View, InstitutionView> List = new(
        "institutions",
        [Parameter.Word("kind", "Only of this kind.", Words.All<InstitutionKind>), Parameter.Text("region", "Only of this region code."), Parameter.Text("q", "Any part of a name or alias.")],
        query => new ListInstitutions.Query(query.Word<InstitutionKind>("kind"), query.Text("region", 13), query.Text("q"), query.PageSize(), query.PageToken()),
        ("id", i => i.Id), ("kind", i => i.Kind), ("name", i => i.Name), ("regionCode", i => i.RegionCode), ("zone", i => i.Zone), ("mailbox", i => i.Mailbox), ("aliases", i => i.Aliases),
        ("above", i => i.Parent), ("mergedInto", i => i.MergedInto), ("version", i => i.Version));

    public static void Map(RouteGroupBuilder api)
    {
        var institutions = api.MapGroup("/institutions").WithTags("Institutions");
        institutions.MapPost("/", async (InstitutionFacts body, HttpContext http, IMediator mediator, CancellationToken ct) =>
        {
            var view = await mediator.Send(new CreateInstitution.Command(body), ct);
            http.Response.Headers.Location = $"/api/v1/institutions/{view.Id}";
            return Etag.Ok(http, view, view.Version, StatusCodes.Status201Created);
        }).WithName("createInstitution").WithSummary("Enter an institution").Produces<InstitutionView>(201).Fails(400).Versioned();

        institutions.MapList("/", List).WithName("listInstitutions").WithSummary("Find institutions");

        MapOne(institutions.MapGroup("/{id:guid}"));
    }

    private static void MapOne(RouteGroupBuilder one)
    {
        one.MapGet("/", async (Guid id, HttpContext http, IMediator mediator, CancellationToken ct) =>
        {
            var view = await mediator.Send(new GetInstitution.Query(id), ct);
            return Etag.Ok(http, view, view.Version);
        }).WithName("getInstitution").WithSummary("One institution").Produces<InstitutionView>().Fails(404).Versioned();

        one.MapPatch("/", async (Guid id, MergePatchBody body, HttpContext http, IMediator mediator, CancellationToken ct) =>
        {
            var view = await mediator.Send(new PatchInstitution.Command(id, Etag.RequiredVersion(http), body.Patch), ct);
            return Etag.Ok(http, view, view.Version);
        }).WithMetadata(new Patches(typeof(InstitutionFacts))).WithName("patchInstitution").WithSummary("Correct facts (JSON merge patch)").Produces<InstitutionView>().Fails(400, 404, 412, 428).Versioned(required: true);

        one.MapPost("/names", async (Guid id, NewName body, HttpContext http, IMediator mediator, CancellationToken ct) =>
        {
            var view = await mediator.Send(new RenameInstitution.Command(id, Etag.RequiredVersion(http), body.Name, body.From), ct);
            return Etag.Ok(http, view, view.Version);
        }).WithName("renameInstitution").WithSummary("A new official name from a day on").Produces<InstitutionView>().Fails(400, 404, 409, 412, 428).Versioned(required: true);

        one.MapPost("/merge", async (Guid id, MergeTarget body, HttpContext http, IMediator mediator, CancellationToken ct) =>
        {
            var view = await mediator.Send(new MergeInstitution.Command(id, Etag.RequiredVersion(http), body.Into), ct);
            return Etag.Ok(http, view, view.Version);
        }).WithName("mergeInstitution").WithSummary("Merge into another institution").Produces<InstitutionView>().Fails(400, 404, 409, 412, 428).Versioned(required: true);
    }
}
