using Agreements.App.Access;
using Agreements.App.Data;
using Agreements.Domain.Events;

namespace Agreements.App.Events;

/// <summary>An event as it is kept.</summary>
public sealed class EventRow
{
    public long Seq { get; init; }
    public Guid Id { get; init; }
    public string Type { get; init; } = "";
    public Guid AgreementId { get; init; }
    public string Reference { get; init; } = "";
    public Guid? RenewalId { get; init; }
    public long Version { get; init; }
    public DateTimeOffset At { get; init; }
    public string Data { get; init; } = "{}";

    /// <summary>What is said of it; nothing where that cannot be read any more: that it happened, to what, and in which version, is told all the same, and nobody who follows is held up.</summary>
    public EventData ToData()
    {
        try
        {
            return Json.Read<EventData>(Data) ?? new EventData();
        }
        catch (System.Text.Json.JsonException)
        {
            return new EventData();
        }
    }
}

/// <summary>The ends of the row of events.</summary>
public sealed class EventHead
{
    /// <summary>Of the last event.</summary>
    public long Seq { get; init; }

    /// <summary>Events up to this one are not kept any more.</summary>
    public long PurgedTo { get; init; }
}

/// <summary>Which events somebody wants and may see.</summary>
/// <param name="Types">None = all.</param>
/// <param name="Institutions">Only of agreements in which one of these, or one below it, takes part; null = all.</param>
public sealed record EventFilter(IReadOnlyList<string> Types, IReadOnlyList<Guid>? Institutions);

/// <summary>A part of the row of events.</summary>
/// <param name="Rows">Those that the filter lets through, oldest first.</param>
/// <param name="To">Up to this event everything has been looked at.</param>
public sealed record EventSpan(IReadOnlyList<EventRow> Rows, long To);

/// <summary>Reads events in their order. Everything up to the head is committed, so that a reader who goes behind it misses nothing.</summary>
public sealed class EventRows(Db db)
{
    /// <summary>So many are looked at in one go, however few of them somebody wants.</summary>
    public const int Window = 2000;

    private const string Columns = "e.seq, e.id, e.type, e.agreement_id, a.reference, e.renewal_id, e.version, e.at, e.data";

    private static readonly string Wanted = $"(@AllTypes = 1 OR e.type IN @types) AND (@SeesAll = 1 OR {InScope.Agreement("e.agreement_id")})";

    private static readonly Statement Head = Statement.Of("SELECT seq, purged_to FROM event_head WHERE id = 1");

    private static readonly Statement Page = Statement.Limited($"""
        SELECT {Columns} FROM events e JOIN agreements a ON a.id = e.agreement_id WHERE e.seq > @After AND e.seq <= @Until AND {Wanted} ORDER BY e.seq
        """, "Count");

    private static readonly Statement OfAgreement = Statement.Limited($"""
        SELECT {Columns} FROM events e JOIN agreements a ON a.id = e.agreement_id WHERE e.agreement_id = @Agreement AND e.seq > @After AND e.seq <= @Until AND {Wanted} ORDER BY e.seq
        """, "Count");

    private static readonly Statement FirstSince = Statement.Limited("SELECT seq FROM events WHERE at >= @At ORDER BY seq", "Count");

    public async Task<EventHead> HeadAsync(CancellationToken ct) => await db.FirstAsync<EventHead>(Head, null, ct) ?? new EventHead();

    /// <param name="after">Exclusive.</param>
    /// <param name="until">Inclusive; not behind the head.</param>
    /// <param name="agreement">Only of this one; null = of all.</param>
    /// <param name="count">At most so many.</param>
    public async Task<EventSpan> ReadAsync(EventFilter filter, long after, long until, Guid? agreement, int count, CancellationToken ct)
    {
        var to = agreement is null ? Math.Min(until, after + Window) : until;
        var rows = await db.QueryAsync<EventRow>(agreement is null ? Page : OfAgreement, new
        {
            After = after, Until = to, Agreement = agreement, AllTypes = filter.Types.Count == 0, types = filter.Types.Select(Word).ToList(), SeesAll = filter.Institutions is null,
            mine = Ids.List(filter.Institutions ?? []), Count = count,
        }, ct);
        return new EventSpan(rows, rows.Count == count ? rows[^1].Seq : Math.Max(after, to));
    }

    /// <returns>The number before the first event from the moment on; null = there is none.</returns>
    public async Task<long?> BeforeAsync(DateTimeOffset at, CancellationToken ct) => await db.FirstAsync<long?>(FirstSince, new { At = at, Count = 1 }, ct) - 1;

    private static Dapper.DbString Word(string type) => new() { Value = type, IsAnsi = true, Length = 40 };
}
