using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace Agreements.Web.Tests.Contract;

/// <summary>What answers have shown of the records that exist: their ids by the collection they were seen in, and their versions.</summary>
public sealed class Harvest
{
    private readonly ConcurrentDictionary<string, ConcurrentDictionary<string, byte>> _ids = new(StringComparer.Ordinal);

    public ConcurrentDictionary<string, long> Versions { get; } = new(StringComparer.Ordinal);

    public ConcurrentBag<string> Words { get; } = [];

    /// <param name="collection">The last word of the path that is no parameter.</param>
    public void Take(string collection, JsonNode? answer)
    {
        if (answer is JsonObject one)
        {
            if (Text(one, "id") is { } id && Guid.TryParse(id, out _))
            {
                // The keys by which the tests themselves ask must live.
                if (collection != "api-keys" || Text(one, "name") != "test") _ids.GetOrAdd(collection, _ => new(StringComparer.Ordinal))[id] = 0;
                if (one["version"] is JsonValue version && version.TryGetValue(out long number)) Versions[id] = number;
            }
            if (Text(one, "nextPageToken") is { } token && Words.Count < 500) Words.Add(token);
            foreach (var (name, value) in one)
                if (name is "items" or "results" or "agreements" or "institutions") foreach (var item in value as JsonArray ?? []) Take(name == "items" ? collection : name, item);
        }
    }

    public string? Pick(string collection, Random random)
    {
        if (!_ids.TryGetValue(collection, out var known) || known.IsEmpty) return null;
        var keys = known.Keys.ToList();
        return keys[random.Next(keys.Count)];
    }

    /// <summary>An id that a member of this name may hold.</summary>
    public string Named(string name, Random random) => Pick(name switch
    {
        "institution" or "institutions" or "into" or "splitFrom" => "institutions",
        "agreement" or "agreements" or "ids" or "parent" or "predecessor" or "id" => "agreements",
        "event" => "signing-events",
        _ => _ids.Keys.ElementAtOrDefault(random.Next(Math.Max(1, _ids.Count))) ?? "agreements",
    }, random) ?? Guid.CreateVersion7().ToString();

    private static string? Text(JsonObject of, string name) => of[name] is JsonValue value && value.TryGetValue(out string? text) ? text : null;
}
