using Agreements.Domain;
using Agreements.Domain.Access;
using Agreements.Web.Api;

namespace Agreements.Web.Security;

/// <summary>A browser sends the cookie along whoever has made the request. What changes something must come from our own pages, and what
/// goes to the API must be JSON, which no form of another site can send.</summary>
internal static class SameOrigin
{
    public static Task RequireAsync(HttpContext http, RequestDelegate next) => IsAllowed(http)
        ? next(http)
        : ProblemHandler.WriteAsync(http, StatusCodes.Status403Forbidden, "forbidden", [Violation.Of("origin.foreign", "")]);

    internal static bool IsAllowed(HttpContext http)
    {
        var request = http.Request;
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method)) return true;
        if (http.Features.Get<Principal>()?.Via?.StartsWith("session:", StringComparison.Ordinal) != true) return true;
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        // Forms carry a token besides; without a script a browser may hide its origin.
        if (!request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)) return site is "" or "same-origin" or "none";
        return (site == "same-origin" || (site == "" && request.Headers.Origin.ToString() == $"{request.Scheme}://{request.Host}")) && IsJson(request);
    }

    private static bool IsJson(HttpRequest request) => request.ContentType is not { } type ? request.ContentLength is null or 0
        : type.Split(';')[0].Trim() is var media && (media == "application/json" || media.EndsWith("+json", StringComparison.Ordinal));
}
