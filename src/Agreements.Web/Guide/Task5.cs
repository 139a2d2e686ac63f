using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace AgreementsGuide;

/// <summary>What ends within 90 days of a day, which of it would leave a gap, and the report of gaps as a file.</summary>
public static class Task5
{
    public static async Task RunAsync(DateOnly day, string file)
    {
        using var api = new HttpClient { BaseAddress = new Uri(Environment.GetEnvironmentVariable("AGREEMENTS_URL")!) };
        api.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Environment.GetEnvironmentVariable("AGREEMENTS_KEY"));
        var until = day.AddDays(90);

        string? token = null;
        do
        {
            var page = (await api.GetFromJsonAsync<JsonNode>($"/api/v1/reports/expiring?asOf={day:yyyy-MM-dd}&from={day:yyyy-MM-dd}&to={until:yyyy-MM-dd}{(token is null ? "" : "&pageToken=" + Uri.EscapeDataString(token))}"))!;
            foreach (var item in page["items"]!.AsArray()) Console.WriteLine($"{item!["endsOn"]} {item["reference"]} {item["title"]}: {item["renewal"]}");
            token = page["nextPageToken"]?.GetValue<string>();
        }
        while (token is not null);

        var gaps = (await api.GetFromJsonAsync<JsonNode>($"/api/v1/reports/gaps?asOf={day:yyyy-MM-dd}&state=forecast&to={until:yyyy-MM-dd}"))!;
        foreach (var gap in gaps["items"]!.AsArray()) Console.WriteLine($"gap of {gap!["days"]} days from {gap["from"]}: {gap["agreement"]!["reference"]}");

        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/v1/reports/gaps?asOf={day:yyyy-MM-dd}");
        request.Headers.Accept.ParseAdd("text/csv");
        using var table = await api.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        table.EnsureSuccessStatusCode();
        await using var written = File.Create(file);
        await table.Content.CopyToAsync(written);
    }
}
