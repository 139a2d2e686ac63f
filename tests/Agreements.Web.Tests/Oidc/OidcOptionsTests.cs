using Agreements.App.Access.Oidc;
using Agreements.Web.Security;
using NUnit.Framework;

namespace Agreements.Web.Tests.Oidc;

public sealed class OidcOptionsTests
{
    private static OidcProvider Good => new()
    {
        Name = "kantor", Title = "Kantor", Authority = "https://id.kantor.example", ClientId = "agreements", Audience = "https://agreements.example/api", Mappings = [new() { Value = "petugas", Role = "officer" }],
    };

    private static string[] Errors(bool development, params OidcProvider[] providers) =>
        [.. new OidcOptionsValidator(development).Validate(new OidcOptions { Providers = [.. providers] }).Errors.Select(e => e.ErrorMessage)];

    private static void AssertBroken(string sentence, Action<OidcProvider> change, bool development = false)
    {
        var provider = Good;
        change(provider);
        Assert.That(Errors(development, provider), Has.Some.Contains(sentence));
    }

    [Test]
    public void A_whole_provider_is_taken() => Assert.That(Errors(false, Good), Is.Empty);

    [Test]
    public void A_provider_is_reached_by_https_and_only_on_this_machine_in_Development_by_http()
    {
        AssertBroken("Authority is 'http://id.kantor.example'", p => p.Authority = "http://id.kantor.example", development: true);
        AssertBroken("Authority is 'http://127.0.0.1:8080'", p => p.Authority = "http://127.0.0.1:8080");
        AssertBroken("Authority is 'https://id.kantor.example?x=1'", p => p.Authority = "https://id.kantor.example?x=1");
        AssertBroken("Authority is 'kantor'", p => p.Authority = "kantor");
        var here = Good;
        here.Authority = "http://127.0.0.1:8080";
        Assert.That(Errors(true, here), Is.Empty);
    }

    [Test]
    public void What_a_sign_in_leaves_behind_must_not_open_the_API() => AssertBroken("Audience is empty or the ClientId", p => p.Audience = p.ClientId);

    [Test]
    public void Each_wrong_setting_has_a_sentence()
    {
        foreach (var name in new[] { "", "Kantor", "kan tor", "-kantor", "kantor/..", new string('a', 41) }) AssertBroken($"the Name '{name}'", p => p.Name = name);
        AssertBroken("Title is missing", p => p.Title = "");
        AssertBroken("ClientId is missing", p => p.ClientId = "");
        AssertBroken("Mappings are missing", p => p.Mappings = []);
        AssertBroken("the Role 'boss'", p => p.Mappings[0].Role = "boss");
        AssertBroken("the Value ''", p => p.Mappings[0].Value = "");
        AssertBroken("InstitutionClaim is empty", p => p.InstitutionClaim = "");
        Assert.That(Errors(false, Good, Good), Is.EqualTo(new[] { "Two of Oidc:Providers have the same Name; give each its own.", "Two of Oidc:Providers have the same Authority; a token could not say whose it is." }));
    }
}
