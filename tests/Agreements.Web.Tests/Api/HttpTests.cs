using Agreements.Web.Tests.Support;
using NUnit.Framework;

namespace Agreements.Web.Tests.Api;

/// <summary>What holds for every request, whatever it asks.</summary>
public sealed class HttpTests : ServiceTest
{
    [TestCase("application/json")]
    [TestCase("application/json; charset=utf-8")]
    [TestCase("application/json; charset=\"utf-8\"")]
    [TestCase("application/json; charset=\"UTF-8\"")]
    public async Task JSON_may_say_in_each_legal_way_that_it_is_UTF_8(string mediaType)
    {
        var answer = await Api.SendAsync(HttpMethod.Post, "institutions", """{"kind":"village","name":"Desa Éluk"}""", mediaType);
        Assert.That((answer.Code, answer.Body["name"]?.GetValue<string>()), Is.EqualTo((201, "Desa Éluk")), answer.Body.ToJsonString());
    }

    [TestCase("application/json; charset=utf-16", "mediaType.charset ")]
    [TestCase("application/json; charset=\"latin-1\"", "mediaType.charset ")]
    [TestCase("application/json; charset=klingon", "mediaType.charset ")]
    [TestCase("text/plain", "mediaType.unsupported ")]
    [TestCase("application/xml", "mediaType.unsupported ")]
    [TestCase("json", "mediaType.unsupported ")]
    public async Task What_is_not_said_to_be_JSON_in_UTF_8_is_a_415_problem(string mediaType, string error)
    {
        var institution = await InstitutionAsync("Kota");
        foreach (var (method, path) in new[] { (HttpMethod.Post, "institutions"), (HttpMethod.Patch, $"institutions/{institution}") })
        {
            var answer = await Api.SendAsync(method, path, """{"kind":"village","name":"Desa"}""", mediaType, ("If-Match", "\"1\""));
            Assert.That((answer.Code, answer.MediaType), Is.EqualTo((415, "application/problem+json")), method.Method);
            Assert.That(answer.Errors, Is.EqualTo(new[] { error }));
        }
    }

    [Test]
    public async Task A_merge_patch_may_come_under_its_own_media_type()
    {
        var answer = await Api.SendAsync(HttpMethod.Patch, $"institutions/{await InstitutionAsync("Kota")}", """{"aliases":["Pemkot"]}""", "application/merge-patch+json; charset=\"utf-8\"", ("If-Match", "\"1\""));
        Assert.That((answer.Code, answer.Body["aliases"]?.ToJsonString()), Is.EqualTo((200, """["Pemkot"]""")));
    }

    [Test]
    public async Task HEAD_is_answered_like_GET_without_the_body()
    {
        var agreement = (await CreateAsync()).Id;
        var paths = new[]
        {
            "/health/live", "/openapi/v1.json", "/docs", "agreements", $"agreements/{agreement}", $"agreements/{agreement}/status", $"agreements/{agreement}/lineage",
            "institutions", "alerts", "mails", "agreements?colour=red", "agreements/00000000-0000-7000-8000-000000000000", "nothing/here",
        };
        foreach (var path in paths)
        {
            var (get, head) = (await Api.GetAsync(path), await Api.SendAsync(HttpMethod.Head, path, null));
            Assert.That((head.Code, head.MediaType, head.Etag), Is.EqualTo((get.Code, get.MediaType, get.Etag)), path);
            Assert.That(head.Body.GetValue<string>(), Is.Empty, path);
        }
        var known = (await Api.GetAsync($"agreements/{agreement}")).Etag!;
        Assert.That((await Api.SendAsync(HttpMethod.Head, $"agreements/{agreement}", null, ("If-None-Match", known))).Code, Is.EqualTo(304));
    }

    [TestCase("localhost", 200)]
    [TestCase("127.0.0.1:5080", 200)]
    [TestCase("agreements.attacker.example", 400)]
    [TestCase("localhost.attacker.example", 400)]
    public async Task Only_under_a_name_of_this_machine_it_is_reached(string host, int code)
    {
        foreach (var path in new[] { "agreements", "/health/live", "/docs" })
            Assert.That((await Api.GetAsync(path, ("Host", host))).Code, Is.EqualTo(code), path);
    }

    [TestCase("GET", "agreements/status-lookup")]
    [TestCase("PUT", "agreements")]
    [TestCase("DELETE", "institutions/00000000-0000-7000-8000-000000000000")]
    public async Task A_method_that_is_not_allowed_is_a_problem_that_names_the_allowed(string method, string path)
    {
        var answer = await Api.SendAsync(new HttpMethod(method), path, null);
        Assert.That((answer.Code, answer.MediaType, answer.Errors), Is.EqualTo((405, "application/problem+json", new[] { "method.notAllowed " })));
        Assert.That(answer.Raw.Content.Headers.Allow, Is.Not.Empty);
    }

    [TestCase("agreements")]
    [TestCase("nothing/here")]
    [TestCase("/docs")]
    public async Task Every_answer_says_that_its_type_is_not_to_be_guessed_and_it_is_not_to_be_framed(string path)
    {
        var headers = (await Api.GetAsync(path)).Raw.Headers;
        Assert.That(headers.GetValues("X-Content-Type-Options"), Is.EqualTo(new[] { "nosniff" }));
        Assert.That(headers.GetValues("X-Frame-Options"), Is.EqualTo(new[] { "DENY" }));
        Assert.That(headers.Contains("Server"), Is.False);
    }
}
