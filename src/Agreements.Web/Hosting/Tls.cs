using System.Net;
using Agreements.Domain;
using Agreements.Web.Api;

namespace Agreements.Web.Hosting;

/// <summary>Where TLS stands in front, plain HTTP is not served: pages are sent to the public address, programs are told. A redirect would
/// hide from them that their key has crossed the network in the clear.</summary>
internal static class Tls
{
    public static Task RequireAsync(HttpContext http, RequestDelegate next, string publicUrl)
    {
        var path = http.Request.Path;
        if (http.Request.IsHttps || path.StartsWithSegments("/health", StringComparison.OrdinalIgnoreCase) || IsThisMachine(http)) return next(http);
        if (path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase) || !(HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method)))
            return ProblemHandler.WriteAsync(http, StatusCodes.Status403Forbidden, "forbidden", [Violation.Of("tls.required", "")]);
        http.Response.StatusCode = StatusCodes.Status308PermanentRedirect;
        http.Response.Headers.Location = publicUrl.TrimEnd('/') + http.Request.PathBase + path + http.Request.QueryString;
        return Task.CompletedTask;
    }

    // A proxy on this machine that forwards nothing of the caller looks the same; it is trusted only when it is named.
    private static bool IsThisMachine(HttpContext http) => http.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address) && !http.Request.Headers.ContainsKey("X-Forwarded-For");
}
