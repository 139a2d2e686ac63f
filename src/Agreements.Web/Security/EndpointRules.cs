using Microsoft.AspNetCore.Authorization;

namespace Agreements.Web.Security;

/// <summary>An endpoint of which nobody decided who may call it must not be served.</summary>
internal static class EndpointRules
{
    /// <returns>A sentence for each endpoint without a decision.</returns>
    public static IReadOnlyList<string> Broken(IEnumerable<Endpoint> endpoints) =>
    [
        .. endpoints.Where(e => e.Metadata.GetMetadata<IAuthorizeData>() is null && e.Metadata.GetMetadata<IAllowAnonymous>() is null)
            .Select(e => $"The endpoint {e.DisplayName} does not say who may call it: add RequireAuthorization() or AllowAnonymous()."),
    ];
}
