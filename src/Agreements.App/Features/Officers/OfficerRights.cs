using Agreements.App.Access;
using Agreements.Domain;
using Agreements.Domain.Access;
using Agreements.Domain.Agreements;

namespace Agreements.App.Features.Officers;

/// <summary>Who is in charge for an institution is said by that institution, not by any party.</summary>
public sealed class OfficerRights(Scope scope)
{
    /// <param name="former">Whoever was in charge; null = nobody.</param>
    /// <param name="next">Who is to be; null = nobody.</param>
    /// <param name="pointer">Where the caller has named the officer.</param>
    /// <exception cref="DomainException"><c>forbidden</c>.</exception>
    public async Task RequireAsync(Permission asked, Officer? former, Officer? next, string pointer, CancellationToken ct)
    {
        if (former == next) return;
        var concerned = new[] { former?.Institution, next?.Institution }.OfType<Guid>().Distinct().ToList();
        var rights = await scope.RightsAsync(Subject.Institution, concerned, ct);
        if (!concerned.TrueForAll(id => rights.GetValueOrDefault(id).Cover(asked))) throw DomainException.Forbidden(asked, pointer);
    }
}
