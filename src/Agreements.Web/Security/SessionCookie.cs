namespace Agreements.Web.Security;

/// <summary>The cookie of a person who is signed in. It holds a random secret and nothing else; what it opens stands in the database.</summary>
internal static class SessionCookie
{
    /// <summary>Browsers take the prefix over TLS only.</summary>
    private const string OnThisMachine = "agreements";

    private const int Longest = 100;

    /// <returns>Null = none.</returns>
    public static string? Read(HttpContext http) => http.Request.Cookies[Name(http)] is { Length: > 0 and <= Longest } secret ? secret : null;

    public static void Set(HttpContext http, string secret) => http.Response.Cookies.Append(Name(http), secret, Options(http));

    public static void Clear(HttpContext http) => http.Response.Cookies.Delete(Name(http), Options(http));

    private static string Name(HttpContext http) => http.Request.IsHttps ? Schemes.Cookie : OnThisMachine;

    private static CookieOptions Options(HttpContext http) => new() { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps, Path = "/", IsEssential = true };
}
