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
        await foreach (var rows in PositionsAsync(filter, after, chunk, ct).Chunk(chunk).WithCancellation(ct))
        {
            var positions = rows.ToDictionary(r => r.Id);
            foreach (var dossier in await reader.ByIdsAsync([.. positions.Keys], ct))
                if (pick(dossier) is { } found) yield return new Found<T>(found, positions[dossier.Agreement.Id]);
        }
    }

    // The list of each institution of the scope is read in order; where an agreement stands in several, its places are neighbours.
    private async IAsyncEnumerable<Position> PositionsAsync(AgreementFilter filter, Position? after, int chunk, [EnumeratorCancellation] CancellationToken ct)
    {
        var lists = (filter.Scope?.Select(id => (Guid?)id) ?? [null]).Select(member => new MemberList(member, after)).ToList();
        var (order, last) = (filter.Order, Guid.Empty);
        while (true)
        {
            foreach (var list in lists.Where(l => l.IsDue)) list.Add(await db.QueryAsync<Position>(filter.Page(list.After), filter.Arguments(list.After, chunk, list.Member), ct), chunk);
            if (lists.Where(l => l.First is not null).MinBy(l => l.First!, order) is not { } next) yield break;
            var position = next.Take();
            if (position.Id == last) continue;
            last = position.Id;
            yield return position;
        }
    }

    /// <summary>What has been read of one institution's list and not been used.</summary>
    private sealed class MemberList(Guid? member, Position? after)
    {
        private readonly Queue<Position> _read = new();
        private bool _isWhole;

        public Guid? Member => member;

        public Position? After { get; private set; } = after;

        public Position? First => _read.TryPeek(out var first) ? first : null;

        public bool IsDue => _read.Count == 0 && !_isWhole;

        public void Add(IReadOnlyList<Position> rows, int asked)
        {
            foreach (var row in rows) _read.Enqueue(After = row);
            _isWhole = rows.Count < asked;
        }

        public Position Take() => _read.Dequeue();
    }
}

internal sealed record Found<T>(T Item, Position Position);
