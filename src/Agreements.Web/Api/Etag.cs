using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Agreements.App.Data;
using Agreements.Domain;

namespace Agreements.Web.Api;

/// <summary>Strong entity tags: the version, and a fingerprint of the representation. The version alone would answer 304 to a poller
/// on the day after an agreement has expired, because the passing of a day changes the answer and not the version.</summary>
public static class Etag
{
    /// <summary>Answers with a tag, or 304 when the caller holds the same representation.</summary>
    public static IResult Ok<T>(HttpContext http, T view, long version, int status = StatusCodes.Status200OK)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(view, Json.Options);
        var tag = string.Create(CultureInfo.InvariantCulture, $"\"{version}.{Convert.ToHexStringLower(SHA256.HashData(body).AsSpan(0, 6))}\"");
        http.Response.Headers.ETag = tag;
        http.Response.Headers.CacheControl = "private, no-cache";
        if (HttpMethods.IsGet(http.Request.Method) && http.Request.Headers.IfNoneMatch.Any(known => known!.Split(',', StringSplitOptions.TrimEntries).Contains(tag)))
            return Results.StatusCode(StatusCodes.Status304NotModified);
        http.Response.StatusCode = status;
        return Results.Bytes(body, "application/json; charset=utf-8");
    }

    /// <summary>The version that the caller has read. Only the part before the dot counts: a day that passed meanwhile changed nothing
    /// that the caller could overwrite.</summary>
    /// <exception cref="DomainException"><c>version.required</c> (428) without a tag of ours.</exception>
    public static long RequiredVersion(HttpContext http)
    {
        var tag = http.Request.Headers.IfMatch is [{ } only] ? only.Trim() : "";
        if (tag.Length > 2 && tag[0] == '"' && tag[^1] == '"'
            && long.TryParse(tag[1..^1].Split('.')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var version)) return version;
        throw new DomainException(ProblemKind.VersionRequired, [Violation.Of("version.required", "/If-Match")]);
    }
}
