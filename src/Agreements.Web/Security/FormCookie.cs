using System.Diagnostics.CodeAnalysis;

namespace Agreements.Web.Security;

/// <summary>The cookie against forged forms. As the session's, over TLS its name keeps other hosts of the domain from setting it.</summary>
internal sealed class FormCookie : CookieBuilder
{
    private const string OnThisMachine = "agreements-form";

    private readonly IHttpContextAccessor _http;

    public FormCookie(IHttpContextAccessor http)
    {
        _http = http;
        (SameSite, HttpOnly, IsEssential, Path, SecurePolicy) = (SameSiteMode.Strict, true, true, "/", CookieSecurePolicy.SameAsRequest);
    }

    [AllowNull]
    public override string Name
    {
        get => _http.HttpContext?.Request.IsHttps == true ? "__Host-" + OnThisMachine : OnThisMachine;
        set => throw new NotSupportedException("The name follows the connection.");
    }
}
