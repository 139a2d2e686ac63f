using Agreements.App.Features.People;
using Agreements.App.Tests.Support;
using Agreements.Domain;
using Agreements.Domain.Access;
using NUnit.Framework;

namespace Agreements.App.Tests.People;

public sealed class UserTests(string engine) : AccountTest(engine)
{
    private static readonly PatchUser.UserChange Disable = new(Disabled: true);

    private Task ForbiddenAsync(string pointer, Func<Task> act) => AssertBrokenAsync("forbidden", pointer, act);

    [Test]
    public async Task A_change_of_roles_and_being_disabled_end_the_sessions_at_once_and_a_new_name_does_not()
    {
        var budi = await ComeAsync("budi@kantor.example", new UserGrant(Role.Officer));
        async Task<bool> EndsAsync(PatchUser.UserChange change)
        {
            var session = (await SignInAsync("budi@kantor.example", Other)).Session;
            budi = await ChangeAsync(budi, change);
            return !await IsOpenAsync(session);
        }
        Assert.That(await EndsAsync(new(Name: "Budi Santoso")), Is.False);
        Assert.That(await EndsAsync(new(Grants: [new UserGrant(Role.Auditor)])), Is.True);
        Assert.That(await EndsAsync(Disable), Is.True);
        await AssertBrokenAsync("signIn.refused", "", () => SignInAsync("budi@kantor.example", Other));
        await ChangeAsync(budi, new(Disabled: false));
        await SignInAsync("budi@kantor.example", Other);
    }

    [Test]
    public async Task The_last_administrator_of_the_installation_stays()
    {
        var rina = await App.SendAsync(new GetUser.Query(RinaId));
        var city = await InstitutionAsync("Kota A");
        await App.SendAsync(new InviteUser.Command("belum@kantor.example", "Belum", [new UserGrant(Role.Administrator)]));
        await ComeAsync("sebagian@kantor.example", new UserGrant(Role.Administrator, city));
        var gone = await ComeAsync("pergi@kantor.example", new UserGrant(Role.Administrator));
        await ChangeAsync(gone, Disable);
        await AssertBrokenAsync("user.lastAdministrator", "", () => ChangeAsync(rina, Disable));
        await AssertBrokenAsync("user.lastAdministrator", "", () => ChangeAsync(rina, new(Grants: [new UserGrant(Role.Officer)])));
        await ComeAsync("kedua@kantor.example", new UserGrant(Role.Administrator));
        Assert.That((await ChangeAsync(rina, Disable)).State, Is.EqualTo(Agreements.App.Access.UserState.Disabled));
    }

    [Test]
    public async Task Who_administers_a_region_sees_and_lets_in_people_below_it_and_nobody_else()
    {
        var region = await InstitutionAsync("Kanwil", Agreements.Domain.Institutions.InstitutionKind.BpjsRegionalOffice);
        var branch = await InstitutionAsync("Cabang", Agreements.Domain.Institutions.InstitutionKind.BpjsBranch, parent: region);
        var city = await InstitutionAsync("Kota");
        var foreign = await ComeAsync("kota@kota.example", new UserGrant(Role.Officer, city));
        var both = await ComeAsync("dua@kota.example", new UserGrant(Role.Officer, branch), new UserGrant(Role.Officer, city));
        var chief = await ComeAsync("kanwil@bpjs.example", new UserGrant(Role.Administrator, region));
        await ActAsAsync(chief.Id);
        var own = await App.SendAsync(new InviteUser.Command("cabang@bpjs.example", "Cabang", [new UserGrant(Role.HeadOfUnit, branch)]));
        Assert.That((await App.SendAsync(new ListUsers.Query(null, 50, null))).Items.Select(u => u.Mail), Is.EquivalentTo(new[] { "dua@kota.example", "kanwil@bpjs.example", "cabang@bpjs.example" }));
        Assert.That((await App.SendAsync(new ListUsers.Query("CABANG", 50, null))).Items.Select(u => u.Id), Is.EqualTo(new[] { own.Id }));
        await AssertBrokenAsync("notFound", "", () => App.SendAsync(new GetUser.Query(foreign.Id)));
        await AssertBrokenAsync("notFound", "", () => ChangeAsync(foreign, Disable));
        await AssertBrokenAsync("notFound", "", () => App.SendAsync(new InviteUser.Again(RinaId)));
        await ForbiddenAsync("/grants/1", () => ChangeAsync(both, Disable));
        await ForbiddenAsync("/grants/0", () => ChangeAsync(own, new(Grants: [new UserGrant(Role.Officer, city)])));
        await ForbiddenAsync("/grants/0", () => ChangeAsync(own, new(Grants: [new UserGrant(Role.Officer)])));
        await ForbiddenAsync("/grants/1", () => App.SendAsync(new InviteUser.Command("x@bpjs.example", "X", [new UserGrant(Role.Officer, branch), new UserGrant(Role.Officer)])));
        Assert.That((await ChangeAsync(own, new(Grants: [new UserGrant(Role.Officer, region)]))).Grants.Single().Institution, Is.EqualTo(region));
    }

    [Test]
    public async Task Nobody_without_the_right_to_administer_sees_or_lets_in_anybody()
    {
        var city = await InstitutionAsync("Kota");
        var head = await ComeAsync("kepala@kota.example", new UserGrant(Role.Registrar, city));
        await ActAsAsync(head.Id);
        foreach (var act in new Func<Task>[]
        {
            () => App.SendAsync(new ListUsers.Query(null, 50, null)), () => App.SendAsync(new GetUser.Query(head.Id)), () => ChangeAsync(head, new(Grants: [new UserGrant(Role.Administrator, city)])),
            () => App.SendAsync(new InviteUser.Command("x@kota.example", "X", [new UserGrant(Role.Officer, city)])), () => App.SendAsync(new InviteUser.Again(head.Id)),
        }) await ForbiddenAsync("", act);
    }

    [Test]
    public async Task Grants_name_what_exists_once_and_at_least_one()
    {
        async Task BrokenAsync(string code, string pointer, params UserGrant[] grants) =>
            await AssertBrokenAsync(code, pointer, () => App.SendAsync(new InviteUser.Command("x@kota.example", "X", grants)));
        await BrokenAsync("user.noGrant", "/grants");
        await BrokenAsync("user.grantTwice", "/grants", new UserGrant(Role.Officer), new UserGrant(Role.Officer));
        await BrokenAsync("institution.unknown", "/grants/1/institution", new UserGrant(Role.Officer), new UserGrant(Role.Officer, Guid.CreateVersion7()));
        await BrokenAsync("list.null", "/grants", null!, new UserGrant(Role.Officer));
    }

    [Test]
    public async Task A_change_on_an_older_version_is_refused()
    {
        var budi = await ComeAsync("budi@kantor.example", new UserGrant(Role.Officer));
        await ChangeAsync(budi, new(Name: "Budi Santoso"));
        Assert.That((await AssertBrokenAsync("version.stale", "", () => ChangeAsync(budi, Disable))).Kind, Is.EqualTo(ProblemKind.Stale));
    }

    [Test]
    public async Task Changing_ones_password_asks_for_the_old_one_and_ends_every_session_but_a_new_one()
    {
        var before = (await SignInAsync()).Session;
        await ActAsAsync(RinaId);
        await AssertBrokenAsync("password.wrong", "/current", () => App.SendAsync(new ChangePassword.Command("salah sekali lagi", Other, null)));
        await AssertBrokenAsync("password.personal", "/password", () => App.SendAsync(new ChangePassword.Command(Password, "rina duduk di sini", null)));
        var now = await App.SendAsync(new ChangePassword.Command(Password, Other, null));
        Assert.That((await IsOpenAsync(before), await IsOpenAsync(now)), Is.EqualTo((false, true)));
    }

    [Test]
    public async Task One_sees_and_ends_ones_own_sessions_and_nobody_elses()
    {
        var budi = await ComeAsync("budi@kantor.example", new UserGrant(Role.Officer));
        var theirs = (await SignInAsync("budi@kantor.example", Other)).Session;
        var mine = (await SignInAsync()).Session;
        await ActAsAsync(RinaId);
        var seen = (await App.SendAsync(new Account.Query())).Sessions.Single();
        Assert.That(seen.Agent, Is.EqualTo("Firefox"));
        await AssertBrokenAsync("notFound", "", () => App.SendAsync(new Account.EndSession(Agreements.App.Access.OneTimeSecret.HashOf(theirs))));
        await App.SendAsync(new Account.EndSession(seen.Id));
        Assert.That((await IsOpenAsync(mine), await IsOpenAsync(theirs), budi.State), Is.EqualTo((false, true, Agreements.App.Access.UserState.Active)));
    }

    private Task<Agreements.App.Features.Keys.KeyView> KeyAsync(string name, params Guid[] institutions) =>
        App.SendAsync(new Agreements.App.Features.Keys.CreateKey.Command(new() { Name = name, Scope = KeyScope.Admin, Institutions = institutions }));

    private Task<IReadOnlyList<string>> RevokedAsync() => App.RowsAsync<string>("SELECT name FROM api_keys WHERE revoked_at IS NOT NULL ORDER BY name");

    [Test]
    public async Task Who_is_disabled_takes_the_keys_along_that_they_and_their_keys_have_made()
    {
        await KeyAsync("verba");
        var budi = await ComeAsync("budi@kantor.example", new UserGrant(Role.Administrator));
        await ActAsAsync(budi.Id);
        var made = await KeyAsync("langsung");
        App.Caller = App.Caller with { Via = $"key:{made.Id}", User = null };
        await KeyAsync("turunan");
        ActAsProgram();
        budi = await ChangeAsync(budi, Disable);
        Assert.That(await RevokedAsync(), Is.EqualTo(new[] { "langsung", "turunan" }));
        Assert.That(await App.RowsAsync<string>("SELECT reason FROM audit_entries WHERE subject_kind = 'apiKey' AND action = 'revoke'"), Has.Count.EqualTo(2).And.All.Contains("budi@kantor.example"));
        Assert.That(budi.RevokedKeys!.Select(k => k.Name), Is.EquivalentTo(new[] { "langsung", "turunan" }));
    }

    [Test]
    public async Task Who_administers_less_loses_the_keys_made_for_more_and_no_others()
    {
        var region = await InstitutionAsync("Kanwil", Agreements.Domain.Institutions.InstitutionKind.BpjsRegionalOffice);
        var branch = await InstitutionAsync("Cabang", Agreements.Domain.Institutions.InstitutionKind.BpjsBranch, parent: region);
        var city = await InstitutionAsync("Kota");
        var budi = await ComeAsync("budi@kantor.example", new UserGrant(Role.Administrator));
        await ActAsAsync(budi.Id);
        await KeyAsync("semua");
        await KeyAsync("cabang", branch);
        await KeyAsync("dua", branch, city);
        ActAsProgram();
        budi = await ChangeAsync(budi, new(Name: "Budi Santoso"));
        Assert.That(await RevokedAsync(), Is.Empty);
        budi = await ChangeAsync(budi, new(Grants: [new UserGrant(Role.Administrator, region)]));
        Assert.That(await RevokedAsync(), Is.EqualTo(new[] { "dua", "semua" }));
        await ChangeAsync(budi, new(Grants: [new UserGrant(Role.Officer)]));
        Assert.That(await RevokedAsync(), Is.EqualTo(new[] { "cabang", "dua", "semua" }));
    }
}
