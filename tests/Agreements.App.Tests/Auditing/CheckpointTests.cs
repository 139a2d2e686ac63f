using System.Security.Cryptography;
using Agreements.App.Auditing;
using Agreements.App.Data;
using Agreements.App.Features.Alerts;
using Agreements.App.Features.Auditing;
using Agreements.App.Features.Operations;
using Agreements.App.Tests.Support;
using Agreements.Domain.Auditing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using NUnit.Framework;

namespace Agreements.App.Tests.Auditing;

/// <summary>Signed checkpoints, the nightly job, and an export that is verified without the service.</summary>
public sealed class CheckpointTests(string engine) : AuditTest(engine)
{
    private AuditOptions Options => App.Scope().ServiceProvider.GetRequiredService<IOptions<AuditOptions>>().Value;

    [SetUp]
    public void Forget() => File.Delete(Options.CheckpointFile);

    [Test]
    public async Task Each_night_signs_what_is_new_into_the_database_and_the_file()
    {
        await FillAsync();
        Assert.That((await NightAsync()).Summary, Does.StartWith("8 entries").And.EndsWith("signed up to entry 8"));
        Assert.That((await NightAsync()).Summary, Does.EndWith("nothing new to sign"));
        await FillAsync(1);
        Assert.That((await NightAsync()).Summary, Does.StartWith("2 entries").And.EndsWith("signed up to entry 9"), "from the last checkpoint on");
        Assert.That((await App.SendAsync(new ListCheckpoints.Query(50, null))).Items.Select(c => c.Seq), Is.EqualTo(new[] { 9, 8 }));
        Assert.That(await File.ReadAllLinesAsync(Options.CheckpointFile), Has.Length.EqualTo(2));
        App.Time.Advance(TimeSpan.FromDays(7));
        Assert.That((await NightAsync()).Summary, Does.StartWith("9 entries"), "weekly the whole");
    }

    [Test]
    public async Task A_chain_that_is_rebuilt_as_a_whole_is_unmasked_by_its_checkpoint()
    {
        await FillAsync();
        await NightAsync();
        await TamperAsync("UPDATE audit_entries SET actor = 'somebody else' WHERE seq = 3");
        await RebuildAsync(3);
        var found = await VerifyAsync();
        Assert.That((found.Ok, found.FirstBroken?.Seq), Is.EqualTo((false, 8L)));
        Assert.That(found.FirstBroken!.Why, Does.Contain("4 November 2024"));
        await TamperAsync("DELETE FROM audit_checkpoints");
        Assert.That((await VerifyAsync()).FirstBroken?.Seq, Is.EqualTo(8), "the file still knows it");
        File.Delete(Options.CheckpointFile);
        Assert.That((await VerifyAsync()).Ok, Is.True, "the rebuilt chain fits itself: only the checkpoint tells");
    }

    [Test]
    public async Task A_chain_that_is_cut_behind_a_checkpoint_is_unmasked()
    {
        await FillAsync();
        await NightAsync();
        await TamperAsync("DELETE FROM audit_entries WHERE seq > 6");
        await RebuildAsync(1);
        Assert.That((await VerifyAsync()).FirstBroken?.Seq, Is.EqualTo(7));
        Assert.That((await NightAsync()).Summary, Does.StartWith("broken at entry"));
    }

    [Test]
    public async Task A_checkpoint_of_another_key_is_refused()
    {
        await FillAsync();
        await NightAsync();
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var forged = new Checkpoint(7, new string('a', 64), App.Time.GetUtcNow(), PublicKey.Of(other).Id, "");
        var signature = Convert.ToBase64String(other.SignData(forged.Signed(), HashAlgorithmName.SHA256));
        CheckpointFile.Append(Options.CheckpointFile, forged with { Signature = signature });
        Assert.That((await VerifyAsync()).FirstBroken?.Seq, Is.EqualTo(7));
        File.Delete(Options.CheckpointFile);
        // Under this installation's name, but without its key.
        var stored = (await App.SendAsync(new ListCheckpoints.Query(1, null))).Items[0];
        CheckpointFile.Append(Options.CheckpointFile, new Checkpoint(7, stored.Hash, stored.At, stored.KeyId, stored.Signature));
        Assert.That((await VerifyAsync()).FirstBroken?.Why, Does.Contain("kunci instalasi"));
        await File.WriteAllTextAsync(Options.CheckpointFile, "{}\n");
        Assert.That((await VerifyAsync()).FirstBroken?.Why, Does.Contain("Baris 1"));
    }

    [Test]
    public async Task A_break_is_told_once_and_stands_in_the_health_until_the_whole_chain_is_right_again()
    {
        await FillAsync();
        await NightAsync();
        await FillAsync(1);
        await TamperAsync("UPDATE audit_entries SET actor = 'somebody else' WHERE seq = 9");
        for (var night = 0; night < 3; night++) await NightAsync();
        Assert.That(await App.RowsAsync<string>("SELECT recipient FROM outbox"), Is.EqualTo(new[] { "admin@office.example" }));
        Assert.That((await App.RowsAsync<string>("SELECT subject FROM outbox"))[0], Is.EqualTo("Jejak audit rusak pada entri 9"));
        Assert.That((await App.SendAsync(new GetHealth.Query())).AuditBreak!.Seq, Is.EqualTo(9));
        Assert.That((await App.SendAsync(new ListCheckpoints.Query(50, null))).Items, Has.Count.EqualTo(1), "nothing broken is signed");
        await TamperAsync("UPDATE audit_entries SET actor = 'system' WHERE seq = 9");
        await NightAsync();
        Assert.That((await App.SendAsync(new GetHealth.Query())).AuditBreak, Is.Null);
    }

    [Test]
    public async Task An_export_is_verified_offline_and_any_changed_byte_names_its_entry()
    {
        await FillAsync();
        await NightAsync();
        await using var writer = new StringWriter { NewLine = "\n" };
        Assert.That(await App.SendAsync(new ExportAudit.Query(writer)), Is.EqualTo(Count + 1), "the export itself is the last entry");
        var lines = writer.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.That(await OfflineAsync(lines), Is.Null);
        for (var at = 0; at < lines[3].Length; at++)
        {
            var changed = lines[3].ToCharArray();
            changed[at] ^= (char)1;
            Assert.That(await OfflineAsync([.. lines[..3], new string(changed), .. lines[4..]]), Is.EqualTo(4), $"character {at}");
        }
        Assert.That(await OfflineAsync([.. lines[..3], lines[3].Replace(",\"", ", \"", StringComparison.Ordinal), .. lines[4..]]), Is.EqualTo(4));
        Assert.That(await OfflineAsync([.. lines[..3], .. lines[4..]]), Is.EqualTo(4));
        Assert.That(await OfflineAsync(lines[..6]), Is.EqualTo(7), "cut off before the checkpoint");
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        Assert.That(await OfflineAsync(lines, PublicKey.Of(other)), Is.EqualTo(8), "not signed with the key that was given");
    }

    [Test]
    public async Task A_node_that_has_another_key_than_the_one_that_signed_knows_it_before_it_calls_the_trail_broken()
    {
        async Task<bool> KnowsAsync() => await App.Scope().ServiceProvider.GetRequiredService<CheckpointStore>().KnowsSignerAsync(CancellationToken.None);
        await FillAsync(1);
        Assert.That(await KnowsAsync(), Is.True, "nothing is signed yet");
        await NightAsync();
        Assert.That(await KnowsAsync(), Is.True);
        File.Delete(Options.PrivateKeyFile);
        Assert.That(await KnowsAsync(), Is.False);
    }

    [Test, Platform(Exclude = "Win"), System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    public async Task The_private_key_is_for_its_owner_alone()
    {
        await FillAsync(1);
        await NightAsync();
        Assert.That(File.GetUnixFileMode(Path.Combine(Options.Directory, "audit-key.pem")), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite));
        Assert.That((await App.SendAsync(new ListCheckpoints.Query(1, null))).PublicKey, Does.StartWith("-----BEGIN PUBLIC KEY-----"));
    }

    [Test]
    public async Task After_a_change_of_the_key_what_the_old_one_signed_is_still_known_and_what_another_signs_is_not()
    {
        await RegisteredAsync(new DateOnly(2025, 5, 25));
        await NightAsync();
        var old = Key().Public;
        InstallationKey.Rotate(Options);
        await RegisteredAsync(new DateOnly(2025, 5, 25));
        await NightAsync();
        Assert.That(Key().Known.Select(k => k.Id), Is.EqualTo(new[] { Key().Public.Id, old.Id }));
        Assert.That((await App.RowsAsync<string>("SELECT key_id FROM audit_checkpoints ORDER BY seq")), Is.EqualTo(new[] { old.Id, Key().Public.Id }));
        Assert.That((await VerifyAsync()).Ok, Is.True);
        File.Delete(Options.RetiredKeysFile);
        Assert.That((await VerifyAsync()).Ok, Is.False);

        InstallationKey Key() => new(Microsoft.Extensions.Options.Options.Create(Options));
    }

    [Test]
    public async Task Each_checkpoint_is_mailed_to_the_auditors()
    {
        Options.Auditors = "auditor@office.example, Inspektorat@kota.example";
        await RegisteredAsync(new DateOnly(2025, 5, 25));
        await NightAsync();
        await App.SendAsync(new SendMail.Command());
        var signed = (await App.RowsAsync<string>("SELECT signature FROM audit_checkpoints")).Single();
        Assert.That(App.Mails.Delivered.Where(m => m.TextBody!.Contains(signed, StringComparison.Ordinal)).Select(m => m.To.ToString()), Is.EquivalentTo(new[] { "auditor@office.example", "inspektorat@kota.example" }));
    }

    private async Task<long?> OfflineAsync(IEnumerable<string> lines, PublicKey? key = null)
    {
        var file = Path.Combine(Options.Directory, "export.jsonl");
        await File.WriteAllTextAsync(file, string.Concat(lines.Select(l => l + "\n")));
        await using var scope = App.Scope();
        key ??= scope.ServiceProvider.GetRequiredService<InstallationKey>().Public;
        return (await AuditExport.VerifyAsync(file, Options.CheckpointFile, [key], CancellationToken.None)).FirstBroken?.Seq;
    }
}
