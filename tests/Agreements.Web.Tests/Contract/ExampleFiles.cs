using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Agreements.Web.Tests.Support;

namespace Agreements.Web.Tests.Contract;

/// <summary>The examples of the document as files beside the program: what was sent and answered, with ids and instants that are the same in each run.</summary>
internal sealed partial class ExampleFiles
{
    private const int Shown = 2, LongList = 3;

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Dictionary<string, string> _ids = new(StringComparer.OrdinalIgnoreCase);

    public Dictionary<string, JsonObject> Told { get; } = new(StringComparer.Ordinal);

    /// <summary>Where they lie in the repository.</summary>
    public static string Folder
    {
        get
        {
            var at = AppContext.BaseDirectory;
            while (!File.Exists(Path.Combine(at, "Agreements.sln"))) at = Path.GetDirectoryName(at)!;
            return Path.Combine(at, "src", "Agreements.Web", "Api", "Examples");
        }
    }

    /// <summary>The first of an operation counts.</summary>
    public void Take(string operationId, string path, JsonNode? request, Answer answer)
    {
        if (Told.ContainsKey(operationId)) return;
        var example = new JsonObject { ["path"] = path };
        if (request is not null) example["request"] = request.DeepClone();
        (example["status"], example["response"]) = (answer.Code, answer.Body.DeepClone());
        Shorten(example["response"]!);
        Told[operationId] = JsonNode.Parse(Steady(example.ToJsonString(Readable)))!.AsObject();
    }

    public static JsonNode? Read(string operationId) => File.Exists(FileOf(operationId)) ? JsonNode.Parse(File.ReadAllText(FileOf(operationId))) : null;

    public async Task WriteAsync()
    {
        Directory.CreateDirectory(Folder);
        foreach (var file in Directory.EnumerateFiles(Folder)) File.Delete(file);
        foreach (var (id, example) in Told) await File.WriteAllTextAsync(FileOf(id), example.ToJsonString(Readable) + "\n");
    }

    private static string FileOf(string operationId) => Path.Combine(Folder, operationId + ".json");

    // A list that goes on tells no more than its beginning.
    private static void Shorten(JsonNode node)
    {
        if (node is JsonArray items)
        {
            if (items.Count > LongList) while (items.Count > Shown) items.RemoveAt(items.Count - 1);
            foreach (var item in items) if (item is not null) Shorten(item);
        }
        else if (node is JsonObject members)
        {
            foreach (var (_, member) in members) if (member is not null) Shorten(member);
        }
    }

    private string Steady(string json)
    {
        json = Id().Replace(json, found =>
        {
            if (!_ids.TryGetValue(found.Value, out var id)) _ids[found.Value] = id = string.Create(CultureInfo.InvariantCulture, $"01970000-0000-7000-8000-{_ids.Count + 1:x12}");
            return id;
        });
        json = Instant().Replace(json, "\"2025-05-20T02:00:00Z\"");
        json = Hash().Replace(json, "\"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08\"");
        json = Secret().Replace(json, "${begin}EXAMPLE\"");
        json = Receiver().Replace(json, "https://hook.pemkot-sungaipenuh.example");
        return Token().Replace(json, "${begin}EXAMPLE\"");
    }

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", RegexOptions.None, 1000)]
    private static partial Regex Id();

    [GeneratedRegex("\"\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Instant();

    [GeneratedRegex("http://127\\.0\\.0\\.1:\\d+", RegexOptions.None, 1000)]
    private static partial Regex Receiver();

    [GeneratedRegex("\"[0-9a-f]{64}\"", RegexOptions.None, 1000)]
    private static partial Regex Hash();

    [GeneratedRegex("(?<begin>\"(agr_|whsec_))[^\"]+\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Secret();

    [GeneratedRegex("(?<begin>\"(nextPageToken|token|secret|signature|cursor|nextCursor|publicKey)\": \")[^\"]+\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Token();
}
