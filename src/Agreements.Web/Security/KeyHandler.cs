using System.Security.Claims;
using System.Text.Encodings.Web;
using Agreements.App.Access;
using Agreements.Domain;
using Agreements.Domain.Access;
using Agreements.Web.Api;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Agreements.Web.Security;

/// <summary>Recognises <c>Authorization: Bearer agr_…</c>. A refused key says why only to whoever has the right secret.</summary>
internal sealed class KeyHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, KeyRing ring)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    private const string Bearer = "Bearer ";

    private string? _refusal;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Presented(Request) is not { } key) return AuthenticateResult.NoResult();
        (var caller, _refusal) = await ring.RecogniseAsync(key, Context.RequestAborted);
        if (caller is null) return AuthenticateResult.Fail(_refusal!);
        Context.Features.Set<Principal>(caller);
        var identity = new ClaimsIdentity([new Claim(ClaimTypes.Name, caller.Name)], Schemes.Key);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Schemes.Key));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = _refusal is null ? "Bearer realm=\"agreements\"" : "Bearer realm=\"agreements\", error=\"invalid_token\"";
        return ProblemHandler.WriteAsync(Context, StatusCodes.Status401Unauthorized, "unauthenticated", [Violation.Of(_refusal ?? "unauthenticated", "")]);
    }

    /// <summary>What stands behind <c>Bearer</c>; null = there is no such header.</summary>
    public static string? Presented(HttpRequest request) =>
        request.Headers.Authorization is [{ } header] && header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) ? header[Bearer.Length..].Trim() : null;
}
