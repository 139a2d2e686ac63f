using System.Net;
using System.Text.RegularExpressions;

namespace Agreements.Web.Tests.Support;

/// <summary>A browser without script: keeps cookies, sends the forms that pages hold, follows nothing by itself.</summary>
public sealed partial class Browser : IDisposable
{
    private readonly HttpClient _http;

    public Browser(Uri address)
    {
        _http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = Cookies, UseCookies = true }) { BaseAddress = address };
        _http.DefaultRequestHeaders.Accept.ParseAdd("text/html,*/*;q=0.8");
    }

    public CookieContainer Cookies { get; } = new();

    /// <summary>What the cookie of the session holds; null = none.</summary>
    public string? Session => Cookies.GetCookies(_http.BaseAddress!)["agreements"]?.Value;

    public async Task<Shown> GetAsync(string path) => await ShownAsync(await _http.GetAsync(path));

    /// <summary>Sends the form of a page, filled in.</summary>
    public async Task<Shown> SubmitAsync(string path, string form, params (string Name, string Value)[] fields)
    {
        var page = await GetAsync(path);
        var html = Form().Matches(page.Text).Select(m => m.Value).Last(f => f.Contains($"name=\"_handler\" value=\"{form}\"", StringComparison.Ordinal));
        var hidden = Hidden().Matches(html).ToDictionary(m => m.Groups["name"].Value, m => WebUtility.HtmlDecode(m.Groups["value"].Value));
        foreach (var (name, value) in fields) hidden[name] = value;
        return await PostAsync(path, hidden);
    }

    /// <summary>All that a form holds as its page shows it: what a browser would send.</summary>
    public static Dictionary<string, string> FormIn(Shown page, string form)
    {
        var html = Form().Matches(page.Text).Select(m => m.Value).Last(f => f.Contains($"name=\"_handler\" value=\"{form}\"", StringComparison.Ordinal));
        var fields = new Dictionary<string, string>();
        foreach (Match input in Input().Matches(html))
        {
            var (type, name, value) = (Attribute(input.Value, "type"), Attribute(input.Value, "name"), Attribute(input.Value, "value"));
            if (name is null || (type is "radio" or "checkbox" && !input.Value.Contains(" checked", StringComparison.Ordinal))) continue;
            fields[name] = value ?? "";
        }
        foreach (Match area in TextArea().Matches(html)) fields[area.Groups["name"].Value] = WebUtility.HtmlDecode(area.Groups["value"].Value);
        foreach (Match select in Select().Matches(html))
            fields[select.Groups["name"].Value] = Option().Matches(select.Value).Select(o => (Value: Attribute(o.Value, "value") ?? "", Chosen: o.Value.Contains(" selected", StringComparison.Ordinal))).OrderByDescending(o => o.Chosen).First().Value;
        return fields;
    }

    private static string? Attribute(string tag, string name) => Regex.Match(tag, $" {name}=\"([^\"]*)\"", RegexOptions.None, TimeSpan.FromSeconds(1)) is { Success: true } m ? WebUtility.HtmlDecode(m.Groups[1].Value) : null;

    public async Task<Shown> PostAsync(string path, Dictionary<string, string> fields) => await ShownAsync(await _http.PostAsync(path, new FormUrlEncodedContent(fields)));

    public void Dispose() => _http.Dispose();

    private static async Task<Shown> ShownAsync(HttpResponseMessage answer)
    {
        var to = answer.Headers.Location;
        return new Shown((int)answer.StatusCode, to is { IsAbsoluteUri: true } ? to.PathAndQuery : to?.ToString(), await answer.Content.ReadAsStringAsync(), answer);
    }

    [GeneratedRegex("<form.*?</form>", RegexOptions.Singleline, 1000)]
    private static partial Regex Form();

    [GeneratedRegex("<input [^>]*>", RegexOptions.None, 1000)]
    private static partial Regex Input();

    [GeneratedRegex("""<textarea [^>]*name="(?<name>[^"]+)"[^>]*>(?<value>[^<]*)</textarea>""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TextArea();

    [GeneratedRegex("""<select [^>]*name="(?<name>[^"]+)".*?</select>""", RegexOptions.ExplicitCapture | RegexOptions.Singleline, 1000)]
    private static partial Regex Select();

    [GeneratedRegex("<option[^>]*>", RegexOptions.None, 1000)]
    private static partial Regex Option();

    [GeneratedRegex("""<input type="hidden" name="(?<name>[^"]+)" value="(?<value>[^"]*)" """, RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Hidden();
}

/// <param name="To">Where it sends the browser; null = nowhere.</param>
public sealed record Shown(int Code, string? To, string Text, HttpResponseMessage Raw)
{
    /// <summary>As a reader sees it.</summary>
    public string Words => WebUtility.HtmlDecode(Text);
}
