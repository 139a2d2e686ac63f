using Agreements.Domain.Access;
using Hangfire;
using Hangfire.Dashboard;

namespace Agreements.Web.Jobs;

/// <summary>Hangfire's pages, for administrators of the installation; for all others they are not there.</summary>
internal static class Dashboard
{
    private const string Path = "/hangfire";

    private const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    public static void MapDashboard(this WebApplication app) => app.MapHangfireDashboard(Path, new DashboardOptions
    {
        Authorization = [new ForAdministrators()], DashboardTitle = "Agreements", AppPath = "/", DisplayStorageConnectionString = false,
    }).RequireAuthorization();

    public static Task HideAsync(HttpContext http, RequestDelegate next)
    {
        if (!http.Request.Path.StartsWithSegments(Path, StringComparison.OrdinalIgnoreCase)) return next(http);
        if (IsAdministrator(http))
        {
            http.Response.Headers.ContentSecurityPolicy = ContentSecurityPolicy;
            return next(http);
        }
        http.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    private static bool IsAdministrator(HttpContext http) => http.Features.Get<Principal>()?.Everywhere.Cover(Permission.Administer) == true;

    private sealed class ForAdministrators : IDashboardAuthorizationFilter
    {
        public bool Authorize(DashboardContext context) => IsAdministrator(context.GetHttpContext());
    }
}
