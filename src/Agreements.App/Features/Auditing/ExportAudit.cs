using Agreements.App.Access;
using Agreements.App.Auditing;
using Agreements.App.Pipeline;
using Agreements.Domain.Access;
using MediatR;

namespace Agreements.App.Features.Auditing;

/// <summary>Writes the whole trail as lines of JSON that can be verified without the service.</summary>
public static class ExportAudit
{
    /// <returns>The number of entries.</returns>
    [Needs(Permission.Audit, Reach.Installation)]
    public sealed record Query(TextWriter To) : IQuery<long>;

    public sealed class Handler(AuditRows rows, IMediator mediator) : IRequestHandler<Query, long>
    {
        public async Task<long> Handle(Query request, CancellationToken cancellationToken)
        {
            await mediator.Send(new RecordExport.Command("audit", null), cancellationToken);
            var count = 0L;
            await foreach (var entry in rows.ReadAsync(0, (await rows.HeadAsync(cancellationToken)).Seq, cancellationToken))
            {
                await request.To.WriteAsync((AuditExport.Line(entry) + "\n").AsMemory(), cancellationToken);
                count++;
            }
            return count;
        }
    }
}
