using Agreements.Web.Tests.Support;
using NUnit.Framework;

namespace Agreements.Web.Tests.Security;

/// <summary>Somebody who speaks HTTP by hand: two lengths, half a request, names of files, headers that no client writes.</summary>
public sealed class WireTests : ServiceTest
{
    private Task<string> SayAsync(string request) => Wire.SayAsync(Service.Http.BaseAddress!, request.ReplaceLineEndings("\r\n"));

    private string Key => Service.Http.DefaultRequestHeaders.Authorization!.ToString();

    private string Host => Service.Http.BaseAddress!.Authority;

    private string Post(string headers, string body = "") => $"POST /api/v1/institutions HTTP/1.1\nHost: {Host}\nAuthorization: {Key}\nContent-Type: application/json\n{headers}\n\n{body}";

    [TestCase("Content-Length: 5\nTransfer-Encoding: chunked", "0\n\nGET /api/v1/agreements HTTP/1.1\nHost: x\n\n")]
    [TestCase("Transfer-Encoding: chunked\nContent-Length: 5", "0\n\nGET /api/v1/agreements HTTP/1.1\nHost: x\n\n")]
    [TestCase("Content-Length: 2\nContent-Length: 40", "{}")]
    [TestCase("Content-Length: 2, 40", "{}")]
    [TestCase("Content-Length: 0x2", "{}")]
    [TestCase("Content-Length: -1", "{}")]
    [TestCase("Transfer-Encoding: xchunked", "0\n\n")]
    [TestCase("Transfer-Encoding: chunked, identity", "0\n\n")]
    [TestCase("Transfer-Encoding : chunked", "0\n\n")]
    [TestCase("Content-Length : 2", "{}")]
    [TestCase("X-A: 1\n Content-Length: 2", "{}")]
    [TestCase("Transfer-Encoding: chunked", "2 2\n{}\n0\n\n")]
    [TestCase("Transfer-Encoding: chunked", "-2\n{}\n0\n\n")]
    public async Task What_two_readers_could_cut_differently_is_400_and_ends_the_connection(string headers, string body)
    {
        var heard = await SayAsync(Post(headers, body));
        Assert.That(Wire.Codes(heard), Is.EqualTo(new[] { 400 }), heard);
    }

    [Test]
    public async Task A_line_that_ends_without_a_carriage_return_hides_no_second_request()
    {
        var heard = await Wire.SayAsync(Service.Http.BaseAddress!, $"GET /health/live HTTP/1.1\r\nHost: {Host}\r\nX-A: 1\nX-B: 2\r\nConnection: close\r\n\r\n");
        Assert.That(Wire.Codes(heard), Has.Length.EqualTo(1));
        Assert.That(Wire.Codes(await Wire.SayAsync(Service.Http.BaseAddress!, $"GET /health/live HTTP/1.1\r\nHost: {Host}\r\nX-A: 1\0\r\n\r\n")), Is.EqualTo(new[] { 400 }));
    }

    [Test]
    public async Task Who_sends_a_head_or_a_body_by_drops_is_hung_up_on()
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var heads = SayAsync($"GET /health/live HTTP/1.1\nHost: {Host}\nX-A: 1");
        var bodies = SayAsync(Post("Content-Length: 100000", "{"));
        Assert.That(Wire.Codes(await bodies), Is.EqualTo(new[] { 408 }));
        Assert.That(Wire.Codes(await heads), Is.EqualTo(new[] { 408 }));
        Assert.That(watch.Elapsed, Is.LessThan(TimeSpan.FromSeconds(50)));
        Assert.That((await Api.GetAsync("institutions")).Code, Is.EqualTo(200));
    }

    [Test]
    public async Task A_head_that_is_too_large_is_431_and_an_address_414()
    {
        Assert.That(Wire.Codes(await SayAsync($"GET /health/live HTTP/1.1\nHost: {Host}\nX-A: {new string('a', 40_000)}\n\n")), Is.EqualTo(new[] { 431 }));
        Assert.That(Wire.Codes(await SayAsync($"GET /health/live HTTP/1.1\nHost: {Host}\n{string.Concat(Enumerable.Range(0, 200).Select(i => $"X-{i}: 1\n"))}\n")), Is.EqualTo(new[] { 431 }));
        Assert.That(Wire.Codes(await SayAsync($"GET /{new string('a', 40_000)} HTTP/1.1\nHost: {Host}\n\n")), Is.EqualTo(new[] { 414 }));
    }

    [TestCase("/../appsettings.json")]
    [TestCase("/%2e%2e/appsettings.json")]
    [TestCase("/..%2fappsettings.json")]
    [TestCase("/app.css/../../appsettings.json")]
    [TestCase("/docs/../appsettings.json")]
    [TestCase("/docs/..%2f..%2fappsettings.json")]
    [TestCase("/docs/%2e%2e%2f%2e%2e%2fappsettings.json")]
    [TestCase("/docs/..\\..\\appsettings.json")]
    [TestCase("/docs/..%5c..%5cappsettings.json")]
    [TestCase("/docs/%252e%252e%252fappsettings.json")]
    [TestCase("/docs/scalar.js/../../../../../../etc/passwd")]
    [TestCase("/openapi/..%2f..%2fappsettings.json")]
    [TestCase("/openapi/v1%00.json")]
    [TestCase("/_framework/..%2fappsettings.json")]
    [TestCase("/data/agreements.db")]
    [TestCase("/agreements.db")]
    [TestCase("/wwwroot/app.css")]
    [TestCase("/appsettings.json")]
    [TestCase("/agreements.dll")]
    [TestCase("/a/..%2f..%2fappsettings.json")]
    [TestCase("/reset/..%2f..%2fappsettings.json")]
    [TestCase("/hangfire/..%2fapi%2fv1%2fagreements")]
    public async Task No_name_leads_to_a_file_that_is_not_served(string path)
    {
        var heard = await SayAsync($"GET {path} HTTP/1.1\nHost: {Host}\nConnection: close\n\n");
        Assert.That(Wire.Codes(heard).Single(), Is.EqualTo(404).Or.EqualTo(400).Or.EqualTo(410).Or.EqualTo(401).Or.EqualTo(200), heard);
        Assert.That(heard, Does.Not.Contain("AllowedHosts").And.Not.Contain("SQLite format").And.Not.Contain("root:").And.Not.Contain("This program cannot be run"), heard);
    }

    [TestCase("TRACE", "/api/v1/agreements", 405)]
    [TestCase("TRACE", "/signin", 405)]
    [TestCase("TRACK", "/api/v1/agreements", 405)]
    [TestCase("OPTIONS", "/api/v1/agreements", 405)]
    [TestCase("PROPFIND", "/", 405)]
    [TestCase("CONNECT", "/api/v1/agreements", 405)]
    [TestCase("G\"T", "/api/v1/agreements", 400)]
    public async Task A_method_that_nobody_needs_is_refused_and_echoes_nothing(string method, string path, int code)
    {
        var heard = await SayAsync($"{method} {path} HTTP/1.1\nHost: {Host}\nAuthorization: {Key}\nX-Secret: rahasia-dagang\nConnection: close\n\n");
        Assert.That(Wire.Codes(heard), Is.EqualTo(new[] { code }), heard);
        Assert.That(heard, Does.Not.Contain("rahasia-dagang").And.Not.Contain(Key));
    }

    [Test]
    public async Task Two_slashes_at_the_front_lead_nowhere_else()
    {
        foreach (var path in new[] { "//evil.example/account", "//evil.example/%2e%2e", "/\\evil.example", "http://evil.example/account" })
        {
            var heard = await SayAsync($"GET {path} HTTP/1.1\nHost: {Host}\nConnection: close\n\n");
            Assert.That(heard.Split('\n').Where(l => l.StartsWith("Location:", StringComparison.OrdinalIgnoreCase)), Has.None.Contains("//").And.None.Contains("\\"), heard);
        }
    }
}
