using Agreements.App.Mail;
using Agreements.Domain.Access;
using Agreements.Web.Hosting;
using Agreements.Web.Security;
using Agreements.Web.Tests.Support;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using NUnit.Framework;

namespace Agreements.Web.Tests.Security;

/// <summary>What stands around every request and every start.</summary>
public sealed class EdgeTests : ServiceTest
{
    // The audit trail shows whom the program believed.
    private const string Proxy = "127.0.0.1";

    private static Exposure Reached(string address, HttpOptions http, bool sender = true, string? administrators = "admin@office.example", string? hosts = "localhost") =>
        new([address], http, new MailOptions { Administrators = administrators }, sender, hosts);

    private static readonly HttpOptions Behind = new() { PublicUrl = "https://agreements.office.example", TrustedProxies = "10.0.0.4, 10.1.0.0/16" };

    [TestCase("http://127.0.0.1:5080")]
    [TestCase("http://[::1]:5080")]
    [TestCase("http://localhost:5080")]
    [TestCase("http://unix:/run/agreements.sock")]
    public void Reached_from_this_machine_only_it_needs_nothing(string address) => Assert.That(Reached(address, new HttpOptions(), sender: false, administrators: null).Problems(), Is.Empty);

    [TestCase("http://0.0.0.0:5080")]
    [TestCase("http://*:5080")]
    [TestCase("http://[::]:5080")]
    [TestCase("http://192.168.1.1:5080")]
    public void Others_may_reach_it_only_behind_named_proxies_or_by_TLS(string address)
    {
        Assert.That(Reached(address, new HttpOptions { PublicUrl = Behind.PublicUrl }).Problems().Single(), Does.StartWith($"Refusing to listen on {address}").And.Contain("Http__TrustedProxies"));
        Assert.That(Reached(address, Behind).Problems(), Is.Empty);
        Assert.That(Reached(address.Replace("http:", "https:", StringComparison.Ordinal), new HttpOptions { PublicUrl = Behind.PublicUrl }).Problems(), Is.Empty);
    }

    [Test]
    public void For_others_it_needs_a_public_https_address_a_sender_administrators_and_named_hosts()
    {
        var bare = Reached("http://0.0.0.0:80", new HttpOptions { TrustedProxies = "10.0.0.4" }, sender: false, administrators: " ", hosts: "*").Problems().ToList();
        Assert.That(bare, Has.Count.EqualTo(4));
        foreach (var setting in new[] { "Http__PublicUrl", "Mail__From", "Mail__Administrators", "AllowedHosts" }) Assert.That(bare, Has.Some.Contains(setting));
        Assert.That(Reached("http://127.0.0.1:80", new HttpOptions { PublicUrl = "http://agreements.office.example" }).Problems().Single(), Does.Contain("must be an https address"));
    }

    [TestCase("Http__TrustedProxies", "10.0.0.300")]
    [TestCase("Http__RequestsPerSecond", "0")]
    [TestCase("Http__PublicUrl", "agreements.office.example")]
    [TestCase("DataProtection__Certificate", "/nowhere/cert.pfx")]
    public async Task A_wrong_setting_of_the_edge_stops_the_start_and_is_named(string name, string value)
    {
        using var directory = new TempDirectory();
        var (code, output) = await RunningProgram.RunAsync(directory.Path, [], (name, value));
        Assert.That((code, output.Trim().Contains('\n', StringComparison.Ordinal)), Is.EqualTo((2, false)), output);
        Assert.That(output, Does.Contain(name.Replace("__", ":", StringComparison.Ordinal)));
    }

    [Test]
    public async Task Nobody_is_believed_who_says_that_he_comes_from_elsewhere()
    {
        Assert.That(await AddressAsync(Service), Is.EqualTo("127.0.0.1"));
    }

    [Test]
    public async Task A_named_proxy_is_believed_up_to_the_last_that_is_not_named_and_plain_HTTP_behind_it_is_refused()
    {
        using var directory = new TempDirectory();
        await using var program = await RunningProgram.ServeAsync(directory.Path,
            ("ASPNETCORE_ENVIRONMENT", "Production"), ("Http__TrustedProxies", Proxy), ("Http__PublicUrl", "https://agreements.office.example"), ("Mail__From", "a@office.example"), ("Mail__Administrators", "b@office.example"));
        Assert.That(await AddressAsync(program), Is.EqualTo("203.0.113.9"), "not the one that the caller has put in front");
        var plain = await new ApiClient(program.Http).GetAsync("agreements", ("X-Forwarded-For", "203.0.113.9"), ("X-Forwarded-Proto", "http"), ("Host", "agreements.office.example"));
        Assert.That((plain.Code, plain.Errors.Single()), Is.EqualTo((403, "tls.required ")));
        using var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = program.Http.BaseAddress };
        browser.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.9");
        var page = await browser.GetAsync("/docs?x=1");
        Assert.That(((int)page.StatusCode, page.Headers.Location!.ToString()), Is.EqualTo((308, "https://agreements.office.example/docs?x=1")));
        var secure = await new ApiClient(program.Http).GetAsync("agreements", ("X-Forwarded-For", "203.0.113.9"), ("X-Forwarded-Proto", "https"), ("Host", "agreements.office.example"));
        Assert.That((secure.Code, secure.Raw.Headers.GetValues("Strict-Transport-Security").Single()), Is.EqualTo((200, "max-age=31536000")));
        browser.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        var form = (await browser.GetAsync("/signin")).Headers.GetValues("Set-Cookie").Single(c => c.Contains("agreements-form", StringComparison.Ordinal));
        Assert.That(form, Does.StartWith("__Host-agreements-form=").And.Contain("secure").And.Contain("path=/;").And.Contain("httponly").And.Contain("samesite=strict"));
        Assert.That(program.Output, Does.Contain("DataProtection__Certificate"));
    }

    [Test]
    public async Task The_link_of_the_first_administrator_leads_where_browsers_reach_it()
    {
        using var directory = new TempDirectory();
        await using var program = await RunningProgram.ServeAsync(directory.Path, ("Http__PublicUrl", "https://agreements.office.example/"));
        Assert.That(await program.PrintedAsync(l => l.StartsWith("First administrator: ", StringComparison.Ordinal)), Does.StartWith("First administrator: https://agreements.office.example/setup?token="));
    }

    private static async Task<string?> AddressAsync(RunningProgram program)
    {
        var api = new ApiClient(program.Http);
        var made = await api.PostAsync("institutions", new { kind = "village", name = "Desa" }, ("X-Forwarded-For", "198.51.100.1, 203.0.113.9"), ("X-Forwarded-Proto", "https"));
        return (await api.GetAsync($"audit?subject={made.Id}", ("X-Forwarded-Proto", "https"), ("X-Forwarded-For", "203.0.113.9"))).Body["items"]![0]!["address"]!.GetValue<string>();
    }

    [TestCase("/api/v1/agreements")]
    [TestCase("/api/v1/nothing")]
    [TestCase("/docs/")]
    [TestCase("/health/live")]
    [TestCase("/hangfire")]
    public async Task Every_answer_forbids_a_browser_what_it_does_not_need(string path)
    {
        var headers = (await Api.GetAsync(path)).Raw.Headers;
        Assert.That(headers.GetValues("Content-Security-Policy").Single(), Does.StartWith("default-src 'none'").And.Contain("frame-ancestors 'none'").And.Contain("base-uri 'none'").And.Not.Contain("script-src 'unsafe"));
        Assert.That(headers.GetValues("Cross-Origin-Opener-Policy").Concat(headers.GetValues("Cross-Origin-Resource-Policy")), Is.All.EqualTo("same-origin"));
        Assert.That(headers.GetValues("Permissions-Policy").Single(), Does.Contain("camera=()"));
        Assert.That(headers.Contains("Access-Control-Allow-Origin"), Is.False);
        // Nobody between keeps it, and who keeps it asks whether it still holds.
        if (path.EndsWith("agreements", StringComparison.Ordinal)) Assert.That((headers.CacheControl!.Private, headers.CacheControl.NoCache), Is.EqualTo((true, true)));
    }

    [Test]
    public async Task A_failure_answers_with_the_same_headers() =>
        Assert.That((await Api.PostAsync("agreements", "{")).Raw.Headers.GetValues("Content-Security-Policy").Single(), Does.StartWith("default-src 'none'"));

    [Test]
    public async Task JSON_nested_too_deeply_is_a_400()
    {
        var deep = string.Concat(Enumerable.Repeat("{\"scope\":[", 5000)) + string.Concat(Enumerable.Repeat("]}", 5000));
        foreach (var (method, path) in new[] { (HttpMethod.Post, "agreements"), (HttpMethod.Patch, $"agreements/{(await CreateAsync()).Id}") })
            Assert.That((await Api.SendAsync(method, path, deep, ("If-Match", "\"1\""))).Code, Is.EqualTo(400), path);
    }

    [Test]
    public async Task The_dashboard_of_the_jobs_is_there_for_an_administrator_of_the_installation_only()
    {
        var page = await Service.Http.GetAsync("/hangfire/recurring");
        Assert.That((int)page.StatusCode, Is.EqualTo(200));
        Assert.That(await page.Content.ReadAsStringAsync(), Does.Contain("sweep").And.Not.Contain("<script>"));
        using var nobody = new HttpClient { BaseAddress = Service.Http.BaseAddress };
        Assert.That((int)(await nobody.GetAsync("/hangfire/recurring")).StatusCode, Is.EqualTo(404));
    }

    [Test]
    public async Task The_keys_that_protect_cookies_are_kept_in_the_database()
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(Directory, "data", "agreements.db")};Pooling=False;Mode=ReadOnly");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT COUNT(*) FROM data_protection_keys WHERE xml LIKE '<key id=%'";
        Assert.That(await command.ExecuteScalarAsync(), Is.EqualTo(1));
    }

    [TestCase("POST", "/api/v1/agreements", "same-origin", null, "application/json", true)]
    [TestCase("POST", "/api/v1/agreements", null, "https://agreements.office.example", "application/json; charset=utf-8", true)]
    [TestCase("PATCH", "/api/v1/agreements/1", "same-origin", null, "application/merge-patch+json", true)]
    [TestCase("POST", "/api/v1/agreements", "cross-site", null, "application/json", false)]
    [TestCase("POST", "/api/v1/agreements", "same-site", null, "application/json", false)]
    [TestCase("POST", "/api/v1/agreements", null, "https://attacker.example", "application/json", false)]
    [TestCase("POST", "/api/v1/agreements", null, "null", "application/json", false)]
    [TestCase("POST", "/api/v1/agreements", null, null, "application/json", false)]
    [TestCase("POST", "/api/v1/agreements", "same-origin", null, "text/plain", false)]
    [TestCase("POST", "/api/v1/agreements", "same-origin", null, "application/x-www-form-urlencoded", false)]
    [TestCase("DELETE", "/api/v1/api-keys/1", "cross-site", null, null, false)]
    [TestCase("GET", "/api/v1/agreements", "cross-site", null, null, true)]
    [TestCase("POST", "/agreements", "cross-site", null, "application/x-www-form-urlencoded", false)]
    [TestCase("POST", "/agreements", "same-origin", "null", "application/x-www-form-urlencoded", true)]
    public void A_cookie_changes_something_only_from_our_own_pages(string method, string path, string? site, string? origin, string? mediaType, bool allowed)
    {
        var http = new DefaultHttpContext();
        (http.Request.Method, http.Request.Path, http.Request.Scheme, http.Request.Host, http.Request.ContentType) = (method, path, "https", new HostString("agreements.office.example"), mediaType);
        if (site is not null) http.Request.Headers["Sec-Fetch-Site"] = site;
        if (origin is not null) http.Request.Headers.Origin = origin;
        http.Features.Set(new Principal("siti@kota.example", "session:01234567", Guid.CreateVersion7(), []));
        Assert.That(SameOrigin.IsAllowed(http), Is.EqualTo(allowed));
        http.Features.Set(new Principal("sistem", "key:1", null, []));
        Assert.That(SameOrigin.IsAllowed(http), Is.True, "a key does not come along by itself");
    }

    [Test]
    public void An_endpoint_of_which_nobody_decided_who_may_call_it_is_named()
    {
        Endpoint Named(string name, params object[] metadata) => new(null, new EndpointMetadataCollection(metadata), name);
        Assert.That(EndpointRules.Broken([Named("open", new AllowAnonymousAttribute()), Named("known", new AuthorizeAttribute())]), Is.Empty);
        Assert.That(EndpointRules.Broken([Named("forgotten")]).Single(), Does.Contain("forgotten").And.Contain("RequireAuthorization()"));
    }
}
