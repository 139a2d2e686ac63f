using Agreements.App.Features.Agreements;
using Agreements.App.Features.Webhooks;
using Agreements.App.Tests.Support;
using Agreements.App.Webhooks;
using Agreements.Domain.Events;
using NUnit.Framework;

namespace Agreements.App.Tests.Webhooks;

public sealed class OrderTests(string engine) : WebhookTest(engine)
{
    [Test]
    public async Task A_later_event_of_an_agreement_waits_for_an_earlier_one_and_other_agreements_go_on()
    {
        await HookAsync();
        var (blocked, free) = (await EnterAsync(), await EnterAsync());
        Receiver.Answer = (got, http) => Receiver.AnswerAsync(http, got.Agreement == blocked.Id ? 500 : 200);
        blocked = await PatchAsync(blocked, """{"subject":"satu"}""");
        await PatchAsync(free, """{"subject":"satu"}""");
        await PatchAsync(blocked, """{"subject":"dua"}""");
        await RunAsync();
        Assert.That(Of(blocked.Id), Is.EqualTo(new[] { 1 }));
        Assert.That(Of(free.Id), Is.EqualTo(new[] { 1, 2 }));
        Receiver.Answer = (_, http) => Receiver.AnswerAsync(http, 200);
        await RunAfterAsync(TimeSpan.FromSeconds(6.1));
        Assert.That(Of(blocked.Id), Is.EqualTo(new[] { 1, 1, 2, 3 }));
    }

    [Test]
    public async Task One_that_was_given_up_blocks_no_longer()
    {
        var hook = await HookAsync();
        var view = await EnterAsync();
        Receiver.Answer = (got, http) => Receiver.AnswerAsync(http, got.Agreement == view.Id && Version(got) == 1 ? 500 : 200);
        await PatchAsync(view, """{"subject":"satu"}""");
        await RunAsync();
        for (var attempt = 2; attempt <= 10; attempt++)
        {
            Assert.That(Of(view.Id), Has.Length.EqualTo(attempt - 1));
            await EnterAsync();
            await RunAfterAsync(TimeSpan.FromHours(29));
        }
        Assert.That((await DeliveriesAsync(hook)).Where(d => d.Agreement == view.Id).Select(d => (d.State, d.Type)), Is.EquivalentTo(new[] { (DeliveryState.Delivered, EventTypes.Changed), (DeliveryState.Dead, EventTypes.Created) }));
        Assert.That((await NowAsync(hook)).State, Is.EqualTo(WebhookState.Active));
    }

    [Test]
    public async Task Two_nodes_send_everything_once_and_each_agreement_in_order()
    {
        var hook = await HookAsync();
        var views = new List<AgreementView>();
        for (var i = 0; i < 10; i++) views.Add(await EnterAsync());
        for (var round = 0; round < 4; round++)
            for (var i = 0; i < views.Count; i++) views[i] = await PatchAsync(views[i], $$"""{"subject":"{{round}}"}""");
        await using var other = new TestApp(Engine, App.Time, shared: App);
        while ((await DeliveriesAsync(hook)).Count < 50 || (await DeliveriesAsync(hook, DeliveryState.Queued)).Count > 0)
            await Task.WhenAll(RunAsync(), Task.Run(() => other.SendAsync(new RunWebhooks.Command())));
        Assert.That(Receiver.Received.Select(r => r.Headers["webhook-id"]).ToList(), Is.Unique.And.Count.EqualTo(50));
        foreach (var view in views) Assert.That(Of(view.Id), Is.EqualTo(new[] { 1, 2, 3, 4, 5 }));
    }

    private int[] Of(Guid agreement) => [.. Receiver.Received.Where(r => r.Agreement == agreement).Select(Version)];

    private static int Version(Received got) => got.Event["data"]!["version"]!.GetValue<int>();
}
