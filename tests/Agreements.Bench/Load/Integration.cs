using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Agreements.Bench.Load;

/// <summary>A system with a key of its own. Beside what it asks, it follows the changes all the time.</summary>
internal sealed class Integration : IAnswering
{
    private readonly Client _client;
    private readonly HttpClient _http;
    private string _cursor = "now";

    public Integration(Uri address, Client client, string key)
    {
        _client = client;
        _http = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = address };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
    }

    public async Task AskAsync(Planned asked, TimeSpan since, Recorder recorder)
    {
        if (asked.Ask == Ask.Patch) await PatchAsync(_client.Agreement(asked), asked.Draw, since, recorder);
        else (await recorder.TimeAsync(asked.Ask, since, () => SendAsync(asked)))?.Dispose();
    }

    private Task<HttpResponseMessage> SendAsync(Planned asked) => asked.Ask switch
    {
        Ask.Status => _http.GetAsync($"/api/v1/agreements/{_client.Agreement(asked)}/status"),
        Ask.LookUp => _http.PostAsync("/api/v1/agreements/status-lookup", Json(new { numbers = _client.HundredNumbers(asked) })),
        Ask.Changes => _http.GetAsync("/api/v1/changes?after=" + Uri.EscapeDataString(_cursor)),
        Ask.List => _http.GetAsync("/api/v1/agreements"),
        _ => CreateAsync(asked.Draw),
    };

    private async Task PatchAsync(string agreement, int draw, TimeSpan since, Recorder recorder)
    {
        var path = "/api/v1/agreements/" + agreement;
        using var read = await recorder.TimeAsync(Ask.Status, since, () => _http.GetAsync(path));
        if (read?.Headers.ETag is not { } version) return;
        using var request = new HttpRequestMessage(HttpMethod.Patch, path) { Content = Json(new { subject = "Perlindungan pekerja rentan " + draw }, "application/merge-patch+json") };
        request.Headers.IfMatch.Add(version);
        (await recorder.TimeAsync(Ask.Patch, recorder.Now, () => _http.SendAsync(request)))?.Dispose();
    }

    // It ends soon, so that the sweep has to tell its parties at once.
    private async Task<HttpResponseMessage> CreateAsync(int draw)
    {
        var (signed, ends) = (Day(-1800), Day(20 + draw % 60));
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/agreements")
        {
            Content = Json(new
            {
                @class = "mou", regime = "sinergi", process = "registered", title = "Nota Kesepahaman baru tentang Sinergi Jaminan Sosial Ketenagakerjaan", subject = "Perlindungan", scope = new[] { "Sosialisasi" },
                parties = new[] { _client.Own, _client.Other }.Select((p, i) => new { institution = p, number = $"B/{Guid.CreateVersion7():N}/{i}", numberDate = signed }),
                term = new { signedOn = signed, endBasis = "fixed", endsOn = ends }, notice = new { amount = 1, unit = "months" }, programmes = new[] { "JKK" }, segments = new[] { "non-ASN" },
            }),
        };
        request.Headers.Add("Idempotency-Key", Guid.CreateVersion7().ToString());
        return await _http.SendAsync(request);
    }

    /// <summary>Waits for changes until the end, and asks again behind what it was told.</summary>
    public async Task FollowAsync(Followed followed, Recorder recorder, CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            try
            {
                using var answer = await _http.GetAsync("/api/v1/changes?wait=20&after=" + Uri.EscapeDataString(_cursor), ct);
                var text = await answer.Content.ReadAsStringAsync(ct);
                if (!answer.IsSuccessStatusCode)
                {
                    recorder.Failed($"call: changes, waited for: {(int)answer.StatusCode}");
                    await Task.Delay(1000, ct);
                    continue;
                }
                using var view = JsonDocument.Parse(text);
                _cursor = view.RootElement.GetProperty("nextCursor").GetString()!;
                foreach (var item in view.RootElement.GetProperty("items").EnumerateArray()) followed.Told(item.GetProperty("at").GetDateTimeOffset());
            }
            catch (HttpRequestException exception)
            {
                recorder.Failed("call: changes, waited for: " + exception.Message);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private static string Day(int days) => TimeProvider.System.GetUtcNow().AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static StringContent Json(object body, string type = "application/json") => new(JsonSerializer.Serialize(body), Encoding.UTF8, type);

    public void Dispose() => _http.Dispose();
}

/// <summary>How long after it happened a change was told to who waited for it.</summary>
internal sealed class Followed
{
    private readonly System.Collections.Concurrent.ConcurrentQueue<double> _delays = new();

    public int Count => _delays.Count;

    public void Told(DateTimeOffset at) => _delays.Enqueue((TimeProvider.System.GetUtcNow() - at).TotalMilliseconds);

    public double Milliseconds(double share) => _delays.IsEmpty ? 0 : _delays.Order().ElementAt((int)(_delays.Count * share));
}
