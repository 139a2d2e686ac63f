using System.Text.Json.Nodes;
using Agreements.App.Data;
using Agreements.App.Features.Agreements;
using Agreements.App.Features.Webhooks;
using Agreements.App.Webhooks;
using Agreements.Domain.Access;
using Agreements.Domain.Agreements;
using Agreements.Domain.Institutions;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace Agreements.App.Tests.Webhooks;

/// <summary>What becomes of a webhook's deliveries when it is changed.</summary>
public sealed class NarrowingTests(string engine) : WebhookTest(engine)
{
    private Guid _city, _other, _branch;

    [SetUp]
    public async Task BeginAsync() => (_city, _other, _branch) = (await InstitutionAsync("Kota A"), await InstitutionAsync("Kota B"), await InstitutionAsync("Cabang", InstitutionKind.BpjsBranch));

    [Test]
    public async Task What_waits_of_agreements_outside_its_new_institutions_is_cancelled()
    {
        var hook = await HookAsync(null, null, _city, _other);
        var (own, foreign) = (await EnterForAsync(_city), await EnterForAsync(_other));
        Receiver.Answer = (_, http) => Receiver.AnswerAsync(http, 500);
        await RunAsync();
        await NarrowAsync(hook);
        Assert.That((await DeliveriesAsync(hook)).Select(d => (d.Agreement, d.State)), Is.EquivalentTo(new[] { ((Guid?)own, DeliveryState.Queued), (foreign, DeliveryState.Cancelled) }));
    }

    [Test]
    public async Task Whoever_administers_fewer_institutions_reads_and_replays_no_deliveries_of_others()
    {
        var hook = await HookAsync(null, null, _city, _other);
        var (own, foreign) = (await EnterForAsync(_city), await EnterForAsync(_other));
        await RunAsync();
        await NarrowAsync(hook);
        var test = await App.SendAsync(new TestWebhook.Command(hook.Id));
        var hidden = (await DeliveriesAsync(hook)).Single(d => d.Agreement == foreign);
        App.Caller = new Principal("admin@kota.example", "session:1", Guid.CreateVersion7(), [new Grant(Permissions.All, _city)]);
        var seen = await DeliveriesAsync(hook);
        Assert.That(seen.Select(d => d.Agreement), Is.EquivalentTo(new Guid?[] { own, null }));
        foreach (var one in seen) Assert.That((await App.SendAsync(new GetDelivery.Query(hook.Id, one.Id))).Request!.Body, Is.Not.Empty);
        Assert.That(seen.Select(d => d.Id), Does.Contain(test.Id));
        await AssertBrokenAsync("notFound", null, () => App.SendAsync(new GetDelivery.Query(hook.Id, hidden.Id)));
        await AssertBrokenAsync("notFound", null, () => App.SendAsync(new ReplayDelivery.Command(hook.Id, hidden.Id)));
        Assert.That((await App.SendAsync(new ReplayDelivery.Command(hook.Id, seen.Single(d => d.Agreement == own).Id))).Queued, Is.EqualTo(1));
    }

    [Test]
    public async Task A_change_that_was_begun_before_a_run_moves_neither_its_position_nor_its_failing_back()
    {
        var hook = await HookAsync();
        await using var scope = App.Scope();
        var (db, store) = (scope.ServiceProvider.GetRequiredService<Db>(), scope.ServiceProvider.GetRequiredService<WebhookStore>());
        var before = await store.GetAsync(hook.Id, CancellationToken.None);
        Receiver.Answer = (_, http) => Receiver.AnswerAsync(http, 500);
        await EnterForAsync(_city);
        await RunAsync();
        await db.BeginAsync(CancellationToken.None);
        await store.SaveAsync(before, before with { Description = "lain" }, "edit", CancellationToken.None);
        await db.CommitAsync(CancellationToken.None);
        var after = await store.GetAsync(hook.Id, CancellationToken.None);
        Assert.That((after.Description, after.Position > before.Position, after.FailingSince), Is.EqualTo(("lain", true, (DateTimeOffset?)App.Time.GetUtcNow())));
    }

    [Test]
    public async Task A_run_that_has_looked_at_a_webhook_before_it_was_narrowed_does_not_queue_by_what_it_was()
    {
        var hook = await HookAsync(null, null, _city, _other);
        await using var scope = App.Scope();
        var store = scope.ServiceProvider.GetRequiredService<WebhookStore>();
        var looked = await store.GetAsync(hook.Id, CancellationToken.None);
        await EnterForAsync(_other);
        await NarrowAsync(hook);
        Assert.That(await store.MoveAsync(looked, looked.Position + 1, CancellationToken.None), Is.False);
        Assert.That((await App.SendAsync(new QueueEvents.Command(hook.Id))).Count, Is.Zero);
    }

    private Task<WebhookView> NarrowAsync(WebhookView hook) => App.SendAsync(new PatchWebhook.Command(hook.Id, hook.Version, new JsonObject { ["institutions"] = new JsonArray(_city.ToString()) }));

    private async Task<Guid> EnterForAsync(Guid party) =>
        (await App.SendAsync(new CreateAgreement.Command(Mou(party, _branch) with { Term = new Term { SignedOn = new(2020, 1, 2) } }, ProcessState.Registered))).Id;
}
