using Agreements.App.Access;
using Agreements.App.Access.Oidc;
using Agreements.App.Features.People;
using Agreements.App.Tests.Support;
using Agreements.Domain.Access;
using Agreements.Domain.Institutions;
using NUnit.Framework;

namespace Agreements.App.Tests.Oidc;

public sealed class SignInByProviderTests(string engine) : ProviderTest(engine)
{
    private Task RefusedAsync(string code, ProviderClaims claims) => AssertBrokenAsync(code, "", () => ComesAsync(claims));

    [Test]
    public async Task Who_comes_for_the_first_time_gets_an_account_with_the_mapped_role_at_the_mapped_institution()
    {
        var session = await ComesAsync(Claims());
        var ani = await UserAsync();
        Assert.That(await IsOpenAsync(session));
        Assert.That((ani.Name, ani.State, ani.LastSignedInAt), Is.EqualTo(("Ani", UserState.Active, App.Time.GetUtcNow())));
        Assert.That(ani.Grants, Is.EqualTo(new[] { Given(Role.Officer, City) }));
    }

    [Test]
    public async Task Changed_claims_change_the_roles_and_end_the_sessions_before_and_the_same_ones_in_another_order_do_not()
    {
        await InstitutionAsync("Kota lain");
        var first = await ComesAsync(Claims("petugas pemeriksa", """["Kota Jambi","Kota lain"]"""));
        var second = await ComesAsync(Claims("pemeriksa petugas", """["Kota lain","Kota Jambi"]"""));
        Assert.That((await IsOpenAsync(first), await IsOpenAsync(second)), Is.EqualTo((true, true)));
        var third = await ComesAsync(Claims("pemeriksa"));
        Assert.That((await IsOpenAsync(first), await IsOpenAsync(second), await IsOpenAsync(third)), Is.EqualTo((false, false, true)));
        Assert.That((await UserAsync()).Grants, Is.EqualTo(new[] { Given(Role.Auditor, City) }));
    }

    [Test]
    public async Task Who_has_no_role_any_more_is_refused_and_loses_what_the_provider_had_given_and_the_open_sessions()
    {
        var session = await ComesAsync(Claims());
        await RefusedAsync("signIn.unmapped", Claims("tamu"));
        Assert.That(await IsOpenAsync(session), Is.False);
        Assert.That((await UserAsync()).Grants, Is.Empty);
        var refusal = (await App.RowsAsync<string>("SELECT changes FROM audit_entries WHERE action = 'signInRefused'")).Single();
        Assert.That(refusal, Does.Contain("kantor").And.Contain("ani-1").And.Contain("signIn.unmapped"));
    }

    [Test]
    public async Task Nobody_without_a_role_gets_an_account()
    {
        await RefusedAsync("signIn.unmapped", Claims("tamu"));
        await RefusedAsync("signIn.unmapped", Claims(office: null));
        await RefusedAsync("signIn.unmapped", Claims(office: "Kota yang tidak ada"));
        Assert.That((await App.SendAsync(new ListUsers.Query(null, 50, null))).Items.Select(u => u.Mail), Is.EqualTo(new[] { Rina }));
    }

    [Test]
    public async Task What_was_given_here_stays_whatever_the_provider_says()
    {
        await ComesAsync(Claims());
        var ani = await UserAsync();
        await ChangeAsync(ani, new(Grants: [.. ani.Grants, new UserGrant(Role.Registrar, City)]));
        var session = await ComesAsync(Claims("tamu"));
        Assert.That((await UserAsync()).Grants, Is.EqualTo(new[] { new UserGrant(Role.Registrar, City) }));
        Assert.That(await IsOpenAsync(session));
    }

    [Test]
    public async Task Roles_of_the_provider_can_be_taken_here_and_not_given()
    {
        await ComesAsync(Claims());
        var ani = await UserAsync();
        await AssertBrokenAsync("user.grantOfProvider", "/grants/0/provider", () => ChangeAsync(ani, new(Grants: [Given(Role.Administrator, null)])));
        await AssertBrokenAsync("user.grantOfProvider", "/grants/0/provider", () => App.SendAsync(new InviteUser.Command("budi@kota.example", "Budi", [Given(Role.Officer, City)])));
        Assert.That((await ChangeAsync(ani, new(Grants: [new UserGrant(Role.Auditor, City)]))).Grants, Is.EqualTo(new[] { new UserGrant(Role.Auditor, City) }));
    }

    [Test]
    public async Task An_address_is_believed_to_be_somebody_only_if_the_provider_is_trusted_with_it_and_has_verified_it()
    {
        await RefusedAsync("signIn.mailTaken", Claims("pengelola", mail: Rina));
        Provider.TrustsMail = true;
        await RefusedAsync("signIn.mailTaken", Claims("pengelola", mail: Rina, verified: null));
        await RefusedAsync("signIn.mail", Claims("pengelola", mail: Rina, verified: false));
        await ComesAsync(Claims("pengelola", mail: "RINA@kantor.example"));
        Assert.That((await UserAsync(Rina)).Grants, Is.EqualTo(new[] { new UserGrant(Role.Administrator), Given(Role.Administrator, null) }));
        Provider.TrustsMail = false;
        await ComesAsync(Claims("pengelola", mail: "another@kantor.example"));
        Assert.That((await App.SendAsync(new ListUsers.Query(null, 50, null))).Items, Has.Count.EqualTo(1), "known by her subject from now on");
    }

    [Test]
    public async Task Without_sign_up_only_who_is_known_comes_in()
    {
        Provider.SignUp = false;
        await RefusedAsync("signIn.unknown", Claims());
        await RefusedAsync("signIn.unknown", Claims(mail: Rina));
        await RefusedAsync("signIn.unknown", Claims(subject: ""));
        Provider.TrustsMail = true;
        await App.SendAsync(new InviteUser.Command(Ani, "Ani", [new UserGrant(Role.Auditor, City)]));
        await ComesAsync(Claims("tamu"));
        Assert.That((await UserAsync()).State, Is.EqualTo(UserState.Active));
    }

    [Test]
    public async Task Who_is_disabled_here_is_refused_though_the_provider_vouches_for_them()
    {
        await ComesAsync(Claims());
        await ChangeAsync(await UserAsync(), new(Disabled: true));
        await RefusedAsync("signIn.disabled", Claims());
    }

    [Test]
    public async Task The_provider_may_dismiss_the_last_administrator()
    {
        await ComesAsync(Claims("pengelola"));
        await ChangeAsync(await UserAsync(Rina), new(Disabled: true));
        await RefusedAsync("signIn.unmapped", Claims("tamu"));
        Assert.That((await UserAsync()).Grants, Is.Empty);
    }

    [Test]
    public async Task A_second_factor_that_was_set_up_here_is_owed_here_too()
    {
        Provider.TrustsMail = true;
        await EnableAsync();
        ActAsProgram();
        var started = await App.SendAsync(new SignInByProvider.Command("kantor", Claims("pengelola", mail: Rina), "Firefox"));
        Assert.That(started.NeedsCode);
    }

    [Test]
    public async Task What_a_provider_gives_holds_only_in_sessions_for_which_it_has_vouched()
    {
        Provider.TrustsMail = true;
        await ComeAsync(Ani, new UserGrant(Role.Auditor, City));
        var byProvider = await ComesAsync(Claims());
        var byPassword = (await SignInAsync(Ani, Other)).Session;
        Assert.That(await RightsOfAsync(byProvider), Is.EqualTo(Permissions.Of(Role.Auditor) | Permissions.Of(Role.Officer)));
        Assert.That(await RightsOfAsync(byPassword), Is.EqualTo(Permissions.Of(Role.Auditor)));
    }

    [Test]
    public async Task Who_has_no_password_is_not_mailed_a_way_around_the_provider()
    {
        await ComesAsync(Claims());
        await App.SendAsync(new RequestReset.Command(Ani));
        Assert.That(await MailsAsync(), Is.Empty);
    }

    [Test]
    public async Task Signing_out_tells_by_which_provider_the_session_had_begun()
    {
        var session = await ComesAsync(Claims("pengelola"));
        Assert.That(await App.SendAsync(new SignOut.Command(session)), Is.EqualTo("kantor"));
        Assert.That(await App.SendAsync(new SignOut.Command((await SignInAsync()).Session)), Is.Null);
        Assert.That(await IsOpenAsync(session), Is.False);
    }

    [Test]
    public async Task An_institution_is_found_by_id_region_name_and_alias_and_not_when_several_are_meant()
    {
        var region = await InRegionAsync("Pemerintah Kota X", "15.72");
        await InRegionAsync("Dinas X", "15.72", InstitutionKind.GovernmentUnit);
        await InstitutionAsync("Kembar");
        await InstitutionAsync("Kembar");
        async Task<IEnumerable<Guid?>> AtAsync(string office)
        {
            await ComesAsync(Claims("petugas", office));
            return (await UserAsync()).Grants.Select(g => g.Institution);
        }
        Assert.That(await AtAsync(City.ToString()), Is.EqualTo(new Guid?[] { City }));
        Assert.That(await AtAsync("kota jambi"), Is.EqualTo(new Guid?[] { City }));
        Assert.That(await AtAsync("15.72"), Is.EqualTo(new Guid?[] { region }));
        await RefusedAsync("signIn.unmapped", Claims(office: "Kembar"));
        await RefusedAsync("signIn.unmapped", Claims(office: "Kota"));
        await RefusedAsync("signIn.unmapped", Claims(office: "%"));
    }
}
