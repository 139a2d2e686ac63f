using Agreements.App.Pipeline;
using Agreements.Domain.Access;
using Agreements.Web.Api;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Agreements.Web.Ui;

/// <summary>A refusal or failure as a person at a browser reads it. Programs read the same as JSON.</summary>
internal static class TroublePage
{
    /// <summary>Asked by a browser for a page: it says that it takes HTML, and the API is no page.</summary>
    public static bool IsWanted(HttpRequest request) =>
        !request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase) && request.GetTypedHeaders().Accept.Any(a => a.MediaType == "text/html");

    public static async Task ShowAsync(HttpContext http, Problem problem)
    {
        var before = http.RequestServices;
        // The page that failed may have used up what renders in its scope.
        await using var scope = before.CreateAsyncScope();
        http.RequestServices = scope.ServiceProvider;
        // The framework adds it to each page, and fails where it stands already.
        http.Response.Headers.Remove("blazor-enhanced-nav");
        scope.ServiceProvider.GetRequiredService<RequestContext>().Principal = http.Features.Get<Principal>() ?? Principal.Nobody;
        try
        {
            await new RazorComponentResult<App>(new { Problem = problem }) { StatusCode = problem.Status }.ExecuteAsync(http);
        }
        finally
        {
            http.RequestServices = before;
        }
    }
}
