using Agreements.App.Access.Oidc;
using Agreements.App.Features.People;
using Agreements.App.Pipeline;
using Agreements.Domain;
using Agreements.Web.Api;
using Agreements.Web.Ui;
using MediatR;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Agreements.Web.Security;

/// <summary>Signing in by a provider: authorization code with PKCE, state and nonce; what it says is handed to <see cref="SignInByProvider"/>, and no token is kept.</summary>
internal static class ProviderSignIn
{
    public static string SchemeOf(string provider) => "oidc:" + provider;

    public static void Configure(OpenIdConnectOptions o, OidcProvider provider)
    {
        o.Authority = provider.Authority;
        o.RequireHttpsMetadata = !provider.IsPlain();
        (o.ClientId, o.ClientSecret) = (provider.ClientId, provider.ClientSecret);
        (o.ResponseType, o.ResponseMode, o.UsePkce) = (OpenIdConnectResponseType.Code, OpenIdConnectResponseMode.Query, true);
        o.Scope.Clear();
        foreach (var scope in $"openid profile email {provider.Scope}".Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal)) o.Scope.Add(scope);
        (o.SignInScheme, o.SaveTokens, o.MapInboundClaims, o.GetClaimsFromUserInfoEndpoint) = (Schemes.Session, false, false, true);
        o.ClaimActions.Clear();
        o.ClaimActions.MapAll();
        o.CallbackPath = $"/signin/oidc/{provider.Name}";
        o.SignedOutCallbackPath = $"/signout/oidc/{provider.Name}";
        o.SignedOutRedirectUri = "/signin";
        o.RemoteSignOutPath = PathString.Empty;
        (o.AutomaticRefreshInterval, o.RefreshInterval, o.BackchannelTimeout) = (ProviderSetup.KeysAreFresh, ProviderSetup.KeysAreAsked, TimeSpan.FromSeconds(15));
        o.TokenValidationParameters.Harden();
        // Cookies live by the browser's clock, not by a fixed date of development.
        o.TimeProvider = TimeProvider.System;
        // The answer comes by GET: Lax lets them through, also without TLS on this machine.
        foreach (var cookie in new[] { o.CorrelationCookie, o.NonceCookie }) (cookie.SameSite, cookie.SecurePolicy) = (SameSiteMode.Lax, CookieSecurePolicy.SameAsRequest);
        o.Events.OnTicketReceived = context => ReceiveAsync(context, provider.Name);
        o.Events.OnRemoteFailure = FailAsync;
        o.Events.OnRedirectToIdentityProviderForSignOut = context => PrepareSignOut(context, provider.ClientId);
    }

    /// <summary>What a provider sends back by the browser. The provider's scheme answers it itself.</summary>
    public static bool IsAnswer(HttpContext http) =>
        http.Request.Path.StartsWithSegments("/signin/oidc", StringComparison.OrdinalIgnoreCase) || http.Request.Path.StartsWithSegments("/signout/oidc", StringComparison.OrdinalIgnoreCase);

    public static void MapProviders(this WebApplication app)
    {
        app.MapGet("/signin/with/{name}", BeginAsync).ExcludeFromDescription().AllowAnonymous();
        app.MapGet("/signout/with/{name}", EndAsync).ExcludeFromDescription().AllowAnonymous();
    }

    private static Task BeginAsync(string name, string? next, HttpContext http) =>
        TryAsync(http, name, scheme => http.ChallengeAsync(scheme, new AuthenticationProperties { RedirectUri = LocalPath.Of(next) }));

    private static Task EndAsync(string name, HttpContext http) => TryAsync(http, name, scheme => http.SignOutAsync(scheme, new AuthenticationProperties { RedirectUri = "/signin" }));

    private static async Task TryAsync(HttpContext http, string name, Func<string, Task> act)
    {
        var scheme = await http.RequestServices.GetRequiredService<IAuthenticationSchemeProvider>().GetSchemeAsync(SchemeOf(name));
        try
        {
            if (scheme is null) Refuse(http, "signIn.noProvider");
            else await act(scheme.Name);
        }
        catch (Exception exception) when (exception is not OperationCanceledException && !http.Response.HasStarted)
        {
            // Whatever it was, it is not of this service: the provider is away, or answers something else than it should.
            Log(http).LogError("The identity provider {Provider} cannot be used: {Reason} Check its Authority and that this machine reaches it.", name, exception.Message);
            Refuse(http, "signIn.provider");
        }
    }

    private static async Task ReceiveAsync(TicketReceivedContext context, string provider)
    {
        var http = context.HttpContext;
        context.HandleResponse();
        Caller.Note(http, http.RequestServices.GetRequiredService<RequestContext>());
        var mediator = http.RequestServices.GetRequiredService<IMediator>();
        var agent = http.Request.Headers.UserAgent.ToString() is { Length: > 0 } text ? text : null;
        try
        {
            var started = await mediator.Send(new SignInByProvider.Command(provider, ClaimsOf(context.Principal!), agent), http.RequestAborted);
            // As with a password: nobody can have planted what the browser held before.
            if (SessionCookie.Read(http) is { } before) await mediator.Send(new SignOut.Command(before), http.RequestAborted);
            SessionCookie.Set(http, started.Session);
            var next = LocalPath.Of(context.ReturnUri);
            http.Response.Redirect(started.NeedsCode ? "/signin/code" + QueryString.Create("next", next) : next);
        }
        catch (DomainException refusal)
        {
            Refuse(http, refusal.Violations[0].Code);
        }
    }

    public static ProviderClaims ClaimsOf(System.Security.Claims.ClaimsPrincipal principal) => new(principal.Claims.Select(c => (c.Type, c.Value)));

    // Declined there, a state that is not ours, a code that was used before: for the person it is all one.
    private static Task FailAsync(RemoteFailureContext context)
    {
        context.HandleResponse();
        Log(context.HttpContext).LogWarning("A sign-in by {Provider} failed: {Reason}", context.Scheme.Name, context.Failure?.Message);
        Refuse(context.HttpContext, "signIn.provider");
        return Task.CompletedTask;
    }

    private static Task PrepareSignOut(RedirectContext context, string clientId)
    {
        context.ProtocolMessage.ClientId = clientId;
        if (!string.IsNullOrEmpty(context.ProtocolMessage.IssuerAddress)) return Task.CompletedTask;
        context.HandleResponse();
        context.Response.Redirect("/signin");
        return Task.CompletedTask;
    }

    private static void Refuse(HttpContext http, string code) => http.Response.Redirect("/signin" + QueryString.Create("refused", code));

    private static ILogger Log(HttpContext http) => http.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(ProviderSignIn));
}
