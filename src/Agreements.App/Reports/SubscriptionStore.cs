using System.Text.Json;
using Agreements.App.Auditing;
using Agreements.App.Data;
using Agreements.App.Store;
using Agreements.Domain;
using Agreements.Domain.Dates;
using Agreements.Domain.Reports;
using Agreements.Domain.Texts;

namespace Agreements.App.Reports;

/// <summary>Reads and writes subscriptions; in the caller's transaction it also writes the audit trail.</summary>
public sealed class SubscriptionStore(Db db, AuditTrail trail, TimeProvider time)
{
    internal const string Columns = "s.id, s.user_id, s.report, s.query, s.kind, s.day, s.zone, s.when_empty, s.next_on, s.ended_at, s.end_reason, s.version, s.created_at";

    private const string WithLast = $"""
        SELECT {Columns}, r.period_on AS last_on, o.sent_at AS last_sent_at, r.rows_sent AS last_rows
        FROM report_subscriptions s
            LEFT JOIN report_runs r ON r.subscription_id = s.id AND r.period_on = (SELECT MAX(m.period_on) FROM report_runs m WHERE m.subscription_id = s.id)
            LEFT JOIN outbox o ON o.id = r.mail_id
        """;

    private static readonly Statement OfUser = Statement.Of($"{WithLast} WHERE s.user_id = @User AND (s.end_reason IS NULL OR s.end_reason <> 'unsubscribed') ORDER BY s.id");
    private static readonly Statement ById = Statement.Of($"{WithLast} WHERE s.id = @Id");

    private static readonly Statement Insert = Statement.Of("""
        INSERT INTO report_subscriptions (id, user_id, report, query, kind, day, zone, when_empty, next_on, next_at, version, created_at, updated_at)
        VALUES (@Id, @User, @Report, @Query, @Kind, @Day, @Zone, @WhenEmpty, @NextOn, @NextAt, 1, @Now, @Now)
        """);

    private static readonly Statement Update = Statement.Of("""
        UPDATE report_subscriptions SET report = @Report, query = @Query, kind = @Kind, day = @Day, zone = @Zone, when_empty = @WhenEmpty, next_on = @NextOn, next_at = @NextAt, version = version + 1, updated_at = @Now
        WHERE id = @Id AND version = @Version AND ended_at IS NULL
        """);

    private static readonly Statement EndOne = Statement.Of("UPDATE report_subscriptions SET ended_at = COALESCE(ended_at, @Now), end_reason = @Reason, version = version + 1, updated_at = @Now WHERE id = @Id AND version = @Version");

    private static readonly Statement TakeBack = Statement.Of("""
        UPDATE outbox SET state = 'cancelled'
        WHERE state = 'queued' AND (lease_until IS NULL OR lease_until < @Now) AND id IN (SELECT mail_id FROM report_runs WHERE subscription_id = @Id)
        """);

    /// <summary>All of a person, those that have ended by themselves too, in the order of their making.</summary>
    public async Task<IReadOnlyList<Subscription>> OfAsync(Guid user, CancellationToken ct) => [.. (await db.QueryAsync<SubscriptionRow>(OfUser, new { User = user }, ct)).Select(r => r.ToSubscription())];

    public async Task<Subscription?> FindAsync(Guid id, CancellationToken ct) => (await db.FirstAsync<SubscriptionRow>(ById, new { Id = id }, ct))?.ToSubscription();

    /// <exception cref="DomainException"><c>notFound</c>: there is none, or it is of somebody else.</exception>
    public async Task<Subscription> GetAsync(Guid id, Guid? user, CancellationToken ct) =>
        await FindAsync(id, ct) is { } found && found.User == user ? found : throw DomainException.NotFound("reportSubscription", id);

    public async Task AddAsync(Subscription one, CancellationToken ct)
    {
        await db.ExecuteAsync(Insert, Parameters(one), ct);
        trail.Append("reportSubscription", one.Id, "create", 1, Audit.Difference(null, Snapshot(one)), null);
    }

    /// <exception cref="DomainException"><c>version.stale</c>.</exception>
    public async Task SaveAsync(Subscription before, Subscription after, CancellationToken ct)
    {
        if (await db.ExecuteAsync(Update, Parameters(after), ct) == 0) throw DomainException.Stale((await FindAsync(after.Id, ct))?.Version ?? 0);
        trail.Append("reportSubscription", after.Id, "edit", after.Version + 1, Audit.Difference(Snapshot(before), Snapshot(after)), null);
    }

    /// <summary>Nothing is sent any more. What has not left is taken back; the row stays, so that its days and its trail can be read.</summary>
    /// <exception cref="DomainException"><c>version.stale</c>.</exception>
    public async Task EndAsync(Subscription one, SubscriptionEnd reason, CancellationToken ct)
    {
        if (await db.ExecuteAsync(EndOne, new { one.Id, one.Version, Reason = Words.Of(reason), Now = time.GetUtcNow() }, ct) == 0) throw DomainException.Stale(one.Version + 1);
        await TakeBackAsync(one.Id, ct);
        trail.Append("reportSubscription", one.Id, "end", one.Version + 1, [], Message.Label(reason).In(Language.Id));
    }

    /// <summary>Mails of earlier days that nobody has got: only the latest is worth reading.</summary>
    internal Task TakeBackAsync(Guid id, CancellationToken ct) => db.ExecuteAsync(TakeBack, new { Id = id, Now = time.GetUtcNow() }, ct);

    private object Parameters(Subscription one) => new
    {
        one.Id, one.User, one.Report, one.Query, Kind = Words.Of(one.Schedule.Kind), one.Schedule.Day, Zone = Words.Of(one.Zone), WhenEmpty = Words.Of(one.WhenEmpty), one.NextOn,
        NextAt = ReportSchedule.At(one.NextOn, one.Zone), one.Version, Now = time.GetUtcNow(),
    };

    private static System.Text.Json.Nodes.JsonNode? Snapshot(Subscription one) => JsonSerializer.SerializeToNode(new { one.User, one.Report, one.Query, one.Schedule, one.Zone, one.WhenEmpty }, Json.Options);
}

/// <summary>A row of <c>report_subscriptions</c>.</summary>
internal class SubscriptionRow
{
    public Guid Id { get; init; }
    public Guid UserId { get; init; }
    public string Report { get; init; } = "";
    public string Query { get; init; } = "";
    public string Kind { get; init; } = "";
    public int Day { get; init; }
    public string Zone { get; init; } = "";
    public string WhenEmpty { get; init; } = "";
    public DateOnly NextOn { get; init; }
    public DateTimeOffset? EndedAt { get; init; }
    public string? EndReason { get; init; }
    public long Version { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateOnly? LastOn { get; init; }
    public DateTimeOffset? LastSentAt { get; init; }
    public int? LastRows { get; init; }

    public Subscription ToSubscription() => new(
        Id, UserId, Report, Query, new ReportSchedule(Words.Parse<ScheduleKind>(Kind), Day), Words.Parse<Zone>(Zone), Words.Parse<WhenEmpty>(WhenEmpty), NextOn, EndedAt, EndReason is null ? null : Words.Parse<SubscriptionEnd>(EndReason),
        Version, CreatedAt) { LastOn = LastOn, LastSentAt = LastSentAt, LastRows = LastRows };
}
