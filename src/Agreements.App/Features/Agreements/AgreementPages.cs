using Agreements.App.Access;
using Agreements.App.Data;
using Agreements.App.Pipeline;
using Agreements.App.Store;
using Agreements.Domain.Access;
using Agreements.Domain.Agreements;

namespace Agreements.App.Features.Agreements;

/// <summary>The pages of the list of agreements, whatever is said of each.</summary>
public sealed class AgreementPages(Db db, AgreementScan scan, StatusOf statusOf, Scope scope, TimeProvider time)
{
    /// <param name="asked">Null = whole agreements.</param>
    /// <param name="item">What the list says of an agreement, and of its status on the day.</param>
    /// <returns>The page, the token of the next one, and the number of all where it is asked for.</returns>
    internal async Task<(IReadOnlyList<T> Items, string? Next, long? Total)> ReadAsync<T>(
        ListAgreements.Query query, Outline? asked, Func<Dossier, AgreementStatus, T> item, CancellationToken ct) where T : class
    {
        var filter = AgreementFilter.Of(query, scope.Institutions(Permission.Read), time.GetUtcNow());
        var statusOn = statusOf.On(query.AsOf);
        return await ReadAsync(filter, PageRequest.Of(query.PageSize, query.PageToken, filter.Identity), query.IncludeTotal, asked, Pick, ct);

        T? Pick(Dossier dossier) => statusOn(dossier) is var status && query.Picks(status) ? item(dossier, status) : null;
    }

    /// <inheritdoc cref="ReadAsync{T}(ListAgreements.Query, Outline?, Func{Dossier, AgreementStatus, T}, CancellationToken)"/>
    /// <param name="pick">What the list says of an agreement; null = it does not belong into it.</param>
    internal async Task<(IReadOnlyList<T> Items, string? Next, long? Total)> ReadAsync<T>(
        AgreementFilter filter, PageRequest page, bool includeTotal, Outline? asked, Func<Dossier, T?> pick, CancellationToken ct) where T : class
    {
        var wanted = page.Size + 1;
        var found = await Find(page.After, filter.DecidedBySql ? wanted : PageRequest.MaxSize + 1).Take(wanted).ToListAsync(ct);
        long? total = !includeTotal ? null
            : filter.DecidedBySql ? await db.FirstAsync<long>(filter.Count(), filter.Arguments(null, 0), ct)
            : await Find(null, PageRequest.MaxSize + 1).LongCountAsync(ct);
        return ([.. page.Items(found).Select(f => f.Item)], page.NextToken(found, f => f.Position), total);

        IAsyncEnumerable<Found<T>> Find(Position? after, int chunk) => asked is { } outline ? scan.FindAsync(filter, outline, after, chunk, pick, ct) : scan.FindAsync(filter, after, chunk, pick, ct);
    }
}
