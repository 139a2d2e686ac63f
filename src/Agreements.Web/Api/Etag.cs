using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text.Json;
using Agreements.App.Data;
using Agreements.Domain;

namespace Agreements.Web.Api;

/// <summary>Strong entity tags: the version, and a fingerprint of the representation. The version alone would answer 304 to a poller
/// on the day after an agreement has expired, because the passing of a day changes the answer and not the version.</summary>
internal static class Etag
{
    private static readonly ConditionalWeakTable<object, Representation> Written = [];

    private sealed record Representation(byte[] Body, string Tag);

    /// <summary>Answers with a tag, or 304 when the caller holds the same representation (RFC 9110: compared weakly, <c>*</c> holds any).</summary>
    public static IResult Ok<T>(HttpContext http, T view, long version, int status = StatusCodes.Status200OK) => Answer(http, Represent(view, version), status);

    /// <summary>The same for a view that is answered again and again: while it is remembered, it is written once.</summary>
    public static IResult OkAgain<T>(HttpContext http, T view, long version) where T : class => Answer(http, Written.GetValue(view, _ => Represent(view, version)), StatusCodes.Status200OK);

    private static Representation Represent<T>(T view, long version)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(view, Json.Options);
        return new Representation(body, string.Create(CultureInfo.InvariantCulture, $"\"{version}.{Fingerprint(body)}\""));
    }

    /// <summary>What a GET answers without a version of its own gets a weak tag, by which nothing can be changed: a fingerprint alone. Tables that are streamed have none.</summary>
    public static object? OfAnswer(HttpContext http, object? answer)
    {
        if (!HttpMethods.IsGet(http.Request.Method) || http.GetEndpoint()?.Metadata.GetMetadata<NeverHeld>() is not null || answer is not IValueHttpResult { Value: { } view } || answer is IStatusCodeHttpResult { StatusCode: not (null or StatusCodes.Status200OK) }) return answer;
        var body = JsonSerializer.SerializeToUtf8Bytes(view, view.GetType(), Json.Options);
        return Answer(http, new Representation(body, $"W/\"r{Fingerprint(body)}\""), StatusCodes.Status200OK);
    }

    private static IResult Answer(HttpContext http, Representation representation, int status)
    {
        var (body, tag) = representation;
        http.Response.Headers.ETag = tag;
        http.Response.Headers.CacheControl = "private, no-cache";
        if (IsKnown(http, tag))
            return Results.StatusCode(StatusCodes.Status304NotModified);
        http.Response.StatusCode = status;
        return Results.Bytes(body, "application/json; charset=utf-8");
    }

    /// <summary>The caller of a GET holds the representation of this tag.</summary>
    public static bool IsKnown(HttpContext http, string tag) =>
        HttpMethods.IsGet(http.Request.Method) && http.Request.Headers.IfNoneMatch.SelectMany(Tags).Any(known => known == "*" || Strong(known) == Strong(tag));

    private static string Fingerprint(byte[] body) => Convert.ToHexStringLower(SHA256.HashData(body).AsSpan(0, 6));

    /// <summary>The version that the caller has read. Only the part before the dot counts: a day that passed meanwhile changed nothing
    /// that the caller could overwrite. A tag that a compressing proxy has weakened names the same version.</summary>
    /// <exception cref="DomainException"><c>version.required</c> (428) without exactly one tag of ours.</exception>
    public static long RequiredVersion(HttpContext http)
    {
        if (http.Request.Headers.IfMatch.SelectMany(Tags).ToList() is [var only] && Strong(only) is ['"', .. var inside, '"']
            && long.TryParse(inside.Split('.')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var version)) return version;
        throw new DomainException(ProblemKind.VersionRequired, [Violation.Of("version.required", "/If-Match")]);
    }

    private static string[] Tags(string? header) => header?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];

    private static string Strong(string tag) => tag.StartsWith("W/", StringComparison.Ordinal) ? tag[2..] : tag;
}

/// <summary>What a GET answers is of the moment: it has no tag, and nobody holds it.</summary>
internal sealed record NeverHeld;
