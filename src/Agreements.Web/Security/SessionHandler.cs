using System.Security.Claims;
using System.Text.Encodings.Web;
using Agreements.App.Access;
using Agreements.Domain;
using Agreements.Domain.Access;
using Agreements.Web.Api;
using Agreements.Web.Ui;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Agreements.Web.Security;

/// <summary>Recognises a person by the cookie, anew with each request: who is disabled, or whose session has ended, is nobody at once.</summary>
internal sealed class SessionHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory log, UrlEncoder encoder, UserSessions sessions, UserStore users)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, log, encoder)
{
    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (SessionCookie.Read(Context) is not { } secret) return AuthenticateResult.NoResult();
        var ct = Context.RequestAborted;
        if (await sessions.FindAsync(secret, ct) is not { IsPending: false } session) return AuthenticateResult.NoResult();
        if (await users.FindAsync(session.UserId, ct) is not { State: UserState.Active } user) return AuthenticateResult.NoResult();
        await sessions.SeenAsync(session, ct);
        Context.Features.Set(user.ToPrincipal(session.Via, session.Provider));
        Context.Features.Set(user);
        var identity = new ClaimsIdentity([new(ClaimTypes.NameIdentifier, user.Id.ToString()), new(ClaimTypes.Name, user.Mail)], Scheme.Name);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Scheme.Name));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if (IsPage(Request) || TroublePage.IsWanted(Request)) Response.Redirect("/signin?next=" + Uri.EscapeDataString(Request.Path + Request.QueryString));
        else return Context.ChallengeAsync(Schemes.Key);
        return Task.CompletedTask;
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) =>
        ProblemHandler.WriteAsync(Context, StatusCodes.Status403Forbidden, "forbidden", DomainException.Forbidden(Permission.Administer).Violations);

    private static bool IsPage(HttpRequest request) => HttpMethods.IsGet(request.Method) && !request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase);
}
