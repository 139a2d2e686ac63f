using Agreements.App.Data;
using Agreements.App.Pipeline;
using Agreements.App.Store;
using Agreements.Domain;
using Agreements.Domain.Alerts;
using Agreements.Domain.Commitments;
using Agreements.Domain.Texts;
using Dapper;

namespace Agreements.App.Commitments;

/// <summary>What a party owes under an agreement, and how far it has come.</summary>
/// <param name="DueOn">The last day of its period, inclusive: its target date.</param>
/// <param name="Responsible">The unit that has to do it.</param>
public sealed record CommitmentView(
    Guid Id, Guid Agreement, string Text, Guid Party, string PartyName, CommitmentKind Kind, string? Measure, MeasureUnit Unit, decimal? Baseline, decimal Target, DateOnly? StartsOn, DateOnly? DueOn,
    Guid? Responsible, string? ResponsibleName, int? Order, string? Source, ProgressView Progress, long Version, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt);

/// <summary>How far a commitment has come by a day.</summary>
/// <param name="Value">The last one measured by then.</param>
/// <param name="OfTarget">The value in percent of the target, 100 only where it is reached; absent where the value is to fall or the target is 0.</param>
/// <param name="OfWay">How much of the way from the baseline to the target is done, in percent, 100 only where it is done.</param>
/// <param name="MetOn">The first measured day on which the target was reached.</param>
/// <param name="ForecastOn">The day on which the trend reaches the target; absent = it does not, there is none, or the target is reached.</param>
/// <param name="Explanation">Why it stands so, in words.</param>
public sealed record ProgressView(
    DateOnly AsOf, CommitmentState State, decimal? Value, DateOnly? MeasuredOn, decimal? OfTarget, decimal? OfWay, DateOnly? MetOn, DateOnly? ForecastOn, TrendView? Trend, string Explanation);

/// <summary>The straight line nearest to what was measured, by least squares.</summary>
/// <param name="Points">How many values were used, with the baseline where its day is stated.</param>
/// <param name="PerDay">By how much the value changes in a day; six decimals.</param>
/// <param name="AtStart">Where the line stands on <paramref name="From"/>; four decimals.</param>
/// <param name="AtEnd">Where it stands on <paramref name="To"/>.</param>
public sealed record TrendView(int Points, DateOnly From, DateOnly To, decimal PerDay, decimal AtStart, decimal AtEnd);

/// <summary>A value that was measured.</summary>
/// <param name="ReplacedBy">The correction that stands in its place.</param>
public sealed record ObservationView(
    Guid Id, Guid Commitment, DateOnly AsOf, decimal Value, string? Note, Evidence? Evidence, string? DocumentTitle, string? Source, Guid? Replaces, Guid? ReplacedBy, string RecordedBy, DateTimeOffset RecordedAt);

/// <summary>Reads commitments for whoever may read their agreement; that is asked before.</summary>
public sealed class CommitmentViews(Db db, AgreementReader agreements, StatusOf statusOf, RequestContext context)
{
    // SQL Server takes 2,100 parameters.
    private const int MostAtOnce = 1000;

    private static readonly Statement ById = Text("c.id = @id"), OfAgreements = Text("c.agreement_id IN @ids");

    private static readonly Statement OfUnits = Text("(c.responsible_id IN @ids OR c.party_id IN @ids)");

    private static readonly Statement Observations = Statement.Of($"{ObservationRow.Select} WHERE o.commitment_id = @Id ORDER BY o.as_of, o.id");

    private static Statement Text(string which) => Statement.Of($"""
        {CommitmentRow.Select} WHERE {which} AND c.is_removed = 0 ORDER BY c.agreement_id, COALESCE(c.ord, 1000), c.id;
        {ObservationRow.Select} WHERE {which} AND c.is_removed = 0 ORDER BY o.commitment_id, o.id;
        """);

    /// <exception cref="DomainException"><c>notFound</c>.</exception>
    public async Task<CommitmentView> GetAsync(Guid id, DateOnly asOf, CancellationToken ct) =>
        await ReadAsync(ById, new { id }, _ => asOf, ct) is [var only] ? only : throw DomainException.NotFound("commitment", id);

    /// <summary>Of each agreement in their order.</summary>
    public Task<IReadOnlyList<CommitmentView>> OfAgreementAsync(Guid agreement, DateOnly asOf, CancellationToken ct) => OfAgreementsAsync([agreement], _ => asOf, ct);

    /// <param name="asOf">Of an agreement by its id.</param>
    public async Task<IReadOnlyList<CommitmentView>> OfAgreementsAsync(IReadOnlyCollection<Guid> agreements, Func<Guid, DateOnly> asOf, CancellationToken ct)
    {
        var found = new List<CommitmentView>();
        foreach (var chunk in agreements.Chunk(MostAtOnce)) found.AddRange(await ReadAsync(OfAgreements, new { ids = Ids.List(chunk) }, asOf, ct));
        return found;
    }

    /// <summary>What these institutions owe or have to do, under whatever agreement: who may see which is asked afterwards.</summary>
    public async Task<IReadOnlyList<CommitmentView>> OfUnitsAsync(IReadOnlyCollection<Guid> units, DateOnly asOf, CancellationToken ct)
    {
        var found = new List<CommitmentView>();
        foreach (var chunk in units.Chunk(MostAtOnce)) found.AddRange(await ReadAsync(OfUnits, new { ids = Ids.List(chunk) }, _ => asOf, ct));
        return [.. found.DistinctBy(c => c.Id)];
    }

    /// <summary>By the days of which they speak, also those that were replaced.</summary>
    public async Task<IReadOnlyList<ObservationView>> ObservationsAsync(Guid commitment, CancellationToken ct) => [.. (await db.QueryAsync<ObservationRow>(Observations, new { Id = commitment }, ct)).Select(ToView)];

    private async Task<IReadOnlyList<CommitmentView>> ReadAsync(Statement statement, object args, Func<Guid, DateOnly> asOf, CancellationToken ct)
    {
        using var grid = await db.QueryMultipleAsync(statement, args, ct);
        var rows = (await grid.ReadAsync<CommitmentRow>()).AsList();
        var observations = (await grid.ReadAsync<ObservationRow>()).ToLookup(o => o.CommitmentId);
        var under = (await agreements.UnguardedAsync([.. rows.Select(r => r.AgreementId).Distinct()], ct)).ToDictionary(d => d.Agreement.Id);
        // What the agreement's row cannot say, nothing under it can.
        return [.. rows.Where(r => under.ContainsKey(r.AgreementId)).Select(r => ToView(r, r.ToCommitment(observations[r.Id]), asOf(r.AgreementId), day => Duty.AreOwedUnder(statusOf.On(under[r.AgreementId], day))))];
    }

    private CommitmentView ToView(CommitmentRow row, Commitment commitment, DateOnly asOf, Func<DateOnly, bool> isOwed)
    {
        var facts = commitment.Facts;
        return new CommitmentView(
            row.Id, row.AgreementId, facts.Text, facts.Party, row.PartyName, facts.Kind, facts.Measure, facts.Unit, facts.Baseline, facts.Target, facts.StartsOn, facts.DueOn, facts.Responsible, row.ResponsibleName,
            facts.Order, facts.Source, ToView(facts, commitment.On(asOf, isOwed)), row.Version, row.CreatedAt, row.UpdatedAt);
    }

    private ProgressView ToView(CommitmentFacts facts, Progress progress) => new(
        progress.AsOf, progress.State, progress.Value, progress.MeasuredOn, progress.OfTarget, progress.OfWay, progress.MetOn, progress.ForecastOn,
        progress.Trend is { } trend ? new TrendView(trend.Points, trend.From, trend.To, Rounded(trend.PerDay, 6), Rounded(trend.At(trend.From), 4), Rounded(trend.At(trend.To), 4)) : null,
        string.Join(' ', ProgressText.Explain(facts, progress).Select(m => m.In(context.Language))));

    private static decimal Rounded(decimal value, int decimals) => CommitmentRow.Amount(decimal.Round(value, decimals));

    internal static ObservationView ToView(ObservationRow row) => new(
        row.Id, row.CommitmentId, row.AsOf, CommitmentRow.Amount(row.Value), row.Note, row.Url is null && row.DocumentId is null ? null : new Evidence(row.Url, row.DocumentId), row.DocumentTitle, row.Source,
        row.ReplacesId, row.ReplacedById, row.RecordedBy, row.RecordedAt);
}
