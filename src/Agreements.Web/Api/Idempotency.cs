using Agreements.App.Pipeline;
using Agreements.App.Store;
using Agreements.Domain;
using Agreements.Domain.Access;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace Agreements.Web.Api;

/// <summary>A POST with an <c>Idempotency-Key</c> is done once, however often it is sent: its repetitions within a day get the first answer. What was
/// refused, or only tried by <c>validateOnly</c>, is not kept; nor does anyone get an answer that was given when they might do more.</summary>
internal static class Idempotency
{
    public const string Key = "Idempotency-Key", Replayed = "Idempotency-Replayed";

    private const int LongestKey = 255;

    private static readonly string[] Kept =
        [HeaderNames.ContentType, HeaderNames.ContentLanguage, HeaderNames.ContentDisposition, HeaderNames.ETag, HeaderNames.Location, HeaderNames.CacheControl, HeaderNames.Vary, HeaderNames.Link];

    /// <summary>Stands before the endpoints, because the body must be hashed before one reads it.</summary>
    public static async Task KeepAsync(HttpContext http, RequestDelegate next)
    {
        if (!IsAsked(http))
        {
            await next(http);
            return;
        }
        if (http.Request.Headers[Key] is not [{ Length: > 0 and <= LongestKey } key] || !key.All(c => c is > ' ' and <= '~')) throw DomainException.Invalid("idempotency.key", "/" + Key, LongestKey);
        if (new QueryReader(http.Request.Query).Flag(Parameter.ValidateOnly.Name) && http.GetEndpoint()!.Metadata.GetMetadata<KeptDryRun>() is null)
        {
            await next(http);
            return;
        }
        var id = GivenAnswers.IdOf(http.RequestServices.GetRequiredService<RequestContext>().Principal, AddressOf(http), key);
        var running = http.RequestServices.GetRequiredService<RunningKeys>();
        if (!running.TryBegin(id))
        {
            await RefuseRunningAsync(http);
            return;
        }
        try
        {
            await OnceAsync(http, next, id);
        }
        finally
        {
            running.End(id);
        }
    }

    private static bool IsAsked(HttpContext http) => http.Request.Headers.ContainsKey(Key) && http.GetEndpoint()?.Metadata.GetMetadata<Repeatable>() is not null
        && HttpMethods.IsPost(http.Request.Method) && http.GetEndpoint()!.Metadata.GetMetadata<AnsweredAnew>() is null;

    // Of however many ways to write an address: /institutions, /Institutions and /institutions/ are one, and so are the forms of an id.
    private static string AddressOf(HttpContext http) => string.Join('\n', http.Request.RouteValues.OrderBy(v => v.Key, StringComparer.Ordinal).Select(v => $"{v.Key}={Canonical(v.Value)}")
        .Prepend(((RouteEndpoint)http.GetEndpoint()!).RoutePattern.RawText));

    private static string Canonical(object? value) => Guid.TryParse(value?.ToString(), out var id) ? id.ToString("D") : value?.ToString()?.ToLowerInvariant() ?? "";

    private static async Task OnceAsync(HttpContext http, RequestDelegate next, string id)
    {
        var (answers, work, ct) = (http.RequestServices.GetRequiredService<GivenAnswers>(), http.RequestServices.GetRequiredService<UnitOfWork>(), http.RequestAborted);
        var hash = await RequestHash.OfAsync(http.Request, ct);
        if (await answers.FindAsync(id, ct) is { } known)
        {
            await AgainAsync(http, answers, known, hash);
            return;
        }
        answers.MakeReady();
        // Only the command begins it: whatever the endpoint reads, unpacks and waits for before, nobody else's writing waits for that.
        work.Enclose(async token =>
        {
            if (!await answers.ClaimAsync(id, hash, token)) throw new TakenException();
        });
        try
        {
            await FirstAsync(http, next, id, answers, work);
            return;
        }
        catch (TakenException)
        {
            // Another node was first.
        }
        finally
        {
            // Not after a commit: then it is closed, and this does nothing.
            await work.RollbackAsync();
        }
        if (await answers.FindAsync(id, ct) is { } given) await AgainAsync(http, answers, given, hash);
        else await RefuseRunningAsync(http);
    }

    private static async Task FirstAsync(HttpContext http, RequestDelegate next, string id, GivenAnswers answers, UnitOfWork work)
    {
        var body = http.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        using var held = new MemoryStream();
        http.Features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(held));
        try
        {
            await next(http);
            await http.Response.BodyWriter.FlushAsync(http.RequestAborted);
        }
        finally
        {
            http.Features.Set(body);
        }
        if (http.Response.StatusCode is >= 200 and < 300)
        {
            await work.JoinAsync(http.RequestAborted);
            var headers = Kept.Where(http.Response.Headers.ContainsKey).ToDictionary(name => name, name => http.Response.Headers[name].ToString());
            await answers.KeepAsync(id, new GivenAnswer(http.Response.StatusCode, headers, held.ToArray(), RightsOf(http)), http.RequestAborted);
            await work.CommitAsync(http.RequestAborted);
        }
        else
        {
            // Before the caller learns of it, so that the next attempt finds the key free.
            await work.RollbackAsync();
        }
        await body.Stream.WriteAsync(held.GetBuffer().AsMemory(0, (int)held.Length), http.RequestAborted);
    }

    private static async Task AgainAsync(HttpContext http, GivenAnswers answers, Given given, string hash)
    {
        if (given.RequestHash != hash)
        {
            await ProblemHandler.WriteAsync(http, StatusCodes.Status422UnprocessableEntity, "invalid", [Violation.Of("idempotency.mismatch", "/" + Key)]);
            return;
        }
        var answer = answers.Reveal(given.Answer!);
        if (!RightsOf(http).Cover(answer.Rights)) throw DomainException.Forbidden(answer.Rights & ~RightsOf(http));
        http.Response.StatusCode = answer.Status;
        foreach (var (name, value) in answer.Headers) http.Response.Headers[name] = value;
        http.Response.Headers[Replayed] = "true";
        await http.Response.Body.WriteAsync(answer.Body, http.RequestAborted);
    }

    private static Permission RightsOf(HttpContext http) => http.RequestServices.GetRequiredService<RequestContext>().Principal.Anywhere;

    private static Task RefuseRunningAsync(HttpContext http)
    {
        http.Response.Headers.RetryAfter = "1";
        return ProblemHandler.WriteAsync(http, StatusCodes.Status409Conflict, "conflict", [Violation.Of("idempotency.running", "/" + Key)]);
    }

    private sealed class TakenException : Exception;
}

/// <summary>A route of which a POST may be repeated under one key.</summary>
internal sealed record Repeatable;

/// <summary>A POST of which also what <c>validateOnly</c> makes is kept: it too is done once under one key.</summary>
internal sealed record KeptDryRun;

/// <summary>A POST that only asks, or only tries: it is answered anew each time, outside a transaction, and a key is of no use.</summary>
/// <param name="Writes">What came of it is kept.</param>
internal sealed record AnsweredAnew(bool Writes = false);
