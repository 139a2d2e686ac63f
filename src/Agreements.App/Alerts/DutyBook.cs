using Agreements.App.Commitments;
using Agreements.App.Data;
using Agreements.App.Monev;
using Agreements.App.Store;
using Agreements.Domain.Agreements;
using Agreements.Domain.Alerts;
using Agreements.Domain.Commitments;
using Agreements.Domain.Dates;
using Agreements.Domain.Events;
using Agreements.Domain.Monev;
using Agreements.Domain.Texts;
using Dapper;

namespace Agreements.App.Alerts;

/// <summary>What is owed under one agreement by days of its own: its commitments, and when it is evaluated.</summary>
public sealed class DutyBook
{
    private readonly Agreement _agreement;
    private readonly MonevSchedule? _schedule;
    private readonly IReadOnlyList<EvaluationRow> _evaluations;

    internal DutyBook(Agreement agreement, IReadOnlyList<Commitment> commitments, ScheduleRow? schedule, IReadOnlyList<EvaluationRow> evaluations)
    {
        (_agreement, Commitments, _evaluations) = (agreement, commitments, evaluations);
        if (schedule?.EveryMonths is { } months && (schedule.FromOn ?? agreement.Facts.Term.EffectiveStart) is { } from) _schedule = new MonevSchedule(from, months);
    }

    public IReadOnlyList<Commitment> Commitments { get; }

    /// <summary>What is not done by the status's day, and was recorded before it was due.</summary>
    public IReadOnlyList<Duty> Open(AgreementStatus status)
    {
        if (!Duty.AreOwedUnder(status)) return [];
        var open = Told.Where(c => c.On(status.AsOf).MetOn is null).Select(c => new Duty(c.Id, DeadlineKind.CommitmentDue, c.Facts.DueOn!.Value));
        return [.. NextEvaluation(status) is { } due ? open.Append(new Duty(_agreement.Id, DeadlineKind.MonevDue, due)) : open];
    }

    private IEnumerable<Commitment> Told => Commitments.Where(c => c.IsTold(_agreement.Zone));

    /// <summary>Every so many months; null = no schedule.</summary>
    public int? EveryMonths => _schedule?.EveryMonths;

    /// <summary>The last evaluation up to a day; null = none was held.</summary>
    public EvaluationView? LastEvaluation(DateOnly day) => Last(day)?.ToView();

    private EvaluationRow? Last(DateOnly day) => _evaluations.Where(e => e.HeldOn <= day).OrderBy(e => e.HeldOn).ThenBy(e => e.Id).LastOrDefault();

    /// <summary>The day by which the next evaluation is to be held; null = none is due under it any more.</summary>
    public DateOnly? NextEvaluation(AgreementStatus status)
    {
        if (_schedule is null || !Duty.AreOwedUnder(status) || status.Validity == Validity.Expired) return null;
        var last = Last(status.AsOf);
        // What was decided to be stopped is not evaluated again, unless somebody does and decides otherwise.
        return last is not null && Words.Parse<MonevDecision>(last.Decision) == MonevDecision.Stop ? null : _schedule.NextDue(last?.HeldOn, status.EndsOnAtLatest);
    }

    public IReadOnlyList<MissedCommitment> Missed(AgreementStatus status) => !Duty.AreOwedUnder(status) ? []
        : [.. Told.Where(c => c.On(status.AsOf).State == CommitmentState.Missed).Select(c => new MissedCommitment(c.Id, c.Facts.DueOn!.Value))];

    /// <summary>The next day after the status's on which one is missed by the passing of time; null = none is to come.</summary>
    public DateOnly? NextMissOn(AgreementStatus status) => Open(status).Where(d => d.Kind == DeadlineKind.CommitmentDue).Select(d => (DateOnly?)d.DueOn.PlusDays(1)).Where(d => d > status.AsOf).Min();
}

/// <summary>Reads what is owed under agreements, whoever asks: for what the program works out itself.</summary>
public sealed class Duties(Db db)
{
    // SQL Server takes 2,100 parameters.
    private const int MostAtOnce = 1000;

    private static readonly Statement OfAgreements = Statement.Of($"""
        {CommitmentRow.Select} WHERE c.agreement_id IN @ids AND c.is_removed = 0 ORDER BY c.id;
        {ObservationRow.Select} WHERE c.agreement_id IN @ids AND c.is_removed = 0 ORDER BY o.commitment_id, o.id;
        SELECT s.agreement_id, s.every_months, s.from_on, s.version FROM evaluation_schedules s WHERE s.agreement_id IN @ids;
        SELECT {EvaluationRow.Columns} FROM {EvaluationRow.From} WHERE e.agreement_id IN @ids AND n.id IS NULL ORDER BY e.id;
        """);

    private static readonly Statement SubjectOf = Statement.Of("SELECT subject_id FROM alerts WHERE id = @Alert");

    public async Task<DutyBook> OfAsync(Dossier dossier, CancellationToken ct) => (await OfAsync([dossier], ct))[0];

    /// <summary>In the order of the dossiers.</summary>
    public async Task<IReadOnlyList<DutyBook>> OfAsync(IReadOnlyCollection<Dossier> dossiers, CancellationToken ct)
    {
        var books = new List<DutyBook>();
        foreach (var chunk in dossiers.Chunk(MostAtOnce)) books.AddRange(await ReadAsync(chunk, ct));
        return books;
    }

    private async Task<IEnumerable<DutyBook>> ReadAsync(IReadOnlyList<Dossier> dossiers, CancellationToken ct)
    {
        using var grid = await db.QueryMultipleAsync(OfAgreements, new { ids = Ids.List(dossiers.Select(d => d.Agreement.Id)) }, ct);
        var commitments = (await grid.ReadAsync<CommitmentRow>()).ToLookup(c => c.AgreementId);
        var observations = (await grid.ReadAsync<ObservationRow>()).ToLookup(o => o.CommitmentId);
        var schedules = (await grid.ReadAsync<ScheduleRow>()).ToDictionary(s => s.AgreementId);
        var evaluations = (await grid.ReadAsync<EvaluationRow>()).ToLookup(e => e.AgreementId);
        return dossiers.Select(d => d.Agreement).Select(a => new DutyBook(a, [.. commitments[a.Id].Select(c => c.ToCommitment(observations[c.Id]))], schedules.GetValueOrDefault(a.Id), [.. evaluations[a.Id]]));
    }

    /// <summary>To what the alert's deadline belongs: a commitment, or the agreement.</summary>
    public Task<Guid> SubjectAsync(Guid alert, CancellationToken ct) => db.FirstAsync<Guid>(SubjectOf, new { Alert = alert }, ct);
}

/// <summary>Says whether what an alert speaks of is still owed, whatever it belongs to.</summary>
public sealed class OwedDeadlines(StatusOf statusOf, Duties duties)
{
    /// <param name="status">Of today.</param>
    /// <param name="alert">The ledger's row.</param>
    public async Task<bool> HoldAsync(Dossier dossier, AgreementStatus status, Guid alert, DeadlineKind kind, DateOnly deadline, CancellationToken ct)
    {
        if (!Duty.Has(kind)) return statusOf.Deadlines(dossier, status).Contains((kind, deadline));
        var subject = await duties.SubjectAsync(alert, ct);
        return (await duties.OfAsync(dossier, ct)).Open(status).Any(d => d.Subject == subject && d.IsToldBy(kind, deadline));
    }
}
