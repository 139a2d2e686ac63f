using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;

namespace Agreements.Web.Tests.Contract;

/// <summary>One operation of the served document.</summary>
public sealed record ApiOperation(string Method, string Path, JsonObject Node)
{
    public string Id => Node["operationId"]!.GetValue<string>();

    public IEnumerable<JsonObject> Parameters(string place) => (Node["parameters"]?.AsArray() ?? []).Select(p => p!.AsObject()).Where(p => p["in"]!.GetValue<string>() == place);

    public JsonObject Responses => Node["responses"]!.AsObject();

    /// <summary>Media type and schema of what is sent; null = nothing.</summary>
    public (string MediaType, JsonNode Schema)? Body => Node["requestBody"]?["content"]?.AsObject() is { } content && content.FirstOrDefault() is { Value: { } first } one ? (one.Key, first["schema"]!) : null;

    public override string ToString() => $"{Method} {Path}";
}

/// <summary>The served OpenAPI document, read as an outsider reads it.</summary>
public sealed class ApiDocument
{
    private static readonly EvaluationOptions Strictly = new() { OutputFormat = OutputFormat.List, RequireFormatValidation = true };

    private readonly Dictionary<string, JsonSchema> _schemas = new(StringComparer.Ordinal);
    private readonly JsonObject _definitions;

    public ApiDocument(JsonNode document)
    {
        Root = document;
        _definitions = Rewritten(document["components"]!["schemas"]!).AsObject();
        Operations = [.. document["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject().Select(o => new ApiOperation(o.Key.ToUpperInvariant(), path.Key, o.Value!.AsObject())))];
    }

    public JsonNode Root { get; }

    public IReadOnlyList<ApiOperation> Operations { get; }

    /// <summary>The schema itself, wherever it stands.</summary>
    public JsonObject Resolve(JsonNode schema) => schema["$ref"] is { } named ? Root["components"]!["schemas"]![named.GetValue<string>().Split('/')[^1]]!.AsObject() : schema.AsObject();

    /// <summary>What the document says of an answer: none = it keeps to the schema. Members that the schema does not name are errors here too, though clients must bear them.</summary>
    public IReadOnlyList<string> Errors(JsonNode schema, string json)
    {
        var text = schema.ToJsonString();
        JsonSchema compiled;
        lock (_schemas)
        {
            if (!_schemas.TryGetValue(text, out compiled!)) _schemas[text] = compiled = Compile(schema);
        }
        using var document = JsonDocument.Parse(json);
        var result = compiled.Evaluate(document.RootElement, Strictly);
        if (result.IsValid) return [];
        return [.. (result.Details ?? []).Where(d => d.Errors is { Count: > 0 }).SelectMany(d => d.Errors!.Select(e => $"{d.InstanceLocation}: {e.Key} {e.Value}")).Take(5)];
    }

    private JsonSchema Compile(JsonNode schema)
    {
        var whole = Rewritten(schema).AsObject();
        whole["$defs"] = _definitions.DeepClone();
        return JsonSchema.FromText(whole.ToJsonString());
    }

    private static JsonNode Rewritten(JsonNode schema) => JsonNode.Parse(Closed(JsonNode.Parse(schema.ToJsonString().Replace("#/components/schemas/", "#/$defs/", StringComparison.Ordinal))!).ToJsonString())!;

    private static JsonNode Closed(JsonNode node)
    {
        if (node is JsonObject members)
        {
            foreach (var member in members.ToList()) if (member.Value is not null && member.Key != "example") Closed(member.Value);
            if (members["properties"] is JsonObject && members["type"] is not null && !members.ContainsKey("additionalProperties")) members["additionalProperties"] = false;
        }
        else if (node is JsonArray items)
        {
            foreach (var item in items) if (item is not null) Closed(item);
        }
        return node;
    }
}
