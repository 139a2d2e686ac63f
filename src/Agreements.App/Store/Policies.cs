using Agreements.App.Data;
using Agreements.Domain.Dates;

namespace Agreements.App.Store;

/// <summary>The installation's rule book, held in memory. It changes rarely; every process reads it again after a minute, before a sweep
/// plans, and at once where it was changed.</summary>
public sealed class Policies(Engine engine, TimeProvider time)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private volatile Loaded? _loaded;

    public RuleBook Current
    {
        get
        {
            if (_loaded is { } loaded && time.GetElapsedTime(loaded.At) < Fresh) return loaded.Book;
            lock (_gate)
            {
                if (_loaded is null || time.GetElapsedTime(_loaded.At) >= Fresh) _loaded = Task.Run(LoadAsync).GetAwaiter().GetResult();
                return _loaded.Book;
            }
        }
    }

    public WorkingCalendar Calendar => Current.Calendar;

    /// <summary>The next question is answered from the tables. One that is being read meanwhile may be older, so it is waited for.</summary>
    public void Expire()
    {
        lock (_gate) _loaded = null;
    }

    private async Task<Loaded> LoadAsync()
    {
        var at = time.GetTimestamp();
        await using var db = new Db(engine);
        return new Loaded(at, await RuleTables.ReadAsync(db, null, CancellationToken.None));
    }

    private sealed record Loaded(long At, RuleBook Book);
}
