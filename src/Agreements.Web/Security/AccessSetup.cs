using Agreements.App.Access;
using Agreements.App.Pipeline;
using Agreements.Domain.Access;
using Agreements.Web.Api;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Agreements.Web.Security;

/// <summary>Who is it? Each scheme leaves the <see cref="Principal"/> that it has recognised among the request's features; from there it reaches
/// every use case by the scope's <see cref="RequestContext"/>.</summary>
internal static class AccessSetup
{
    /// <summary>Keys. Whoever adds people or tokens adds their scheme to what is returned.</summary>
    public static AuthenticationBuilder AddAccess(this IServiceCollection services)
    {
        services.AddAuthorization();
        return services.AddAuthentication(Schemes.Any)
            .AddPolicyScheme(Schemes.Any, null, o => o.ForwardDefaultSelector = Pick)
            .AddScheme<AuthenticationSchemeOptions, KeyHandler>(Schemes.Key, null);
    }

    /// <summary>The caller is recognised by the one scheme that the request itself names. Of the schemes that answer requests of their own, the providers',
    /// only what a provider sends back is for them.</summary>
    public static void UseCaller(this WebApplication app)
    {
        app.UseWhen(ProviderSignIn.IsAnswer, answer => answer.UseAuthentication());
        // Else the framework asks every scheme at the beginning of each request.
        ((IApplicationBuilder)app).Properties["__AuthenticationMiddlewareSet"] = true;
        app.Use(RecogniseAsync);
    }

    private static async Task RecogniseAsync(HttpContext http, RequestDelegate next)
    {
        if ((await http.AuthenticateAsync(Pick(http))).Principal is { } identity) http.User = identity;
        var context = http.RequestServices.GetRequiredService<RequestContext>();
        context.Principal = http.Features.Get<Principal>() ?? Principal.Nobody;
        Caller.Note(http, context);
        await next(http);
    }

    // A header is meant; a cookie comes along by itself. Where nothing else is set up, the scheme of keys refuses.
    private static string Pick(HttpContext http)
    {
        var schemes = http.RequestServices.GetRequiredService<IOptions<AuthenticationOptions>>().Value.SchemeMap;
        var wanted = KeyHandler.Presented(http.Request) is not { } secret ? Schemes.Session : secret.StartsWith(KeySecret.Prefix, StringComparison.Ordinal) ? Schemes.Key : Schemes.Token;
        return schemes.ContainsKey(wanted) ? wanted : Schemes.Key;
    }
}
