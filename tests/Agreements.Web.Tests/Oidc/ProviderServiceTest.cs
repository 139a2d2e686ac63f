using System.Buffers.Text;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Web;
using Agreements.Web.Tests.Support;
using NUnit.Framework;

namespace Agreements.Web.Tests.Oidc;

/// <summary>The program with two providers configured; a third one is on the machine and is not.</summary>
[FixtureLifeCycle(LifeCycle.SingleInstance)]
public abstract class ProviderServiceTest
{
    private readonly TempDirectory _directory = new();

    protected LocalProviders Providers { get; private set; } = null!;

    protected RunningProgram Service { get; private set; } = null!;

    /// <summary>As an administrator.</summary>
    protected ApiClient Api { get; private set; } = null!;

    protected Issuer Office => Providers.Issuers[0];

    /// <summary>It changes its keys.</summary>
    protected Issuer Second => Providers.Issuers[1];

    protected Issuer Stranger => Providers.Issuers[2];

    protected Guid City { get; private set; }

    /// <summary>An agreement of the city, and one of others.</summary>
    protected (Guid Own, Guid Other) Agreements { get; private set; }

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        Providers = await LocalProviders.StartAsync();
        Service = await RunningProgram.ServeAsync(_directory.Path, [.. Settings("0", "kantor", Office), .. Settings("1", "kedua", Second), .. Settings("2", "mati", new Issuer("http://127.0.0.1:9"))]);
        await Office.AllowAsync(Service.Http.BaseAddress!);
        Api = new ApiClient(Service.Http);
        City = (await Api.PostAsync("institutions", new { kind = "cityGovernment", name = "Kota Jambi", regionCode = "15.71" })).Id;
        Agreements = (await AgreementAsync(City), await AgreementAsync((await Api.PostAsync("institutions", new { kind = "cityGovernment", name = "Kota lain" })).Id));
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        if (Service is not null) await Service.DisposeAsync();
        if (Providers is not null) await Providers.DisposeAsync();
        _directory.Dispose();
    }

    private static (string, string?)[] Settings(string number, string name, Issuer issuer)
    {
        var provider = $"Oidc__Providers__{number}__";
        return
        [
            (provider + "Name", name), (provider + "Title", "Kantor " + name), (provider + "Authority", issuer.Address), (provider + "ClientId", "agreements"), (provider + "ClientSecret", LocalProviders.Secret),
            (provider + "Audience", LocalProviders.Audience), (provider + "InstitutionClaim", "office"), (provider + "SignUp", "true"),
            (provider + "Mappings__0__Value", "petugas"), (provider + "Mappings__0__Role", "officer"),
            (provider + "Mappings__1__Value", "pemeriksa"), (provider + "Mappings__1__Role", "auditor"),
        ];
    }

    private async Task<Guid> AgreementAsync(Guid city)
    {
        var branch = (await Api.PostAsync("institutions", new { kind = "bpjsBranch", name = $"Cabang {Guid.CreateVersion7()}" })).Id;
        var parties = new[] { new { institution = city, number = $"1/{Guid.CreateVersion7()}" }, new { institution = branch, number = $"2/{Guid.CreateVersion7()}" } };
        return (await Api.PostAsync("agreements", new { @class = "mou", regime = "sinergi", title = "Nota Kesepahaman", process = "registered", parties, term = new { signedOn = "2025-05-28", endBasis = "fixed", endsOn = "2035-05-27" } })).Id;
    }

    protected Uri At(string path) => new(Service.Http.BaseAddress!, path);

    /// <summary>The provider knows a person of this name who works for the city.</summary>
    protected Task KnowAsync(string person, params string[] roles) =>
        Office.KnowAsync(person, new { name = person, email = $"{person}@kota.example", email_verified = true, roles, office = "15.71" });

    /// <summary>The person signs in, from the button to the page behind it.</summary>
    protected async Task<(PersonAtBrowser Browser, int Code, string Text)> SignInAsync(string person)
    {
        var browser = new PersonAtBrowser(person);
        var (code, text) = await browser.GoAsync(At("/signin/with/kantor"));
        return (browser, code, text);
    }

    /// <summary>Signs in as the service would, with the test in its place, and gets the tokens: of the person for the API, and the one that says who it is.</summary>
    protected async Task<(string Access, string Id)> TokensAsync(string person)
    {
        var (verifier, back) = (Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32)), At("/signin/oidc/kantor").ToString());
        var challenge = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)));
        using var browser = new PersonAtBrowser(person);
        await browser.GoAsync(
            new Uri($"{Office.Address}/auth?client_id=agreements&response_type=code&scope=openid+use&nonce=n&code_challenge_method=S256&code_challenge={challenge}&resource={Uri.EscapeDataString(LocalProviders.Audience)}&redirect_uri={Uri.EscapeDataString(back)}"),
            at => at.AbsolutePath == "/signin/oidc/kantor");
        var code = HttpUtility.ParseQueryString(browser.Callback.Query)["code"]!;
        var answer = await Office.TokenAsync(("grant_type", "authorization_code"), ("code", code), ("code_verifier", verifier), ("redirect_uri", back), ("client_id", "agreements"), ("client_secret", LocalProviders.Secret), ("resource", LocalProviders.Audience));
        return (answer["access_token"]!.GetValue<string>(), answer["id_token"]!.GetValue<string>());
    }

    /// <summary>What the API answers to whoever brings the token, and why it refuses.</summary>
    protected async Task<(int Code, string? Reason)> AskAsync(string token, string path = "agreements")
    {
        using var http = new HttpClient { BaseAddress = Service.Http.BaseAddress };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        var answer = await new ApiClient(http).GetAsync("/api/v1/" + path);
        return (answer.Code, answer.Code < 400 ? null : answer.Body["code"]!.GetValue<string>());
    }

    /// <summary>What a good access token says, for tests to spoil.</summary>
    protected Dictionary<string, object> Claims(Issuer? issuer = null)
    {
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        return new() { ["iss"] = (issuer ?? Office).Address, ["aud"] = LocalProviders.Audience, ["sub"] = "robot", ["iat"] = now, ["exp"] = now + 300, ["roles"] = new[] { "petugas" }, ["office"] = "15.71" };
    }
}
