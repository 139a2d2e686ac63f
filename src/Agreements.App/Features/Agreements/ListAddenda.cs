using Agreements.App.Access;
using Agreements.App.Pipeline;
using Agreements.App.Store;
using Agreements.Domain.Access;
using Agreements.Domain.Agreements;
using MediatR;

namespace Agreements.App.Features.Agreements;

/// <summary>The addenda of an agreement, in the order in which they were recorded.</summary>
public static class ListAddenda
{
    [Needs(Permission.Read, Subject.Agreement)]
    public sealed record Query(Guid Id, PartPage? Page = null) : IQuery<View>;

    /// <param name="NextPageToken">Absent on the last page.</param>
    public sealed record View(Guid Id, IReadOnlyList<Item> Items, long Version, string? NextPageToken);

    /// <param name="Order">From 1.</param>
    /// <param name="EffectiveOn">First day on which it holds, inclusive.</param>
    public sealed record Item(
        int Order, string? Title, DateOnly SignedOn, DateOnly EffectiveOn, IReadOnlyList<AddendumNumber> Numbers, string? OverrideReason, Amendment Amendment);

    public sealed class Handler(AgreementReader reader) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var agreement = (await reader.GetAsync(request.Id, cancellationToken)).Agreement;
            var items = Numbers.Addenda(agreement).Select((a, i) => new Item(i + 1, a.Title, a.SignedOn, a.Since, a.Numbers, a.OverrideReason, a.Amendment));
            var (page, next) = PartPage.Cut([.. items], request.Page, new { request.Id, Of = "addenda" }, i => new Position { Seq = i.Order });
            return new View(agreement.Id, page, agreement.Version, next);
        }
    }
}
