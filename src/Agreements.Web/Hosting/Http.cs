using System.Threading.RateLimiting;
using Agreements.Domain;
using Agreements.Web.Api;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace Agreements.Web.Hosting;

/// <summary>What holds for every request, whatever it asks.</summary>
internal static class Http
{
    private const int AtOnce = 16, Waiting = 1000;

    public static void AddHttp(this WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 1024 * 1024;
        });
        // A slow question holds a thread as long as SQLite works on it. So many at once leave the others to health and to the jobs.
        builder.Services.AddRateLimiter(limiter =>
        {
            limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(http => AsksTheDatabase(http.Request.Path)
                ? RateLimitPartition.GetConcurrencyLimiter("api", _ => new ConcurrencyLimiterOptions { PermitLimit = AtOnce, QueueLimit = Waiting, QueueProcessingOrder = QueueProcessingOrder.OldestFirst })
                : RateLimitPartition.GetNoLimiter("other"));
            limiter.OnRejected = (rejected, _) => new ValueTask(ProblemHandler.WriteBusyAsync(rejected.HttpContext));
        });
    }

    public static void UseHttp(this WebApplication app)
    {
        app.UseExceptionHandler(_ => { });
        app.UseStatusCodePages(context => ProblemHandler.WriteStatusAsync(context.HttpContext));
        app.Use(SecurityHeadersAsync);
        app.Use(AnswerHeadAsync);
        app.Use(RequireUtf8Async);
        app.UseRouting();
        app.UseRateLimiter();
    }

    private static bool AsksTheDatabase(PathString path) =>
        path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase) || path.StartsWithSegments("/a", StringComparison.OrdinalIgnoreCase);

    private static Task SecurityHeadersAsync(HttpContext http, RequestDelegate next)
    {
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers["Referrer-Policy"] = "no-referrer";
        http.Response.Headers.XFrameOptions = "DENY";
        return next(http);
    }

    // RFC 9110: HEAD is answered as GET, without the body. Load balancers ask health that way.
    private static async Task AnswerHeadAsync(HttpContext http, RequestDelegate next)
    {
        if (!HttpMethods.IsHead(http.Request.Method))
        {
            await next(http);
            return;
        }
        var body = http.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        http.Request.Method = HttpMethods.Get;
        http.Features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(Stream.Null));
        try
        {
            await next(http);
        }
        finally
        {
            http.Request.Method = HttpMethods.Head;
            http.Features.Set(body);
        }
    }

    // JSON is UTF-8 (RFC 8259). A charset in quotes is legal and means the same; another one would be read as something that was not sent.
    private static Task RequireUtf8Async(HttpContext http, RequestDelegate next)
    {
        if (http.Request.ContentType is { } text && MediaTypeHeaderValue.TryParse(text, out var type) && type.Charset.HasValue)
        {
            if (!HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase))
                return ProblemHandler.WriteAsync(http, StatusCodes.Status415UnsupportedMediaType, "invalid", [Violation.Of("mediaType.charset", "")]);
            http.Request.ContentType = type.MediaType.Value;
        }
        return next(http);
    }
}
