using System.Runtime.CompilerServices;
using Agreements.App.Data;
using Agreements.App.Pipeline;
using Agreements.App.Store;

namespace Agreements.App.Features.Agreements;

/// <summary>Goes through the agreements of a filter in its order. Flags, renewals, gaps and varying ends depend on more than a row and are
/// decided by the domain alone: SQL narrows, the caller picks.</summary>
public sealed class AgreementScan(Db db, AgreementReader reader)
{
    /// <summary>Whole agreements, and what the caller may do with each.</summary>
    /// <param name="after">The place behind which it begins; null = at the beginning.</param>
    /// <param name="chunk">So many are read at once.</param>
    /// <param name="pick">What is made of an agreement; null = it is not wanted.</param>
    internal async IAsyncEnumerable<Found<T>> FindAsync<T>(
        AgreementFilter filter, Position? after, int chunk, Func<Dossier, T?> pick, [EnumeratorCancellation] CancellationToken ct) where T : class
    {
        await foreach (var rows in InOrderAsync(filter, after, chunk, (part, place) => PlacesAsync(filter, part, place, chunk, ct), place => place, ct).Chunk(chunk).WithCancellation(ct))
        {
            var positions = rows.ToDictionary(r => r.Id);
            foreach (var dossier in await reader.ByIdsAsync([.. positions.Keys], ct))
                if (reader.Say(dossier.Agreement.Id, () => pick(dossier)) is { } found) yield return new Found<T>(found, positions[dossier.Agreement.Id]);
        }
    }

    /// <summary>Agreements for a list that says no more of them.</summary>
    /// <inheritdoc cref="FindAsync{T}(AgreementFilter, Position?, int, Func{Dossier, T}, CancellationToken)"/>
    internal async IAsyncEnumerable<Found<T>> FindAsync<T>(
        AgreementFilter filter, Outline asked, Position? after, int chunk, Func<Dossier, T?> pick, [EnumeratorCancellation] CancellationToken ct) where T : class
    {
        await foreach (var rows in InOrderAsync(filter, after, chunk, (part, place) => OutlinesAsync(filter, asked, part, place, chunk, ct), row => row.Position, ct).Chunk(chunk).WithCancellation(ct))
            foreach (var (row, dossier) in rows.Zip(await reader.OutlinedAsync(rows, ct)))
                if (dossier is not null && reader.Say(row.Id, () => pick(dossier)) is { } found) yield return new Found<T>(found, row.Position);
    }

    // A row of which a column holds no day or number breaks all that are read with it: each is read whole then, and the broken one left out.
    private async Task<IReadOnlyList<OutlineRow>> OutlinesAsync(AgreementFilter filter, Outline asked, AgreementFilter.Part part, Position? after, int chunk, CancellationToken ct)
    {
        try
        {
            return await db.QueryAsync<OutlineRow>(filter.Outlines(part, after, asked), filter.Arguments(after, chunk, part.Member), ct);
        }
        catch (System.Data.DataException)
        {
            return [.. (await PlacesAsync(filter, part, after, chunk, ct)).Select(p => new OutlineRow { Id = p.Id, EndsKey = p.EndsKey, IsChanged = true })];
        }
    }

    private Task<IReadOnlyList<Position>> PlacesAsync(AgreementFilter filter, AgreementFilter.Part part, Position? after, int chunk, CancellationToken ct) =>
        db.QueryAsync<Position>(filter.Page(part, after), filter.Arguments(after, chunk, part.Member), ct);

    // Each part of the list is read in order; where an agreement stands in the parts of several institutions, its places are neighbours.
    private async IAsyncEnumerable<T> InOrderAsync<T>(
        AgreementFilter filter, Position? after, int chunk, Func<AgreementFilter.Part, Position?, Task<IReadOnlyList<T>>> page, Func<T, Position> place, [EnumeratorCancellation] CancellationToken ct) where T : class
    {
        var lists = filter.Parts.Select(part => new PartList<T>(part, after, place)).ToList();
        var (order, last) = (filter.Order, Guid.Empty);
        while (true)
        {
            foreach (var list in lists.Where(l => l.IsDue))
            {
                var rows = await page(list.Part, list.After);
                list.Add([.. rows.OrderBy(place, order)], chunk);
            }
            if (lists.Where(l => l.First is not null).MinBy(l => l.First!, order) is not { } next) yield break;
            var row = next.Take();
            if (place(row).Id == last) continue;
            last = place(row).Id;
            yield return row;
        }
    }

    /// <summary>What has been read of a part and not been used.</summary>
    private sealed class PartList<T>(AgreementFilter.Part part, Position? after, Func<T, Position> place)
    {
        private readonly Queue<T> _read = new();
        private bool _isWhole;

        public AgreementFilter.Part Part => part;

        public Position? After { get; private set; } = after;

        public Position? First => _read.TryPeek(out var first) ? place(first) : null;

        public bool IsDue => _read.Count == 0 && !_isWhole;

        public void Add(IReadOnlyList<T> rows, int asked)
        {
            foreach (var row in rows) _read.Enqueue(row);
            if (rows.Count > 0) After = place(rows[^1]);
            _isWhole = rows.Count < asked;
        }

        public T Take() => _read.Dequeue();
    }
}

internal sealed record Found<T>(T Item, Position Position);
