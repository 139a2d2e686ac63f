using Agreements.App.Access;
using Agreements.App.Auditing;
using Agreements.App.Data;
using Agreements.App.Pipeline;
using Agreements.Domain.Access;
using MediatR;

namespace Agreements.App.Features.Auditing;

/// <summary>The signed checkpoints of the database, newest first, and the key that they are verified with.</summary>
public static class ListCheckpoints
{
    [Needs(Permission.Audit, Reach.Installation)]
    public sealed record Query(int PageSize, string? PageToken) : IQuery<View>;

    /// <param name="PublicKey">PEM (SubjectPublicKeyInfo).</param>
    /// <param name="NextPageToken">Absent on the last page.</param>
    public sealed record View(IReadOnlyList<Item> Items, string KeyId, string PublicKey, string? NextPageToken);

    /// <summary>The signature (ECDSA P-256, SHA-256, base64) is of the canonical JSON of <c>at, hash, keyId, seq</c>.</summary>
    public sealed class Item
    {
        public long Seq { get; init; }
        public string Hash { get; init; } = "";
        public DateTimeOffset At { get; init; }
        public string KeyId { get; init; } = "";
        public string Signature { get; init; } = "";
    }

    private static readonly Statement Page = Statement.Limited("""
        SELECT seq, hash, at, key_id, signature FROM audit_checkpoints WHERE @Before IS NULL OR seq < @Before ORDER BY seq DESC
        """, "Count");

    public sealed class Handler(Db db, InstallationKey key) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var page = PageRequest.Of(request.PageSize, request.PageToken, new { });
            var rows = await db.QueryAsync<Item>(Page, new { Before = page.After?.Seq, Count = page.Size + 1 }, cancellationToken);
            var signer = key.Public;
            return new View(page.Items(rows), signer.Id, signer.Pem, page.NextToken(rows, r => new Position { Seq = r.Seq }));
        }
    }
}
