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
    private ApiClient _person = null!;

    protected override (string, string?)[] Settings => [("Agreements__Samples", "true"), ("Agreements__Today", "2025-05-20"), ("Webhooks__AllowedNetworks", "127.0.0.0/8")];

    [OneTimeSetUp]
    public async Task TellAsync()
    {
        _document = new ApiDocument((await Api.GetAsync("/openapi/v1.json")).Body);
        var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = Service.Http.BaseAddress };
        http.DefaultRequestHeaders.Add("Cookie", "agreements=" + (await TestPerson.AddAsync(Path.Combine(Directory, "data", "agreements.db"), (Role.Administrator, null))).Session);
        http.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        _person = new ApiClient(http);
        await PlayAsync();
        if (Environment.GetEnvironmentVariable("AGREEMENTS_TEST_RECORD") == "1") await _files.WriteAsync();
    }

    /// <summary>Sends what an operation takes, and keeps it as its example.</summary>
    private async Task<Answer> DoAsync(string operationId, string path, object? body = null, string? etag = null, ApiClient? by = null)
    {
        var operation = _document.Operations.SingleOrDefault(o => o.Id == operationId) ?? throw new AssertionException($"The document has no operation {operationId}.");
        var sent = body is null ? null : body as JsonNode ?? JsonSerializer.SerializeToNode(body);
        (string, string)[] headers = etag is null ? [] : [("If-Match", etag)];
        var answer = await (by ?? Api).SendAsync(new HttpMethod(operation.Method), path, sent?.ToJsonString(), operation.Body?.MediaType ?? "application/json", headers);
        Assert.That(answer.Code, Is.InRange(200, 299), $"{operationId} {path} {sent?.ToJsonString()}\n{answer.Body.ToJsonString()}");
        _files.Take(operationId, "/api/v1/" + path, sent, answer);
        return answer;
    }

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
                    Assert.That(answer["example"]?.ToJsonString(), Is.EqualTo(example["response"]!.ToJsonString()), $"{operation.Id} is shown in the document");
                }
                if (example["request"] is { } request) Assert.That(_document.Errors(operation.Body!.Value.Schema, request.ToJsonString()), Is.Empty, $"{operation.Id}: what is sent");
                else Assert.That(operation.Node["requestBody"]?["required"]?.GetValue<bool>() ?? false, Is.False, $"{operation.Id} sends nothing");
            }
        });
    }

    // Ids are others in each run.
    private static string? Shape(JsonNode? request) => request is null ? null : System.Text.RegularExpressions.Regex.Replace(request.ToJsonString(), "[0-9a-f]{8}-[0-9a-f-]{27}", "id", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1));
}
