using Agreements.App.Access;
using Agreements.App.Pipeline;
using Agreements.Domain.Coverage;
using MediatR;

namespace Agreements.App.Features.Coverage;

/// <summary>Which figures of a region contradict each other.</summary>
public static class GetFindings
{
    /// <param name="Region">Kemendagri code.</param>
    [ForKnown(ListCoverage.Published)]
    public sealed record Query(string Region) : IQuery<IReadOnlyList<CoverageFinding>>;

    public sealed class Handler(CoverageFindings findings) : IRequestHandler<Query, IReadOnlyList<CoverageFinding>>
    {
        public Task<IReadOnlyList<CoverageFinding>> Handle(Query request, CancellationToken cancellationToken) => findings.OfAsync(request.Region, cancellationToken);
    }
}
