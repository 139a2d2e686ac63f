using Agreements.App.Access.Oidc;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Agreements.Web.Security;

/// <summary>The OpenID Connect providers: by each people sign in, and those with an audience also give tokens for the API.</summary>
internal static class ProviderSetup
{
    /// <summary>A key that a provider has withdrawn is not believed for longer; the shortest that the library takes.</summary>
    public static readonly TimeSpan KeysAreFresh = TimeSpan.FromMinutes(5);

    /// <summary>Keys that are not known are asked for at most so often.</summary>
    public static readonly TimeSpan KeysAreAsked = TimeSpan.FromSeconds(10);

    public static void AddProviders(this AuthenticationBuilder authentication, IConfiguration configuration)
    {
        authentication.Services.AddOptions<OidcOptions>().BindConfiguration("Oidc");
        // Else the request that brings a token with a new key is refused while the key is being fetched.
        AppContext.SetSwitch("Switch.Microsoft.IdentityModel.UpdateConfigAsBlocking", true);
        var oidc = configuration.GetSection("Oidc").Get<OidcOptions>() ?? new OidcOptions();
        foreach (var provider in oidc.Providers) authentication.AddOpenIdConnect(ProviderSignIn.SchemeOf(provider.Name), o => ProviderSignIn.Configure(o, provider));
        authentication.AddTokens([.. oidc.Providers.Where(p => p.Audience is not null)]);
        // After the framework's own, which makes what they look at.
        authentication.Services.PostConfigureAll<OpenIdConnectOptions>(o => ForgetOldKeys(o.ConfigurationManager));
        authentication.Services.PostConfigureAll<JwtBearerOptions>(o => ForgetOldKeys(o.ConfigurationManager));
    }

    /// <summary>Keys that a provider has withdrawn are forgotten with the next look; else they are tried for an hour longer.</summary>
    private static void ForgetOldKeys(object? configurationManager)
    {
        if (configurationManager is BaseConfigurationManager manager) manager.UseLastKnownGoodConfiguration = false;
    }

    /// <summary>Plain HTTP is taken only where the options allow it: to this machine, in Development.</summary>
    public static bool IsPlain(this OidcProvider provider) => provider.Authority.StartsWith("http://", StringComparison.OrdinalIgnoreCase);

    /// <summary>What makes any token of a provider believable. No symmetric algorithm: its key would be known to others.</summary>
    public static void Harden(this TokenValidationParameters parameters)
    {
        parameters.ValidAlgorithms =
        [
            SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512, SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSsaPssSha384,
            SecurityAlgorithms.RsaSsaPssSha512, SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512,
        ];
        parameters.ClockSkew = TimeSpan.FromSeconds(60);
        parameters.RequireSignedTokens = true;
        parameters.RequireExpirationTime = true;
    }
}
