using Agreements.App.Features.Reports;
using MediatR;

namespace Agreements.Web.Api;

/// <summary>The dossier of an institution: sections as JSON, their lines as a file.</summary>
internal static class DossierApi
{
    internal static readonly Listing<PemdaDossier.View, DossierLine> Dossier = new(
        "dossier",
        [Parameter.Id("institution", "The id of the local government, with all units below it; needed."), Parameter.Date("asOf", "The day of the report; absent = today in its zone.")],
        (query, _) => new PemdaDossier.Query(query.Id("institution"), query.Date("asOf")),
        _ => Columns<PemdaDossier.View, DossierLine>.Of(
            ("asOf", (v, _) => v.AsOf), ("institution", (v, _) => v.Institution), ("name", (v, _) => v.Name), ("section", (_, l) => l.Part), ("title", (_, l) => l.Title), ("detail", (_, l) => l.Detail), ("value", (_, l) => l.Value), ("unit", (_, l) => l.Unit),
            ("amount", (_, l) => l.Amount), ("isPart", (_, l) => l.IsPart), ("target", (_, l) => l.Target), ("on", (_, l) => l.On), ("from", (_, l) => l.From), ("until", (_, l) => l.Until), ("dueOn", (_, l) => l.DueOn), ("state", (_, l) => l.State), ("source", (_, l) => l.Source), ("verification", (_, l) => l.Verification), ("agreement", (_, l) => l.Agreement), ("reference", (_, l) => l.Reference)));

    // It has no pages: whoever asks for one would take a part for the whole.
    public static void Map(RouteGroupBuilder reports) =>
        reports.MapGet("/dossier", (HttpContext http, IMediator mediator, CancellationToken ct) => Dossier.AnswerAsync(http, mediator, ct))
            .WithName("reportDossier").WithSummary("Regulations, coverage, agreements, commitments and evaluations of a local government by the criteria of the Paritrana Award, as JSON or (Accept or format) as a file")
            .Produces<PemdaDossier.View>().Fails(400, 404).WithMetadata(new AlsoAsTable()).Takes([.. Dossier.Filter, TableFormats.Format]);
}
