using System.Globalization;
using Agreements.App.Access;
using Agreements.Domain.Texts;

namespace Agreements.Web.Ui;

/// <summary>In which language the pages of this request speak: asked for now, chosen before, the person's own, else Indonesian.</summary>
internal sealed class UiLanguage(IHttpContextAccessor accessor)
{
    private const string Cookie = "lang";
    private const int MostParties = 3;

    private HttpContext Http => accessor.HttpContext!;

    public Language Language =>
        Words.TryParse<Language>(Http.Request.Query[Cookie], out var asked) ? asked
        : Words.TryParse<Language>(Http.Request.Cookies[Cookie], out var chosen) ? chosen
        : Http.Features.Get<User>()?.Language ?? Language.Id;

    private CultureInfo Culture => CultureInfo.GetCultureInfo(Language == Language.Id ? "id-ID" : "en-GB");

    public string Say(string key, params object?[] args) => new Message(key, args).In(Language);

    /// <summary>Parties on one line: the first three, and how many more there are; the agreement's own page names all.</summary>
    public string Parties(IReadOnlyCollection<string> names) => string.Join(" · ", names.Count <= MostParties ? names : names.Take(MostParties).Append(Say("ui.parties.more", names.Count - MostParties)));

    /// <summary>Who has recorded something: a person by name, a program as the system.</summary>
    public string RecordedBy(string actor) => actor is "system" or "cli" || actor.StartsWith("key:", StringComparison.Ordinal) ? Say("ui.recordedBy.program") : Say("ui.recordedBy", actor);

    /// <summary><c>79.077</c> or <c>79,077</c>.</summary>
    public string Number(long value) => value.ToString("N0", Culture);

    /// <summary><c>1,4 MB</c> or <c>1.4 MB</c>; of 1024 kB each.</summary>
    public string Size(long bytes) => bytes < 1024 * 1024 ? $"{Number((bytes + 1023) / 1024)} kB" : $"{(bytes / 1024m / 1024m).ToString("N1", Culture)} MB";

    /// <summary>A percentage with the decimals that it is printed with.</summary>
    public string Percent(Agreements.Domain.Coverage.Percentage value) => value.In(Language);

    /// <summary><c>60,70%</c> or <c>60.70%</c>.</summary>
    public string Percent(decimal value) => value.ToString("N2", Culture) + "%";

    /// <summary><c>25 Mei 2025, 14.05 WIB</c>: in the time of Jakarta.</summary>
    public string Clock(DateTimeOffset at)
    {
        var local = at.ToOffset(TimeSpan.FromHours(7));
        return string.Create(CultureInfo.InvariantCulture, $"{DateText.Long(DateOnly.FromDateTime(local.DateTime), Language)}, {local:HH.mm} WIB");
    }

    /// <summary>Keeps what the address asks for.</summary>
    public void Keep()
    {
        if (Words.TryParse<Language>(Http.Request.Query[Cookie], out var asked)) Keep(asked);
    }

    public void Keep(Language language) => Http.Response.Cookies.Append(
        Cookie, Words.Of(language), new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = Http.Request.IsHttps, MaxAge = TimeSpan.FromDays(365), Path = "/" });
}
