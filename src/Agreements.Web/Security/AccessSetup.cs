using Agreements.App.Pipeline;
using Agreements.Domain.Access;
using Agreements.Web.Api;

namespace Agreements.Web.Security;

/// <summary>Who is it? Each scheme leaves the <see cref="Principal"/> that it has recognised among the request's features; from there it reaches
/// every use case by the scope's <see cref="RequestContext"/>.</summary>
internal static class AccessSetup
{
    public static void UseAccess(this WebApplication app)
    {
        app.UseAuthentication();
        app.Use(async (http, next) =>
        {
            var context = http.RequestServices.GetRequiredService<RequestContext>();
            context.Principal = http.Features.Get<Principal>() ?? Principal.Nobody;
            Caller.Note(http, context);
            await next(http);
        });
        app.UseAuthorization();
    }
}
