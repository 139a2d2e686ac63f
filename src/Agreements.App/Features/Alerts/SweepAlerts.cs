using System.Globalization;
using Agreements.App.Access;
using Agreements.App.Alerts;
using Agreements.App.Data;
using Agreements.App.Jobs;
using Agreements.App.Pipeline;
using Agreements.App.Store;
using Agreements.Domain.Access;
using Agreements.Domain.Dates;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Agreements.App.Features.Alerts;

/// <summary>Finds agreements that are due for a look and plans each in its own transaction: one that fails stops no other.</summary>
public static class SweepAlerts
{
    /// <summary>Plan everything due.</summary>
    [ForProgram]
    public sealed record Command : IRequest<JobResult>;

    /// <summary>Plan everything due and say what was decided; <paramref name="DryRun"/> decides and writes nothing.</summary>
    [ForProgram]
    public sealed record Detailed(bool DryRun) : IRequest<Outcome>;

    /// <param name="Opened">Agreements whose renewal case was opened.</param>
    /// <param name="Failed">Agreements that could not be planned; they stay due.</param>
    public sealed record Outcome(int Looked, IReadOnlyList<PlannedAlert> Alerts, IReadOnlyList<Guid> Opened, IReadOnlyList<Guid> Failed)
    {
        /// <summary>Of a dry run: what the coming digests would hold.</summary>
        public IReadOnlyList<PlannedDigest> Digests { get; init; } = [];
    }

    /// <summary>One agreement.</summary>
    /// <param name="Dossier">As it stood at some moment after the other values were read; null = it is still to be read.</param>
    [ForProgram]
    public sealed record Plan(Guid Agreement, Dossier? Dossier, DateOnly Expected, long Seq, DateOnly RolledTo, string? Announced, bool DryRun) : ICommand<Planned>;

    /// <param name="OpensRenewal">Its renewal case is opened.</param>
    public sealed record Planned(IReadOnlyList<PlannedAlert> Alerts, bool OpensRenewal);

    private const int Page = 500, ManyFailed = 10;

    // Ordered and continued behind the last one, so that a row that cannot be planned is passed, not met again and again.
    private static readonly Statement Due = Statement.Limited("""
        SELECT id, next_alert_on, plan_seq, rolled_to, announced FROM agreements
        WHERE next_alert_on <= @Wit
            AND (zone = 'wit' OR zone = 'wita' AND next_alert_on <= @Wita OR zone = 'wib' AND next_alert_on <= @Wib)
            AND (next_alert_on > @AfterOn OR next_alert_on = @AfterOn AND id > @AfterId)
        ORDER BY next_alert_on, id
        """, "Count");

    public sealed class CommandHandler(IMediator mediator, JobRuns runs) : IRequestHandler<Command, JobResult>
    {
        public async Task<JobResult> Handle(Command request, CancellationToken cancellationToken)
        {
            await runs.StartedAsync(JobTable.Sweep, cancellationToken);
            var outcome = await mediator.Send(new Detailed(DryRun: false), cancellationToken);
            // One row may be broken; where nothing at all can be planned, the sweep has not succeeded, and somebody has to hear of it.
            if (outcome.Failed.Count >= ManyFailed && outcome.Failed.Count == outcome.Looked) throw new InvalidOperationException($"None of {outcome.Looked} agreements that are due could be planned; the log says of each why.");
            var queued = outcome.Alerts.Where(a => a.Decision == "send").Sum(a => a.Recipients.Count);
            var summary = string.Create(CultureInfo.InvariantCulture,
                $"{outcome.Looked} agreements looked at, {queued} mails queued, {outcome.Alerts.Count(a => a.Decision == "skip")} steps skipped, {outcome.Opened.Count} renewals opened, {outcome.Failed.Count} failed");
            var held = outcome.Alerts.Sum(a => a.Held.Count);
            if (held > 0) summary += string.Create(CultureInfo.InvariantCulture, $", {held} held for digests");
            await runs.SucceededAsync(JobTable.Sweep, summary, cancellationToken);
            return new JobResult(summary);
        }
    }

    public sealed class DetailedHandler(Db db, IMediator mediator, TimeProvider time, AgreementReader reader, LadderRules rules, Policies policies, PlannedDigests digests, IServiceScopeFactory scopes, ILogger<DetailedHandler> log) : IRequestHandler<Detailed, Outcome>
    {
        public async Task<Outcome> Handle(Detailed request, CancellationToken cancellationToken)
        {
            if (!request.DryRun) await rules.PlanAllAgainIfChangedAsync(cancellationToken);
            var alerts = new List<PlannedAlert>();
            var (opened, failed) = (new List<Guid>(), new List<Guid>());
            var (looked, after) = (0, new DueRow());
            while (true)
            {
                var page = await NextAsync(after, cancellationToken);
                // Read after the page: whoever was set to be planned because of other rules is planned by them.
                policies.Expire();
                var dossiers = await TryReadAsync(page, cancellationToken);
                foreach (var row in page)
                {
                    if (await TryPlanAsync(row, dossiers.GetValueOrDefault(row.Id), request.DryRun, cancellationToken) is not { } planned) failed.Add(row.Id);
                    else
                    {
                        alerts.AddRange(planned.Alerts);
                        if (planned.OpensRenewal) opened.Add(row.Id);
                    }
                }
                looked += page.Count;
                if (page.Count < Page && !request.DryRun) await mediator.Send(new CatchUpAfterRestore.Command(), cancellationToken);
                if (page.Count < Page) return new Outcome(looked, alerts, opened, failed) { Digests = request.DryRun ? await digests.AfterAsync(alerts, Zone.Wib.Today(time.GetUtcNow()), cancellationToken) : [] };
                after = page[^1];
            }
        }

        private Task<IReadOnlyList<DueRow>> NextAsync(DueRow after, CancellationToken ct)
        {
            var now = time.GetUtcNow();
            return db.QueryAsync<DueRow>(Due, new
            {
                Wib = Zone.Wib.Today(now), Wita = Zone.Wita.Today(now), Wit = Zone.Wit.Today(now), AfterOn = after.NextAlertOn, AfterId = after.Id, Count = Page,
            }, ct);
        }

        // Behind the page, so that whatever changes one of them from here on has changed what its plan is guarded by.
        private async Task<IReadOnlyDictionary<Guid, Dossier>> TryReadAsync(IReadOnlyList<DueRow> page, CancellationToken ct)
        {
            try
            {
                return (await reader.UnguardedAsync([.. page.Select(r => r.Id)], ct)).ToDictionary(d => d.Agreement.Id);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                // One of them cannot be read. Which one is found, and said, when each is read by itself.
                return new Dictionary<Guid, Dossier>();
            }
        }

        private async Task<Planned?> TryPlanAsync(DueRow row, Dossier? dossier, bool dryRun, CancellationToken ct)
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                var context = scope.ServiceProvider.GetRequiredService<RequestContext>();
                (context.Principal, context.ValidateOnly) = (Principal.Program("system", "job"), dryRun);
                return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new Plan(row.Id, dossier, row.NextAlertOn, row.PlanSeq, row.RolledTo, row.Announced, dryRun), ct);
            }
            catch (Exception exception) when (exception is not OperationCanceledException && db.Engine.TroubleOf(exception) is null or StorageTrouble.Busy)
            {
                log.LogError(exception, "The alerts of agreement {AgreementId} could not be planned. It stays due and is tried again by the next sweep.", row.Id);
                return null;
            }
        }
    }

    public sealed class PlanHandler(AgreementReader reader, RenewalOpener opener, RenewalStore renewals, AlertLedger ledger) : IRequestHandler<Plan, Planned>
    {
        public async Task<Planned> Handle(Plan request, CancellationToken cancellationToken)
        {
            var dossier = request.Dossier ?? await reader.UnguardedAsync(request.Agreement, cancellationToken);
            var renewal = opener.Due(dossier);
            if (renewal is not null) dossier = RenewalOpener.With(dossier, renewal);
            // Only the node whose plan was taken opens the case.
            if (await ledger.PlanAsync(dossier, request.Expected, request.Seq, request.RolledTo, request.Announced, request.DryRun, cancellationToken) is not { } alerts) return new Planned([], false);
            if (!request.DryRun) await RenewAsync(dossier, renewal, cancellationToken);
            return new Planned(alerts, renewal is not null);
        }

        // The passing of days alone opens a case, opens its gap, and ends it with its agreement.
        private async Task RenewAsync(Dossier dossier, Domain.Renewals.RenewalCase? opened, CancellationToken ct)
        {
            if (opened is not null) await opener.OpenAsync(dossier, opened, ct);
            else if (dossier.Around.Renewal is not null)
            {
                await renewals.RefreshAsync(dossier, ct);
                await renewals.FollowAgreementAsync(dossier.Agreement, null, ct);
            }
        }
    }

    private sealed class DueRow
    {
        public Guid Id { get; init; }
        public DateOnly NextAlertOn { get; init; }
        public long PlanSeq { get; init; }
        public DateOnly RolledTo { get; init; }
        public string? Announced { get; init; }
    }
}
