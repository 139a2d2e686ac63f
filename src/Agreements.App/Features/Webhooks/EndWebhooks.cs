using Agreements.App.Access;
using Agreements.App.Pipeline;
using Agreements.App.Webhooks;
using Agreements.Domain.Dates;
using MediatR;

namespace Agreements.App.Features.Webhooks;

/// <summary>Disables the webhooks of keys that have expired: no webhook outlives the right to it.</summary>
public static class EndWebhooks
{
    /// <returns>So many were disabled.</returns>
    [ForProgram]
    public sealed record Command : ICommand<int>;

    public sealed class Handler(WebhookStore store, TimeProvider time) : IRequestHandler<Command, int>
    {
        public async Task<int> Handle(Command request, CancellationToken cancellationToken)
        {
            var ended = await store.OfEndedKeysAsync(Zone.Wib.Today(time.GetUtcNow()), cancellationToken);
            await store.DisableAsync(ended, cancellationToken);
            return ended.Count;
        }
    }
}
