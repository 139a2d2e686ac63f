using System.Text;
using Agreements.App.Features.Auditing;
using Agreements.Domain.Texts;
using Agreements.Web.Api;
using Agreements.Web.Security;
using MediatR;
using Microsoft.AspNetCore.Authorization;

namespace Agreements.Web.Ui;

/// <summary>Files that a page offers: the same as the API answers, where a link can ask for no media type.</summary>
internal static class Downloads
{
    public static void Map(WebApplication app)
    {
        var files = app.MapGroup("").RequireAuthorization(new AuthorizeAttribute { AuthenticationSchemes = Schemes.Session }).ExcludeFromDescription();
        var lists = ((Listing[])[ReportsApi.Gaps, ReportsApi.Expiring, ReportsApi.DataQuality, ReportsApi.OpdMatrix, ReportsApi.MonevDue, .. AgreementReports.All.Values, DossierApi.Dossier]).Select(l => (Path: "/reports/" + l.Name, List: l)).Append((Path: "/wilayah", List: RegionsApi.List));
        foreach (var (path, list) in lists)
            foreach (var format in new[] { TableFormat.Csv, TableFormat.Xlsx })
                files.MapGet($"{path}.{Words.Of(format)}", (HttpContext http, IMediator mediator, CancellationToken ct) => list.FileAsync(http, mediator, format, Filters.Of(http), ct));
        files.MapGet("/admin/audit/export.jsonl", (HttpContext http, IMediator mediator, CancellationToken ct) => Results.Stream(async stream =>
        {
            // Not disposed when it is refused: that would begin the answer.
            var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
            await mediator.Send(new ExportAudit.Query(writer), ct);
            await writer.FlushAsync(ct);
        }, "application/jsonl", "jejak-audit.jsonl"));
    }
}
