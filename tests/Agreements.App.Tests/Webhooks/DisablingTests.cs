using Agreements.App.Features.Alerts;
using Agreements.App.Features.Webhooks;
using Agreements.App.Tests.Support;
using Agreements.App.Webhooks;
using Agreements.Domain.Events;
using NUnit.Framework;

namespace Agreements.App.Tests.Webhooks;

/// <summary>What makes a webhook hold still, by hand or by itself.</summary>
public sealed class DisablingTests(string engine) : WebhookTest(engine)
{
    [Test]
    public async Task An_address_that_is_gone_is_called_no_more_and_its_maker_is_told()
    {
        var hook = await HookAsync();
        Receiver.Answer = (_, http) => Receiver.AnswerAsync(http, 410);
        await EnterAsync();
        await RunAsync();
        await EnterAsync();
        await RunAfterAsync(TimeSpan.FromDays(1));
        var now = await NowAsync(hook);
        Assert.That((Receiver.Received.Count, now.State, now.Reason), Is.EqualTo((1, WebhookState.Disabled, (DisabledReason?)DisabledReason.Gone)));
        await App.SendAsync(new SendMail.Command());
        var mail = App.Mails.Delivered.Single(m => m.Subject!.StartsWith("Webhook dinonaktifkan", StringComparison.Ordinal));
        Assert.That(mail.To.ToString(), Is.EqualTo("admin@office.example"));
        Assert.That(mail.TextBody, Does.Contain("(410)").And.Contains($"/admin/webhooks/{hook.Id}"));
        Assert.That((await App.SendAsync(new Features.Operations.GetHealth.Query())).DisabledWebhooks, Is.EqualTo(1));
        Receiver.Answer = (_, http) => Receiver.AnswerAsync(http, 200);
        await App.SendAsync(new SwitchWebhook.Command(hook.Id, now.Version, true));
        await RunAsync();
        Assert.That(Receiver.Received.Skip(1).Select(r => r.Type), Is.EqualTo(new[] { EventTypes.Created, EventTypes.Created }), "what waited, and what happened meanwhile");
    }

    [Test]
    public async Task One_that_is_disabled_while_much_waits_sends_only_what_is_in_its_hands()
    {
        var hook = await HookAsync();
        for (var i = 0; i < 12; i++) await EnterAsync();
        var disabling = new Lazy<Task>(() => App.SendAsync(new SwitchWebhook.Command(hook.Id, hook.Version, false)));
        Receiver.Answer = async (_, http) =>
        {
            await disabling.Value;
            await Receiver.AnswerAsync(http, 200);
        };
        await RunAsync();
        Assert.That(Receiver.Received.Count + (await DeliveriesAsync(hook, DeliveryState.Queued)).Count, Is.EqualTo(12), "what has not left waits");
        Assert.That(Receiver.Received, Has.Count.InRange(1, 4));
        await App.SendAsync(new SwitchWebhook.Command(hook.Id, (await NowAsync(hook)).Version, true));
        await RunAsync();
        Assert.That(Receiver.Received, Has.Count.EqualTo(12));
    }

    [Test]
    public async Task After_five_days_on_which_nothing_was_accepted_it_is_disabled()
    {
        var hook = await HookAsync();
        Receiver.Answer = (_, http) => Receiver.AnswerAsync(http, 503);
        for (var day = 0; day < 6; day++)
        {
            Assert.That((await NowAsync(hook)).State, Is.EqualTo(WebhookState.Active), $"day {day}");
            await EnterAsync();
            await RunAsync();
            App.Time.Advance(TimeSpan.FromDays(1));
        }
        Assert.That(((await NowAsync(hook)).State, (await NowAsync(hook)).Reason), Is.EqualTo((WebhookState.Disabled, (DisabledReason?)DisabledReason.Failing)));
    }

    [Test]
    public async Task One_that_was_accepted_meanwhile_begins_the_five_days_anew()
    {
        var hook = await HookAsync();
        for (var day = 0; day < 12; day++)
        {
            Receiver.Answer = (_, http) => Receiver.AnswerAsync(http, day == 4 ? 200 : 503);
            if (day < 9) Assert.That((await NowAsync(hook)).State, Is.EqualTo(WebhookState.Active), $"day {day}");
            await EnterAsync();
            await RunAsync();
            App.Time.Advance(TimeSpan.FromDays(1));
        }
        Assert.That((await NowAsync(hook)).State, Is.EqualTo(WebhookState.Disabled));
    }
}
