using Agreements.Domain.Access;

namespace Agreements.Web.Security;

/// <summary>What every answer tells a browser. A page that needs more than nothing sets its own policy over this one.</summary>
internal static class SecurityHeaders
{
    /// <summary>For answers that are no pages: nothing may be loaded, framed, sent.</summary>
    private const string Nothing = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// <summary>For our pages: our stylesheet, pictures written into the page, forms to us. No script: where passwords are typed there is none.</summary>
    public const string OfPages = "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>For the pages of who has signed in: our one script file too, which asks only us. Nothing inline.</summary>
    public const string OfWorkspace = OfPages + "; script-src 'self'; connect-src 'self'";

    /// <summary>For the page that shows a file: it may frame what we answer, which locks itself in.</summary>
    public const string OfViewer = OfWorkspace + "; frame-src 'self'";

    private const string OneYear = "max-age=31536000";

    public static Task AddAsync(HttpContext http, RequestDelegate next)
    {
        var headers = http.Response.Headers;
        Set(http);
        // What the exception handler answers begins with empty headers again.
        http.Response.OnStarting(() =>
        {
            if (headers.XContentTypeOptions.Count == 0) Set(http);
            if (http.Features.Get<Principal>() is { IsKnown: true } && headers.CacheControl.Count == 0) headers.CacheControl = "no-store";
            return Task.CompletedTask;
        });
        return next(http);
    }

    private static void Set(HttpContext http)
    {
        var headers = http.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers.XFrameOptions = "DENY";
        if (headers.ContentSecurityPolicy.Count == 0) headers.ContentSecurityPolicy = Nothing;
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        if (http.Request.IsHttps) headers.StrictTransportSecurity = OneYear;
    }
}
