using Agreements.App.Data;
using Agreements.App.Features.Coverage;
using Agreements.App.Features.Regions;
using Agreements.Domain;
using Agreements.Domain.Coverage;
using Agreements.Domain.Regions;
using Agreements.Domain.Texts;
using MediatR;
using Microsoft.OpenApi;

namespace Agreements.Web.Api;

/// <summary>What a caller sends to record coverage.</summary>
public sealed record CoverageEntry : CoverageFacts
{
    /// <summary>The record that this one corrects; absent = none.</summary>
    public Guid? Replaces { get; init; }

    /// <summary>Why it is corrected.</summary>
    public string? Reason { get; init; }
}

/// <summary>What a caller sends to record a target.</summary>
public sealed record TargetEntry : TargetFacts
{
    /// <inheritdoc cref="CoverageEntry.Replaces"/>
    public Guid? Replaces { get; init; }

    /// <inheritdoc cref="CoverageEntry.Reason"/>
    public string? Reason { get; init; }
}

internal static class RegionsApi
{
    private static readonly Parameter
        Region = Parameter.Text("region", "The code of the region."), Within = new("within", JsonSchemaType.Boolean, "Of the regions that lie in it too."),
        Replaced = new("replaced", JsonSchemaType.Boolean, "With those that a correction has replaced."), AsOf = Parameter.Date("asOf", "The day on which the coverage is looked at; absent = today.");

    internal static readonly Listing<ListRegions.View, RegionView> List = new(
        "regions",
        [
            Parameter.Word("kind", "Only of this kind.", Words.All<RegionKind>), Parameter.Text("within", "Only this region and those that lie in it."), Parameter.Text("q", "Any part of a name; spaces do not count."),
            new("covered", JsonSchemaType.Boolean, "Only those of which coverage or a target is recorded."), AsOf,
        ],
        (query, before) => new ListRegions.Query(query.Word<RegionKind>("kind"), query.Text("within", RegionCode.Length), query.Text("q"), query.Flag("covered"), before?.AsOf ?? query.Date("asOf"), query.PageSize(), query.PageToken()),
        _ => Columns<ListRegions.View, RegionView>.Of(
            ("asOf", (v, _) => v.AsOf), ("code", (_, r) => r.Code), ("name", (_, r) => r.Name), ("kind", (_, r) => r.Kind), ("above", (_, r) => r.Parent), ("measuredOn", (_, r) => r.Coverage?.AsOf),
            ("participants", (_, r) => r.Coverage?.Derived?.Participants ?? r.Coverage?.Participants), ("potential", (_, r) => r.Coverage?.Derived?.Potential ?? r.Coverage?.Potential),
            ("stated", (_, r) => r.Coverage?.Stated?.Percent), ("derived", (_, r) => r.Coverage?.Derived?.Percent), ("targetDueOn", (_, r) => r.Target?.DueOn), ("targetPercent", (_, r) => r.Target?.Progress.Target?.Percent),
            ("targetParticipants", (_, r) => r.Target?.Progress.Required), ("missing", (_, r) => r.Target?.Progress.Missing), ("missingPoints", (_, r) => r.Target?.Progress.MissingPoints), ("targetState", (_, r) => r.Target?.Progress.State)));

    internal static readonly Listing<ListCoverage.View, CoverageView> Coverage = new(
        "coverage", [Region, Within, Parameter.Date("asOf", "Only what was the case up to this day."), Replaced],
        query => new ListCoverage.Query(RegionOf(query), query.Flag("within"), query.Date("asOf"), query.Flag("replaced"), query.PageSize(), query.PageToken()),
        ("id", c => c.Id), ("region", c => c.Region), ("asOf", c => c.AsOf), ("participants", c => c.Participants), ("pu", c => Of(c, Segment.Pu)), ("bpu", c => Of(c, Segment.Bpu)),
        ("jasaKonstruksi", c => Of(c, Segment.JasaKonstruksi)), ("pmi", c => Of(c, Segment.Pmi)), ("potential", c => c.Potential), ("unregistered", c => c.Unregistered), ("stated", c => c.Stated?.Percent),
        ("derived", c => c.Derived?.Percent), ("derivedParticipants", c => c.Derived?.Participants), ("derivedPotential", c => c.Derived?.Potential), ("definition", c => c.Definition), ("sourceKind", c => c.Source.Kind),
        ("source", c => c.Source.Text), ("sourceUrl", c => c.Source.Url), ("sourceInstitution", c => c.Source.InstitutionName), ("verification", c => c.Verification), ("note", c => c.Note), ("replacedBy", c => c.ReplacedBy));

    internal static readonly Listing<ListTargets.View, TargetView> Targets = new(
        "targets", [Region, Within, AsOf, Replaced],
        (query, before) => new ListTargets.Query(RegionOf(query), query.Flag("within"), before?.AsOf ?? query.Date("asOf"), query.Flag("replaced"), query.PageSize(), query.PageToken()),
        _ => Columns<ListTargets.View, TargetView>.Of(
            ("asOf", (v, _) => v.AsOf), ("id", (_, t) => t.Id), ("region", (_, t) => t.Region), ("targetDueOn", (_, t) => t.DueOn), ("targetPercent", (_, t) => t.Percentage?.Percent), ("targetParticipants", (_, t) => t.Progress.Required),
            ("potential", (_, t) => t.Potential), ("participants", (_, t) => t.Progress.Participants), ("percent", (_, t) => t.Progress.Percentage?.Percent), ("missing", (_, t) => t.Progress.Missing), ("missingPoints", (_, t) => t.Progress.MissingPoints),
            ("targetState", (_, t) => t.Progress.State), ("sourceKind", (_, t) => t.Source.Kind), ("source", (_, t) => t.Source.Text), ("verification", (_, t) => t.Verification), ("replacedBy", (_, t) => t.ReplacedBy)));

    public static void Map(RouteGroupBuilder api)
    {
        var regions = api.MapGroup("/regions").WithTags("Regions");
        regions.MapPost("/", async (RegionEntry body, HttpContext http, IMediator mediator, CancellationToken ct) =>
        {
            var view = await mediator.Send(new EnterRegion.Command(body), ct);
            http.Response.Headers.Location = $"/api/v1/regions/{view.Code}";
            return Results.Json(view, Json.Options, statusCode: StatusCodes.Status201Created);
        }).WithName("createRegion").WithSummary("Enter a region").Produces<RegionView>(201).Fails(400, 409);

        regions.MapPost("/import", async (ImportRegions.Command body, IMediator mediator, CancellationToken ct) => Results.Json(await mediator.Send(body, ct), Json.Options))
            .WithName("importRegions").WithSummary("Enter many regions at once; known ones get the name and zone of the list").Produces<ImportRegions.View>().Fails(400);

        regions.MapList("/", List).WithName("listRegions").WithSummary("Regions with their latest coverage and target, as JSON or (Accept or format) as a file");

        MapOne(regions.MapGroup("/{code}"));
    }

    private static void MapOne(RouteGroupBuilder one)
    {
        one.MapGet("/", async (string code, HttpContext http, IMediator mediator, CancellationToken ct) =>
            Results.Json(await mediator.Send(new GetRegion.Query(code, new QueryReader(http.Request.Query).Date("asOf")), ct), Json.Options))
            .WithName("getRegion").WithSummary("One region with the coverage known on a day").Produces<RegionView>().Fails(400, 404).Takes(AsOf);

        one.MapPost("/coverage", async (string code, CoverageEntry body, HttpContext http, IMediator mediator, CancellationToken ct) =>
        {
            var view = await mediator.Send(new RecordCoverage.Command(code, body, body.Replaces, body.Reason), ct);
            http.Response.Headers.Location = $"/api/v1/regions/{code}/coverage";
            return Results.Json(view, Json.Options, statusCode: StatusCodes.Status201Created);
        }).WithName("recordCoverage").WithSummary("Record how many workers are covered on a day; a correction names what it replaces").Produces<CoverageView>(201).Fails(400, 403, 404, 409);

        one.MapList("/coverage", Region.Name, Coverage).WithName("listCoverage").WithSummary("The coverage of a region in time, as JSON or (Accept or format) as a file");

        one.MapPost("/targets", async (string code, TargetEntry body, HttpContext http, IMediator mediator, CancellationToken ct) =>
        {
            var view = await mediator.Send(new SetTarget.Command(code, body, body.Replaces, body.Reason), ct);
            http.Response.Headers.Location = $"/api/v1/regions/{code}/targets";
            return Results.Json(view, Json.Options, statusCode: StatusCodes.Status201Created);
        }).WithName("setTarget").WithSummary("Record a target of coverage; a correction names what it replaces").Produces<TargetView>(201).Fails(400, 403, 404, 409);

        one.MapList("/targets", Region.Name, Targets).WithName("listTargets").WithSummary("The targets of a region and what is missing to them, as JSON or (Accept or format) as a file");
    }

    private static string RegionOf(QueryReader query) => query.Text(Region.Name, RegionCode.Length) ?? throw DomainException.Invalid("text.required", "/" + Region.Name);

    private static long? Of(CoverageView coverage, Segment segment) => coverage.Segments.FirstOrDefault(s => s.Segment == segment)?.Participants;
}
