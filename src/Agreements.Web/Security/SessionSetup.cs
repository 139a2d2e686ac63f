using Agreements.Web.Ui;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;

namespace Agreements.Web.Security;

/// <summary>How people are recognised, and the pages on which they become so.</summary>
internal static class SessionSetup
{
    public static AuthenticationBuilder AddSession(this AuthenticationBuilder authentication)
    {
        authentication.Services.AddRazorComponents();
        authentication.Services.AddHttpContextAccessor().AddScoped<UiLanguage>().AddScoped<Turns>();
        authentication.Services.AddAntiforgery(
            // The pages carry a stricter one of their own.
            o => o.SuppressXFrameOptionsHeader = true);
        authentication.Services.AddOptions<AntiforgeryOptions>().Configure<IHttpContextAccessor>((o, http) => o.Cookie = new FormCookie(http));
        return authentication.AddScheme<AuthenticationSchemeOptions, SessionHandler>(Schemes.Session, null);
    }
}
