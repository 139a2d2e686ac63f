using Agreements.App.Access;
using Agreements.App.Data;
using Agreements.App.Pipeline;
using Agreements.App.Store;
using Agreements.Domain.Institutions;
using Agreements.Domain.Texts;
using MediatR;

namespace Agreements.App.Features.Institutions;

public static class GetInstitution
{
    [ForKnown("The directory of institutions: parties are picked from it.")]
    public sealed record Query(Guid Id) : IQuery<InstitutionView>;

    public sealed class Handler(InstitutionStore store) : IRequestHandler<Query, InstitutionView>
    {
        public async Task<InstitutionView> Handle(Query request, CancellationToken cancellationToken) =>
            InstitutionView.Of(await store.GetAsync(request.Id, cancellationToken));
    }
}

/// <summary>Institutions in the order of their entry.</summary>
public static class ListInstitutions
{
    /// <param name="Q">Any part of a name or alias.</param>
    [ForKnown("The directory of institutions: parties are picked from it.")]
    public sealed record Query(InstitutionKind? Kind, string? Region, string? Q, int PageSize, string? PageToken) : IQuery<View>;

    public sealed record View(IReadOnlyList<InstitutionView> Items, string? NextPageToken);

    private static readonly Statement Page = Statement.Limited("""
        SELECT id FROM institutions
        WHERE (@Kind IS NULL OR kind = @Kind) AND (@Region IS NULL OR region_code = @Region) AND (@Q IS NULL OR search_key LIKE @Q ESCAPE '\')
            AND (@AfterId IS NULL OR id > @AfterId)
        ORDER BY id
        """, "Count");

    public sealed class Handler(Db db, InstitutionStore store) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var page = PageRequest.Of(request.PageSize, request.PageToken, new { request.Kind, request.Region, request.Q });
            var ids = await db.QueryAsync<Guid>(Page, new
            {
                Kind = request.Kind is { } kind ? Words.Of(kind) : null, request.Region, Q = request.Q is { } q ? Folding.Contains(q) : null,
                AfterId = page.After?.Id, Count = page.Size + 1,
            }, cancellationToken);
            var items = await store.ByIdsAsync(page.Items(ids), cancellationToken);
            return new View([.. items.Select(InstitutionView.Of)], page.NextToken(ids, id => new Position { Id = id }));
        }
    }
}
