using System.Collections.Concurrent;
using System.Globalization;
using Agreements.App.Backups;
using Agreements.App.Data;
using Agreements.App.Features.Webhooks;
using Agreements.App.Observing;
using Agreements.App.Outbox;
using Agreements.App.Pipeline;
using Agreements.Domain.Access;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace Agreements.App.Webhooks;

/// <summary>Sends one event: claim, send, mark, each on its own, so that no lock and no connection is held while a stranger takes their time.</summary>
public sealed class Deliverer(IServiceScopeFactory scopes, Engine engine, WebhookClient client, WebhookKeys keys, SentJournal journal, TimeProvider time)
{
    private const int MarkAttempts = 5;

    // Answers that could not be written down. While one is here nothing is sent: else it would be repeated with each claim that runs out.
    private readonly ConcurrentDictionary<Guid, SettleDelivery.Command> _unmarked = new();

    /// <returns>Null when another process has it, or it must wait for another one.</returns>
    public async Task<DeliveryOutcome?> DeliverAsync(Guid id, CancellationToken ct)
    {
        foreach (var (_, answer) in _unmarked) await MarkAsync(answer);
        var owner = Guid.CreateVersion7(time.GetUtcNow()).ToString("N", CultureInfo.InvariantCulture);
        if (await WithAsync(services => ClaimAsync(services, id, owner, ct)) is not { } claimed) return null;
        try
        {
            var secrets = keys.Of(claimed.Secret, claimed.OldSecret, claimed.OldSecretUntil, time.GetUtcNow());
            using var span = Observed.Source.StartActivity("webhook deliver", System.Diagnostics.ActivityKind.Client);
            var outcome = await client.PostAsync(new Uri(claimed.Url), secrets, claimed.EventId.ToString("D", CultureInfo.InvariantCulture), claimed.Body, ct);
            if (outcome.Error is null && claimed.Type != EventBody.Test) journal.Append(new JournalLine(time.GetUtcNow()) { Event = new TakenEvent(claimed.WebhookId, claimed.EventId) });
            var word = outcome.Error is { } error ? Domain.Texts.Words.Of(error) : "accepted";
            span?.SetTag("agreements.webhook.outcome", word);
            Observed.WebhookTried(word);
            await MarkAsync(new SettleDelivery.Command(claimed, owner, outcome));
            return outcome;
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            await WithAsync(async services =>
            {
                await services.GetRequiredService<DeliveryStore>().ReleaseAsync(id, owner, CancellationToken.None);
                return true;
            });
            throw;
        }
    }

    private static async Task<ClaimedDelivery?> ClaimAsync(IServiceProvider services, Guid id, string owner, CancellationToken ct)
    {
        await services.GetRequiredService<RestoreWatch>().RequireAsync(ct);
        return await services.GetRequiredService<DeliveryStore>().ClaimAsync(id, owner, ct);
    }

    // The answer has been given: marking it must neither be cut off by a shutdown nor be given up because the database is busy.
    private async Task MarkAsync(SettleDelivery.Command command)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await WithAsync(services => services.GetRequiredService<IMediator>().Send(command, CancellationToken.None));
                _unmarked.TryRemove(command.Delivery.Id, out _);
                return;
            }
            catch (Exception exception) when (engine.TroubleOf(exception) is { } trouble)
            {
                if (trouble == StorageTrouble.Busy && attempt < MarkAttempts) continue;
                _unmarked[command.Delivery.Id] = command;
                throw;
            }
        }
    }

    private async Task<T> WithAsync<T>(Func<IServiceProvider, Task<T>> act)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<RequestContext>().Principal = Principal.Program("system", "job");
        return await act(scope.ServiceProvider);
    }
}
