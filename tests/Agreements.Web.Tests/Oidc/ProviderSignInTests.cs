using System.Text.Json.Nodes;
using System.Web;
using Agreements.Web.Tests.Support;
using NUnit.Framework;

namespace Agreements.Web.Tests.Oidc;

/// <summary>Signing in by a provider as a person does, with a real provider at the other end.</summary>
public sealed class ProviderSignInTests : ProviderServiceTest
{
    private async Task<JsonNode> UserAsync(string person) => (await Api.GetAsync($"users?q={person}@")).Body["items"]!.AsArray().Single()!;

    private async Task<int> StatusAsync(PersonAtBrowser browser, string path)
    {
        using var answer = await browser.GetAsync(At("/api/v1/" + path));
        return (int)answer.StatusCode;
    }

    [Test]
    public async Task Signing_in_with_PKCE_ends_in_a_session_with_the_mapped_role_at_the_mapped_institution()
    {
        await KnowAsync("ani", "petugas");
        var (browser, code, text) = await SignInAsync("ani");
        using (browser)
        {
            Assert.That((code, browser.Visited[^1]), Is.EqualTo((200, At("/"))), text);
            Assert.That(browser.Visited.Select(at => at.Query), Has.Some.Contains("request_uri=").Or.Some.Contains("code_challenge_method=S256"));
            Assert.That(await StatusAsync(browser, $"agreements/{Agreements.Own}"), Is.EqualTo(200));
            Assert.That(await StatusAsync(browser, $"agreements/{Agreements.Other}"), Is.EqualTo(404));
        }
        Assert.That((await UserAsync("ani"))["grants"]!.ToJsonString(), Is.EqualTo($$"""[{"role":"officer","institution":"{{City}}","provider":"kantor"}]"""));
    }

    [Test]
    public async Task A_changed_claim_changes_the_role_at_the_next_sign_in_and_ends_the_older_session()
    {
        await KnowAsync("budi", "petugas");
        using var older = (await SignInAsync("budi")).Browser;
        Assert.That(await StatusAsync(older, "agreements"), Is.EqualTo(200));
        await KnowAsync("budi", "pemeriksa");
        Assert.That(await StatusAsync(older, "agreements"), Is.EqualTo(200), "until then nothing is known of it");
        using var newer = (await SignInAsync("budi")).Browser;
        Assert.That((await StatusAsync(older, "agreements"), await StatusAsync(newer, "agreements")), Is.EqualTo((401, 200)));
        Assert.That((await UserAsync("budi"))["grants"]!.AsArray().Select(g => g!["role"]!.GetValue<string>()), Is.EqualTo(new[] { "auditor" }));
    }

    [Test]
    public async Task Who_has_no_mapped_role_is_refused_by_a_page_that_says_so_and_the_trail_knows()
    {
        await KnowAsync("tamu", "pengunjung");
        var (browser, code, text) = await SignInAsync("tamu");
        browser.Dispose();
        Assert.That(code, Is.EqualTo(403));
        Assert.That(text, Does.Contain("tidak menyebut peran apa pun bagi Anda di sini"));
        Assert.That((await Api.GetAsync("users?q=tamu@")).Body["items"]!.AsArray(), Is.Empty);
        Assert.That((await Api.GetAsync("audit?actor=anonymous&pageSize=200")).Body.ToJsonString(), Does.Contain("signIn.unmapped").And.Contain("tamu"));
    }

    [Test]
    public async Task A_callback_is_good_once_and_only_in_the_browser_that_began()
    {
        await KnowAsync("cici", "petugas");
        var (browser, _, _) = await SignInAsync("cici");
        using (browser) Assert.That((await browser.GoAsync(browser.Callback)).Code, Is.EqualTo(403));
        using var thief = new PersonAtBrowser("thief");
        var (code, text) = await thief.GoAsync(browser.Callback);
        Assert.That((code, await StatusAsync(thief, "agreements")), Is.EqualTo((403, 401)));
        Assert.That(text, Does.Contain("tidak selesai"));
    }

    [Test]
    public async Task A_callback_that_was_caught_before_it_arrived_does_not_sign_in_another_browser()
    {
        await KnowAsync("dedi", "petugas");
        using var victim = new PersonAtBrowser("dedi");
        await victim.GoAsync(At("/signin/with/kantor"), at => at.AbsolutePath == "/signin/oidc/kantor");
        using var thief = new PersonAtBrowser("thief");
        await thief.GoAsync(At("/signin/with/kantor"), at => at.Authority == new Uri(Office.Address).Authority);
        Assert.That((await thief.GoAsync(victim.Callback)).Code, Is.EqualTo(403));
        Assert.That((await victim.GoAsync(victim.Callback)).Code, Is.EqualTo(200), "it was still good where it belongs");
    }

    [Test]
    public async Task An_authorization_code_that_was_used_is_refused_with_a_state_that_is_good()
    {
        await KnowAsync("eka", "petugas");
        using var first = (await SignInAsync("eka")).Browser;
        using var second = new PersonAtBrowser("eka");
        await second.GoAsync(At("/signin/with/kantor"), at => at.AbsolutePath == "/signin/oidc/kantor");
        var replayed = HttpUtility.ParseQueryString(second.Callback.Query);
        replayed["code"] = HttpUtility.ParseQueryString(first.Callback.Query)["code"];
        Assert.That((await second.GoAsync(At("/signin/oidc/kantor?" + replayed))).Code, Is.EqualTo(403));
        Assert.That(await StatusAsync(second, "agreements"), Is.EqualTo(401));
    }

    [Test]
    public async Task A_state_that_is_not_ours_is_refused()
    {
        await KnowAsync("fajar", "petugas");
        using var browser = new PersonAtBrowser("fajar");
        await browser.GoAsync(At("/signin/with/kantor"), at => at.AbsolutePath == "/signin/oidc/kantor");
        var changed = HttpUtility.ParseQueryString(browser.Callback.Query);
        changed["state"] = changed["state"]![..^8] + "AAAAAAAA";
        Assert.That((await browser.GoAsync(At("/signin/oidc/kantor?" + changed))).Code, Is.EqualTo(403));
        Assert.That((await browser.GoAsync(At("/signin/oidc/kantor"))).Code, Is.EqualTo(403));
    }

    [Test]
    public async Task The_browser_is_sent_to_the_provider_with_PKCE_and_comes_back_to_where_it_wanted_and_never_out_of_the_house()
    {
        await KnowAsync("gita", "petugas");
        using var browser = new PersonAtBrowser("gita");
        await browser.GoAsync(At("/signin/with/kantor?next=%2Faccount"));
        Assert.That(browser.Visited[^1].PathAndQuery, Is.EqualTo("/account"));
        await browser.GoAsync(At("/signin/with/kantor?next=https%3A%2F%2Fevil.example"));
        Assert.That(browser.Visited[^1], Is.EqualTo(At("/")));
        using var nowhere = await browser.GetAsync(At("/signin/with/tidak-ada"));
        Assert.That(nowhere.Headers.Location!.ToString(), Is.EqualTo("/signin?refused=signIn.noProvider"));
    }

    [Test]
    public async Task The_sign_in_page_has_a_button_for_each_provider_and_shows_no_sentence_that_the_address_makes_up()
    {
        using var browser = new PersonAtBrowser("nobody");
        var (code, text) = await browser.GoAsync(At("/signin?refused=pay+here"));
        Assert.That(code, Is.EqualTo(200));
        Assert.That(text, Does.Contain("href=\"/signin/with/kantor?next=%2F\"").And.Contain("Masuk dengan Kantor kedua").And.Not.Contain("pay here"));
    }

    [Test]
    public async Task A_provider_that_is_away_is_told_and_keeps_nobody_else_out()
    {
        using var browser = new PersonAtBrowser("ina");
        var (code, text) = await browser.GoAsync(At("/signin/with/mati"));
        Assert.That((code, text.Contains("tidak selesai", StringComparison.Ordinal)), Is.EqualTo((403, true)));
        Assert.That(await AskAsync(await Office.SignAsync(Claims(new Issuer("http://127.0.0.1:9")))), Is.EqualTo((503, "token.providerAway")));
        await KnowAsync("ina", "petugas");
        Assert.That((await browser.GoAsync(At("/signin/with/kantor"))).Code, Is.EqualTo(200));
    }

    [Test]
    public async Task Signing_out_offers_to_sign_out_at_the_provider_and_comes_back()
    {
        await KnowAsync("hana", "petugas");
        using var browser = (await SignInAsync("hana")).Browser;
        using var page = new Browser(Service.Http.BaseAddress!);
        page.Cookies.Add(browser.Cookies.GetAllCookies());
        Assert.That((await page.SubmitAsync("/signout", "signout")).To, Is.EqualTo("/signout?from=kantor"));
        Assert.That(await StatusAsync(browser, "agreements"), Is.EqualTo(401));
        var (_, text) = await browser.GoAsync(At("/signout?from=kantor"));
        Assert.That(text, Does.Contain("href=\"/signout/with/kantor\"").And.Contain("Keluar juga dari Kantor kantor"));
        await browser.GoAsync(At("/signout/with/kantor"), at => at.Authority == new Uri(Office.Address).Authority);
        var end = HttpUtility.ParseQueryString(browser.Visited[^1].Query);
        Assert.That((browser.Visited[^1].AbsolutePath, end["client_id"], end["post_logout_redirect_uri"]), Is.EqualTo(("/session/end", "agreements", At("/signout/oidc/kantor").ToString())));
    }
}
