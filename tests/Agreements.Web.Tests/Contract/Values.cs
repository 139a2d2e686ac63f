using System.Globalization;
using System.Text.Json.Nodes;

namespace Agreements.Web.Tests.Contract;

/// <summary>Values from a schema: as it asks for, nearly, or hostile. The seed decides all of them.</summary>
public sealed class Values(ApiDocument document, Harvest harvest, Random random)
{
    private const int Deepest = 6;

    private static readonly string[] Hostile =
    [
        "", " ", "'; DROP TABLE agreements; --", "\" OR 1=1", "<script>alert(1)</script>", "{{7*7}}", "${jndi:ldap://x}", "../../etc/passwd", "%00", "%", "_", "[", "\\", "a\tb\nc", "a\u0000b", "\u202Egnirts", "\uFEFF", "e\u0301", "😀", "İstanbul",
        "2025-02-30", "0001-01-01", "9999-12-31", "2025-13-01", "31/12/2025", "2025-05-25T00:00:00Z", "00000000-0000-0000-0000-000000000000", "null", "true", "-1", "1e400", "NaN", "=1+1", "@SUM(A1)", "id", "en", "\uD83D", new string('x', 301), new string('é', 5000), new string('a', 40000),
    ];

    private static readonly string[] Plain = ["Nota Kesepahaman", "Perjanjian Kerja Sama", "Kota Jambi", "Balai Kota", "415.4/11/KS/2025", "Budi Santoso", "Disepakati kedua pihak", "Ketenagakerjaan"];

    public bool Chance(double share) => random.NextDouble() < share;

    public T Pick<T>(IReadOnlyList<T> of) => of[random.Next(of.Count)];

    public string HostileText() => Pick(Hostile);

    /// <summary>A value as the schema asks for.</summary>
    public JsonNode? Valid(JsonNode schema, string name = "", int depth = 0)
    {
        var of = document.Resolve(schema);
        if (of["oneOf"] is JsonArray choices && choices.Count > 0) return Valid(choices[random.Next(choices.Count)]!, name, depth);
        if (of["enum"] is JsonArray words) return words[random.Next(words.Count)]?.DeepClone();
        return TypeOf(of) switch
        {
            "object" => Members(of, depth),
            "array" => new JsonArray([.. Enumerable.Range(0, depth > Deepest ? 0 : random.Next(4)).Select(_ => Valid(of["items"] ?? new JsonObject { ["type"] = "string" }, name, depth + 1))]),
            "integer" when name == "wait" => JsonValue.Create(random.Next(2)),
            "integer" => JsonValue.Create(Pick([0, 1, 2, 7, 30, 90, 2025, 1, 3, 5])),
            "number" => JsonValue.Create(Pick([0m, 1m, 12.5m])),
            "boolean" => JsonValue.Create(Chance(0.5)),
            "null" => null,
            _ => JsonValue.Create(Text(of, name)),
        };
    }

    private JsonObject Members(JsonObject of, int depth)
    {
        var required = (of["required"]?.AsArray() ?? []).Select(r => r!.GetValue<string>()).ToHashSet();
        var made = new JsonObject();
        foreach (var (name, member) in of["properties"]?.AsObject() ?? [])
            if (required.Contains(name) || (depth < Deepest && Chance(0.35))) made[name] = Valid(member!, name, depth + 1);
        return made;
    }

    private string Text(JsonObject of, string name) => of["format"]?.GetValue<string>() switch
    {
        "uuid" => harvest.Named(name, random),
        "date" => new DateOnly(2025, 5, 20).AddDays(random.Next(-2000, 2500)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        "date-time" => new DateTime(2025, 5, 20, 3, 0, 0, DateTimeKind.Utc).AddMinutes(random.Next(-500000, 500000)).ToString("O", CultureInfo.InvariantCulture),
        _ when name.Contains("mail", StringComparison.OrdinalIgnoreCase) => $"petugas{random.Next(50)}@jambi.example",
        _ when name == "pageToken" && harvest.Words.TryPeek(out var token) => token,
        _ => Pick(Plain) + (Chance(0.5) ? " " + random.Next(1000).ToString(CultureInfo.InvariantCulture) : ""),
    };

    private string TypeOf(JsonObject schema) => schema["type"] switch
    {
        JsonArray several => several[random.Next(several.Count)]!.GetValue<string>(),
        JsonValue one => one.GetValue<string>(),
        _ => schema["properties"] is not null ? "object" : "string",
    };

    /// <summary>The same value with something wrong, or changed, in one to three places.</summary>
    public JsonNode? Mutated(JsonNode? value)
    {
        var root = new JsonObject { ["root"] = value?.DeepClone() };
        for (var times = random.Next(1, 4); times > 0; times--)
        {
            var places = new List<(JsonNode Parent, object At)>();
            Places(root, places);
            var (parent, at) = Pick(places);
            Mutate(parent, at);
        }
        var mutated = root["root"];
        root.Remove("root");
        return mutated;
    }

    private void Mutate(JsonNode parent, object at)
    {
        if (parent is JsonObject members && (string)at != "root" && Chance(0.3))
        {
            if (Chance(0.6)) members.Remove((string)at);
            else members["tidakDikenal"] = Wild();
            return;
        }
        var value = Wild();
        if (parent is JsonObject owner) owner[(string)at] = value;
        else if (parent is JsonArray list && (int)at < list.Count) list[(int)at] = value;
    }

    private static void Places(JsonNode node, List<(JsonNode, object)> places)
    {
        if (node is JsonObject members)
        {
            foreach (var (name, value) in members)
            {
                places.Add((node, name));
                if (value is not null) Places(value, places);
            }
        }
        else if (node is JsonArray items)
        {
            for (var i = 0; i < items.Count; i++)
            {
                places.Add((node, i));
                if (items[i] is { } item) Places(item, places);
            }
        }
    }

    /// <summary>Anything at all.</summary>
    public JsonNode? Wild() => random.Next(14) switch
    {
        0 => null,
        1 => JsonValue.Create(true),
        2 => JsonValue.Create(long.MaxValue),
        3 => JsonValue.Create(int.MinValue),
        4 => JsonNode.Parse("1e400"),
        5 => JsonValue.Create(-0.5),
        6 => new JsonArray(),
        7 => new JsonObject(),
        8 => new JsonArray([.. Enumerable.Range(0, 300).Select(_ => (JsonNode?)JsonValue.Create("x"))]),
        9 => JsonNode.Parse(string.Concat(Enumerable.Repeat("[", 25)) + string.Concat(Enumerable.Repeat("]", 25))),
        _ => JsonValue.Create(HostileText()),
    };

    /// <summary>The text of a body that is broken as JSON, or hardly readable.</summary>
    public string Broken(string json) => random.Next(9) switch
    {
        0 => "",
        1 => json.Length > 1 ? json[..random.Next(1, json.Length)] : "{",
        2 => json + json,
        3 => json.Replace("{", "{\"title\":1,\"title\":2,", StringComparison.Ordinal),
        4 => "\uFEFF" + json,
        5 => string.Concat(Enumerable.Repeat("{\"a\":", 400)) + "1" + new string('}', 400),
        6 => json.Replace('"', '\''),
        7 => json.Replace("\":\"", "\":\"\\ud800", StringComparison.Ordinal),
        _ => "[" + json + "]",
    };
}
