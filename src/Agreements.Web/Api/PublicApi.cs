using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Agreements.App.Data;
using Agreements.App.Features.Publication;
using Agreements.Web.Hosting;
using MediatR;

namespace Agreements.Web.Api;

/// <summary>What is public, for programs of anybody. Where nothing is published, there is nothing here.</summary>
internal static class PublicApi
{
    private const int FreshSeconds = 300;

    public static void Map(WebApplication app)
    {
        var open = app.MapGroup("/public").AllowAnonymous().ExcludeFromDescription();
        open.MapGet("/releases.json", async (HttpContext http, IMediator mediator, Exposure exposure, CancellationToken ct) =>
        {
            QueryReader.RefuseUnknown(http);
            var query = new QueryReader(http.Request.Query);
            var view = await mediator.Send(new ListPublished.Query(query.PageSize(), query.PageToken()), ct);
            var next = view.NextPageToken is { } token ? Address(http, exposure, ApiMap.NextUrl(http.Request, token)) : null;
            return Answer(http, OcdsReleases.Package(view.Items, view.By, Address(http, exposure, http.Request.Path + http.Request.QueryString), next));
        }).Takes(Parameter.Page);
        open.MapGet("/agreements/{reference}.json", async (string reference, HttpContext http, IMediator mediator, Exposure exposure, CancellationToken ct) =>
        {
            QueryReader.RefuseUnknown(http);
            var view = await mediator.Send(new GetPublished.Query(reference), ct);
            return Answer(http, OcdsReleases.Package([view.Item], view.By, Address(http, exposure, http.Request.Path), null));
        });
    }

    // Behind a proxy the request names another address than readers know.
    private static string Address(HttpContext http, Exposure exposure, string path) => (exposure.Http.PublicUrl?.TrimEnd('/') ?? $"{http.Request.Scheme}://{http.Request.Host}") + path;

    private static IResult Answer(HttpContext http, OcdsPackage package)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(package, Json.Options);
        var headers = http.Response.Headers;
        headers.ETag = $"\"{Convert.ToHexStringLower(SHA256.HashData(body).AsSpan(0, 12))}\"";
        headers.CacheControl = string.Create(CultureInfo.InvariantCulture, $"public, max-age={FreshSeconds}");
        // Open data: pages of others may read it too.
        headers.AccessControlAllowOrigin = "*";
        headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        return Etag.IsKnown(http, headers.ETag.ToString()) ? Results.StatusCode(StatusCodes.Status304NotModified) : Results.Bytes(body, "application/json; charset=utf-8");
    }
}
