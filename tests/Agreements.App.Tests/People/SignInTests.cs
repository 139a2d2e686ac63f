using Agreements.App.Access;
using Agreements.App.Features.People;
using Agreements.App.Tests.Support;
using Agreements.Domain.Texts;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using NUnit.Framework;

namespace Agreements.App.Tests.People;

public sealed class SignInTests(string engine) : AccountTest(engine)
{
    private Task RefusedAsync(string mail = Rina, string password = "salah sekali lagi") => AssertBrokenAsync("signIn.refused", "", () => SignInAsync(mail, password));

    [Test]
    public async Task The_link_on_the_console_makes_one_administrator_and_no_second()
    {
        Assert.That(await App.SendAsync(new SetUp.Offer()), Is.Null, "somebody has an account");
        await using var other = new TestApp(TestDatabase.Create(TestDatabase.Sqlite)!.Engine);
        var first = (await other.SendAsync(new SetUp.Offer()))!.Split('=')[1];
        var second = (await other.SendAsync(new SetUp.Offer()))!.Split('=')[1];
        await AssertBrokenAsync("link.invalid", "/token", () => other.SendAsync(new SetUp.Query(first)));
        await other.SendAsync(new SetUp.Command(second, Rina, "Rina", Password, Language.Id));
        await AssertBrokenAsync("link.invalid", "/token", () => other.SendAsync(new SetUp.Command(second, "budi@kantor.example", "Budi", Password, Language.Id)));
    }

    [Test]
    public async Task The_link_on_the_console_is_good_for_a_day()
    {
        await using var other = new TestApp(TestDatabase.Create(TestDatabase.Sqlite)!.Engine);
        var token = (await other.SendAsync(new SetUp.Offer()))!.Split('=')[1];
        other.Time.Advance(TimeSpan.FromHours(24));
        await AssertBrokenAsync("link.invalid", "/token", () => other.SendAsync(new SetUp.Command(token, Rina, "Rina", Password, Language.Id)));
    }

    [Test]
    public async Task Who_knows_the_password_gets_a_session_of_its_own_each_time()
    {
        var (first, second) = (await SignInAsync(), await SignInAsync("RINA@kantor.example"));
        Assert.That((first.NeedsCode, first.Session == second.Session), Is.EqualTo((false, false)));
        Assert.That(first.Session, Has.Length.EqualTo(43), "256 bits");
        Assert.That(await App.RowsAsync<string>("SELECT hash FROM sessions"), Has.None.EqualTo(first.Session).And.Contains(OneTimeSecret.HashOf(first.Session)));
    }

    [TestCase("rina@kantor.example", "salah sekali lagi")]
    [TestCase("tidak-ada@kantor.example", "salah sekali lagi")]
    [TestCase("bukan alamat", "x")]
    [TestCase("' OR 1=1 --", "' OR 1=1 --")]
    public async Task A_wrong_password_and_an_unknown_address_are_refused_with_the_same_words_and_the_same_work(string mail, string password)
    {
        var before = App.Hasher.Verified;
        var refusal = await AssertBrokenAsync("signIn.refused", "", () => SignInAsync(mail, password));
        Assert.That((App.Hasher.Verified - before, refusal.Violations.Count), Is.EqualTo((1, 1)));
    }

    [Test]
    public async Task After_five_failures_the_right_password_is_refused_too_for_a_minute_and_then_two()
    {
        for (var i = 0; i < 5; i++) await RefusedAsync();
        var before = App.Hasher.Verified;
        await RefusedAsync(password: Password);
        Assert.That(App.Hasher.Verified - before, Is.EqualTo(1), "that it is closed does not show in the time");
        App.Time.Advance(TimeSpan.FromMinutes(1));
        await RefusedAsync();
        App.Time.Advance(TimeSpan.FromMinutes(1));
        await RefusedAsync(password: Password);
        App.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.That((await SignInAsync()).NeedsCode, Is.False);
        await RefusedAsync();
        Assert.That((await SignInAsync()).NeedsCode, Is.False, "a success forgets the failures before it");
    }

    [Test]
    public async Task Guesses_at_the_same_moment_are_all_counted()
    {
        await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => RefusedAsync()));
        Assert.That(await App.RowsAsync<long>("SELECT failed_count FROM users"), Is.EqualTo(new[] { 5L }), "the sixth found it closed");
    }

    [Test]
    public async Task Who_tries_many_accounts_from_one_address_is_stopped_and_others_are_not()
    {
        App.Address = "203.0.113.7";
        for (var i = 0; i < 31; i++) await RefusedAsync($"orang{i}@kantor.example");
        await RefusedAsync(password: Password);
        App.Address = "203.0.113.8";
        Assert.That((await SignInAsync()).NeedsCode, Is.False);
    }

    [Test]
    public async Task Signing_in_oneself_does_not_wash_an_address_clean()
    {
        App.Address = "203.0.113.7";
        for (var i = 0; i < 29; i++) await RefusedAsync($"orang{i}@kantor.example");
        for (var i = 0; i < 5; i++) await SignInAsync();
        Assert.That(await App.RowsAsync<long>("SELECT failed_count FROM sign_in_addresses WHERE address = '203.0.113.7'"), Is.EqualTo(new[] { 29L }));
    }

    [Test]
    public async Task Refusals_and_locks_are_in_the_trail_without_any_secret()
    {
        for (var i = 0; i < 5; i++) await RefusedAsync();
        await SignInAsync("tidak-ada@kantor.example").ContinueWith(_ => { }, TaskScheduler.Default);
        var actions = await App.RowsAsync<string>("SELECT action FROM audit_entries WHERE subject_kind = 'user' ORDER BY seq");
        Assert.That(actions, Is.EqualTo(new[] { "create", "signInRefused", "signInRefused", "signInRefused", "signInRefused", "signInLocked", "signInRefused" }));
        var written = string.Concat(await App.RowsAsync<string>("SELECT changes FROM audit_entries"));
        Assert.That(written, Does.Not.Contain(Password).And.Not.Contain("AQAAAA"));
    }

    [Test]
    public async Task A_password_hashed_with_less_work_is_hashed_anew_when_it_is_used()
    {
        var old = new PasswordHasher<User>(Options.Create(new PasswordHasherOptions { IterationCount = 500 })).HashPassword(null!, Password);
        await App.ExecuteAsync("UPDATE users SET password_hash = @Old", new { Old = old });
        await SignInAsync();
        Assert.That(await App.RowsAsync<string>("SELECT password_hash FROM users"), Has.None.EqualTo(old));
        await SignInAsync();
    }

    [Test]
    public async Task A_session_ends_after_two_idle_hours_and_after_twelve_busy_ones()
    {
        var idle = (await SignInAsync()).Session;
        App.Time.Advance(TimeSpan.FromHours(2));
        Assert.That(await IsOpenAsync(idle), Is.False);
        var busy = (await SignInAsync()).Session;
        for (var i = 0; i < 12; i++)
        {
            Assert.That(await IsOpenAsync(busy), Is.True, $"after {i} hours");
            await App.ExecuteAsync("UPDATE sessions SET last_seen_at = @Now", new { Now = App.Time.GetUtcNow() });
            App.Time.Advance(TimeSpan.FromHours(1));
        }
        Assert.That(await IsOpenAsync(busy), Is.False);
    }

    [Test]
    public async Task People_of_one_office_who_sign_in_at_the_same_moment_are_not_taken_for_failures()
    {
        string[] mails = [.. Enumerable.Range(0, 4).Select(i => $"pegawai{i}@kantor.example")];
        foreach (var mail in mails)
            await App.ExecuteAsync("INSERT INTO users (id, mail, name, language, password_hash, failed_count, created_at, version) SELECT @Id, @Mail, name, language, password_hash, 0, created_at, 1 FROM users WHERE mail = @Rina", new { Id = Agreements.App.Data.Ids.New(App.Time), Mail = mail, Rina });
        App.Address = "203.0.113.7";
        for (var i = 0; i < 28; i++) await RefusedAsync($"orang{i}@kantor.example");
        using var together = new CountdownEvent(mails.Length);
        App.Hasher.Meanwhile = () =>
        {
            together.Signal();
            together.Wait(TimeSpan.FromSeconds(30));
        };
        await Task.WhenAll(mails.Select(mail => Task.Run(() => SignInAsync(mail))));
        App.Hasher.Meanwhile = null;
        Assert.That(await App.RowsAsync<long>("SELECT failed_count FROM sign_in_addresses"), Is.EqualTo(new[] { 28L }));
        Assert.That((await SignInAsync()).NeedsCode, Is.False);
    }

    [Test]
    public async Task Failures_of_yesterday_are_forgotten()
    {
        for (var i = 0; i < 4; i++) await RefusedAsync();
        App.Time.Advance(TimeSpan.FromHours(24) + TimeSpan.FromSeconds(1));
        for (var i = 0; i < 4; i++) await RefusedAsync();
        Assert.That((await SignInAsync()).NeedsCode, Is.False);
    }

    [Test]
    public async Task Who_is_guessed_at_from_elsewhere_is_not_locked_out()
    {
        App.Address = "198.51.100.1";
        for (var i = 0; i < 6; i++) await RefusedAsync();
        await RefusedAsync(password: Password);
        App.Address = "203.0.113.7";
        Assert.That((await SignInAsync()).NeedsCode, Is.False);
    }

    [Test]
    public async Task A_network_of_IPv6_is_one_address()
    {
        for (var i = 1; i <= 5; i++)
        {
            App.Address = $"2001:db8:0:1::{i}";
            await RefusedAsync();
        }
        App.Address = "2001:db8:0:1::6";
        await RefusedAsync(password: Password);
        App.Address = "2001:db8:0:2::6";
        Assert.That((await SignInAsync()).NeedsCode, Is.False);
    }

    [Test]
    public async Task Guesses_from_very_many_addresses_close_an_account_for_a_quarter_of_an_hour_except_where_its_owner_is_known()
    {
        App.Address = "203.0.113.7";
        await SignInAsync();
        for (var i = 1; i <= 101; i++)
        {
            App.Address = $"198.51.100.{i}";
            await RefusedAsync();
        }
        App.Address = "192.0.2.1";
        await RefusedAsync(password: Password);
        App.Address = "203.0.113.7";
        Assert.That((await SignInAsync()).NeedsCode, Is.False);
    }

    [Test]
    public async Task What_closes_an_account_everywhere_ends_after_a_quarter_of_an_hour()
    {
        for (var i = 1; i <= 101; i++)
        {
            App.Address = $"198.51.100.{i}";
            await RefusedAsync();
        }
        App.Address = "192.0.2.1";
        App.Time.Advance(TimeSpan.FromMinutes(14));
        await RefusedAsync(password: Password);
        App.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.That((await SignInAsync()).NeedsCode, Is.False);
    }

    [Test]
    public async Task A_reset_that_comes_while_the_old_password_is_looked_at_wins()
    {
        var token = (await App.SendAsync(new ResetPassword.ByOperator(Rina))).Split('/')[^1];
        Meanwhile(() => App.SendAsync(new ResetPassword.Command(token, Other)));
        await RefusedAsync(password: Password);
        Assert.That(await App.RowsAsync<string>("SELECT hash FROM sessions"), Is.Empty);
        await SignInAsync(password: Other);
    }

    [Test]
    public async Task Who_is_disabled_while_the_password_is_looked_at_stays_out()
    {
        var budi = await ComeAsync("budi@kantor.example", new Agreements.Domain.Access.UserGrant(Agreements.Domain.Access.Role.Officer));
        Meanwhile(() => ChangeAsync(budi, new(Disabled: true)));
        await RefusedAsync("budi@kantor.example", Other);
        Assert.That(await App.RowsAsync<string>("SELECT hash FROM sessions"), Is.Empty);
    }

    private void Meanwhile(Func<Task> act) => App.Hasher.Meanwhile = () =>
    {
        App.Hasher.Meanwhile = null;
        act().GetAwaiter().GetResult();
    };

    [Test]
    public async Task Who_signs_out_is_out()
    {
        var session = (await SignInAsync()).Session;
        await App.SendAsync(new SignOut.Command(session));
        await App.SendAsync(new SignOut.Command(session));
        Assert.That(await IsOpenAsync(session), Is.False);
        Assert.That((await App.RowsAsync<string>("SELECT action FROM audit_entries WHERE subject_kind = 'user' ORDER BY seq")).Skip(1), Is.EqualTo(new[] { "signIn", "signOut" }));
    }
}
