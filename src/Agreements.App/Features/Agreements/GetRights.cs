using Agreements.App.Access;
using Agreements.App.Pipeline;
using Agreements.Domain.Access;
using MediatR;

namespace Agreements.App.Features.Agreements;

/// <summary>What the caller may do with an agreement, so that a page offers nothing that would be refused.</summary>
public static class GetRights
{
    [Needs(Permission.Read, Subject.Agreement)]
    public sealed record Query(Guid Id) : IQuery<Permission>;

    public sealed class Handler(Scope scope) : IRequestHandler<Query, Permission>
    {
        public Task<Permission> Handle(Query request, CancellationToken cancellationToken) => scope.RightsAsync(Subject.Agreement, request.Id, cancellationToken);
    }
}
