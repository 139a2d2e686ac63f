using Agreements.App.Access.Oidc;
using Agreements.Domain;
using Agreements.Domain.Access;
using Agreements.Web.Api;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Agreements.Web.Security;

/// <summary>Recognises <c>Authorization: Bearer …</c> with an access token of a provider.</summary>
internal static class TokenSetup
{
    // RFC 9068, and what providers from before it write.
    private static readonly string[] Types = ["at+jwt", "application/at+jwt", "JWT"];

    // Only ID tokens and logout tokens have them.
    private static readonly string[] OfOtherTokens = ["nonce", "at_hash", "c_hash", "events"];

    private static string SchemeOf(OidcProvider provider) => "token:" + provider.Name;

    public static void AddTokens(this AuthenticationBuilder authentication, IReadOnlyList<OidcProvider> providers)
    {
        if (providers.Count == 0) return;
        foreach (var provider in providers) authentication.AddJwtBearer(SchemeOf(provider), o => Configure(o, provider));
        authentication.AddPolicyScheme(Schemes.Token, null, o => o.ForwardDefaultSelector = http => SchemeOf(Pick(http.Request, providers)));
    }

    private static void Configure(JwtBearerOptions o, OidcProvider provider)
    {
        (o.Authority, o.Audience, o.RequireHttpsMetadata, o.MapInboundClaims) = (provider.Authority, provider.Audience, !provider.IsPlain(), false);
        (o.AutomaticRefreshInterval, o.RefreshInterval, o.BackchannelTimeout) = (ProviderSetup.KeysAreFresh, ProviderSetup.KeysAreAsked, TimeSpan.FromSeconds(15));
        o.TokenValidationParameters.Harden();
        o.TokenValidationParameters.TypeValidator = (type, _, _) => type is null or "" || Types.Contains(type, StringComparer.OrdinalIgnoreCase) ? type : throw new SecurityTokenInvalidTypeException($"A token of the type '{type}' is no access token.");
        o.Events = new JwtBearerEvents { OnTokenValidated = context => RecogniseAsync(context, provider), OnChallenge = RefuseAsync };
    }

    // Unverified, and only to choose by whose keys it is verified. Where nothing fits, the first one refuses.
    private static OidcProvider Pick(HttpRequest request, IReadOnlyList<OidcProvider> providers)
    {
        var issuer = IssuerOf(KeyHandler.Presented(request) ?? "");
        return providers.FirstOrDefault(p => p.Authority.TrimEnd('/') == issuer?.TrimEnd('/')) ?? providers[0];
    }

    private static string? IssuerOf(string token)
    {
        try
        {
            return new JsonWebToken(token).Issuer;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static async Task RecogniseAsync(TokenValidatedContext context, OidcProvider provider)
    {
        if (OfOtherTokens.Any(claim => context.Principal!.HasClaim(c => c.Type == claim)) || context.Principal!.HasClaim(c => c.Type == "typ" && c.Value != "Bearer"))
        {
            context.Fail("token.invalid");
            return;
        }
        var callers = context.HttpContext.RequestServices.GetRequiredService<TokenCallers>();
        var (caller, refusal) = await callers.RecogniseAsync(provider, ProviderSignIn.ClaimsOf(context.Principal!), context.HttpContext.RequestAborted);
        if (caller is null) context.Fail(refusal!);
        else context.HttpContext.Features.Set<Principal>(caller);
    }

    private static async Task RefuseAsync(JwtBearerChallengeContext context)
    {
        context.HandleResponse();
        var code = context.AuthenticateFailure switch
        {
            SecurityTokenExpiredException or SecurityTokenNotYetValidException => "token.expired",
            AuthenticationFailureException { Message: "token.subject" or "token.disabled" } ours => ours.Message,
            _ => "token.invalid",
        };
        // Without the provider's keys nothing is known of the token: it may be tried again.
        if (code == "token.invalid" && !await AnswersAsync(context)) await ProblemHandler.WriteAsync(context.HttpContext, StatusCodes.Status503ServiceUnavailable, "unexpected", [Violation.Of("token.providerAway", "")]);
        else await WriteAsync(context.HttpContext, code);
    }

    private static Task WriteAsync(HttpContext http, string code)
    {
        http.Response.Headers.WWWAuthenticate = "Bearer realm=\"agreements\", error=\"invalid_token\"";
        return ProblemHandler.WriteAsync(http, StatusCodes.Status401Unauthorized, "unauthenticated", [Violation.Of(code, "")]);
    }

    private static async Task<bool> AnswersAsync(JwtBearerChallengeContext context)
    {
        try
        {
            await context.Options.ConfigurationManager!.GetConfigurationAsync(context.HttpContext.RequestAborted);
            return true;
        }
        catch (InvalidOperationException exception)
        {
            var log = context.HttpContext.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(TokenSetup));
            log.LogError("Tokens cannot be verified, because their provider does not answer: {Reason} Check Oidc:Providers and that this machine reaches it.", exception.Message);
            return false;
        }
    }
}
