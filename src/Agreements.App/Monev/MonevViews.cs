using Agreements.App.Alerts;
using Agreements.App.Data;
using Agreements.App.Store;

namespace Agreements.App.Monev;

/// <summary>Reads evaluations and their schedules for whoever may read their agreement; that is asked before.</summary>
public sealed class MonevViews(Db db, Duties duties, StatusOf statusOf)
{
    private static readonly Statement ScheduleOf = Statement.Of("SELECT s.agreement_id, s.every_months, s.from_on, s.version FROM evaluation_schedules s WHERE s.agreement_id = @Agreement");

    private static readonly Statement OfAgreement = Statement.Of($"SELECT {EvaluationRow.Columns} FROM {EvaluationRow.From} WHERE e.agreement_id = @Agreement ORDER BY e.held_on DESC, e.id DESC");

    public async Task<ScheduleView> ScheduleAsync(Dossier dossier, CancellationToken ct)
    {
        var row = await db.FirstAsync<ScheduleRow>(ScheduleOf, new { Agreement = dossier.Agreement.Id }, ct);
        var status = statusOf.On(dossier, statusOf.Today(dossier.Agreement));
        return new ScheduleView(dossier.Agreement.Id, row?.EveryMonths, row?.FromOn, (await duties.OfAsync(dossier, ct)).NextEvaluation(status), row?.Version ?? 0);
    }

    /// <summary>Newest first, also those that were replaced.</summary>
    public async Task<IReadOnlyList<EvaluationView>> OfAgreementAsync(Guid agreement, CancellationToken ct) =>
        [.. (await db.QueryAsync<EvaluationRow>(OfAgreement, new { Agreement = agreement }, ct)).Select(r => r.ToView())];
}
