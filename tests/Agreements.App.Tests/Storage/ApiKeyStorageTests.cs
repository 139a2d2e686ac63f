using Agreements.App.Access;
using Agreements.App.Features.Keys;
using Agreements.App.Tests.Support;
using Agreements.Domain.Access;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace Agreements.App.Tests.Storage;

/// <summary>Keys on both engines.</summary>
public sealed class ApiKeyStorageTests(string engine) : StorageTest(engine)
{
    private Task<KeyView> MakeAsync(DateOnly? expiresOn = null, params Guid[] institutions) =>
        App.SendAsync(new CreateKey.Command(new KeyEntry { Name = "Sistem", Scope = KeyScope.Write, ExpiresOn = expiresOn, Institutions = institutions }));

    private async Task<(Principal? Principal, string? Refusal)> RecogniseAsync(string key)
    {
        await using var scope = App.Scope();
        return await scope.ServiceProvider.GetRequiredService<KeyRing>().RecogniseAsync(key, CancellationToken.None);
    }

    [Test]
    public async Task A_key_is_recognised_with_its_rights_over_its_institutions_and_only_its_hash_is_kept()
    {
        var (city, branch) = (await InstitutionAsync("Kota"), await InstitutionAsync("Cabang"));
        var made = await MakeAsync(null, city, branch);
        var (caller, _) = await RecogniseAsync(made.Key!);
        Assert.That((caller!.Name, caller.Via), Is.EqualTo(("key:Sistem", $"key:{made.Id}")));
        Assert.That(caller.Institutions(Permission.Edit), Is.EquivalentTo(new[] { city, branch }));
        Assert.That((caller.Everywhere, caller.Anywhere.Cover(Permission.Administer)), Is.EqualTo((Permission.None, false)));
        var kept = await App.RowsAsync<string>("SELECT hash FROM api_keys");
        Assert.That(kept.Single(), Is.EqualTo(new KeySecret(made.Key!).Hash).And.Not.Contain(made.Key![4..]));
        Assert.That((await RecogniseAsync(made.Key![..^1] + (made.Key![^1] == 'A' ? 'B' : 'A'))).Refusal, Is.EqualTo("key.unknown"));
    }

    [Test]
    public async Task A_key_is_good_through_its_last_day_in_Jakarta()
    {
        var made = await MakeAsync(new DateOnly(2024, 11, 10));
        App.Time.SetUtcNow(new DateTimeOffset(2024, 11, 10, 16, 59, 59, TimeSpan.Zero));
        Assert.That((await RecogniseAsync(made.Key!)).Refusal, Is.Null);
        App.Time.SetUtcNow(new DateTimeOffset(2024, 11, 10, 17, 0, 0, TimeSpan.Zero));
        Assert.That((await RecogniseAsync(made.Key!)).Refusal, Is.EqualTo("key.expired"));
    }

    [Test]
    public async Task Without_a_last_day_it_is_good_for_a_year_and_at_most_for_three()
    {
        Assert.That((await MakeAsync()).ExpiresOn, Is.EqualTo(new DateOnly(2025, 11, 4)));
        Assert.That((await MakeAsync(new DateOnly(2027, 11, 4))).ExpiresOn, Is.EqualTo(new DateOnly(2027, 11, 4)));
        await AssertBrokenAsync("key.expiry.far", "/expiresOn", () => MakeAsync(new DateOnly(2027, 11, 5)));
        await AssertBrokenAsync("key.expiry.past", "/expiresOn", () => MakeAsync(new DateOnly(2024, 11, 3)));
    }

    [Test]
    public async Task A_revoked_key_opens_nothing_and_revoking_it_again_changes_nothing()
    {
        var made = await MakeAsync();
        var revoked = await App.SendAsync(new RevokeKey.Command(made.Id, made.Version));
        Assert.That((await RecogniseAsync(made.Key!)).Refusal, Is.EqualTo("key.revoked"));
        var again = await App.SendAsync(new RevokeKey.Command(made.Id, revoked.Version));
        Assert.That((again.Version, again.RevokedAt), Is.EqualTo((2, revoked.RevokedAt)));
        await AssertBrokenAsync("version.stale", null, () => App.SendAsync(new RevokeKey.Command(made.Id, made.Version)));
        Assert.That(await App.RowsAsync<string>("SELECT action FROM audit_entries WHERE subject_kind = 'apiKey' ORDER BY seq"), Is.EqualTo(new[] { "create", "revoke" }));
    }

    [Test]
    public async Task A_key_that_was_just_used_ends_at_once_when_it_is_revoked_and_within_a_second_when_another_process_revokes_it()
    {
        var (here, there) = (await MakeAsync(), await MakeAsync());
        await using var other = new TestApp(Engine, App.Time);
        foreach (var key in new[] { here, there }) Assert.That((await RecogniseAsync(key.Key!)).Refusal, Is.Null);
        await App.SendAsync(new RevokeKey.Command(here.Id, here.Version));
        Assert.That((await RecogniseAsync(here.Key!)).Refusal, Is.EqualTo("key.revoked"));
        Assert.That((await RecogniseAsync(there.Key!)).Refusal, Is.Null);
        await other.SendAsync(new RevokeKey.Command(there.Id, there.Version));
        App.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.That((await RecogniseAsync(there.Key!)).Refusal, Is.EqualTo("key.revoked"));
    }

    [Test]
    public async Task A_list_ends_where_the_keys_end_and_shows_no_key_of_others()
    {
        var (city, branch) = (await InstitutionAsync("Kota"), await InstitutionAsync("Cabang"));
        var mine = new List<Guid>();
        for (var i = 0; i < 3; i++) mine.Add((await MakeAsync(null, city)).Id);
        await MakeAsync(null, city, branch);
        await MakeAsync();
        App.Caller = new Principal("admin@kota.example", "session:1", null, [new Grant(Permissions.All, city)]);
        var first = await App.SendAsync(new ListKeys.Query(2, null));
        var second = await App.SendAsync(new ListKeys.Query(2, first.NextPageToken));
        Assert.That(first.Items.Concat(second.Items).Select(k => k.Id), Is.EquivalentTo(mine));
        Assert.That(second.NextPageToken, Is.Null);
        Assert.That(first.Items.Select(k => k.Key), Is.All.Null);
    }

    [TestCase("rina@kantor.example")]
    [TestCase("System")]
    [TestCase(" cli ")]
    [TestCase("anonymous")]
    public async Task A_key_is_not_named_like_a_person_or_the_program(string name) =>
        await AssertBrokenAsync("key.name", "/name", () => App.SendAsync(new CreateKey.Command(new KeyEntry { Name = name, Scope = KeyScope.Read })));
}
