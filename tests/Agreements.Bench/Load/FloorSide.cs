using System.Text;
using System.Text.Json;

namespace Agreements.Bench.Load;

/// <summary>The same questions to the floor: the rows that answer them, and for each change one row written.</summary>
internal sealed class FloorSide(Uri address, Client client) : IAnswering
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = address };

    public async Task AskAsync(Planned asked, TimeSpan since, Recorder recorder)
    {
        (await recorder.TimeAsync(asked.Ask, since, () => SendAsync(asked, asked.Ask)))?.Dispose();
    }

    private Task<HttpResponseMessage> SendAsync(Planned asked, Ask ask) => ask switch
    {
        Ask.Home => _http.GetAsync("/home/" + client.Own),
        Ask.Register or Ask.List => _http.GetAsync(client.SeesAll ? "/list" : "/register/" + client.Own),
        Ask.Agreement or Ask.EditForm or Ask.Status => _http.GetAsync("/item/" + client.Agreement(asked)),
        Ask.Search => _http.GetAsync("/search/" + Words.Of(client, asked)),
        Ask.Calendar => _http.GetAsync("/calendar/" + client.Own),
        Ask.Renewals => _http.GetAsync("/cases/" + client.Own),
        Ask.Changes => _http.GetAsync("/changes"),
        Ask.LookUp => _http.PostAsync("/lookup", Json(new { numbers = client.HundredNumbers(asked) })),
        _ => _http.PostAsync("/write/" + client.Agreement(asked), null),
    };

    private static StringContent Json(object body) => new(JsonSerializer.Serialize(body), Encoding.UTF8, "application/json");

    public void Dispose() => _http.Dispose();
}

/// <summary>What is searched for: a number that is known, or a word of very many titles.</summary>
internal static class Words
{
    public static string Of(Client client, Planned asked) => Uri.EscapeDataString(asked.Draw % 2 == 0 ? client.Numbers[asked.Draw % client.Numbers.Count] : "sinergi ketenagakerjaan");
}
