using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace AgreementsGuide;

/// <summary>Is the agreement with this number in force on this day?</summary>
public static class Task1
{
    public static async Task RunAsync(string number, DateOnly day)
    {
        using var api = new HttpClient { BaseAddress = new Uri(Environment.GetEnvironmentVariable("AGREEMENTS_URL")!) };
        api.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Environment.GetEnvironmentVariable("AGREEMENTS_KEY"));

        using var answer = await api.PostAsJsonAsync("/api/v1/agreements/status-lookup", new { numbers = new[] { number }, asOf = day });
        answer.EnsureSuccessStatusCode();
        var result = (await answer.Content.ReadFromJsonAsync<JsonNode>())!["results"]![0]!;
        if (!result["found"]!.GetValue<bool>()) Console.WriteLine($"{number}: unknown");
        // Several, where different issuers use the same number.
        foreach (var agreement in result["agreements"]!.AsArray())
            Console.WriteLine($"{agreement!["reference"]} {agreement["title"]}: {agreement["status"]!["validity"]}, {agreement["status"]!["daysToEnd"]?.ToString() ?? "?"} days to its end");
    }
}
