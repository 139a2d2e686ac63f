using Agreements.App.Access;
using Agreements.App.Features.Agreements;
using Agreements.App.Store;
using Agreements.Domain.Texts;
using MediatR;

namespace Agreements.Web.Api;

/// <summary>The timeline of a record, whatever it is of.</summary>
internal static class Timelines
{
    public static RouteHandlerBuilder MapTimeline(this IEndpointRouteBuilder one, Subject subject) => one
        .MapGet("/timeline", (Guid id, HttpContext http, IMediator mediator, CancellationToken ct) => Of(id, subject).AnswerAsync(http, mediator, ct))
        .WithSummary("Who did what when").Produces<GetTimeline.View>().Fails(400, 404).WithMetadata(new AlsoAsTable()).Takes([.. Parameter.Page, TableFormats.Format]);

    private static Listing<GetTimeline.View, GetTimeline.Entry> Of(Guid id, Subject subject) => new(
        "timeline", [], query => new GetTimeline.Query(id, subject, query.Part()),
        ("seq", e => e.Seq), ("at", e => e.At), ("actor", e => e.Actor), ("action", e => e.Action), ("version", e => e.Version), ("reason", e => e.Reason), ("changes", e => Changes(e.Changes)));

    /// <summary>Each change as <c>/path: old → new</c>.</summary>
    public static IEnumerable<string> Changes(IEnumerable<FieldChange> changes) => changes.Select(c => $"{c.Path}: {c.Old?.ToJsonString() ?? "-"} → {c.New?.ToJsonString() ?? "-"}");
}
