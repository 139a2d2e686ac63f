using Agreements.App.Data;
using Agreements.App.Jobs;
using Agreements.App.Pipeline;
using Agreements.Domain.Events;

namespace Agreements.App.Events;

/// <summary>The only writer of events. They get their numbers when the caller's transaction commits, behind a lock that is held to its end: the order of the numbers is
/// the order of the commits, without holes, on any number of nodes. Who has read up to a number has missed nothing before it.</summary>
public sealed class EventLog(Db db, TimeProvider time, RequestContext context, EventBell bell)
{
    private static readonly Statement Advance = new(
        "UPDATE event_head SET seq = seq + @Count WHERE id = 1 RETURNING seq",
        "UPDATE event_head SET seq = seq + @Count OUTPUT inserted.seq WHERE id = 1");

    private static readonly Statement Insert = Statement.Of("""
        INSERT INTO events (seq, id, type, agreement_id, renewal_id, version, at, data) VALUES (@Seq, @Id, @Type, @Agreement, @Renewal, @Version, @At, @Data)
        """);

    private readonly List<Entry> _entries = [];

    /// <summary>Says what happened. It is written when the open transaction commits, and forgotten when it is rolled back.</summary>
    /// <param name="type">Of <see cref="EventTypes"/>.</param>
    /// <param name="renewal">The case it is about; null = the agreement itself.</param>
    /// <param name="version">Of the case, else of the agreement, after what happened.</param>
    /// <exception cref="InvalidOperationException">No transaction is open.</exception>
    public void Add(string type, Guid agreement, Guid? renewal, long version, EventData data)
    {
        db.BeforeCommit(LastWrite.Events, WriteAsync, _entries.Clear);
        if (_entries.Count == 0) context.AfterCommit.Add(bell.Ring);
        context.Wake.Add(JobTable.Webhooks);
        _entries.Add(new Entry(Ids.New(time), type, agreement, renewal, version, time.GetUtcNow(), Json.Write(data)));
    }

    private async Task WriteAsync(CancellationToken ct)
    {
        if (_entries.Count == 0) return;
        var last = await db.FirstAsync<long?>(Advance, new { _entries.Count }, ct) ?? throw new InvalidOperationException("The head of the events is missing; nothing is written without it.");
        var seq = last - _entries.Count;
        await db.ExecuteAsync(Insert, _entries.Select(e => new { Seq = ++seq, e.Id, e.Type, e.Agreement, e.Renewal, e.Version, e.At, e.Data }).ToList(), ct);
    }

    private sealed record Entry(Guid Id, string Type, Guid Agreement, Guid? Renewal, long Version, DateTimeOffset At, string Data);
}
