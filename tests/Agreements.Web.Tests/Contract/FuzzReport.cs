using System.Collections.Concurrent;
using System.Globalization;

namespace Agreements.Web.Tests.Contract;

/// <summary>What came of it: findings, and how deep each operation was reached.</summary>
internal sealed class FuzzReport
{
    private const int MostFindings = 200;

    private readonly ConcurrentDictionary<string, byte> _kinds = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> _findings = new();
    private readonly ConcurrentDictionary<string, int[]> _answers = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<int, int> _statuses = new();
    private int _sent;
    private long _slowest;

    public int Sent => _sent;

    public IReadOnlyCollection<string> Findings => _findings;

    /// <summary>Mostly in turn, so that each operation comes often; those that never went well more often.</summary>
    public ApiOperation Next(IReadOnlyList<ApiOperation> operations, Random random)
    {
        for (var attempt = 0; attempt < 3; attempt++)
        {
            var candidate = operations[random.Next(operations.Count)];
            if (!_answers.TryGetValue(candidate.ToString(), out var counts) || counts[1] == 0 || attempt == 2 || random.NextDouble() < 0.5) return candidate;
        }
        return operations[random.Next(operations.Count)];
    }

    public void Count(ApiOperation operation, int status, TimeSpan took)
    {
        Interlocked.Increment(ref _sent);
        _statuses.AddOrUpdate(status, 1, (_, n) => n + 1);
        var counts = _answers.GetOrAdd(operation.ToString(), _ => new int[2]);
        Interlocked.Increment(ref counts[0]);
        if (status is >= 200 and < 300) Interlocked.Increment(ref counts[1]);
        if (took.Ticks > Interlocked.Read(ref _slowest)) Interlocked.Exchange(ref _slowest, took.Ticks);
    }

    /// <summary>One of each kind is enough to read.</summary>
    public void Found(string finding)
    {
        if (_kinds.TryAdd(finding.Split('\n')[0], 0) && _findings.Count < MostFindings) _findings.Enqueue(finding);
    }

    /// <summary>The share of operations that were carried out at least once.</summary>
    public double Coverage(IReadOnlyList<ApiOperation> operations) => operations.Count(o => _answers.TryGetValue(o.ToString(), out var counts) && counts[1] > 0) / (double)operations.Count;

    public IEnumerable<string> Unreached(IReadOnlyList<ApiOperation> operations) => operations.Select(o => o.ToString()).Where(o => !_answers.TryGetValue(o, out var counts) || counts[1] == 0);

    public string Summary(IReadOnlyList<ApiOperation> operations, int seed) => string.Create(CultureInfo.InvariantCulture,
        $"seed {seed}: {_sent} requests; {string.Join(", ", _statuses.OrderBy(s => s.Key).Select(s => $"{s.Key}: {s.Value}"))}; carried out {Coverage(operations):P1} of {operations.Count} operations; slowest {TimeSpan.FromTicks(_slowest).TotalMilliseconds:F0} ms; never: {string.Join("; ", Unreached(operations))}");
}
