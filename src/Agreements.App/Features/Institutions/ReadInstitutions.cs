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

/// <summary>What institutions are called now, by their ids; unknown ones are absent.</summary>
public static class NameInstitutions
{
    [ForKnown("The directory of institutions: parties are picked from it.")]
    public sealed record Query(IReadOnlyList<Guid> Ids) : IQuery<IReadOnlyDictionary<Guid, string>>;

    private const int MostAtOnce = 1000;

    private static readonly Statement Names = Statement.Of("SELECT id, name FROM institutions WHERE id IN @ids");

    public sealed class Handler(Db db) : IRequestHandler<Query, IReadOnlyDictionary<Guid, string>>
    {
        public async Task<IReadOnlyDictionary<Guid, string>> Handle(Query request, CancellationToken cancellationToken)
        {
            var names = new Dictionary<Guid, string>();
            foreach (var ids in request.Ids.Distinct().Chunk(MostAtOnce))
                foreach (var row in await db.QueryAsync<Row>(Names, new { ids = Ids.List(ids) }, cancellationToken)) names[row.Id] = row.Name;
            return names;
        }
    }

    private sealed class Row
    {
        public Guid Id { get; init; }
        public string Name { get; init; } = "";
    }
}

/// <summary>Institutions in the order of their entry.</summary>
public static class ListInstitutions
{
    /// <param name="Q">Any part of a name or alias.</param>
    [ForKnown("The directory of institutions: parties are picked from it.")]
    public sealed record Query(InstitutionKind? Kind, string? Region, string? Q, int PageSize, string? PageToken) : IQuery<View>;

    public sealed record View(IReadOnlyList<InstitutionView> Items, string? NextPageToken) : IPageOf<InstitutionView>;

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
