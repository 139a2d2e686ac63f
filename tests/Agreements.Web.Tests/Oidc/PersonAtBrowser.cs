using System.Net;
using System.Text.RegularExpressions;

namespace Agreements.Web.Tests.Oidc;

/// <summary>A browser that goes where it is sent, and signs in at the provider as the person who sits before it.</summary>
public sealed partial class PersonAtBrowser : IDisposable
{
    private const int MostSteps = 30;

    private readonly HttpClient _http;
    private readonly string _person;

    public PersonAtBrowser(string person)
    {
        _person = person;
        _http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = Cookies, UseCookies = true });
    }

    public CookieContainer Cookies { get; } = new();

    /// <summary>Every address that it was sent to.</summary>
    public List<Uri> Visited { get; } = [];

    /// <summary>The address at which the provider sent the browser back.</summary>
    public Uri Callback => Visited.Last(at => at.AbsolutePath.StartsWith("/signin/oidc/", StringComparison.Ordinal));

    /// <summary>Follows redirects and fills in the provider's forms.</summary>
    /// <param name="stop">It goes nowhere for which this holds; the answer is then the one that sent it there.</param>
    public async Task<(int Code, string Text)> GoAsync(Uri to, Func<Uri, bool>? stop = null)
    {
        var answer = await _http.GetAsync(to);
        for (var step = 0; step < MostSteps; step++)
        {
            var text = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
            if (answer.Headers.Location is { } location)
            {
                to = new Uri(to, location);
                Visited.Add(to);
                if (stop?.Invoke(to) == true) return ((int)answer.StatusCode, text);
                answer = await _http.GetAsync(to);
            }
            else if (Prompt().Match(text) is { Success: true } form)
            {
                to = new Uri(to, form.Groups["action"].Value);
                answer = await _http.PostAsync(to, new FormUrlEncodedContent([new("prompt", form.Groups["prompt"].Value), new("login", _person), new("password", "any")]));
            }
            else
            {
                return ((int)answer.StatusCode, text);
            }
        }
        throw new InvalidOperationException($"Sent on and on: {string.Join(" → ", Visited)}");
    }

    /// <summary>Asks the service; nothing is followed.</summary>
    public Task<HttpResponseMessage> GetAsync(Uri at) => _http.GetAsync(at);

    public void Dispose() => _http.Dispose();

    [GeneratedRegex("""<form [^>]*action="(?<action>[^"]+)"[^>]*>\s*<input type="hidden" name="prompt" value="(?<prompt>\w+)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Prompt();
}
