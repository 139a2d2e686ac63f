using Agreements.App.Alerts;
using Agreements.App.Data;
using Agreements.App.Store;

namespace Agreements.App.Monev;

/// <summary>Reads evaluations and their schedules for whoever may read their agreement; that is asked before.</summary>
public sealed class MonevViews(Db db, Duties duties, StatusOf statusOf)
{
    private static readonly Statement ScheduleOf = Statement.Of("SELECT s.agreement_id, s.every_months, s.from_on, s.version FROM evaluation_schedules s WHERE s.agreement_id = @Agreement");

    private static readonly Statement OfAgreements = Statement.Of($"SELECT {EvaluationRow.Columns} FROM {EvaluationRow.From} WHERE e.agreement_id IN @ids ORDER BY e.agreement_id, e.held_on DESC, e.id DESC");

    // SQL Server takes 2,100 parameters.
    private const int MostAtOnce = 1000;

    public async Task<ScheduleView> ScheduleAsync(Dossier dossier, CancellationToken ct)
    {
        var row = await db.FirstAsync<ScheduleRow>(ScheduleOf, new { Agreement = dossier.Agreement.Id }, ct);
        var status = statusOf.On(dossier, statusOf.Today(dossier.Agreement));
        return new ScheduleView(dossier.Agreement.Id, row?.EveryMonths, row?.FromOn, (await duties.OfAsync(dossier, ct)).NextEvaluation(status), row?.Version ?? 0);
    }

    /// <summary>Newest first, also those that were replaced.</summary>
    public Task<IReadOnlyList<EvaluationView>> OfAgreementAsync(Guid agreement, CancellationToken ct) => OfAgreementsAsync([agreement], ct);

    /// <summary>Of each agreement by itself, in the same order.</summary>
    public async Task<IReadOnlyList<EvaluationView>> OfAgreementsAsync(IReadOnlyCollection<Guid> agreements, CancellationToken ct)
    {
        var found = new List<EvaluationView>();
        foreach (var chunk in agreements.Chunk(MostAtOnce)) found.AddRange((await db.QueryAsync<EvaluationRow>(OfAgreements, new { ids = Ids.List(chunk) }, ct)).Select(r => r.ToView()));
        return found;
    }
}
