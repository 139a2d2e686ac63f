using Agreements.App.Access;
using Agreements.App.Jobs;
using Agreements.App.Outbox;
using Agreements.App.Pipeline;
using MediatR;

namespace Agreements.App.Features.Alerts;

/// <summary>After a restore: what the first sweep has found due goes out as one digest for each recipient.</summary>
public static class CatchUpAfterRestore
{
    /// <returns>The number of digests; none when nothing is to be caught up.</returns>
    [ForProgram]
    public sealed record Command : ICommand<int>;

    public sealed class Handler(CatchUp catchUp, RequestContext context) : IRequestHandler<Command, int>
    {
        public async Task<int> Handle(Command request, CancellationToken cancellationToken)
        {
            var digests = await catchUp.BundleAsync(cancellationToken);
            if (digests > 0) context.Wake.Add(JobTable.Send);
            return digests;
        }
    }
}
