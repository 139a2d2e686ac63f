using Agreements.App.Access;
using Agreements.App.Access.Oidc;
using Agreements.App.Features.Institutions;
using Agreements.App.Features.People;
using Agreements.Domain.Access;
using Agreements.Domain.Institutions;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace Agreements.App.Tests.Support;

/// <summary>An installation that knows an identity provider.</summary>
public abstract class ProviderTest(string engine) : AccountTest(engine)
{
    protected const string Ani = "ani@kota.example";

    protected Guid City { get; private set; }

    protected OidcProvider Provider => App.Oidc.Providers[0];

    [SetUp]
    public async Task ConfigureAsync()
    {
        App.Oidc.Providers.Add(new OidcProvider
        {
            Name = "kantor", Title = "Kantor", Authority = "https://id.kantor.example", ClientId = "agreements", InstitutionClaim = "office", SignUp = true,
            Mappings = [new() { Value = "petugas", Role = "officer" }, new() { Value = "pemeriksa", Role = "auditor" }, new() { Value = "pengelola", Role = "administrator", Institution = "*" }],
        });
        City = await InstitutionAsync("Kota Jambi");
    }

    protected async Task<Guid> InRegionAsync(string name, string region, InstitutionKind kind = InstitutionKind.CityGovernment) =>
        (await App.SendAsync(new CreateInstitution.Command(new InstitutionFacts { Kind = kind, Name = name, RegionCode = region }))).Id;

    /// <summary>Ani as the provider knows her.</summary>
    protected static ProviderClaims Claims(string roles = "petugas", string? office = "Kota Jambi", string subject = "ani-1", string? mail = Ani, bool? verified = true) => new(
        new (string, string?)[] { ("sub", subject), ("name", "Ani"), ("email", mail), ("email_verified", verified?.ToString()), ("office", office) }
            .Where(c => c.Item2 is not null).Select(c => (c.Item1, c.Item2!)).Concat(roles.Split(' ').Select(r => ("roles", r))));

    protected async Task<string> ComesAsync(ProviderClaims claims) => (await App.SendAsync(new SignInByProvider.Command("kantor", claims, "Firefox"))).Session;

    protected async Task<UserView> UserAsync(string mail = Ani) => (await App.SendAsync(new ListUsers.Query(mail, 50, null))).Items.Single();

    protected UserGrant Given(Role role, Guid? institution) => new(role, institution, "kantor");

    /// <summary>What whoever holds the session may do for the city.</summary>
    protected async Task<Permission> RightsOfAsync(string session)
    {
        await using var scope = App.Scope();
        var found = await scope.ServiceProvider.GetRequiredService<UserSessions>().FindAsync(session, CancellationToken.None);
        var user = await scope.ServiceProvider.GetRequiredService<UserStore>().GetAsync(found!.UserId, CancellationToken.None);
        return user.ToPrincipal(found.Via, found.Provider).Over([City]);
    }

    protected async Task<(Principal? Principal, string? Refusal)> RecognisedAsync(ProviderClaims claims)
    {
        await using var scope = App.Scope();
        return await scope.ServiceProvider.GetRequiredService<TokenCallers>().RecogniseAsync(Provider, claims, CancellationToken.None);
    }
}
