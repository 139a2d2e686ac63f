using Agreements.App.Features.Webhooks;
using Agreements.App.Tests.Support;
using Agreements.App.Tests.Webhooks;
using Microsoft.Data.Sqlite;
using NUnit.Framework;

namespace Agreements.App.Tests.Faults;

/// <summary>A receiver has taken an event, and that cannot be written down.</summary>
[TestFixture]
public sealed class FullDiskWebhookTests() : WebhookTest(TestDatabase.Sqlite)
{
    [OneTimeSetUp]
    public void Prepare() => FullDisk.Prepare();

    [TearDown]
    public void Free() => FullDisk.Free();

    [Test]
    public async Task An_event_that_was_taken_when_the_disk_filled_up_comes_once_however_long_it_is_full()
    {
        var hook = await HookAsync();
        await EnterAsync();
        await EnterAsync();
        Receiver.Answer = (_, http) =>
        {
            FullDisk.Fill();
            return Receiver.AnswerAsync(http, 204);
        };
        for (var minute = 0; minute < 5; minute++)
        {
            Assert.That(async () => await App.SendAsync(new RunWebhooks.Command()), Throws.InstanceOf<SqliteException>());
            App.Time.Advance(TimeSpan.FromMinutes(2));
        }
        Assert.That(Receiver.Received.Select(r => r.Headers["webhook-id"]).ToList(), Is.Not.Empty.And.Unique, "the two may have been on their way at the same time");
        FullDisk.Free();
        Receiver.Answer = (_, http) => Receiver.AnswerAsync(http, 204);
        await RunAsync();
        Assert.That(Receiver.Received.Select(r => r.Headers["webhook-id"]).ToList(), Has.Count.EqualTo(2).And.Unique);
        Assert.That((await DeliveriesAsync(hook)).Select(d => d.State), Is.All.EqualTo(Agreements.App.Webhooks.DeliveryState.Delivered));
    }
}
