using System.Security.Cryptography;
using Scalar.AspNetCore;

namespace Agreements.Web.Api;

/// <summary>The page to browse the API: scripts and styles of this host and no other.</summary>
internal static class DocsPage
{
    public static void Map(WebApplication app) => app.MapScalarApiReference("/docs", (options, http) =>
    {
        var nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));
        options.WithTitle("Agreements API").DisableDefaultFonts().HideDeveloperTools().HideClientButton().DisableAgent().DisableMcp().DisableTelemetry().WithNonce(nonce);
        http.Response.Headers.ContentSecurityPolicy =
            $"default-src 'none'; script-src 'self' 'nonce-{nonce}'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    }).AllowAnonymous();
}
