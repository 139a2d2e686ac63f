using Agreements.App.Access;
using Agreements.App.Pipeline;
using Agreements.Domain.Access;
using MediatR;

namespace Agreements.App.Features.Regions;

/// <summary>What the caller may do for a region, by the institutions that speak for it.</summary>
public static class GetRegionRights
{
    [ForKnown("It says what the caller may do, nothing else.")]
    public sealed record Query(string Code) : IQuery<Permission>;

    public sealed class Handler(RegionScope scope) : IRequestHandler<Query, Permission>
    {
        public async Task<Permission> Handle(Query request, CancellationToken cancellationToken)
        {
            var rights = Permission.Read;
            foreach (var permission in new[] { Permission.Edit, Permission.Edit | Permission.Register })
                if ((await scope.OfAsync(permission, cancellationToken))(request.Code)) rights |= permission;
            return rights;
        }
    }
}
