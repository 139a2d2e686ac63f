using Agreements.App.Access;
using Agreements.App.Auditing;
using Agreements.App.Pipeline;
using Agreements.Domain.Access;
using MediatR;

namespace Agreements.App.Features.Auditing;

/// <summary>Is the audit trail as it was written? Reads all of it and changes nothing.</summary>
public static class VerifyAudit
{
    [Needs(Permission.Audit, Reach.Installation)]
    public sealed record Query : IQuery<View>;

    /// <param name="Ok">Every entry, the head and every checkpoint fit.</param>
    /// <param name="Entries">So many entries are right, from the first on.</param>
    /// <param name="FirstBroken">Absent when all is right.</param>
    /// <param name="Checkpoints">So many were compared with.</param>
    public sealed record View(bool Ok, long Entries, Broken? FirstBroken, int Checkpoints);

    /// <param name="Why">One sentence in the language asked for.</param>
    public sealed record Broken(long Seq, string Why);

    public sealed class Handler(ChainVerifier verifier, RequestContext context) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var found = await verifier.VerifyAsync(whole: true, cancellationToken);
            var broken = found.FirstBroken is { } first ? new Broken(first.Seq, first.Why.In(context.Language)) : null;
            return new View(broken is null, found.Entries, broken, found.Checkpoints);
        }
    }
}
