using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Agreements.Web.Tests.Contract;

/// <summary>Sends one made-up request after another and holds each answer against the document.</summary>
internal sealed class FuzzCaller(ApiDocument document, Harvest harvest, FuzzReport report, HttpClient http, string authorization, int seed)
{
    private const int LongestValue = 310;

    private const string Form = "multipart/form-data";

    private readonly Random _random = new(seed);
    private readonly Dictionary<string, string> _etags = new(StringComparer.Ordinal);

    private Values Values => field ??= new Values(document, harvest, _random);

    public async Task RunAsync(int count, CancellationToken ct)
    {
        for (var i = 0; i < count && !ct.IsCancellationRequested; i++) await OnceAsync(ct);
    }

    private async Task OnceAsync(CancellationToken ct)
    {
        var operation = report.Next(document.Operations, _random);
        var (path, collection) = Path(operation);
        if (operation.Parameters("header").Any(p => p["name"]!.GetValue<string>() == "If-Match") && Values.Chance(0.75)) await LookAsync(operation, path, ct);
        using var request = Request(operation, path, out var sent);
        var started = Stopwatch.GetTimestamp();
        using var response = await http.SendAsync(request, ct);
        var body = await response.Content.ReadAsByteArrayAsync(ct);
        report.Count(operation, (int)response.StatusCode, Stopwatch.GetElapsedTime(started));
        var text = Encoding.UTF8.GetString(body);
        foreach (var finding in Findings(operation, response, body, text)) report.Found($"{operation}: {finding}\n    {sent}\n    → {(int)response.StatusCode} {(text.Length > 600 ? text[..600] : text)}");
        if ((int)response.StatusCode is 200 or 201 && IsJson(response)) harvest.Take(collection, JsonNode.Parse(text));
    }

    // What was read before is what is changed.
    private async Task LookAsync(ApiOperation operation, string path, CancellationToken ct)
    {
        var of = document.Operations.Any(o => o.Method == "GET" && o.Path == operation.Path) ? path : string.Join('/', path.Split('/').Take(5));
        using var request = new HttpRequestMessage(HttpMethod.Get, of);
        Sign(request);
        using var response = await http.SendAsync(request, ct);
        if (response.Headers.ETag is { IsWeak: false } tag) _etags[path] = tag.ToString();
    }

    private (string Path, string Collection) Path(ApiOperation operation)
    {
        var parts = operation.Path.Split('/');
        var collection = "";
        for (var i = 0; i < parts.Length; i++)
        {
            if (!parts[i].StartsWith('{'))
            {
                if (parts[i] is not ("actions" or "api" or "v1")) collection = parts[i];
                continue;
            }
            var name = parts[i].Trim('{', '}');
            var schema = operation.Parameters("path").First(p => p["name"]!.GetValue<string>() == name)["schema"]!;
            var pool = name switch { "meeting" => "meetings", "task" => "tasks", "delivery" => "deliveries", _ => collection };
            var value = Values.Chance(0.03) ? Values.HostileText() : schema["enum"] is null && name is not ("year" or "address") ? harvest.Pick(pool, _random) ?? Guid.CreateVersion7().ToString() : name == "address" ? $"petugas{_random.Next(9)}@jambi.example" : name == "year" ? Values.Pick(["2024", "2025", "2026", "2027", "0", "99999"]) : Values.Valid(schema, name)!.ToString();
            parts[i] = Uri.EscapeDataString(Values.Chance(0.01) ? "x" : value.Length == 0 ? " " : WellFormed(value));
        }
        return (string.Join('/', parts), collection);
    }

    private HttpRequestMessage Request(ApiOperation operation, string path, out string sent)
    {
        var query = new StringBuilder();
        foreach (var parameter in operation.Parameters("query"))
        {
            var name = parameter["name"]!.GetValue<string>();
            if (!Values.Chance(name switch { "validateOnly" => 0.1, "lang" => 0.1, "pageToken" => 0.05, _ => 0.15 })) continue;
            var value = Values.Chance(0.75) ? Values.Valid(parameter["schema"]!, name)?.ToString() ?? "" : Values.HostileText();
            Add(query, name, parameter["schema"]!["type"]!.ToString() == "boolean" ? value.ToLowerInvariant() : value);
        }
        if (Values.Chance(0.02)) Add(query, "tidakDikenal", "1");
        var request = new HttpRequestMessage(new HttpMethod(operation.Method), path + query);
        sent = $"{operation.Method} {path}{query}";
        Sign(request);
        Headers(operation, request, path);
        if (operation.Body is { } body && !Values.Chance(0.01))
        {
            var text = body.MediaType == Form ? FormText(body.Schema["properties"]!.AsObject()) : Body(operation, body.Schema);
            var type = body.MediaType == Form ? Form + "; boundary=fuzz" : Values.Chance(0.03) ? Values.Pick(["text/plain", "application/xml", "application/x-www-form-urlencoded", "application/json; charset=utf-16", "multipart/form-data", "garbage"]) : body.MediaType;
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(text));
            request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
            sent += $" {type} {(text.Length > 1500 ? text[..1500] : text)}";
        }
        sent += " " + string.Join(' ', request.Headers.Where(h => h.Key != "Authorization" && h.Key != "Cookie").Select(h => $"[{h.Key}: {string.Join(',', h.Value)}]"));
        return request;
    }

    // A list to import with its options, or a document and what is said of it; each of them right, wrong or missing.
    private string FormText(JsonObject parts)
    {
        var text = new StringBuilder();
        var isImport = parts.ContainsKey("options");
        if (!Values.Chance(0.1)) Part(isImport ? "name=\"file\"; filename=\"daftar.csv\"" : "name=\"file\"; filename=\"naskah.pdf\"", isImport ? "text/csv" : "application/pdf", !Values.Chance(0.8) ? Values.HostileText() : isImport
            ? $"Judul,Jenis,Pihak 1,Pihak 2,Nomor 1,Nomor 2,Tanggal Tanda Tangan,Tanggal Berakhir\nMoU Uji,mou,Pemerintah Kota Jambi,BPJS Ketenagakerjaan Kantor Cabang Jambi,{_random.Next()}/X,{_random.Next()}/Y,01/02/2024,31/01/2029\n"
            : $"%PDF-1.4\n% {_random.Next()}\n%%EOF\n");
        if (isImport && Values.Chance(0.6)) Part("name=\"options\"", "application/json", (Values.Chance(0.6) ? new JsonObject() : Values.Wild())?.ToJsonString() ?? "null");
        foreach (var (name, schema) in parts.Where(p => p.Key is not ("file" or "options")))
            if (Values.Chance(name == "kind" ? 0.9 : 0.4)) Part($"name=\"{name}\"", "text/plain", (Values.Chance(0.85) ? Values.Valid(schema!, name)?.ToString() : null) ?? Values.HostileText());
        return text.Append("--fuzz--\r\n").ToString();

        void Part(string disposition, string type, string content) => text.Append(System.Globalization.CultureInfo.InvariantCulture, $"--fuzz\r\nContent-Disposition: form-data; {disposition}\r\nContent-Type: {type}\r\n\r\n{content}\r\n");
    }

    private string Body(ApiOperation operation, JsonNode schema)
    {
        var example = operation.Node["requestBody"]!["content"]!.AsObject().First().Value!["example"];
        var value = example is not null && Values.Chance(0.6) ? Known(example.DeepClone(), "") : Values.Valid(schema);
        var roll = _random.NextDouble();
        if (roll < 0.35) value = Values.Mutated(value);
        var json = value?.ToJsonString() ?? "null";
        return roll > 0.96 ? Values.Broken(json) : json;
    }

    // The ids of an example mean records of another day.
    private JsonNode? Known(JsonNode? node, string name)
    {
        if (node is JsonObject members)
            foreach (var member in members.ToList()) members[member.Key] = Detached(Known(member.Value, member.Key));
        else if (node is JsonArray items)
            for (var i = 0; i < items.Count; i++) items[i] = Detached(Known(items[i], name));
        else if (node is JsonValue value && value.TryGetValue(out string? text))
        {
            if (Guid.TryParse(text, out _)) return JsonValue.Create(harvest.Named(name, _random));
            if (name is "number" or "name" or "mail" && Values.Chance(0.8)) return JsonValue.Create(_random.Next(1, 1_000_000) + text);
        }
        return node;
    }

    private static JsonNode? Detached(JsonNode? node) => node?.Parent is null ? node : node.DeepClone();

    private void Headers(ApiOperation operation, HttpRequestMessage request, string path)
    {
        foreach (var name in operation.Parameters("header").Select(p => p["name"]!.GetValue<string>()))
        {
            var value = name switch
            {
                "If-Match" => Values.Chance(0.05) ? null : Values.Chance(0.9) ? Known(path) : Values.Pick(["*", "\"x\"", "1", "W/\"1\"", "\"99999999999999999999\"", "\"1\", \"2\"", "\"-1\""]),
                "If-None-Match" => Values.Chance(0.1) ? Values.Pick(["*", "\"x\"", "W/\"r000000000000\"", "garbage", "\"1\", W/\"2\""]) : null,
                "Idempotency-Key" => Values.Chance(0.15) ? Values.Pick([Guid.CreateVersion7().ToString(), "k1", "k2", "\"k3\"", new string('k', 256), "dengan spasi"]) : null,
                _ => null,
            };
            if (value is not null) request.Headers.TryAddWithoutValidation(name, value);
        }
        if (Values.Chance(0.05)) request.Headers.TryAddWithoutValidation("Accept-Language", Values.Pick(["en", "id", "en;q=0.5, id", "xx", ";;;", "*"]));
        if (Values.Chance(0.08)) request.Headers.TryAddWithoutValidation("Accept", Values.Pick(["text/csv", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "*/*", "text/html", "garbage", "application/xml", "application/jsonl"]));
    }

    private string Known(string path) => _etags.TryGetValue(path, out var tag) ? tag
        : path.Split('/').Reverse().Select(part => harvest.Versions.TryGetValue(part, out var version) ? $"\"{version}\"" : null).FirstOrDefault(v => v is not null) ?? "\"1\"";

    private void Sign(HttpRequestMessage request)
    {
        if (authorization.StartsWith("agreements=", StringComparison.Ordinal))
        {
            request.Headers.TryAddWithoutValidation("Cookie", authorization);
            request.Headers.TryAddWithoutValidation("Sec-Fetch-Site", "same-origin");
        }
        else request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", authorization);
    }

    private static void Add(StringBuilder query, string name, string value) => query.Append(query.Length == 0 ? '?' : '&').Append(name).Append('=').Append(Uri.EscapeDataString(WellFormed(value)));

    // A longer line, or a NUL in it, is refused by the server before there is an operation.
    private static string WellFormed(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text.Length > LongestValue ? text[..LongestValue] : text)).Replace("\0", "", StringComparison.Ordinal);

    private IEnumerable<string> Findings(ApiOperation operation, HttpResponseMessage response, byte[] body, string text)
    {
        var status = ((int)response.StatusCode).ToString(System.Globalization.CultureInfo.InvariantCulture);
        if ((int)response.StatusCode >= 500) yield return "a failure of the server";
        if (!operation.Responses.ContainsKey(status))
        {
            yield return $"the status {status} is not documented";
            yield break;
        }
        var content = operation.Responses[status]!["content"]?.AsObject();
        var type = response.Content.Headers.ContentType?.MediaType ?? "none";
        if (body.Length == 0)
        {
            // A file of nothing, a line for each item, has no line.
            if (content is not null && (IsJson(response) || !content.ContainsKey(type))) yield return $"{status} without a body";
            yield break;
        }
        if (content is null || !content.ContainsKey(type))
        {
            yield return $"{status} as {type}, which is not documented";
            yield break;
        }
        if (!IsJson(response)) yield break;
        foreach (var error in Errors(content[type]!["schema"]!, text)) yield return $"{status} breaks its schema: {error}";
    }

    private IReadOnlyList<string> Errors(JsonNode schema, string text)
    {
        try
        {
            return document.Errors(schema, text);
        }
        catch (JsonException exception)
        {
            return [exception.Message];
        }
    }

    private static bool IsJson(HttpResponseMessage response) => response.Content.Headers.ContentType?.MediaType is { } type && (type == "application/json" || type.EndsWith("+json", StringComparison.Ordinal));
}
