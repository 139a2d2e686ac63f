using System.Net;
using Agreements.App.Data;
using Agreements.App.Features.Agreements;
using Agreements.App.Features.Changes;
using Agreements.App.Features.Webhooks;
using Agreements.App.Tests.Support;
using Agreements.App.Webhooks;
using Agreements.Domain;
using Agreements.Domain.Access;
using Agreements.Domain.Agreements;
using Agreements.Domain.Events;
using Agreements.Domain.Institutions;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace Agreements.App.Tests.Webhooks;

public sealed class WebhookTests(string engine) : WebhookTest(engine)
{
    [Test]
    public void The_signature_is_that_of_the_published_example() => Assert.That(
        WebhookSecret.Sign(["whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"], "msg_p5jXN8AQM9LWM0D4loKWxJek", DateTimeOffset.FromUnixTimeSeconds(1614265330), """{"test": 2432232314}"""),
        Is.EqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="));

    [Test]
    public async Task A_secret_is_shown_once_kept_unreadable_and_signs_for_a_day_beside_its_follower()
    {
        var hook = await HookAsync();
        Assert.That(hook.Secret, Does.StartWith("whsec_"));
        Assert.That((await NowAsync(hook)).Secret, Is.Null);
        Assert.That((await App.RowsAsync<string>("SELECT secret FROM webhooks")).Single(), Does.Not.Contain(hook.Secret![6..]));
        Assert.That((await App.RowsAsync<string>("SELECT changes FROM audit_entries WHERE subject_kind = 'webhook'")).Single(), Does.Not.Contain("secret"));
        var rotated = await App.SendAsync(new RotateWebhookSecret.Command(hook.Id, hook.Version));
        await EnterAsync();
        await RunAsync();
        var got = Receiver.Received.Single();
        Assert.That(got.Headers["webhook-signature"], Is.EqualTo(WebhookSecret.Sign([rotated.Secret!, hook.Secret], got.Headers["webhook-id"], App.Time.GetUtcNow(), got.Body)));
        App.Time.Advance(TimeSpan.FromHours(24.1));
        await EnterAsync();
        await RunAsync();
        got = Receiver.Received[1];
        Assert.That(got.Headers["webhook-signature"], Is.EqualTo(WebhookSecret.Sign([rotated.Secret!], got.Headers["webhook-id"], App.Time.GetUtcNow(), got.Body)));
    }

    [Test]
    public async Task It_hears_only_of_the_types_that_it_names_and_of_what_happens_after_its_making()
    {
        var before = await EnterAsync();
        await HookAsync(null, ["agreement.changed", "renewal.*"]);
        await EnterAsync();
        await PatchAsync(before, """{"subject":"lain"}""");
        await RunAsync();
        Assert.That(Receiver.Received.Select(r => (r.Type, r.Agreement)), Is.EqualTo(new[] { (EventTypes.Changed, before.Id) }));
    }

    [Test]
    public async Task One_for_an_institution_never_hears_of_agreements_of_others()
    {
        var (kanwil, kota, lain) = (await InstitutionAsync("Provinsi", InstitutionKind.ProvincialGovernment), Guid.Empty, await InstitutionAsync("Kota Lain"));
        kota = await InstitutionAsync("Kota", parent: kanwil);
        var branch = await InstitutionAsync("Cabang", InstitutionKind.BpjsBranch);
        await HookAsync(Receiver.Url("/kanwil"), null, kanwil);
        await HookAsync(Receiver.Url("/kota"), null, kota);
        await HookAsync(Receiver.Url("/lain"), null, lain);
        await HookAsync(Receiver.Url("/semua"));
        var random = new Random(7);
        var of = new Dictionary<Guid, Guid>();
        for (var i = 0; i < 12; i++)
        {
            var party = new[] { kota, lain, kanwil }[random.Next(3)];
            of[(await App.SendAsync(new CreateAgreement.Command(Mou(party, branch) with { Term = new Term { SignedOn = new(2020, 1, 2) } }, ProcessState.Registered))).Id] = party;
        }
        await RunAsync();
        IEnumerable<Guid> Heard(string path) => Receiver.Received.Where(r => r.Path == path).Select(r => r.Agreement).Order();
        Assert.That(Heard("/semua"), Is.EqualTo(of.Keys.Order()));
        Assert.That(Heard("/kota"), Is.EqualTo(of.Where(a => a.Value == kota).Select(a => a.Key).Order()));
        Assert.That(Heard("/lain"), Is.EqualTo(of.Where(a => a.Value == lain).Select(a => a.Key).Order()));
        Assert.That(Heard("/kanwil"), Is.EqualTo(of.Where(a => a.Value != lain).Select(a => a.Key).Order()));
    }

    [Test]
    public async Task What_concerns_it_is_found_behind_thousands_of_events_that_do_not()
    {
        var (mine, partner) = (await InstitutionAsync("Kota"), await InstitutionAsync("Cabang", InstitutionKind.BpjsBranch));
        await HookAsync(null, null, mine);
        var other = await EnterAsync();
        var first = (await App.RowsAsync<long>("SELECT seq FROM event_head"))[0] + 1;
        await using (var scope = App.Scope())
        {
            var db = scope.ServiceProvider.GetRequiredService<Db>();
            await db.BeginAsync(CancellationToken.None);
            await db.ExecuteAsync(Statement.Of("INSERT INTO events (seq, id, type, agreement_id, version, at, data) VALUES (@Seq, @Id, 'agreement.changed', @Agreement, 2, @At, '{}')"),
                Enumerable.Range(0, Agreements.App.Events.EventRows.Window * 2).Select(i => new { Seq = first + i, Id = Ids.New(App.Time), Agreement = other.Id, At = App.Time.GetUtcNow() }), CancellationToken.None);
            await db.ExecuteAsync(Statement.Of("UPDATE event_head SET seq = (SELECT MAX(seq) FROM events)"), null, CancellationToken.None);
            await db.CommitAsync(CancellationToken.None);
        }
        var own = await App.SendAsync(new CreateAgreement.Command(Mou(mine, partner) with { Term = new Term { SignedOn = new(2020, 1, 2) } }, ProcessState.Registered));
        await RunAsync();
        Assert.That(Receiver.Received.Select(r => r.Agreement), Is.EqualTo(new[] { own.Id }));
    }

    [Test]
    public async Task Who_administers_one_institution_makes_webhooks_for_it_and_sees_no_others()
    {
        var (mine, others) = (await InstitutionAsync("Kota A"), await InstitutionAsync("Kota B"));
        var (foreign, all) = (await HookAsync(null, null, others), await HookAsync());
        App.Caller = new Principal("admin@kota.example", "session:1", Guid.CreateVersion7(), [new Grant(Permissions.All, mine)]);
        var own = await HookAsync(null, null, mine);
        await AssertBrokenAsync("forbidden", "/institutions", () => HookAsync());
        await AssertBrokenAsync("forbidden", "/institutions/0", () => HookAsync(null, null, others));
        await AssertBrokenAsync("forbidden", "/institutions/1", () => HookAsync(null, null, mine, others));
        await AssertBrokenAsync("institution.unknown", "/institutions/0", () => HookAsync(null, null, Guid.CreateVersion7()));
        Assert.That((await App.SendAsync(new ListWebhooks.Query())).Items.Select(w => w.Id), Is.EqualTo(new[] { own.Id }));
        foreach (var hidden in new[] { foreign, all })
            foreach (var act in new Func<Task>[]
            {
                () => NowAsync(hidden), () => DeliveriesAsync(hidden), () => App.SendAsync(new DeleteWebhook.Command(hidden.Id, 1)), () => App.SendAsync(new RotateWebhookSecret.Command(hidden.Id, 1)),
                () => App.SendAsync(new TestWebhook.Command(hidden.Id)), () => App.SendAsync(new PatchWebhook.Command(hidden.Id, 1, [])), () => App.SendAsync(new SwitchWebhook.Command(hidden.Id, 1, false)),
                () => App.SendAsync(new ReplayPeriod.Command(hidden.Id, App.Time.GetUtcNow().AddDays(-1), App.Time.GetUtcNow())),
            }) await AssertBrokenAsync("notFound", null, act);
    }

    [TestCase("ftp://kota.example/")]
    [TestCase("/di-sini")]
    [TestCase("javascript:alert(1)")]
    [TestCase("https://siapa:rahasia@kota.example/")]
    [TestCase("https://kota.example/#bagian")]
    [TestCase("https://kota.example:22/")]
    [TestCase("https://kota.example:25/")]
    [TestCase("https://")]
    [TestCase("")]
    public async Task What_is_no_address_to_call_is_refused(string url) => await AssertBrokenAsync("webhook.url", "/url", () => HookAsync(url));

    [TestCase("https://10.0.0.1/")]
    [TestCase("https://169.254.169.254/latest/meta-data/")]
    [TestCase("https://2130706433.example@10.0.0.1/", "webhook.url")]
    [TestCase("https://[::ffff:10.0.0.1]/")]
    [TestCase("https://[fe80::1]/")]
    [TestCase("https://0xa9fea9fe/")]
    [TestCase("https://3232235777/")]
    public async Task An_address_that_lies_in_a_network_is_refused_when_it_is_named(string url, string code = "webhook.address") => await AssertBrokenAsync(code, "/url", () => HookAsync(url));

    [Test]
    public async Task Without_TLS_only_where_the_operator_allows_it()
    {
        App.Webhooks.AllowedNetworks = null;
        await AssertBrokenAsync("webhook.url", "/url", () => HookAsync("http://kota.example/"));
        await AssertBrokenAsync("webhook.address", "/url", () => HookAsync("https://127.0.0.1/"));
        App.Webhooks.AllowedNetworks = "10.0.0.0/8";
        await AssertBrokenAsync("webhook.address", "/url", () => HookAsync("http://8.8.8.8/"));
        await HookAsync("http://10.1.2.3/");
        await HookAsync("https://8.8.8.8/");
    }

    [Test]
    public async Task A_type_that_nobody_knows_is_refused()
    {
        await AssertBrokenAsync("event.unknown", "/events/1", () => HookAsync(null, ["agreement.*", "agreement.exploded"]));
        await AssertBrokenAsync("event.none", "/events", () => HookAsync(null, []));
    }

    [Test]
    public async Task A_change_holds_from_then_on_and_a_deleted_one_is_not_found()
    {
        var hook = await HookAsync(Receiver.Url("/lama"));
        hook = await App.SendAsync(new PatchWebhook.Command(hook.Id, hook.Version, new() { ["url"] = Receiver.Url("/baru"), ["events"] = new System.Text.Json.Nodes.JsonArray("agreement.created"), ["description"] = null, ["state"] = "active" }));
        Assert.That((hook.Url, hook.Description, hook.Version), Is.EqualTo((Receiver.Url("/baru"), (string?)null, 2L)));
        await AssertBrokenAsync("version.stale", null, () => App.SendAsync(new PatchWebhook.Command(hook.Id, 1, [])));
        await EnterAsync();
        await RunAsync();
        Assert.That(Receiver.Received.Single().Path, Is.EqualTo("/baru"));
        await EnterAsync();
        await App.SendAsync(new DeleteWebhook.Command(hook.Id, hook.Version));
        await AssertBrokenAsync("notFound", null, () => NowAsync(hook));
        await RunAsync();
        Assert.That(Receiver.Received, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_test_is_sent_at_once_also_to_one_that_is_disabled_and_is_not_tried_again()
    {
        var hook = await HookAsync();
        hook = await App.SendAsync(new SwitchWebhook.Command(hook.Id, hook.Version, false));
        var test = await App.SendAsync(new TestWebhook.Command(hook.Id));
        Assert.That((test.State, test.Status, test.Type, Receiver.Received.Single().Headers["webhook-id"]), Is.EqualTo((DeliveryState.Delivered, (int?)204, "webhook.test", test.Event.ToString())));
        Receiver.Answer = (_, http) => Receiver.AnswerAsync(http, 410);
        Assert.That((await App.SendAsync(new TestWebhook.Command(hook.Id))).State, Is.EqualTo(DeliveryState.Dead));
        await App.SendAsync(new TestWebhook.Command(hook.Id), validateOnly: true);
        Assert.That((Receiver.Received.Count, (await NowAsync(hook)).Reason), Is.EqualTo((2, (DisabledReason?)DisabledReason.ByHand)));
    }

    [Test]
    public async Task One_event_or_those_of_a_period_are_sent_again_under_the_same_id()
    {
        var hook = await HookAsync(null, ["agreement.created"]);
        var from = App.Time.GetUtcNow();
        var first = await EnterAsync();
        App.Time.Advance(TimeSpan.FromHours(1));
        await EnterAsync();
        await PatchAsync(first, """{"subject":"lain"}""");
        await RunAsync();
        var ids = Receiver.Received.Select(r => r.Headers["webhook-id"]).ToList();
        var delivery = (await DeliveriesAsync(hook)).Single(d => d.Agreement == first.Id);
        await App.SendAsync(new ReplayDelivery.Command(hook.Id, delivery.Id));
        await AssertBrokenAsync("delivery.queued", null, () => App.SendAsync(new ReplayDelivery.Command(hook.Id, delivery.Id)));
        Assert.That((await App.SendAsync(new ReplayPeriod.Command(hook.Id, from, from.AddMinutes(30)))).Queued, Is.Zero, "it is on its way");
        await RunAsync();
        Assert.That(Receiver.Received[2].Headers["webhook-id"], Is.EqualTo(delivery.Event.ToString()));
        Assert.That((await App.SendAsync(new ReplayPeriod.Command(hook.Id, from, from.AddHours(2)))).Queued, Is.EqualTo(2));
        await RunAsync();
        Assert.That(Receiver.Received.Skip(3).Select(r => r.Headers["webhook-id"]), Is.EquivalentTo(ids));
        await AssertBrokenAsync("replay.period", "/to", () => App.SendAsync(new ReplayPeriod.Command(hook.Id, from, from)));
    }

    [Test]
    public async Task What_was_delivered_is_kept_for_thirty_days()
    {
        var hook = await HookAsync();
        await EnterAsync();
        await RunAsync();
        App.Time.Advance(TimeSpan.FromDays(29));
        await App.SendAsync(new PurgeEvents.Command());
        Assert.That(await DeliveriesAsync(hook), Has.Count.EqualTo(1));
        App.Time.Advance(TimeSpan.FromDays(2));
        await App.SendAsync(new PurgeEvents.Command());
        Assert.That(await DeliveriesAsync(hook), Is.Empty);
    }

    [TestCase("8.8.8.8", true)]
    [TestCase("2606:4700::1111", true)]
    [TestCase("64:ff9b::808:808", true)]
    [TestCase("2002:808:808::1", true)]
    [TestCase("0.0.0.0", false)]
    [TestCase("10.255.255.255", false)]
    [TestCase("100.64.0.1", false)]
    [TestCase("100.127.255.255", false)]
    [TestCase("100.128.0.1", true)]
    [TestCase("127.1.2.3", false)]
    [TestCase("169.254.169.254", false)]
    [TestCase("172.16.0.1", false)]
    [TestCase("172.31.255.255", false)]
    [TestCase("172.32.0.1", true)]
    [TestCase("192.0.2.1", false)]
    [TestCase("192.168.1.1", false)]
    [TestCase("198.19.0.1", false)]
    [TestCase("198.51.100.9", false)]
    [TestCase("203.0.113.9", false)]
    [TestCase("224.0.0.1", false)]
    [TestCase("255.255.255.255", false)]
    [TestCase("::", false)]
    [TestCase("::1", false)]
    [TestCase("::127.0.0.1", false)]
    [TestCase("::ffff:127.0.0.1", false)]
    [TestCase("::ffff:8.8.8.8", true)]
    [TestCase("64:ff9b::a00:1", false)]
    [TestCase("64:ff9b:1::1", false)]
    [TestCase("2002:a00:1::1", false)]
    [TestCase("2002:7f00:1::", false)]
    [TestCase("2001:db8::1", false)]
    [TestCase("2001::1", false)]
    [TestCase("fc00::1", false)]
    [TestCase("fd00:ec2::254", false)]
    [TestCase("fe80::1", false)]
    [TestCase("fec0::1", false)]
    [TestCase("ff02::1", false)]
    public void Only_what_lies_in_the_public_internet_may_be_called(string address, bool permitted) => Assert.That(PublicAddress.Is(IPAddress.Parse(address)), Is.EqualTo(permitted));
}
