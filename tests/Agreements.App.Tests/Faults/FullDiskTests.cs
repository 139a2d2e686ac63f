using Agreements.App.Data;
using Agreements.App.Features.Agreements;
using Agreements.App.Features.Alerts;
using Agreements.App.Features.Operations;
using Agreements.App.Tests.Support;
using Dapper;
using Microsoft.Data.Sqlite;
using NUnit.Framework;

namespace Agreements.App.Tests.Faults;

/// <summary>Nothing can be written for a while, and then it can: nothing is lost, and no mail goes round.</summary>
[TestFixture]
public sealed class FullDiskTests() : StorageTest(TestDatabase.Sqlite)
{
    private static readonly DateOnly End = new(2025, 5, 25);

    [OneTimeSetUp]
    public void Prepare() => FullDisk.Prepare();

    [TearDown]
    public void Free() => FullDisk.Free();

    private async Task SweepAsync(DateTimeOffset at)
    {
        App.Time.SetUtcNow(at);
        await App.SendAsync(new SweepAlerts.Command());
    }

    [Test]
    public async Task A_mail_that_was_accepted_when_the_disk_filled_up_leaves_once_however_long_it_is_full()
    {
        await RegisteredAsync(End);
        await SweepAsync(TestApp.At(2025, 5, 19));
        App.Mails.Accepted = (_, _) => FullDisk.Fill();
        for (var minute = 0; minute < 15; minute++)
        {
            Assert.That(async () => await App.SendAsync(new SendMail.Command()), Throws.InstanceOf<SqliteException>());
            Assert.That(App.Mails.Delivered, Has.Count.EqualTo(1), $"after {minute} minutes");
            App.Time.Advance(TimeSpan.FromMinutes(1));
        }
        FullDisk.Free();
        App.Mails.Accepted = (_, _) => { };
        await App.SendAsync(new SendMail.Command());
        Assert.That(App.Mails.Delivered.Select(m => m.MessageId).ToList(), Has.Count.EqualTo(2).And.Unique);
        Assert.That(await App.RowsAsync<string>("SELECT state || attempts FROM outbox"), Is.EqualTo(new[] { "sent1", "sent1" }));
        Assert.That(await App.RowsAsync<string>("SELECT DISTINCT state FROM alerts WHERE step = 7"), Is.EqualTo(new[] { "sent" }));
    }

    [Test]
    public async Task While_an_answer_is_not_marked_nothing_is_sent_and_health_counts_it()
    {
        await RegisteredAsync(End);
        await SweepAsync(TestApp.At(2025, 5, 19));
        App.Mails.Accepted = (_, _) => FullDisk.Fill();
        Assert.That(async () => await App.SendAsync(new SendMail.Command()), Throws.InstanceOf<SqliteException>());
        Assert.That((await App.SendAsync(new GetHealth.Query())).UnmarkedMails, Is.EqualTo(1));
        FullDisk.Free();
        App.Mails.Accepted = (_, _) => { };
        await App.SendAsync(new SendMail.Command());
        Assert.That((await App.SendAsync(new GetHealth.Query())).UnmarkedMails, Is.Zero);
    }

    [Test]
    public async Task What_a_full_disk_breaks_off_is_planned_and_entered_when_there_is_room_and_once()
    {
        var view = await RegisteredAsync(End);
        await App.SweepOnAsync(new DateOnly(2025, 5, 1));
        App.Time.SetUtcNow(TestApp.At(2025, 5, 19));
        FullDisk.Fill();
        Assert.That(async () => await App.SendAsync(new SweepAlerts.Detailed(DryRun: false)), Throws.InstanceOf<SqliteException>(), "it ends with the first, and not with a stack for each of a thousand");
        Assert.That(async () => await PatchAsync(view, """{"title":"Judul lain"}"""), Throws.InstanceOf<SqliteException>());
        Assert.That((await App.SendAsync(new GetAgreement.Query(view.Id, null))).Title, Is.EqualTo(view.Title), "reading goes on");
        FullDisk.Free();
        await PatchAsync(view, """{"title":"Judul lain"}""");
        Assert.That(await App.SweepOnAsync(new DateOnly(2025, 5, 19)), Has.Count.EqualTo(2));
        Assert.That(await App.SweepOnAsync(new DateOnly(2025, 5, 19)), Is.Empty);
    }

    [TestCase(1ul)]
    [TestCase(60_000ul)]
    [TestCase(250_000ul)]
    public async Task A_migration_that_a_full_disk_breaks_off_is_gone_on_with_when_there_is_room(ulong behind)
    {
        var directory = Directory.CreateTempSubdirectory("agreements-full").FullName;
        try
        {
            using var engine = new SqliteEngine(Path.Combine(directory, "test.db"));
            FullDisk.Fill(behind: behind);
            Assert.That(() => Migrations.Run(engine), Throws.Exception.Matches<Exception>(e => engine.TroubleOf(e) == StorageTrouble.Full));
            FullDisk.Free();
            Migrations.Run(engine);
            Assert.That(await SchemaAsync(engine), Is.EqualTo(await SchemaAsync(Engine)));
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    private static async Task<List<string>> SchemaAsync(Engine engine)
    {
        await using var connection = await engine.OpenAsync(CancellationToken.None);
        return (await connection.QueryAsync<string>("SELECT name || COALESCE(sql, '') FROM sqlite_schema ORDER BY name")).AsList();
    }

    [Test]
    public void What_the_engine_and_the_system_say_of_a_full_disk_is_one_trouble()
    {
        Assert.That(Engine.TroubleOf(new SqliteException("full", 13)), Is.EqualTo(StorageTrouble.Full));
        Assert.That(Engine.TroubleOf(new SqliteException("disk I/O error", 10, 778)), Is.EqualTo(StorageTrouble.Full));
        Assert.That(Engine.TroubleOf(new InvalidOperationException("outer", new IOException("No space left on device", 28))), Is.EqualTo(StorageTrouble.Full));
        Assert.That(Engine.TroubleOf(new SqliteException("locked", 5)), Is.EqualTo(StorageTrouble.Busy));
        Assert.That(Engine.TroubleOf(new SqliteException("unable to open database file", 14)), Is.EqualTo(StorageTrouble.Away));
        Assert.That(Engine.TroubleOf(new SqliteException("constraint", 19, 2067)), Is.Null);
        Assert.That(Engine.TroubleOf(new IOException("broken pipe", 32)), Is.Null);
    }
}
