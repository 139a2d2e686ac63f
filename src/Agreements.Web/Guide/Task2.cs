using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace AgreementsGuide;

/// <summary>Keeps a copy of all agreements in a directory, a file for each; every run brings it up to date.</summary>
public static class Task2
{
    public static async Task RunAsync(string copy)
    {
        using var api = new HttpClient { BaseAddress = new Uri(Environment.GetEnvironmentVariable("AGREEMENTS_URL")!) };
        api.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Environment.GetEnvironmentVariable("AGREEMENTS_KEY"));
        Directory.CreateDirectory(copy);
        var kept = Path.Combine(copy, "cursor");
        var cursor = File.Exists(kept) ? await File.ReadAllTextAsync(kept) : await ReadAllAsync(api, copy);
        for (var more = true; more;)
        {
            using var answer = await api.GetAsync($"/api/v1/changes?pageSize=200&after={Uri.EscapeDataString(cursor)}");
            if (answer.StatusCode == HttpStatusCode.Gone)
            {
                // What follows the cursor is not kept any more.
                cursor = await ReadAllAsync(api, copy);
                continue;
            }
            answer.EnsureSuccessStatusCode();
            var page = (await answer.Content.ReadFromJsonAsync<JsonNode>())!;
            (cursor, more) = (page["nextCursor"]!.GetValue<string>(), page["hasMore"]!.GetValue<bool>());
            foreach (var id in page["items"]!.AsArray().Select(change => change!["agreement"]!["id"]!.GetValue<string>()).Distinct())
            {
                using var one = await api.GetAsync($"/api/v1/agreements/{id}");
                var file = Path.Combine(copy, id + ".json");
                // Not ours any more: it goes.
                if (one.StatusCode == HttpStatusCode.NotFound) File.Delete(file);
                else await File.WriteAllTextAsync(file, await one.EnsureSuccessStatusCode().Content.ReadAsStringAsync());
                Console.WriteLine($"changed {id}");
            }
            await File.WriteAllTextAsync(kept, cursor);
        }
    }

    // The cursor is taken before the reading begins, so that no change in between is missed.
    private static async Task<string> ReadAllAsync(HttpClient api, string copy)
    {
        var cursor = (await api.GetFromJsonAsync<JsonNode>("/api/v1/changes?after=now"))!["nextCursor"]!.GetValue<string>();
        string? token = null;
        do
        {
            var page = (await api.GetFromJsonAsync<JsonNode>("/api/v1/agreements?pageSize=200" + (token is null ? "" : "&pageToken=" + Uri.EscapeDataString(token))))!;
            foreach (var item in page["items"]!.AsArray()) await File.WriteAllTextAsync(Path.Combine(copy, item!["id"] + ".json"), item.ToJsonString());
            token = page["nextPageToken"]?.GetValue<string>();
        }
        while (token is not null);
        Console.WriteLine("read all");
        return cursor;
    }
}
