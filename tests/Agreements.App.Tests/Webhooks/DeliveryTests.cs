using System.Net.Sockets;
using System.Text;
using Agreements.App.Data;
using Agreements.App.Features.Agreements;
using Agreements.App.Features.Alerts;
using Agreements.App.Features.Webhooks;
using Agreements.App.Tests.Support;
using Agreements.App.Webhooks;
using Agreements.Domain.Events;
using Microsoft.AspNetCore.Http;
using NUnit.Framework;

namespace Agreements.App.Tests.Webhooks;

/// <summary>To a real receiver, in all its moods.</summary>
public sealed class DeliveryTests(string engine) : WebhookTest(engine)
{
    [Test]
    public async Task An_event_comes_signed_as_a_cloud_event_and_what_came_back_is_kept()
    {
        var hook = await HookAsync();
        Receiver.Answer = async (_, http) =>
        {
            (http.Response.StatusCode, http.Response.Headers["X-Kota"]) = (202, "Jambi");
            await http.Response.WriteAsync("diterima", http.RequestAborted);
        };
        var view = await EnterAsync();
        await RunAsync();
        var got = Receiver.Received.Single();
        var change = (await App.SendAsync(new Features.Changes.GetChanges.Query())).Items.Single();
        Assert.That((got.Headers["content-type"], got.Headers["webhook-id"], got.Type, got.Agreement), Is.EqualTo(("application/cloudevents+json; charset=utf-8", change.Id.ToString(), EventTypes.Created, view.Id)));
        Assert.That(got.Event.ToJsonString(), Does.Contain("\"specversion\":\"1.0\"").And.Contains($"\"cursor\":\"{change.Cursor}\"").And.Contains(view.Reference).And.Contains("\"version\":1"));
        Assert.That(got.Headers["webhook-signature"], Is.EqualTo(WebhookSecret.Sign([hook.Secret!], change.Id.ToString(), App.Time.GetUtcNow(), got.Body)));
        Assert.That(got.Headers["webhook-timestamp"], Is.EqualTo($"{App.Time.GetUtcNow().ToUnixTimeSeconds()}"));
        var delivery = await App.SendAsync(new GetDelivery.Query(hook.Id, (await DeliveriesAsync(hook)).Single().Id));
        Assert.That((delivery.State, delivery.Attempts, delivery.Status, delivery.Event, delivery.Request!.Body, delivery.Response!.Body), Is.EqualTo((DeliveryState.Delivered, 1, (int?)202, change.Id, got.Body, "diterima")));
        Assert.That(delivery.Response.Headers, Does.Contain(new DeliveryHeader("X-Kota", "Jambi")));
        Assert.That(delivery.Request.Headers.Select(h => h.Name), Does.Contain("webhook-signature"));
    }

    [Test]
    public async Task What_fails_comes_again_after_the_waits_of_the_standard_under_the_same_id_and_is_given_up_after_ten_attempts()
    {
        var hook = await HookAsync();
        Receiver.Answer = (_, http) => Receiver.AnswerAsync(http, 500);
        await EnterAsync();
        await RunAsync();
        foreach (var (wait, attempt) in new[] { 5.0, 300, 1800, 7200, 18_000, 36_000, 50_400, 72_000, 86_400 }.Select((w, i) => (w, i + 2)))
        {
            await RunAfterAsync(TimeSpan.FromSeconds(wait - 1));
            Assert.That(Receiver.Received, Has.Count.EqualTo(attempt - 1), $"not before {wait} s");
            await RunAfterAsync(TimeSpan.FromSeconds(wait * 0.2 + 1.1));
            Assert.That(Receiver.Received, Has.Count.EqualTo(attempt), $"after {wait} s and the jitter");
        }
        Assert.That(Receiver.Received.Select(r => (r.Headers["webhook-id"], r.Body)).Distinct().Count(), Is.EqualTo(1));
        Assert.That((await DeliveriesAsync(hook)).Select(d => (d.State, d.Attempts, d.Status, d.Error)), Is.EqualTo(new[] { (DeliveryState.Dead, 10, (int?)500, (DeliveryError?)DeliveryError.Refused) }));
        await RunAfterAsync(TimeSpan.FromDays(2));
        Assert.That(Receiver.Received, Has.Count.EqualTo(10));
        Assert.That((await App.SendAsync(new Features.Operations.GetHealth.Query())).DeadDeliveries, Is.EqualTo(1));
    }

    [Test]
    public async Task A_receiver_may_ask_for_a_longer_wait_and_is_heard()
    {
        await HookAsync();
        Receiver.Answer = (_, http) =>
        {
            http.Response.Headers.RetryAfter = "600";
            return Receiver.AnswerAsync(http, 503);
        };
        await EnterAsync();
        await RunAsync();
        await RunAfterAsync(TimeSpan.FromSeconds(599));
        Assert.That(Receiver.Received, Has.Count.EqualTo(1));
        await RunAfterAsync(TimeSpan.FromSeconds(2));
        Assert.That(Receiver.Received, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task A_receiver_that_stalls_is_given_fifteen_seconds_and_holds_no_other_up()
    {
        await using var quick = await Receiver.OpenAsync();
        var (stalling, other) = (await HookAsync(), await HookAsync(quick.Url()));
        Receiver.Answer = (_, http) => Task.Delay(Timeout.Infinite, http.RequestAborted);
        await EnterAsync();
        var running = RunAsync();
        await Receiver.CameAsync(1);
        await quick.CameAsync(1);
        await EnterAsync();
        while ((await DeliveriesAsync(other, DeliveryState.Delivered)).Count < 2) await Task.Yield();
        while (!running.IsCompleted)
        {
            App.Time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }
        await running;
        Assert.That((await DeliveriesAsync(stalling)).Select(d => d.Error), Does.Contain(DeliveryError.TimedOut));
        Assert.That((await DeliveriesAsync(other)).Select(d => d.State), Is.EqualTo(new[] { DeliveryState.Delivered, DeliveryState.Delivered }));
    }

    [Test]
    public async Task Whoever_accepts_and_then_says_nothing_more_has_accepted()
    {
        var hook = await HookAsync();
        Receiver.Answer = async (_, http) =>
        {
            await http.Response.WriteAsync(new string('x', 4096), http.RequestAborted);
            await http.Response.Body.FlushAsync(http.RequestAborted);
            await Task.Delay(Timeout.Infinite, http.RequestAborted);
        };
        await EnterAsync();
        await RunAsync();
        Assert.That((await DeliveriesAsync(hook)).Single().State, Is.EqualTo(DeliveryState.Delivered));
    }

    [TestCase(301)]
    [TestCase(302)]
    [TestCase(307)]
    public async Task A_redirect_is_a_failure_and_is_not_followed(int status)
    {
        var hook = await HookAsync(Receiver.Url("/dari"));
        Receiver.Answer = (_, http) =>
        {
            http.Response.Headers.Location = Receiver.Url("/ke");
            return Receiver.AnswerAsync(http, status);
        };
        await EnterAsync();
        await RunAsync();
        Assert.That(Receiver.Received.Select(r => r.Path), Is.EqualTo(new[] { "/dari" }));
        Assert.That((await DeliveriesAsync(hook)).Single().Error, Is.EqualTo(DeliveryError.Redirected));
    }

    [Test]
    public async Task An_answer_without_end_is_read_no_further_than_what_is_kept()
    {
        var hook = await HookAsync();
        Receiver.Answer = async (_, http) =>
        {
            var part = Encoding.ASCII.GetBytes(new string('x', 65_536));
            while (!http.RequestAborted.IsCancellationRequested) await http.Response.Body.WriteAsync(part, http.RequestAborted);
        };
        await EnterAsync();
        await RunAsync();
        var delivery = await App.SendAsync(new GetDelivery.Query(hook.Id, (await DeliveriesAsync(hook)).Single().Id));
        Assert.That((delivery.State, delivery.Response!.Body.Length), Is.EqualTo((DeliveryState.Delivered, 4096)));
    }

    [TestCase("not HTTP at all\r\n\r\n")]
    [TestCase("HTTP/1.1 200 OK\r\nX: {long}\r\n\r\n")]
    public async Task An_answer_that_is_none_is_a_failure(string answer)
    {
        using var listener = new TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        var serving = Task.Run(async () =>
        {
            using var client = await listener.AcceptTcpClientAsync();
            await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(answer.Replace("{long}", new string('x', 100_000), StringComparison.Ordinal)));
        });
        var hook = await HookAsync($"http://127.0.0.1:{((System.Net.IPEndPoint)listener.LocalEndpoint).Port}/");
        await EnterAsync();
        await RunAsync();
        Assert.That((await DeliveriesAsync(hook)).Single().Error, Is.EqualTo(DeliveryError.NoAnswer));
        await serving.ContinueWith(_ => { }, TaskScheduler.Default);
    }

    [Test]
    public async Task Where_nobody_listens_or_no_name_leads_the_word_says_only_that()
    {
        var (silent, nameless) = (await HookAsync("http://127.0.0.1:1025/"), await HookAsync("http://tidak-ada.invalid/"));
        await EnterAsync();
        await RunAsync();
        Assert.That((await DeliveriesAsync(silent)).Single().Error, Is.EqualTo(DeliveryError.NotReached));
        Assert.That((await DeliveriesAsync(nameless)).Single().Error, Is.EqualTo(DeliveryError.NameUnknown));
    }

    [Test]
    public async Task A_name_that_leads_into_our_network_is_refused_when_it_is_called()
    {
        App.Webhooks.AllowedNetworks = "10.99.0.0/16";
        var hooks = new[] { await HookAsync(Receiver.Url("/", "localhost")), await HookAsync(Receiver.Url("/", "localhost").Replace("http:", "https:", StringComparison.Ordinal)) };
        await EnterAsync();
        await RunAsync();
        foreach (var hook in hooks)
        {
            var delivery = await App.SendAsync(new GetDelivery.Query(hook.Id, (await DeliveriesAsync(hook)).Single().Id));
            Assert.That((delivery.Error, delivery.Status, delivery.Response), Is.EqualTo(((DeliveryError?)DeliveryError.AddressNotPermitted, (int?)null, (DeliveryMessage?)null)));
        }
        Assert.That(Receiver.Received, Is.Empty);
    }

    [Test]
    public async Task A_process_that_dies_between_the_answer_and_its_mark_sends_the_same_id_again()
    {
        var hook = await HookAsync();
        await EnterAsync();
        await RunAsync();
        // As the dead process has left it: sent, claimed, not marked.
        await App.ExecuteAsync("UPDATE webhook_deliveries SET state = 'queued', settled_at = NULL, attempts = 1, lease_owner = 'dead', lease_until = @Until", new { Until = App.Time.GetUtcNow() + DeliveryStore.Lease });
        await RunAsync();
        Assert.That(Receiver.Received, Has.Count.EqualTo(1), "while the lease runs");
        await RunAfterAsync(DeliveryStore.Lease + TimeSpan.FromSeconds(1));
        Assert.That(Receiver.Received.Select(r => r.Headers["webhook-id"]).Distinct().Count(), Is.EqualTo(1));
        Assert.That((Receiver.Received.Count, (await DeliveriesAsync(hook)).Single().State), Is.EqualTo((2, DeliveryState.Delivered)));
    }

    [Test]
    public async Task A_shutdown_gives_the_claim_back()
    {
        var hook = await HookAsync();
        Receiver.Answer = (_, http) => Task.Delay(Timeout.Infinite, http.RequestAborted);
        await EnterAsync();
        using var stop = new CancellationTokenSource();
        var running = App.SendAsync(new RunWebhooks.Command(), ct: stop.Token);
        await Receiver.CameAsync(1);
        await stop.CancelAsync();
        Assert.That(async () => await running, Throws.InstanceOf<OperationCanceledException>());
        Receiver.Answer = (_, http) => Receiver.AnswerAsync(http, 200);
        await RunAsync();
        Assert.That((await DeliveriesAsync(hook)).Select(d => (d.State, d.Attempts)), Is.EqualTo(new[] { (DeliveryState.Delivered, 1) }));
    }

    [Test]
    public async Task A_dead_receiver_costs_a_few_attempts_in_each_run()
    {
        var hook = await HookAsync();
        Receiver.Answer = (_, http) => Receiver.AnswerAsync(http, 500);
        for (var i = 0; i < 30; i++) await EnterAsync();
        await RunAsync();
        Assert.That(Receiver.Received, Has.Count.InRange(8, 12));
        Receiver.Answer = (_, http) => Receiver.AnswerAsync(http, 200);
        await RunAfterAsync(TimeSpan.FromMinutes(10));
        Assert.That(await DeliveriesAsync(hook, DeliveryState.Delivered), Has.Count.EqualTo(30));
    }
}
