using Agreements.Web.Tests.Support;
using NUnit.Framework;

namespace Agreements.Web.Tests.Api;

/// <summary>People at a browser: the first administrator, a colleague, and somebody who means harm.</summary>
public sealed class SignInPageTests : ServiceTest
{
    private const string Rina = "rina@kantor.example", Password = "lampu biru di atas meja";

    private string _setUp = "";

    [OneTimeSetUp]
    public async Task BeginAsync()
    {
        var line = await Service.PrintedAsync(l => l.StartsWith("First administrator: ", StringComparison.Ordinal));
        _setUp = new Uri(line["First administrator: ".Length..]).PathAndQuery;
        using var browser = Open();
        Assert.That((await browser.SubmitAsync(_setUp, "setup", ("Mail", Rina), ("Name", "Rina"), ("Password", "pendek"))).Words, Does.Contain("paling sedikit 12 karakter").And.Contain("aria-invalid=\"true\""));
        Assert.That((await browser.SubmitAsync(_setUp, "setup", ("Mail", Rina), ("Name", "Rina"), ("Password", Password))).To, Is.EqualTo("/"));
        Assert.That((await browser.GetAsync("/")).Words, Does.Contain("Selamat datang, Rina"));
    }

    private Browser Open() => new(Service.Http.BaseAddress!);

    private static Task<Shown> SignInAsync(Browser browser, string query = "", string password = Password) =>
        browser.SubmitAsync("/signin" + query, "signin", ("Mail", Rina), ("Password", password));

    [Test]
    public async Task The_link_on_the_console_is_dead_once_it_was_used()
    {
        using var browser = Open();
        var page = await browser.GetAsync(_setUp);
        Assert.That((page.Code, page.Words.Contains("Tautan tidak berlaku", StringComparison.Ordinal), page.Text.Contains("<form method=\"post\" action=\"/setup", StringComparison.Ordinal)), Is.EqualTo((410, true, false)));
    }

    [Test]
    public async Task Pages_ask_for_a_sign_in_and_come_back_to_where_one_wanted_to_go()
    {
        using var browser = Open();
        var asked = await browser.GetAsync("/account?done=profile");
        Assert.That((asked.Code, asked.To), Is.EqualTo((302, "/signin?next=%2Faccount%3Fdone%3Dprofile")));
        Assert.That((await SignInAsync(browser, "?next=%2Faccount%3Fdone%3Dprofile")).To, Is.EqualTo("/account?done=profile"));
        Assert.That((await browser.GetAsync("/account")).Words, Does.Contain(Rina).And.Contain("Perangkat ini"));
    }

    [TestCase("//evil.example")]
    [TestCase("https://evil.example/")]
    [TestCase("/\\evil.example")]
    [TestCase("/%09/evil.example")]
    [TestCase("%2F%2Fevil.example")]
    [TestCase("%252F%252Fevil.example")]
    [TestCase("/%5Cevil.example")]
    [TestCase("%0D%0A//evil.example")]
    [TestCase("///evil.example")]
    [TestCase("data:text/html,x")]
    [TestCase("javascript:alert(1)")]
    [TestCase("\\\\evil.example")]
    public async Task Nobody_is_led_out_of_the_house_by_a_link(string next)
    {
        using var browser = Open();
        Assert.That((await SignInAsync(browser, "?next=" + (next.Contains('%', StringComparison.Ordinal) ? next : Uri.EscapeDataString(next)))).To, Is.EqualTo("/"));
    }

    [Test]
    public async Task A_session_that_was_planted_before_the_sign_in_opens_nothing_after_it()
    {
        using var victim = Open();
        using var attacker = Open();
        await SignInAsync(attacker);
        var planted = attacker.Session!;
        victim.Cookies.Add(Service.Http.BaseAddress!, new System.Net.Cookie("agreements", planted));
        await SignInAsync(victim);
        Assert.That(victim.Session, Is.Not.EqualTo(planted));
        Assert.That((await attacker.GetAsync("/account")).To, Does.StartWith("/signin"), "the planted one has ended");
    }

    [Test]
    public async Task A_form_that_we_did_not_write_is_not_taken()
    {
        using var browser = Open();
        Assert.That((await browser.PostAsync("/signin", new() { ["_handler"] = "signin", ["Mail"] = Rina, ["Password"] = Password })).Code, Is.EqualTo(400));
        Assert.That(browser.Session, Is.Null);
        await SignInAsync(browser);
        Assert.That((await browser.PostAsync("/signout", new() { ["_handler"] = "signout" })).Code, Is.EqualTo(400));
        Assert.That((await browser.GetAsync("/account")).Code, Is.EqualTo(200));
    }

    [Test]
    public async Task Who_signs_out_is_out_and_the_old_cookie_too()
    {
        using var browser = Open();
        await SignInAsync(browser);
        var before = browser.Session!;
        Assert.That((await browser.SubmitAsync("/signout", "signout")).To, Is.EqualTo("/signin"));
        Assert.That(browser.Session, Is.Null);
        browser.Cookies.Add(Service.Http.BaseAddress!, new System.Net.Cookie("agreements", before));
        Assert.That((await browser.GetAsync("/account")).To, Does.StartWith("/signin"));
    }

    [Test]
    public async Task The_cookie_is_kept_from_scripts_and_the_pages_hold_none_of_their_own()
    {
        using var browser = Open();
        var signedIn = await SignInAsync(browser);
        Assert.That(signedIn.Raw.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("agreements=", StringComparison.Ordinal)), Does.Contain("httponly").And.Contain("samesite=lax").And.Contain("path=/").And.Not.Contain("expires"));
        foreach (var path in new[] { "/", "/account", "/account/factor", "/signin", "/reset", "/reset/x", "/invitation/x", "/setup" })
        {
            var page = await browser.GetAsync(path);
            Assert.That(page.Raw.Headers.GetValues("Content-Security-Policy").Single(), Does.StartWith("default-src 'none'").And.Not.Contain("unsafe"), path);
            Assert.That(page.Raw.Headers.CacheControl!.NoStore, Is.True, path);
            Assert.That(page.Text, Does.Contain("<html lang=\"id\">").And.Contain("<title>").And.Contain("<h1").And.Not.Contain("<script>").And.Not.Contain(" style=").And.Not.Contain(" onclick="), path);
            // Where a password is typed no script runs at all.
            if (path.Split('/')[1] is "signin" or "reset" or "invitation" or "setup") continue;
            Assert.That(page.Text.Split("<script").Length, Is.EqualTo(2), path);
        }
    }

    [Test]
    public async Task To_have_forgotten_the_password_reads_the_same_for_everybody()
    {
        using var browser = Open();
        async Task<string> AskAsync(string mail) => (await browser.SubmitAsync("/reset", "forgotten", ("Mail", mail))).Words.Replace(mail, "", StringComparison.Ordinal);
        Assert.That(await AskAsync(Rina), Is.EqualTo(await AskAsync("tidak-ada@kantor.example")).And.Contain("Jika alamat itu mempunyai akun"));
        Assert.That((await browser.SubmitAsync("/reset", "forgotten", ("Mail", "x@y.example\r\nBcc: z@y.example"))).Code, Is.EqualTo(400));
    }

    [Test]
    public async Task The_language_is_switched_by_a_link_and_stays()
    {
        using var browser = Open();
        Assert.That((await browser.GetAsync("/signin?lang=en")).Words, Does.Contain("<html lang=\"en\">").And.Contain("Sign in"));
        Assert.That((await browser.GetAsync("/signin")).Words, Does.Contain("Forgotten your password?"));
        Assert.That((await browser.GetAsync("/signin?lang=id")).Words, Does.Contain("Lupa kata sandi?"));
    }

    [Test]
    public async Task A_refused_form_leads_to_each_field_that_is_wrong_and_keeps_what_was_typed()
    {
        using var browser = Open();
        var page = await browser.SubmitAsync("/signin", "signin", ("Mail", "<b>rina"), ("Password", ""));
        Assert.That(page.Code, Is.EqualTo(400));
        Assert.That(page.Text, Does.Contain("href=\"#field-password\"").And.Contain("id=\"field-password\"").And.Contain("aria-describedby=\"field-password-error\"").And.Contain("value=\"&lt;b&gt;rina\""));
        var reset = await browser.SubmitAsync("/reset", "forgotten", ("Mail", "rina"));
        Assert.That(reset.Words, Does.Contain("<title>Belum berhasil: Lupa kata sandi · Agreements</title>").And.Contain("\"rina\" bukan alamat surel yang sah."));
    }

    [TestCase("/tidak/ada", null)]
    [TestCase("/hangfire", null)]
    [TestCase("/tidak/ada", "en")]
    public async Task What_is_not_there_is_a_page_for_people_and_a_problem_for_programs(string path, string? language)
    {
        using var browser = Open();
        if (language is not null) await browser.GetAsync("/signin?lang=" + language);
        var page = await browser.GetAsync(path);
        Assert.That((page.Code, page.Raw.Content.Headers.ContentType!.MediaType), Is.EqualTo((404, "text/html")));
        Assert.That(page.Words, Does.Contain($"<html lang=\"{language ?? "id"}\">").And.Contain(language is null ? "<h1>Tidak ditemukan</h1>" : "<h1>Not found</h1>").And.Contain("href=\"/\""));
        Assert.That(page.Raw.Headers.GetValues("Content-Security-Policy").Single(), Does.Contain("style-src 'self'").And.Not.Contain("unsafe").And.Not.Contain("script"));
        using var client = new HttpClient { BaseAddress = Service.Http.BaseAddress };
        using var program = await client.GetAsync(path);
        Assert.That(program.Content.Headers.ContentType!.MediaType, Is.EqualTo("application/problem+json"));
        Assert.That((await browser.GetAsync("/api/v1/tidak-ada")).Raw.Content.Headers.ContentType!.MediaType, Is.EqualTo("application/problem+json"));
    }

    [Test]
    public async Task A_form_that_is_sent_after_the_session_has_ended_leads_to_the_sign_in()
    {
        using var browser = Open();
        await SignInAsync(browser);
        var page = await browser.GetAsync("/account");
        Assert.That(page.Code, Is.EqualTo(200));
        await browser.SubmitAsync("/signout", "signout");
        var sent = await browser.PostAsync("/account", new() { ["_handler"] = "profile", ["Name"] = "Rina" });
        Assert.That((sent.Code, sent.To), Is.EqualTo((302, "/signin?next=%2Faccount")));
    }

    [Test]
    public async Task The_account_says_where_each_role_holds()
    {
        using var browser = Open();
        await SignInAsync(browser);
        Assert.That((await browser.GetAsync("/account")).Words, Does.Contain("<dd>Administrator · semua lembaga</dd>"));
    }
}
