using Agreements.Web.Security;
using Microsoft.AspNetCore.Authorization;

namespace Agreements.Web.Ui;

/// <summary>The pages: Razor components, rendered on the server, with plain forms. Each says itself whether it needs a sign-in.</summary>
internal static class UiMap
{
    /// <summary>After authentication and authorisation.</summary>
    public static void MapUi(this WebApplication app)
    {
        app.UseAntiforgery();
        app.MapGet(Stylesheet.Path, Stylesheet.Send).AllowAnonymous().ExcludeFromDescription();
        app.MapRazorComponents<App>().RequireAuthorization(new AuthorizeAttribute { AuthenticationSchemes = Schemes.Session });
    }
}
