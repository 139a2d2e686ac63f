using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace AgreementsGuide;

/// <summary>Enters an agreement that was signed elsewhere, once however often this runs, then registers the parties' numbers.</summary>
public static class Task4
{
    public static async Task RunAsync(string record, Guid city, Guid branch)
    {
        using var api = new HttpClient { BaseAddress = new Uri(Environment.GetEnvironmentVariable("AGREEMENTS_URL")!) };
        api.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Environment.GetEnvironmentVariable("AGREEMENTS_KEY"));

        // The key comes from your own record: a repetition gets the first answer and enters nothing.
        var (entered, etag) = await PostAsync(api, "/api/v1/agreements", "enter-" + record, null, new
        {
            @class = "pks", regime = "sinergi", process = "signed", title = "Perjanjian Kerja Sama Perlindungan Pekerja Rentan",
            parties = new[] { new { institution = city }, new { institution = branch } },
            term = new { signedOn = "2025-01-02", endBasis = "fixed", endsOn = "2028-01-01" },
        });

        // What is changed is what was read: the ETag of the answer is sent as If-Match.
        var (registered, _) = await PostAsync(api, $"/api/v1/agreements/{entered["id"]}/actions/register", "register-" + record, etag, new
        {
            numbers = new[] { new { party = 1, number = $"{record}/KS/2025" }, new { party = 2, number = $"{record}/PKS/012025" } },
        });
        Console.WriteLine($"{registered["id"]} {registered["status"]!["process"]}: {string.Join(", ", registered["parties"]!.AsArray().Select(p => p!["number"]))}");
    }

    private static async Task<(JsonNode Body, string? Etag)> PostAsync(HttpClient api, string path, string key, string? etag, object body)
    {
        for (var attempt = 1; ; attempt++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
            request.Headers.Add("Idempotency-Key", key);
            if (etag is not null) request.Headers.TryAddWithoutValidation("If-Match", etag);
            try
            {
                using var answer = await api.SendAsync(request);
                var answered = (await answer.Content.ReadFromJsonAsync<JsonNode>())!;
                if (answer.IsSuccessStatusCode) return (answered, answer.Headers.ETag?.ToString());
                if ((int)answer.StatusCode < 500 && answered["code"]!.GetValue<string>() != "idempotency.running" || attempt == 5) throw new InvalidOperationException($"{answered["code"]}: {answered["detail"]}");
            }
            catch (HttpRequestException) when (attempt < 5)
            {
                // Whether it was done is not known: the same key makes it safe to ask again.
            }
            await Task.Delay(TimeSpan.FromSeconds(attempt));
        }
    }
}
