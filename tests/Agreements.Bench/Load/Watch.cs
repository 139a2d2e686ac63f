using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Agreements.Bench.Load;

/// <summary>What a server holds while it is asked, and how its jobs fare.</summary>
internal sealed class Watch(ServerProcess server, string file, TimeSpan runUp)
{
    private static readonly TimeSpan Each = TimeSpan.FromSeconds(10), OfJobs = TimeSpan.FromMilliseconds(250);

    private readonly Dictionary<string, (string? Last, int Count, double Longest, string Summary)> _runs = new(StringComparer.Ordinal);

    public List<(double MemoryMb, double LogMb)> Samples { get; } = [];

    // What is compiled and cached in the run-up is not growth.
    public double MemoryAtTheBegin => Samples.Skip((int)(runUp / Each)).Take(6).DefaultIfEmpty().Max(s => s.MemoryMb);

    public double MemoryAtTheEnd => Samples.TakeLast(6).DefaultIfEmpty().Max(s => s.MemoryMb);

    /// <summary>How many processors were busy with it after the run-up, on average.</summary>
    public double Cores { get; private set; }

    public double LongestLogMb => Samples.DefaultIfEmpty().Max(s => s.LogMb);

    /// <summary>Each job that ran: how often at least, and how long its longest run took.</summary>
    public IEnumerable<string> Runs => _runs.Where(r => r.Value.Count > 0).OrderBy(r => r.Key, StringComparer.Ordinal)
        .Select(r => string.Create(CultureInfo.InvariantCulture, $"job {r.Key}: {r.Value.Count} runs seen, longest {r.Value.Longest:N0} ms ({r.Value.Summary})"));

    public async Task RunAsync(CancellationToken ct)
    {
        var (worked, clock) = (0.0, Stopwatch.StartNew());
        for (var next = TimeSpan.Zero; !ct.IsCancellationRequested; next += OfJobs)
        {
            if (next == runUp) (worked, clock) = (server.ProcessorSeconds, Stopwatch.StartNew());
            if (next.TotalMilliseconds % Each.TotalMilliseconds == 0) Samples.Add((server.MemoryMb, LogMb()));
            LookAtJobs();
            await Task.Delay(OfJobs, CancellationToken.None);
        }
        Cores = (server.ProcessorSeconds - worked) / clock.Elapsed.TotalSeconds;
    }

    private double LogMb() => new FileInfo(file + "-wal") is { Exists: true } log ? log.Length / 1024.0 / 1024.0 : 0;

    private void LookAtJobs()
    {
        using var connection = new SqliteConnection($"Data Source={file};Mode=ReadOnly");
        connection.Open();
        using var command = Floor.Command(connection, "SELECT job, started_at, succeeded_at, summary FROM job_runs WHERE succeeded_at >= started_at");
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            var (job, started) = (reader.GetString(0), reader.GetString(1));
            if (!_runs.TryGetValue(job, out var run)) run = (null, 0, 0, "");
            if (run.Last == started) continue;
            var took = (At(reader.GetString(2)) - At(started)).TotalMilliseconds;
            _runs[job] = took >= run.Longest ? (started, run.Count + 1, took, reader.IsDBNull(3) ? "" : reader.GetString(3)) : run with { Last = started, Count = run.Count + 1 };
        }
    }

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
