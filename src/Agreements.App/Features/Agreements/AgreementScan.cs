using System.Runtime.CompilerServices;
using Agreements.App.Data;
using Agreements.App.Pipeline;
using Agreements.App.Store;

namespace Agreements.App.Features.Agreements;

/// <summary>Goes through the agreements of a filter in its order. Flags, renewals, gaps and varying ends depend on more than a row and are
/// decided by the domain alone: SQL narrows, the caller picks.</summary>
public sealed class AgreementScan(Db db, AgreementReader reader)
{
    /// <param name="after">The place behind which it begins; null = at the beginning.</param>
    /// <param name="chunk">So many are read at once.</param>
    /// <param name="pick">What is made of an agreement; null = it is not wanted.</param>
    internal async IAsyncEnumerable<Found<T>> FindAsync<T>(
        AgreementFilter filter, Position? after, int chunk, Func<Dossier, T?> pick, [EnumeratorCancellation] CancellationToken ct) where T : class
    {
        while (true)
        {
            var rows = await PageAsync(filter, after, chunk, ct);
            var positions = rows.ToDictionary(r => r.Id);
            foreach (var dossier in await reader.ByIdsAsync([.. positions.Keys], ct))
                if (pick(dossier) is { } found) yield return new Found<T>(found, positions[dossier.Agreement.Id]);
            if (rows.Count < chunk) yield break;
            after = rows[^1];
        }
    }

    private async Task<IReadOnlyList<Position>> PageAsync(AgreementFilter filter, Position? after, int count, CancellationToken ct)
    {
        if (filter.Scope is not { } scope) return await db.QueryAsync<Position>(filter.Page(after), filter.Arguments(after, count), ct);
        var pages = new List<Position>();
        foreach (var member in scope) pages.AddRange(await db.QueryAsync<Position>(filter.Page(after), filter.Arguments(after, count, member), ct));
        return filter.Merge(pages, count);
    }
}

internal sealed record Found<T>(T Item, Position Position);
