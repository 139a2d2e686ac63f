using Agreements.App.Access;
using Agreements.App.Auditing;
using Agreements.App.Backups;
using Agreements.App.Data;
using Agreements.App.Documents.Texts;
using Agreements.App.Jobs;
using Agreements.App.Outbox;
using Agreements.App.Pipeline;
using Agreements.App.Store;
using Agreements.Domain.Dates;
using MediatR;

namespace Agreements.App.Features.Operations;

/// <summary>What an operator asks first: does the sweep live, does mail leave?</summary>
public static class GetHealth
{
    [ForAnyone("Counts and times only; whoever watches the service has no account.")]
    public sealed record Query : IQuery<View>;

    /// <param name="Unsent">Mails that are due and have not left.</param>
    /// <param name="OldestUnsentAt">Since when the oldest of them has been waiting.</param>
    /// <param name="HolidayYears">This year and those to come of which the holidays are loaded.</param>
    /// <param name="AuditBreak">The first entry of the audit trail that is not as it was written, as last found; absent = none.</param>
    /// <param name="DeadLetters">Mails that no address of their chain accepted, or that were refused on the way.</param>
    public sealed record View(string Database, IReadOnlyList<string> PendingMigrations, IReadOnlyList<JobRun> Jobs, long Unsent, DateTimeOffset? OldestUnsentAt, long DeadLetters, IReadOnlyList<int> HolidayYears, AuditBreak? AuditBreak = null)
    {
        /// <summary>Webhooks that are disabled because their receiver does not take events any more.</summary>
        public long DisabledWebhooks { get; init; }

        /// <summary>Events that a webhook which is in use never took.</summary>
        public long DeadDeliveries { get; init; }

        /// <summary>What keeps the database from being read or written, as last met; absent = nothing.</summary>
        public StorageWatch.Found? Storage { get; init; }

        /// <summary>Mails that were answered and could not be marked; until they are, none leaves.</summary>
        public int UnmarkedMails { get; init; }

        /// <summary>The last time that the clock was set back behind what jobs had written; absent = never.</summary>
        public ClockWatch.WentBack? ClockWentBack { get; init; }

        /// <summary>Why no job may run on this node: its clock is not to be trusted; absent = it is, as far as can be told.</summary>
        public string? ClockTrouble { get; init; }

        /// <summary>Agreements whose rows cannot be read, as met by this process.</summary>
        public int Unreadable { get; init; }

        /// <summary>Contents with scanned pages that wait because Tesseract is not installed.</summary>
        public long WaitingForOcr { get; init; }

        /// <summary>Events that wait for a webhook.</summary>
        public long QueuedDeliveries { get; init; }

        /// <summary>Since when the oldest of them could have left; null = none is due.</summary>
        public DateTimeOffset? OldestDeliveryAt { get; init; }

        /// <summary>Gaps that are open, as the sweep has found them last.</summary>
        public Gaps OpenGaps { get; init; } = new();

        /// <summary>Null = it could not be looked at.</summary>
        public MachineState? Machine { get; init; }
    }

    public sealed class Gaps
    {
        /// <summary>How many agreements have one.</summary>
        public long Agreements { get; init; }

        /// <summary>The sum of their days up to today in Jakarta.</summary>
        public long Days { get; init; }
    }

    /// <param name="Why">One sentence, in English as all that operators read.</param>
    public sealed record AuditBreak(long Seq, string Why);

    private const int MostLookedAt = 20;

    private static readonly TimeSpan Recent = TimeSpan.FromDays(7);

    private const string Due = """
        (SELECT next_attempt_at FROM outbox WHERE state = 'queued' AND next_attempt_at <= @Now UNION ALL SELECT next_attempt_at FROM outbox WHERE state = 'held' AND next_attempt_at <= @Now) w
        """;

    private static readonly Statement Waiting = Statement.Of("SELECT COUNT(*) FROM " + Due);
    private static readonly Statement Oldest = Statement.Of("SELECT MIN(w.next_attempt_at) FROM " + Due);
    private static readonly Statement Dead = Statement.Of("SELECT COUNT(*) FROM outbox WHERE state = 'dead'");
    private static readonly Statement Disabled = Statement.Of("SELECT COUNT(*) FROM webhooks WHERE state = 'disabled' AND state_reason IN ('gone', 'failing')");

    private static readonly Statement DeadEvents = Statement.Of("""
        SELECT COUNT(*) FROM webhook_deliveries d JOIN webhooks w ON w.id = d.webhook_id WHERE w.state = 'active' AND d.state = 'dead' AND d.type <> 'webhook.test' AND d.settled_at > @Recently
        """);

    private static readonly Statement Deliveries = Statement.Of("SELECT COUNT(*) FROM webhook_deliveries WHERE state = 'queued'");
    private static readonly Statement OldestDelivery = Statement.Of("SELECT MIN(next_attempt_at) FROM webhook_deliveries WHERE state = 'queued' AND next_attempt_at <= @Now");

    // Read from its index alone, which holds only what is open: its size is that of the work which the offices have.
    private static readonly Statement GapDays = new(
        "SELECT COUNT(*) AS agreements, CAST(COALESCE(SUM(julianday(@Today) - julianday(gap_open_from) + 1), 0) AS INTEGER) AS days FROM agreements WHERE gap_open_from IS NOT NULL AND gap_open_from <= @Today",
        "SELECT COUNT_BIG(*) AS agreements, COALESCE(SUM(CAST(DATEDIFF(day, gap_open_from, @Today) + 1 AS bigint)), 0) AS days FROM agreements WHERE gap_open_from IS NOT NULL AND gap_open_from <= @Today");

    private static readonly Statement NeedOcr = Statement.Of("SELECT COUNT(*) FROM document_texts WHERE state = 'needsOcr'");

    private static readonly Statement Years = Statement.Of("SELECT DISTINCT year FROM holiday_lists WHERE year >= @Year ORDER BY year");

    public sealed class Handler(Db db, JobRuns runs, TimeProvider time, AuditWatch watch, Ocr ocr, Machine machine, StorageWatch storage, UnmarkedMails unmarked, UnreadableAgreements unreadable, AgreementReader reader, ClockWatch clock, RestoreWatch restored) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken) => new(
            db.Engine.Name,
            Migrations.Pending(db.Engine),
            await runs.AllAsync(cancellationToken),
            await db.FirstAsync<long>(Waiting, new { Now = time.GetUtcNow() }, cancellationToken),
            await db.FirstAsync<DateTimeOffset?>(Oldest, new { Now = time.GetUtcNow() }, cancellationToken),
            await db.FirstAsync<long>(Dead, null, cancellationToken),
            await db.QueryAsync<int>(Years, new { Zone.Wib.Today(time.GetUtcNow()).Year }, cancellationToken),
            await BreakAsync(cancellationToken))
        {
            ClockTrouble = await clock.TroubleAsync(cancellationToken),
            ClockWentBack = await clock.LastAsync(cancellationToken),
            Unreadable = await UnreadableAsync(cancellationToken),
            Storage = await StorageAsync(cancellationToken),
            UnmarkedMails = unmarked.All.Count,
            DisabledWebhooks = await db.FirstAsync<long>(Disabled, null, cancellationToken),
            DeadDeliveries = await db.FirstAsync<long>(DeadEvents, new { Recently = time.GetUtcNow() - Recent }, cancellationToken),
            WaitingForOcr = ocr.IsHere == false ? await db.FirstAsync<long>(NeedOcr, null, cancellationToken) : 0,
            QueuedDeliveries = await db.FirstAsync<long>(Deliveries, null, cancellationToken),
            OldestDeliveryAt = await db.FirstAsync<DateTimeOffset?>(OldestDelivery, new { Now = time.GetUtcNow() }, cancellationToken),
            OpenGaps = await db.FirstAsync<Gaps>(GapDays, new { Today = Zone.Wib.Today(time.GetUtcNow()) }, cancellationToken) ?? new(),
            Machine = machine.Look(),
        };

        // A verb has met nothing yet, and a service looks once a minute.
        private async Task<StorageWatch.Found?> StorageAsync(CancellationToken ct)
        {
            await restored.LookAsync(ct);
            return storage.Current;
        }

        // What was repaired meanwhile counts no more.
        private async Task<int> UnreadableAsync(CancellationToken ct)
        {
            if (unreadable.All is { Count: > 0 } known) await reader.UnguardedAsync([.. known.Take(MostLookedAt)], ct);
            return unreadable.All.Count;
        }

        private async Task<AuditBreak?> BreakAsync(CancellationToken ct) => await watch.BreakAsync(ct) is { } broken ? new AuditBreak(broken.Seq, broken.Why.In(Domain.Texts.Language.En)) : null;
    }
}
