using System.Collections.Concurrent;
using System.Diagnostics;

namespace Agreements.Bench.Load;

/// <summary>How long each answer took, and what went wrong.</summary>
internal sealed class Recorder(TimeSpan runUp)
{
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly ConcurrentDictionary<Ask, ConcurrentQueue<double>> _times = new();
    private readonly ConcurrentDictionary<string, int> _errors = new(StringComparer.Ordinal);

    public TimeSpan Now => _clock.Elapsed;

    public IReadOnlyDictionary<string, int> Errors => _errors;

    /// <summary>Answers to people or systems that had read something older; they are no errors.</summary>
    public int Conflicts;

    public int Requests;

    /// <param name="since">When it was to be asked.</param>
    public async Task<HttpResponseMessage?> TimeAsync(Ask ask, TimeSpan since, Func<Task<HttpResponseMessage>> send)
    {
        Interlocked.Increment(ref Requests);
        try
        {
            var answer = await send();
            await answer.Content.LoadIntoBufferAsync();
            // The compiler, and the pages of the file, are not what is measured.
            if (since >= runUp) _times.GetOrAdd(ask, _ => new()).Enqueue((Now - since).TotalMilliseconds);
            if ((int)answer.StatusCode < 400) return answer;
            if ((int)answer.StatusCode is 409 or 412) Interlocked.Increment(ref Conflicts);
            else Failed($"{Asks.Names[ask]}: {(int)answer.StatusCode} {(await answer.Content.ReadAsStringAsync())[..Math.Min(300, (int)(answer.Content.Headers.ContentLength ?? 0))]}");
            answer.Dispose();
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException or IOException)
        {
            Failed($"{Asks.Names[ask]}: {exception.Message}");
        }
        return null;
    }

    public void Failed(string what) => _errors.AddOrUpdate(what, 1, (_, n) => n + 1);

    public int Count(Ask ask) => _times.TryGetValue(ask, out var times) ? times.Count : 0;

    /// <param name="share">0.99 = the answer that 99 of 100 were faster than; 1 = the slowest.</param>
    public double Milliseconds(Ask ask, double share)
    {
        if (!_times.TryGetValue(ask, out var times)) return 0;
        var sorted = times.Order().ToList();
        return sorted[Math.Min(sorted.Count - 1, (int)(sorted.Count * share))];
    }
}
