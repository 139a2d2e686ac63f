using Agreements.App.Data;
using Agreements.App.Features.Agreements;
using Agreements.App.Features.Webhooks;
using Agreements.App.Tests.Support;
using Agreements.App.Webhooks;
using Agreements.Domain.Agreements;
using NUnit.Framework;

namespace Agreements.App.Tests.Webhooks;

/// <summary>An office whose operator lets events go to this machine, and a receiver there.</summary>
public abstract class WebhookTest(string engine) : StorageTest(engine)
{
    private protected Receiver Receiver { get; private set; } = null!;

    [SetUp]
    public async Task ReceiveAsync()
    {
        App.Webhooks.AllowedNetworks = "127.0.0.0/8, ::1/128";
        Receiver = await Receiver.OpenAsync();
    }

    [TearDown]
    public async Task StopReceivingAsync() => await Receiver.DisposeAsync();

    protected Task<WebhookView> HookAsync(string? url = null, string[]? events = null, params Guid[] institutions) =>
        App.SendAsync(new CreateWebhook.Command(new WebhookEntry { Url = url ?? Receiver.Url(), Events = events ?? ["*"], Institutions = institutions, Description = "Sistem kota" }));

    protected Task RunAsync() => App.SendAsync(new RunWebhooks.Command());

    protected async Task RunAfterAsync(TimeSpan wait)
    {
        App.Time.Advance(wait);
        await RunAsync();
    }

    protected Task<AgreementView> EnterAsync() => RegisteredAsync(new DateOnly(2030, 5, 25));

    protected async Task<IReadOnlyList<DeliveryView>> DeliveriesAsync(WebhookView hook, DeliveryState? state = null) => (await App.SendAsync(new ListDeliveries.Query(hook.Id, state, 200))).Items;

    protected Task<WebhookView> NowAsync(WebhookView hook) => App.SendAsync(new GetWebhook.Query(hook.Id));
}
