using Agreements.App.Features.People;
using Agreements.App.Tests.Support;
using Agreements.Domain;
using NUnit.Framework;

namespace Agreements.App.Tests.People;

public sealed class SecondFactorTests(string engine) : AccountTest(engine)
{
    private Task<string> ConfirmAsync(string session, string code) => App.SendAsync(new ConfirmSignIn.Command(session, code, null));

    private void NextStep() => App.Time.Advance(TimeSpan.FromSeconds(90));

    [Test]
    public async Task With_a_second_factor_the_password_alone_opens_nothing_and_the_code_makes_a_new_session()
    {
        var (secret, _) = await EnableAsync();
        NextStep();
        var pending = await SignInAsync();
        Assert.That(pending.NeedsCode, Is.True);
        Assert.That(await App.RowsAsync<long>("SELECT is_pending FROM sessions"), Is.EqualTo(new[] { 1L }));
        var session = await ConfirmAsync(pending.Session, CodeOf(secret));
        Assert.That((session == pending.Session, await IsOpenAsync(session), await IsOpenAsync(pending.Session)), Is.EqualTo((false, true, false)));
    }

    [Test]
    public async Task A_code_is_taken_once_however_long_its_step_lasts()
    {
        var (secret, _) = await EnableAsync();
        await AssertBrokenAsync("signIn.code", "/code", async () => await ConfirmAsync((await SignInAsync()).Session, CodeOf(secret)));
        NextStep();
        var code = CodeOf(secret);
        await ConfirmAsync((await SignInAsync()).Session, code);
        await AssertBrokenAsync("signIn.code", "/code", async () => await ConfirmAsync((await SignInAsync()).Session, code));
    }

    [Test]
    public async Task A_recovery_code_opens_once_and_only_its_hash_is_kept()
    {
        var (_, codes) = await EnableAsync();
        Assert.That(codes, Has.Count.EqualTo(10).And.All.Match("^[0-9a-f]{4}(-[0-9a-f]{4}){3}$"));
        await ConfirmAsync((await SignInAsync()).Session, codes[0].ToUpperInvariant());
        await AssertBrokenAsync("signIn.code", "/code", async () => await ConfirmAsync((await SignInAsync()).Session, codes[0]));
        Assert.That((await App.SendAsync(new Account.Query())).CodesLeft, Is.EqualTo(9));
        Assert.That(await App.RowsAsync<string>("SELECT hash FROM recovery_codes"), Has.All.Length.EqualTo(64));
    }

    [Test]
    public async Task Who_knows_the_password_cannot_guess_codes_for_ever()
    {
        var (secret, _) = await EnableAsync();
        NextStep();
        for (var i = 0; i < 5; i++)
        {
            var pending = await SignInAsync();
            await AssertBrokenAsync("signIn.code", "/code", () => ConfirmAsync(pending.Session, "000000"));
        }
        await AssertBrokenAsync("signIn.refused", "", () => SignInAsync());
        App.Time.Advance(TimeSpan.FromMinutes(1));
        await ConfirmAsync((await SignInAsync()).Session, CodeOf(secret));
    }

    [Test]
    public async Task The_code_is_owed_within_ten_minutes()
    {
        var (secret, _) = await EnableAsync();
        var pending = await SignInAsync();
        App.Time.Advance(TimeSpan.FromMinutes(10));
        Assert.That((await AssertBrokenAsync("unauthenticated", "", () => ConfirmAsync(pending.Session, CodeOf(secret)))).Kind, Is.EqualTo(ProblemKind.Unauthenticated));
    }

    [Test]
    public async Task The_secret_is_not_kept_in_the_clear_and_an_offer_is_for_one_person()
    {
        var (secret, _) = await EnableAsync();
        Assert.That((await App.RowsAsync<string>("SELECT totp_secret FROM users"))[0], Does.Not.Contain(secret));
        await AssertBrokenAsync("factor.exists", "", async () => await App.SendAsync(new ChangeSecondFactor.Enable((await App.SendAsync(new ChangeSecondFactor.Offer())).Sealed, "1", Password)));
        var offer = await App.SendAsync(new ChangeSecondFactor.Offer());
        ActAsProgram();
        var other = await ComeAsync("budi@kantor.example", new Agreements.Domain.Access.UserGrant(Agreements.Domain.Access.Role.Officer));
        await ActAsAsync(other.Id);
        foreach (var foreign in new[] { offer.Sealed, "abc", "" })
            await AssertBrokenAsync("factor.offer", "", () => App.SendAsync(new ChangeSecondFactor.Enable(foreign, "123456", Other)));
    }

    [Test]
    public async Task Only_the_password_takes_it_away_and_guesses_are_counted()
    {
        await EnableAsync();
        await AssertBrokenAsync("password.wrong", "/password", () => App.SendAsync(new ChangeSecondFactor.Disable("salah sekali lagi")));
        await App.SendAsync(new ChangeSecondFactor.Disable(Password));
        Assert.That((await SignInAsync()).NeedsCode, Is.False);
        Assert.That(await App.RowsAsync<string>("SELECT hash FROM recovery_codes"), Is.Empty);
    }

    [Test]
    public async Task To_turn_it_on_or_off_ends_the_sessions_of_other_browsers()
    {
        var (own, other) = ((await SignInAsync()).Session, (await SignInAsync()).Session);
        await ActAsAsync(RinaId);
        App.Caller = App.Caller with { Via = "session:" + Agreements.App.Access.OneTimeSecret.HashOf(own)[..8] };
        var offer = await App.SendAsync(new ChangeSecondFactor.Offer());
        await App.SendAsync(Enabling(offer.Sealed, CodeOf(offer.Secret)));
        Assert.That((await IsOpenAsync(own), await IsOpenAsync(other)), Is.EqualTo((true, false)));
        var pending = (await SignInAsync()).Session;
        await App.SendAsync(new ChangeSecondFactor.Disable(Password));
        Assert.That((await IsOpenAsync(own), await IsOpenAsync(pending)), Is.EqualTo((true, false)));
    }
}
