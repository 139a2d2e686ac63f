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
        foreach (var asset in new[] { Asset.Style, Asset.Script }) app.MapGet(asset.Path, asset.Send).AllowAnonymous().ExcludeFromDescription();
        Downloads.Map(app);
        app.MapRazorComponents<App>().RequireAuthorization(new AuthorizeAttribute { AuthenticationSchemes = Schemes.Session });
    }
}
