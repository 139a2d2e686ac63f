using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Agreements.App.Data;
using Agreements.App.Observing;
using Agreements.Domain;
using Agreements.Domain.Texts;
using Agreements.Web.Ui;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Diagnostics;

namespace Agreements.Web.Api;

/// <summary>The one place where a refusal or failure becomes <c>application/problem+json</c> (RFC 9457).</summary>
public sealed class ProblemHandler(Engine engine, StorageWatch storage, IHostApplicationLifetime lifetime, ILogger<ProblemHandler> log) : IExceptionHandler
{
    /// <summary>Seconds, where nothing says it better.</summary>
    public const int AgainAfter = 5;

    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is OperationCanceledException && httpContext.RequestAborted.IsCancellationRequested) return true;
        // A request that had not come in whole when the service was asked to stop.
        if (exception is OperationCanceledException && lifetime.ApplicationStopping.IsCancellationRequested)
        {
            await WriteBusyAsync(httpContext);
            return true;
        }
        var trouble = exception is DomainException ? null : storage.Failed(exception);
        var (status, title, violations) = trouble is { } known ? Describe(known) : exception is JsonException && IsReading(httpContext) ? Unexpected : Describe(exception);
        if (status >= 500 && trouble is null) log.LogError(exception, "Request {TraceId} failed.", TraceId(httpContext));
        if (status == StatusCodes.Status429TooManyRequests) httpContext.Response.Headers.RetryAfter = AgainAfter.ToString(CultureInfo.InvariantCulture);
        await WriteAsync(httpContext, status, title, violations);
        return true;
    }

    /// <summary>For answers that the framework gives without an exception: unknown route, wrong method, wrong media type.</summary>
    public static Task WriteStatusAsync(HttpContext http) => http.Response.StatusCode switch
    {
        StatusCodes.Status404NotFound => WriteAsync(http, 404, "notFound", [new Violation("notFound", "", new Message("problem.notFound.route", http.Request.Path.Value))]),
        StatusCodes.Status400BadRequest when http.Features.Get<IAntiforgeryValidationFeature>() is { IsValid: false } => WriteAsync(http, 400, "invalid", [Violation.Of("form.stale", "")]),
        StatusCodes.Status400BadRequest when http.Request.HasFormContentType && http.Request.Form.ContainsKey("_handler") => WriteAsync(http, 400, "invalid", [Violation.Of("form.stale", "")]),
        var status => WriteAsync(http, status, status < 500 ? "invalid" : "unexpected", [Violation.Of(CodeOf(status), "")]),
    };

    /// <summary>Too many questions at once.</summary>
    public static Task WriteBusyAsync(HttpContext http) => WriteAsync(http, StatusCodes.Status503ServiceUnavailable, "unexpected", [Violation.Of("busy", "")]);

    private static string CodeOf(int status) => status switch
    {
        StatusCodes.Status405MethodNotAllowed => "method.notAllowed",
        StatusCodes.Status413PayloadTooLarge => "body.tooLarge",
        StatusCodes.Status415UnsupportedMediaType => "mediaType.unsupported",
        < 500 => "request.unreadable",
        _ => "unexpected",
    };

    private (int Status, string Title, IReadOnlyList<Violation> Violations) Describe(Exception exception) => exception switch
    {
        DomainException refusal => (StatusOf(refusal.Kind), Words.Of(refusal.Kind), refusal.Violations),
        BadHttpRequestException { InnerException: JsonException json } => (400, "invalid", [JsonProblem.Of(json)]),
        JsonException json => (400, "invalid", [JsonProblem.Of(json)]),
        BadHttpRequestException { StatusCode: 400 } bad when bad.Message.Contains("from body", StringComparison.Ordinal) || bad.Message.Contains("no body", StringComparison.Ordinal) =>
            (400, "invalid", [Violation.Of("body.required", "")]),
        BadHttpRequestException bad => (bad.StatusCode, "invalid", [Violation.Of(CodeOf(bad.StatusCode), "")]),
        // A unique key that no use case foresaw: on another node somebody was faster by a moment, and what is asked again finds it there.
        _ when engine.IsUniqueViolation(exception) => (503, "unexpected", [Violation.Of("busy", "")]),
        _ => Unexpected,
    };

    private static (int Status, string Title, IReadOnlyList<Violation> Violations) Unexpected => (500, "unexpected", [Violation.Of("unexpected", "")]);

    // Who only reads has sent no JSON: what cannot be read is ours.
    private static bool IsReading(HttpContext http) => HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method);

    private static (int Status, string Title, IReadOnlyList<Violation> Violations) Describe(StorageTrouble trouble) => trouble switch
    {
        StorageTrouble.Full => (StatusCodes.Status507InsufficientStorage, "unavailable", [Violation.Of("storage.full", "")]),
        StorageTrouble.Away => (StatusCodes.Status503ServiceUnavailable, "unavailable", [Violation.Of("storage.away", "")]),
        StorageTrouble.Restored => (StatusCodes.Status503ServiceUnavailable, "unavailable", [Violation.Of("storage.restored", "")]),
        _ => (StatusCodes.Status503ServiceUnavailable, "unexpected", [Violation.Of("busy", "")]),
    };

    private static int StatusOf(ProblemKind kind) => kind switch
    {
        ProblemKind.Invalid => 400,
        ProblemKind.NotFound => 404,
        ProblemKind.Conflict => 409,
        ProblemKind.Gone => 410,
        ProblemKind.Stale => 412,
        ProblemKind.Unauthenticated => 401,
        ProblemKind.Forbidden => 403,
        ProblemKind.TooLarge => 413,
        ProblemKind.Unreadable => 422,
        ProblemKind.Damaged => 500,
        ProblemKind.Unavailable => 503,
        ProblemKind.RateLimited => 429,
        _ => 428,
    };

    public static async Task WriteAsync(HttpContext http, int status, string title, IReadOnlyList<Violation> violations)
    {
        Observed.Refused(violations[0].Code, status);
        var page = TroublePage.IsWanted(http.Request);
        var language = page ? http.RequestServices.GetRequiredService<UiLanguage>().Language : Languages.ForProblem(http.Request);
        http.Response.StatusCode = status;
        if (RetryAfter(status, violations[0].Code) is { } seconds) http.Response.Headers.RetryAfter = seconds;
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.ContentLanguage = Words.Of(language);
        var problem = new Problem(
            $"/docs/problems#{violations[0].Code}", new Message("title." + title).In(language), status, violations[0].Code,
            violations[0].Message.In(language), TraceId(http), [.. violations.Select(v => new ProblemError(v.Pointer, v.Code, v.Message.In(language)))]);
        await (page ? TroublePage.ShowAsync(http, problem) : http.Response.WriteAsJsonAsync(problem, Json.Options, "application/problem+json", CancellationToken.None));
    }

    // What waits for hands takes longer than what passes.
    private static string? RetryAfter(int status, string code) => status switch
    {
        StatusCodes.Status507InsufficientStorage => "60",
        StatusCodes.Status503ServiceUnavailable => code == "storage.restored" ? "60" : "2",
        _ => null,
    };

    internal static string TraceId(HttpContext http) => Activity.Current?.TraceId.ToString() ?? http.TraceIdentifier;
}

/// <summary>RFC 9457 with our members.</summary>
/// <param name="Type">Where the code is explained.</param>
/// <param name="Code">Stable; programs decide by it.</param>
/// <param name="Errors">Every broken rule with its place in the body (JSON pointer) or <c>/parameter</c>.</param>
public sealed record Problem(string Type, string Title, int Status, string Code, string Detail, string TraceId, IReadOnlyList<ProblemError> Errors);

public sealed record ProblemError(string Pointer, string Code, string Message);
