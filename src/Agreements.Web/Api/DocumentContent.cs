using System.Globalization;
using Agreements.App.Documents;
using Agreements.App.Features.Documents;
using Agreements.Domain.Documents;
using Agreements.Web.Hosting;
using MediatR;
using Microsoft.Net.Http.Headers;

namespace Agreements.Web.Api;

/// <summary>Gives a file to a browser so that nothing in it can act in our name: to be saved; or shown, where its format allows, in a sandbox that loads nothing.</summary>
internal static class DocumentContent
{
    private const string Saved = "sandbox; default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// <summary>A browser's own viewers bring their style with them, and show the file as a picture or an object of itself.</summary>
    private const string Shown = "sandbox; default-src 'none'; img-src 'self'; object-src 'self'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

    public static async Task<IResult> AnswerAsync(Guid id, HttpContext http, IMediator mediator, CancellationToken ct)
    {
        var query = new QueryReader(http.Request.Query);
        var download = await mediator.Send(new DownloadDocument.Query(id, query.Number("version", 1, int.MaxValue), version => Wants(http, version)), ct);
        var (version, format) = (download.Version, download.Version.Format);
        var headers = http.Response.Headers;
        headers.CacheControl = "private, no-cache";
        if (Etag.IsKnown(http, Tag(version.Sha256)))
        {
            headers.ETag = Tag(version.Sha256);
            return Results.StatusCode(StatusCodes.Status304NotModified);
        }
        var inline = query.Flag("inline") && format.IsShownInline();
        headers.ContentSecurityPolicy = inline ? Shown : Saved;
        if (inline) headers.XFrameOptions = "SAMEORIGIN";
        var disposition = new ContentDispositionHeaderValue(inline ? "inline" : "attachment");
        disposition.SetHttpFileName(version.FileName);
        headers.ContentDisposition = disposition.ToString();
        if (download.Content is null) return About(http, version);
        return Results.File(download.Content, version.MediaType, lastModified: version.AddedAt, entityTag: new EntityTagHeaderValue(Tag(version.Sha256)), enableRangeProcessing: true);
    }

    private static DownloadDocument.Wanted Wants(HttpContext http, DocumentVersionRow version)
    {
        if (Etag.IsKnown(http, Tag(version.Sha256)) || HeadRequest.Is(http)) return DownloadDocument.Wanted.Nothing;
        // Only for who holds another content (If-Range) it is the whole, whatever part is asked for.
        return http.Request.Headers.IfRange is { Count: > 0 } held && held != Tag(version.Sha256) ? DownloadDocument.Wanted.Whole : AskedRange.Of(http.Request, version.Size);
    }

    // Said from the record: the content is neither brought here nor given out.
    private static IResult About(HttpContext http, DocumentVersionRow version)
    {
        var headers = http.Response.Headers;
        headers.AcceptRanges = "bytes";
        if (!HeadRequest.Is(http))
        {
            headers.ContentRange = $"bytes */{version.Size}";
            return Results.StatusCode(StatusCodes.Status416RangeNotSatisfiable);
        }
        headers.ETag = Tag(version.Sha256);
        headers.LastModified = version.AddedAt.ToString("R", CultureInfo.InvariantCulture);
        headers.ContentType = version.MediaType;
        headers.ContentLength = version.Size;
        return Results.Empty;
    }

    private static string Tag(string sha256) => $"\"{sha256}\"";
}
