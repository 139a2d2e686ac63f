using NUnit.Framework;

namespace Agreements.Web.Tests.Oidc;

/// <summary>Access tokens at the API: whose are taken, and how one might cheat.</summary>
public sealed class ProviderTokenTests : ProviderServiceTest
{
    private static readonly (int, string?) Taken = (200, null), Invalid = (401, "token.invalid");

    [OneTimeSetUp]
    public async Task KnowAsync()
    {
        foreach (var issuer in Providers.Issuers) await issuer.KnowAsync("robot", new { roles = new[] { "petugas" }, office = "15.71" });
        await KnowAsync("tono", "petugas");
    }

    [Test]
    public async Task A_programs_token_reads_what_the_mappings_give_and_nothing_else()
    {
        var token = await Office.RobotTokenAsync();
        Assert.That(await AskAsync(token, $"agreements/{Agreements.Own}"), Is.EqualTo(Taken));
        Assert.That(await AskAsync(token, $"agreements/{Agreements.Other}"), Is.EqualTo((404, "notFound")));
        Assert.That(await AskAsync(token, "audit/checkpoints"), Is.EqualTo((403, "forbidden")));
    }

    [Test]
    public async Task A_persons_token_opens_the_API_and_the_ID_token_that_comes_with_it_does_not()
    {
        var (access, id) = await TokensAsync("tono");
        Assert.That(await AskAsync(access), Is.EqualTo(Taken));
        Assert.That(await AskAsync(id), Is.EqualTo(Invalid));
    }

    [Test]
    public async Task An_ID_token_is_refused_even_if_it_names_the_API()
    {
        var claims = Claims();
        Assert.That(await AskAsync(await Office.SignAsync(claims, new { typ = "JWT" })), Is.EqualTo(Taken), "providers from before RFC 9068 write JWT");
        claims["nonce"] = "n";
        Assert.That(await AskAsync(await Office.SignAsync(claims, new { typ = "JWT" })), Is.EqualTo(Invalid));
        Assert.That(await AskAsync(await Office.SignAsync(Claims(), new { typ = "logout+jwt" })), Is.EqualTo(Invalid));
        claims = Claims();
        claims["typ"] = "Refresh";
        Assert.That(await AskAsync(await Office.SignAsync(claims)), Is.EqualTo(Invalid));
    }

    [Test]
    public async Task An_expired_token_is_refused_and_a_minute_of_difference_between_clocks_is_borne()
    {
        var claims = Claims();
        var now = (long)claims["iat"];
        claims["exp"] = now - 30;
        Assert.That(await AskAsync(await Office.SignAsync(claims)), Is.EqualTo(Taken));
        claims["exp"] = now - 90;
        Assert.That(await AskAsync(await Office.SignAsync(claims)), Is.EqualTo((401, "token.expired")));
        claims["exp"] = now + 300;
        claims["nbf"] = now + 200;
        Assert.That(await AskAsync(await Office.SignAsync(claims)), Is.EqualTo((401, "token.expired")));
        claims.Remove("nbf");
        claims.Remove("exp");
        Assert.That(await AskAsync(await Office.SignAsync(claims)), Is.EqualTo(Invalid), "a token must end");
    }

    [Test]
    public async Task A_token_for_somebody_else_is_refused()
    {
        var claims = Claims();
        claims["aud"] = "https://other.example/api";
        Assert.That(await AskAsync(await Office.SignAsync(claims)), Is.EqualTo(Invalid));
        claims["aud"] = "agreements";
        Assert.That(await AskAsync(await Office.SignAsync(claims)), Is.EqualTo(Invalid));
    }

    [Test]
    public async Task A_token_of_a_provider_that_is_not_configured_is_refused_whatever_issuer_it_names()
    {
        Assert.That(await AskAsync(await Stranger.RobotTokenAsync()), Is.EqualTo(Invalid));
        Assert.That(await AskAsync(await Stranger.SignAsync(Claims(Office))), Is.EqualTo(Invalid));
        Assert.That(await AskAsync(await Second.SignAsync(Claims(Office))), Is.EqualTo(Invalid), "each issuer has its own keys");
    }

    [TestCase("""{"alg":"none"}""", "none")]
    [TestCase("""{"alg":"None","kid":"key-1"}""", "none")]
    [TestCase("""{"alg":"HS256"}""", null)]
    public async Task A_token_that_nobody_or_anybody_could_have_signed_is_refused(string header, string? key) =>
        Assert.That(await AskAsync(await Office.SignAsync(Claims(), System.Text.Json.Nodes.JsonNode.Parse(header), key)), Is.EqualTo(Invalid));

    [Test]
    public async Task A_token_that_was_changed_is_refused()
    {
        var parts = (await Office.SignAsync(Claims())).Split('.');
        var other = (await Office.SignAsync(Claims().Append(new("more", true)).ToDictionary())).Split('.');
        Assert.That(await AskAsync($"{parts[0]}.{other[1]}.{parts[2]}"), Is.EqualTo(Invalid));
        Assert.That(await AskAsync($"{parts[0]}.{parts[1]}."), Is.EqualTo(Invalid));
        Assert.That(await AskAsync("a.b.c"), Is.EqualTo(Invalid));
        Assert.That(await AskAsync("x"), Is.EqualTo(Invalid));
    }

    [Test]
    public async Task A_new_key_is_found_at_once_and_a_token_of_the_one_that_was_withdrawn_is_refused()
    {
        var before = await Second.RobotTokenAsync();
        Assert.That(await AskAsync(before), Is.EqualTo(Taken));
        await Second.RotateAsync();
        Assert.That(await AskAsync(await Second.RobotTokenAsync()), Is.EqualTo(Taken));
        Assert.That(await AskAsync(before), Is.EqualTo(Invalid));
    }

    [Test]
    public async Task The_token_of_somebody_who_is_disabled_is_refused_at_once()
    {
        await KnowAsync("sari", "petugas");
        using var browser = (await SignInAsync("sari")).Browser;
        var (token, _) = await TokensAsync("sari");
        Assert.That(await AskAsync(token), Is.EqualTo(Taken));
        var user = (await Api.GetAsync("users?q=sari")).Body["items"]![0]!["id"]!.GetValue<Guid>();
        await Api.PatchAsync($"users/{user}", new { disabled = true }, ("If-Match", (await Api.GetAsync($"users/{user}")).Etag!));
        Assert.That(await AskAsync(token), Is.EqualTo((401, "token.disabled")));
    }
}
