using Agreements.Web.Ui;
using Microsoft.AspNetCore.Authentication;

namespace Agreements.Web.Security;

/// <summary>How people are recognised, and the pages on which they become so.</summary>
internal static class SessionSetup
{
    public static AuthenticationBuilder AddSession(this AuthenticationBuilder authentication)
    {
        authentication.Services.AddRazorComponents();
        authentication.Services.AddHttpContextAccessor().AddScoped<UiLanguage>();
        authentication.Services.AddAntiforgery(o =>
        {
            o.Cookie.Name = "agreements-form";
            o.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            // The pages carry a stricter one of their own.
            o.SuppressXFrameOptionsHeader = true;
        });
        return authentication.AddScheme<AuthenticationSchemeOptions, SessionHandler>(Schemes.Session, null);
    }
}
