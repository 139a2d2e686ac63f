using System.Text.Json;
using System.Text.Json.Nodes;
using Agreements.Domain.Access;
using Agreements.Web.Tests.Support;
using NUnit.Framework;

namespace Agreements.Web.Tests.Contract;

/// <summary>Every operation of the document has an example, told as a day in Jambi: each request is really sent and accepted, each answer is really given.
/// <c>AGREEMENTS_TEST_RECORD=1</c> writes the files anew.</summary>
public sealed partial class ExampleTests : ServiceTest
{
    private readonly ExampleFiles _files = new();
    private ApiDocument _document = null!;
    private readonly Dictionary<string, (string Path, ApiClient By)> _asked = new(StringComparer.Ordinal);
    private ApiClient _person = null!;

    protected override (string, string?)[] Settings => [("Agreements__Samples", "true"), ("Agreements__Today", "2025-05-20"), ("Webhooks__AllowedNetworks", "127.0.0.0/8")];

    private static bool Records => Environment.GetEnvironmentVariable("AGREEMENTS_TEST_RECORD") == "1";

    [OneTimeSetUp]
    public async Task TellAsync()
    {
        _document = new ApiDocument((await Api.GetAsync("/openapi/v1.json")).Body);
        var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = Service.Http.BaseAddress };
        http.DefaultRequestHeaders.Add("Cookie", "agreements=" + (await TestPerson.AddAsync(Path.Combine(Directory, "data", "agreements.db"), (Role.Administrator, null))).Session);
        http.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        _person = new ApiClient(http);
        await PlayAsync();
        if (Records) await _files.WriteAsync();
    }

    /// <summary>Sends what an operation takes, and keeps it as its example.</summary>
    private async Task<Answer> DoAsync(string operationId, string path, object? body = null, string? etag = null, ApiClient? by = null)
    {
        var operation = _document.Operations.SingleOrDefault(o => o.Id == operationId) ?? throw new AssertionException($"The document has no operation {operationId}.");
        var sent = body is null ? null : body as JsonNode ?? JsonSerializer.SerializeToNode(body);
        (string, string)[] headers = etag is null ? [] : [("If-Match", etag)];
        Task<Answer> SendAsync(string to) => (by ?? Api).SendAsync(new HttpMethod(operation.Method), to, sent?.ToJsonString(), operation.Body?.MediaType ?? "application/json", headers);
        if (operation.Method != "GET") await DryAsync(operationId, () => SendAsync(path + (path.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "validateOnly=true"));
        var answer = await SendAsync(path);
        Assert.That(answer.Code, Is.InRange(200, 299), $"{operationId} {path} {sent?.ToJsonString()}\n{answer.Body.ToJsonString()}");
        if (operation.Method == "GET") _asked[operationId] = (path, by ?? Api);
        _files.Take(operationId, "/api/v1/" + path, sent, answer);
        return answer;
    }

    /// <summary>The same with a file and its options, as a form.</summary>
    private async Task<Answer> SendFileAsync(string operationId, string path, string name, string content, string options)
    {
        using var form = new MultipartFormDataContent { { new StringContent(content), "file", name }, { new StringContent(options, System.Text.Encoding.UTF8, "application/json"), "options" } };
        var response = await Service.Http.PostAsync("/api/v1/" + path, form);
        var answer = new Answer(response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync())!, response.Headers.ETag?.ToString(), response);
        Assert.That(answer.Code, Is.InRange(200, 299), $"{operationId} {path}\n{answer.Body.ToJsonString()}");
        _files.Take(operationId, "/api/v1/" + path, null, answer);
        return answer;
    }

    /// <summary>The same with a document and what is said of it.</summary>
    private async Task<Answer> SendFormAsync(string operationId, string path, string content, string? etag, params (string Name, string Text)[] texts)
    {
        using var form = new MultipartFormDataContent { { new StringContent(content), "file", "naskah.pdf" } };
        form.First().Headers.ContentType = new("application/pdf");
        foreach (var (name, text) in texts) form.Add(new StringContent(text), name);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/" + path) { Content = form };
        if (etag is not null) request.Headers.TryAddWithoutValidation("If-Match", etag);
        var response = await Service.Http.SendAsync(request);
        var answer = new Answer(response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync())!, response.Headers.ETag?.ToString(), response);
        Assert.That(answer.Code, Is.InRange(200, 299), $"{operationId} {path}\n{answer.Body.ToJsonString()}");
        _files.Take(operationId, "/api/v1/" + path, null, answer);
        return answer;
    }

    /// <summary>The same for what answers with a file.</summary>
    private async Task FileAsync(string operationId, string path)
    {
        var answer = await Api.GetAsync(path);
        Assert.That(answer.Code, Is.EqualTo(200), $"{operationId} {path}");
        _files.Take(operationId, "/api/v1/" + path, null, answer with { Body = JsonValue.Create($"({answer.MediaType})") });
    }

    // Whatever is done is in the trail; what jobs do meanwhile is of the program. That the real one is accepted after it proves the rest.
    private async Task DryAsync(string operationId, Func<Task<Answer>> send)
    {
        var before = await EntriesAsync();
        var dry = await send();
        Assert.That(dry.Code, Is.InRange(200, 299), $"{operationId}, tried: {dry.Body.ToJsonString()}");
        Assert.That(await EntriesAsync(), Is.EqualTo(before), $"{operationId} was only to be tried");
    }

    private async Task<long> EntriesAsync()
    {
        await using var connection = await TestDatabase.OpenAsync(Path.Combine(Directory, "data", "agreements.db"));
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT COUNT(*) FROM audit_entries WHERE actor LIKE 'key:%' OR actor LIKE '%@kantor.example'";
        return (long)(await command.ExecuteScalarAsync())!;
    }

    [Test]
    public async Task Every_question_is_answered_with_304_to_who_holds_the_answer()
    {
        foreach (var (id, (path, by)) in _asked.Where(a => a.Key != "listChanges"))
        {
            var (first, again) = (default(Answer)!, default(Answer)!);
            // What jobs change in between is another answer.
            for (var attempt = 0; attempt < 5 && again?.Code != 304; attempt++)
            {
                first = await by.GetAsync(path);
                again = await by.GetAsync(path, ("If-None-Match", first.Etag ?? "none"));
            }
            Assert.That((first.Code, again.Code), Is.EqualTo((200, 304)), id);
            Assert.That((again.Etag, again.Raw.Headers.CacheControl?.ToString(), again.Raw.Headers.Vary.Contains("Accept-Language")), Is.EqualTo((first.Etag, "no-cache, private", true)), id);
        }
    }

    [Test]
    public void Every_list_pages() => Assert.That(
        _document.Operations.Where(o => o.Method == "GET" && o.Id.StartsWith("list", StringComparison.Ordinal) && o.Id != "listChanges" && o.Parameters("query").All(p => p["name"]!.GetValue<string>() != "pageToken")).Select(o => o.Id), Is.Empty);

    [Test]
    public void Every_operation_has_an_example() => Assert.That(_document.Operations.Select(o => o.Id), Is.EquivalentTo(_files.Told.Keys), "tell it in ExampleTests.Story");

    [Test]
    public void The_files_hold_what_was_sent_and_what_kind_of_answer_came()
    {
        Assert.Multiple(() =>
        {
            foreach (var (id, told) in _files.Told)
            {
                var kept = ExampleFiles.Read(id);
                Assert.That(kept, Is.Not.Null, $"{id}: run this with AGREEMENTS_TEST_RECORD=1");
                Assert.That(Shape(kept?["request"]), Is.EqualTo(Shape(told["request"])), id);
                Assert.That(kept?["status"]?.ToJsonString(), Is.EqualTo(told["status"]!.ToJsonString()), id);
            }
        });
    }

    [Test]
    public void Each_example_keeps_to_the_document()
    {
        Assert.Multiple(() =>
        {
            foreach (var operation in _document.Operations.Where(o => ExampleFiles.Read(o.Id) is not null))
            {
                var example = ExampleFiles.Read(operation.Id)!;
                var status = example["status"]!.ToJsonString();
                if (operation.Responses[status]?["content"]?["application/json"] is { } answer)
                {
                    Assert.That(_document.Errors(answer["schema"]!, example["response"]!.ToJsonString()), Is.Empty, $"{operation.Id}: what is answered");
                    if (!Records) Assert.That(answer["example"]?.ToJsonString(), Is.EqualTo(example["response"]!.ToJsonString()), $"{operation.Id} is shown in the document");
                }
                if (example["request"] is { } request) Assert.That(_document.Errors(operation.Body!.Value.Schema, request.ToJsonString()), Is.Empty, $"{operation.Id}: what is sent");
                else if (operation.Body?.MediaType != "multipart/form-data") Assert.That(operation.Node["requestBody"]?["required"]?.GetValue<bool>() ?? false, Is.False, $"{operation.Id} sends nothing");
            }
        });
    }

    // Ids are others in each run.
    private static string? Shape(JsonNode? request) => request is null ? null : System.Text.RegularExpressions.Regex.Replace(request.ToJsonString(), "[0-9a-f]{8}-[0-9a-f-]{27}", "id", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1));
}
