using Agreements.App.Data;
using Agreements.App.Features.Agreements;
using Agreements.App.Pipeline;
using Agreements.App.Store;
using Agreements.Domain.Institutions;
using Agreements.Domain.Texts;
using MediatR;

namespace Agreements.App.Features.Institutions;

public static class GetInstitution
{
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
            var size = Math.Clamp(request.PageSize, 1, ListAgreements.MaxPageSize);
            var after = PageToken.Read(request.PageToken, Fingerprint(request));
            var ids = await db.QueryAsync<Guid>(Page, new
            {
                Kind = request.Kind is { } kind ? Words.Of(kind) : null, request.Region, Q = request.Q is { } q ? Folding.Contains(q) : null,
                AfterId = after?.Id, Count = size + 1,
            }, cancellationToken);
            var items = await store.ByIdsAsync([.. ids.Take(size)], cancellationToken);
            var token = ids.Count > size ? PageToken.Write(Fingerprint(request), new Position { Id = ids[size - 1] }) : null;
            return new View([.. items.Select(InstitutionView.Of)], token);
        }

        private static string Fingerprint(Query request) => Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(
            System.Text.Encoding.UTF8.GetBytes(Json.Write(new { request.Kind, request.Region, request.Q }))))[..16];
    }
}
