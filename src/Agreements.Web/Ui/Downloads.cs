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
        foreach (var format in new[] { TableFormat.Csv, TableFormat.Xlsx })
        {
            files.MapGet($"/reports/gaps.{Words.Of(format)}", (HttpContext http, IMediator mediator, CancellationToken ct) => ReportsApi.GapTableAsync(http, format, ReportsApi.GapQuery(Filters.Of(http)), mediator, ct));
            files.MapGet($"/reports/expiring.{Words.Of(format)}", (HttpContext http, IMediator mediator, CancellationToken ct) => ReportsApi.ExpiringTableAsync(http, format, ReportsApi.ExpiringQuery(Filters.Of(http)), mediator, ct));
        }
        files.MapGet("/admin/audit/export.jsonl", (HttpContext http, IMediator mediator, CancellationToken ct) => Results.Stream(async stream =>
        {
            // Not disposed when it is refused: that would begin the answer.
            var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
            await mediator.Send(new ExportAudit.Query(writer), ct);
            await writer.FlushAsync(ct);
        }, "application/jsonl", "jejak-audit.jsonl"));
    }
}
