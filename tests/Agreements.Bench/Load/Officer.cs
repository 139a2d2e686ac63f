using System.Net;
using System.Text.RegularExpressions;

namespace Agreements.Bench.Load;

/// <summary>A signed-in officer: pages, and the forms that stand in them.</summary>
internal sealed partial class Officer : IAnswering
{
    private readonly Client _client;
    private readonly HttpClient _http;

    public Officer(Uri address, Client client, string session)
    {
        var cookies = new CookieContainer();
        cookies.Add(address, new Cookie("agreements", session));
        _client = client;
        _http = new HttpClient(new SocketsHttpHandler { CookieContainer = cookies, AllowAutoRedirect = false }) { BaseAddress = address };
        _http.DefaultRequestHeaders.Add("Accept", "text/html");
    }

    public async Task AskAsync(Planned asked, TimeSpan since, Recorder recorder)
    {
        switch (asked.Ask)
        {
            case Ask.Edit:
                await EditAsync(_client.Agreement(asked), asked.Draw, since, recorder);
                break;
            case Ask.Acknowledge:
                await AcknowledgeAsync(since, recorder);
                break;
            default:
                (await recorder.TimeAsync(asked.Ask, since, () => _http.GetAsync(PathOf(asked))))?.Dispose();
                break;
        }
    }

    private string PathOf(Planned asked) => asked.Ask switch
    {
        Ask.Home => "/",
        Ask.Register => "/agreements",
        Ask.Agreement => "/agreements/" + _client.Agreement(asked),
        Ask.Search => "/search?q=" + Words.Of(_client, asked),
        Ask.Calendar => "/calendar",
        _ => "/renewals",
    };

    private async Task EditAsync(string agreement, int draw, TimeSpan since, Recorder recorder)
    {
        var path = $"/agreements/{agreement}/edit";
        if (await PageAsync(Ask.EditForm, path, since, recorder) is not { } page) return;
        var fields = HtmlForm.FieldsOf(page, "agreement");
        (fields["Subject"], fields["Do"]) = ("Perlindungan jaminan sosial ketenagakerjaan " + draw, "save");
        await SubmitAsync(Ask.Edit, path, fields, recorder);
    }

    // Where nothing waits for an answer, the home page is all there is to see.
    private async Task AcknowledgeAsync(TimeSpan since, Recorder recorder)
    {
        if (await PageAsync(Ask.Home, "/", since, recorder) is not { } page || Acknowledging().Match(page) is not { Success: true } found) return;
        await SubmitAsync(Ask.Acknowledge, "/", HtmlForm.FieldsOf(page, found.Groups["form"].Value), recorder);
    }

    private async Task<string?> PageAsync(Ask ask, string path, TimeSpan since, Recorder recorder)
    {
        using var answer = await recorder.TimeAsync(ask, since, () => _http.GetAsync(path));
        return answer is null ? null : await answer.Content.ReadAsStringAsync();
    }

    // What was saved sends the browser on.
    private async Task SubmitAsync(Ask ask, string path, Dictionary<string, string> fields, Recorder recorder)
    {
        using var answer = await recorder.TimeAsync(ask, recorder.Now, () => _http.PostAsync(path, new FormUrlEncodedContent(fields)));
        if (answer is { StatusCode: HttpStatusCode.OK }) recorder.Failed($"{Asks.Names[ask]}: not saved");
    }

    public void Dispose() => _http.Dispose();

    [GeneratedRegex("name=\"_handler\" value=\"(?<form>acknowledge-[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Acknowledging();
}
