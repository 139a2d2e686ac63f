using Agreements.App.Access;
using Agreements.App.Data;
using Agreements.App.Outbox;
using MediatR;
using Microsoft.Extensions.Logging;

namespace Agreements.App.Features.Alerts;

/// <summary>Puts what waits for a digest that is due into one mail per recipient. Its text is written when it leaves.</summary>
public static class BundleDigests
{
    /// <returns>The number of digests.</returns>
    [ForProgram]
    public sealed record Command : IRequest<int>;

    public sealed class Handler(Db db, DigestStore digests, ILogger<Handler> log) : IRequestHandler<Command, int>
    {
        public async Task<int> Handle(Command request, CancellationToken cancellationToken)
        {
            var bundled = 0;
            foreach (var due in await digests.DueAsync(cancellationToken))
                if (await TryBundleAsync(due, cancellationToken)) bundled++;
            return bundled;
        }

        private async Task<bool> TryBundleAsync(DueDigest due, CancellationToken ct)
        {
            try
            {
                await db.BeginAsync(ct);
                var ours = await digests.BundleAsync(due, ct);
                await db.CommitAsync(ct);
                return ours;
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                await db.RollbackAsync();
                log.LogError(exception, "A digest could not be put together. What it holds stays and is tried again by the next run.");
                return false;
            }
        }
    }
}
