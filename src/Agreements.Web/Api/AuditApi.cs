using Agreements.App.Data;
using Agreements.App.Features.Auditing;
using MediatR;

namespace Agreements.Web.Api;

internal static class AuditApi
{
    private static readonly Parameter[] Filter =
    [
        Parameter.Id("subject", "Only of this record."), Parameter.Text("actor", "Only by this actor."),
        Parameter.Date("from", "From this day in Jakarta on."), Parameter.Date("to", "Up to this day in Jakarta, inclusive."),
    ];

    internal static readonly Listing<ListAudit.View, ListAudit.Item> List = new(
        "audit", Filter, query => new ListAudit.Query(query.Id("subject"), query.Text("actor"), query.Date("from"), query.Date("to"), query.PageSize(), query.PageToken()),
        ("seq", e => e.Seq), ("at", e => e.At), ("actor", e => e.Actor), ("via", e => e.Via), ("address", e => e.Address), ("subjectKind", e => e.SubjectKind), ("subjectId", e => e.SubjectId), ("action", e => e.Action),
        ("version", e => e.Version), ("reason", e => e.Reason), ("changes", e => Timelines.Changes(e.Changes)), ("hash", e => e.Hash));

    public static void Map(RouteGroupBuilder api)
    {
        api.MapList("/audit", List).WithTags("Audit").WithName("listAudit").WithSummary("Who did what when, from where, old and new");

        api.MapGet("/audit/checkpoints", async (HttpContext http, IMediator mediator, CancellationToken ct) =>
        {
            var query = new QueryReader(http.Request.Query);
            var view = await mediator.Send(new ListCheckpoints.Query(query.PageSize(), query.PageToken()), ct);
            return ApiMap.Page(http, view, view.NextPageToken);
        }).WithTags("Audit").WithName("listCheckpoints").WithSummary("Signed checkpoints of the chain, and the key to verify them").Produces<ListCheckpoints.View>().Fails(400).Takes(Parameter.Page);

        api.MapPost("/audit/verify", async (IMediator mediator, CancellationToken ct) => Results.Json(await mediator.Send(new VerifyAudit.Query(), ct), Json.Options))
            .WithTags("Audit").WithName("verifyAudit").WithSummary("Verify the whole chain and its checkpoints; names the first broken entry").Produces<VerifyAudit.View>().Fails(400).WithMetadata(new AnsweredAnew());
    }
}
