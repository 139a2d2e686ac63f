using Agreements.App.Tests.Support;
using Agreements.Domain.Access;
using NUnit.Framework;

namespace Agreements.App.Tests.Oidc;

public sealed class TokenCallerTests(string engine) : ProviderTest(engine)
{
    [Test]
    public async Task A_token_of_somebody_unknown_has_the_rights_of_its_own_claims_and_is_named_by_its_subject()
    {
        var (caller, _) = await RecognisedAsync(Claims());
        Assert.That((caller!.Name, caller.Via, caller.User), Is.EqualTo(("ani-1", "token:kantor", (Guid?)null)), "its mail address proves nothing");
        Assert.That(caller.Grants, Is.EqualTo(new[] { new Grant(Permissions.Of(Role.Officer), City) }));
    }

    [Test]
    public async Task A_known_persons_token_adds_what_was_given_here_and_not_what_an_earlier_sign_in_brought()
    {
        await ComesAsync(Claims("petugas pemeriksa"));
        var ani = await UserAsync();
        await ChangeAsync(ani, new(Grants: [.. ani.Grants, new UserGrant(Role.Registrar, City)]));
        var (caller, _) = await RecognisedAsync(Claims("petugas", mail: null));
        Assert.That(caller!.Name, Is.EqualTo(Ani));
        Assert.That(caller.Grants, Is.EquivalentTo(new[] { new Grant(Permissions.Of(Role.Officer), City), new Grant(Permissions.Of(Role.Registrar), City) }));
    }

    [Test]
    public async Task A_disabled_persons_token_opens_nothing()
    {
        await ComesAsync(Claims());
        await ChangeAsync(await UserAsync(), new(Disabled: true));
        Assert.That(await RecognisedAsync(Claims()), Is.EqualTo(((Principal?)null, "token.disabled")));
    }

    [TestCase("")]
    [TestCase(" ")]
    [TestCase("ani\nadministrator")]
    public async Task A_subject_that_could_not_stand_in_the_trail_is_refused(string subject) =>
        Assert.That(await RecognisedAsync(Claims(subject: subject)), Is.EqualTo(((Principal?)null, "token.subject")));

    [Test]
    public async Task A_token_without_any_mapped_claim_is_known_and_may_do_nothing() =>
        Assert.That((await RecognisedAsync(Claims("tamu"))).Principal!.Grants, Is.Empty);
}
