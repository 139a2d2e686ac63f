using Agreements.App.Access;
using Agreements.Domain.Texts;

namespace Agreements.Web.Ui;

/// <summary>In which language the pages of this request speak: asked for now, chosen before, the person's own, else Indonesian.</summary>
internal sealed class UiLanguage(IHttpContextAccessor accessor)
{
    private const string Cookie = "lang";

    private HttpContext Http => accessor.HttpContext!;

    public Language Language =>
        Words.TryParse<Language>(Http.Request.Query[Cookie], out var asked) ? asked
        : Words.TryParse<Language>(Http.Request.Cookies[Cookie], out var chosen) ? chosen
        : Http.Features.Get<User>()?.Language ?? Language.Id;

    public string Say(string key, params object?[] args) => new Message(key, args).In(Language);

    /// <summary>Keeps what the address asks for.</summary>
    public void Keep()
    {
        if (Words.TryParse<Language>(Http.Request.Query[Cookie], out var asked)) Keep(asked);
    }

    public void Keep(Language language) => Http.Response.Cookies.Append(
        Cookie, Words.Of(language), new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = Http.Request.IsHttps, MaxAge = TimeSpan.FromDays(365), Path = "/" });
}
