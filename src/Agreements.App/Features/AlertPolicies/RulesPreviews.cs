using Agreements.App.Alerts;
using Agreements.App.Data;
using Agreements.App.Store;
using Agreements.Domain.Alerts;
using Agreements.Domain.Dates;
using Agreements.Domain.Texts;

namespace Agreements.App.Features.AlertPolicies;

/// <summary>Compares two rule books over the coming days, agreement by agreement, without writing.</summary>
public sealed class RulesPreviews(Db db, AgreementReader reader, TimeProvider time)
{
    private const int Page = 500;

    // Whose deadlines lie beyond the preview and the longest ladder is not read. A fiscal year has no ladder and may be moved by a holiday.
    private const string InReach = """
        SELECT a.id FROM agreements a
        WHERE a.id > @After AND a.process IN ('signed', 'registered') AND (a.end_varies = 1 OR a.ends_key <= @Reach OR a.notice_deadline <= @Reach OR a.class = 'pks')
        """;

    private static readonly Statement All = Statement.Limited($"{InReach} ORDER BY a.id", "Count");

    private static readonly Statement OfClass = Statement.Limited($"{InReach} AND a.class = @Class ORDER BY a.id", "Count");

    private static readonly Statement OfInstitution = Statement.Limited($"""
        {InReach} AND (@Class IS NULL OR a.class = @Class) AND a.id IN (
            SELECT agreement_id FROM agreement_members WHERE institution_id = @Id)
        ORDER BY a.id
        """, "Count");

    private static readonly Statement OfAgreement = Statement.Limited($"{InReach} AND a.id = @Id ORDER BY a.id", "Count");

    private static readonly Statement Ledger = Statement.Of("SELECT agreement_id, kind, deadline_on, step, recipient, state FROM alerts WHERE agreement_id IN @ids");

    /// <param name="scope">Whose agreements can be concerned; null = all.</param>
    public async Task<RulesPreview> OfAsync(RuleBook now, RuleBook then, PolicyScope? scope, CancellationToken ct)
    {
        var today = Zone.Wit.Today(time.GetUtcNow());
        var preview = new RulesPreview(today, today.PlusDays(RulesPreview.Days), 0, 0, 0, 0, 0, 0, 0, []);
        for (var (after, more) = (Guid.Empty, true); more;)
        {
            var ids = await NextAsync(scope, after, preview.Until, ct);
            if (ids.Count > 0) preview = Add(preview, await ForecastAsync(now, then, ids, ct));
            (after, more) = (ids.LastOrDefault(), ids.Count == Page);
        }
        return preview;
    }

    private Task<IReadOnlyList<Guid>> NextAsync(PolicyScope? scope, Guid after, DateOnly until, CancellationToken ct) => db.QueryAsync<Guid>(
        scope?.Level switch { null => All, PolicyLevel.Class => OfClass, PolicyLevel.Institution => OfInstitution, _ => OfAgreement },
        new { After = after, Reach = until.PlusDays(PolicyRules.MostDays + 60), scope?.Id, Class = scope?.Class is { } word ? Words.Of(word) : null, Count = Page }, ct);

    private async Task<IReadOnlyList<Forecast>> ForecastAsync(RuleBook now, RuleBook then, IReadOnlyList<Guid> ids, CancellationToken ct)
    {
        var ledgers = (await db.QueryAsync<LedgerRow>(Ledger, new { ids = Ids.List(ids) }, ct)).ToLookup(r => r.AgreementId);
        return [.. (await reader.ByIdsAsync(ids, ct)).Select(dossier => ForecastOf(dossier, now, then, new LedgerRows([.. ledgers[dossier.Agreement.Id]])))];
    }

    private Forecast ForecastOf(Dossier dossier, RuleBook now, RuleBook then, LedgerRows ledger)
    {
        var from = dossier.Agreement.Zone.Today(time.GetUtcNow());
        IReadOnlyList<ForecastStep> Steps(RuleBook book) =>
            AlertForecast.Of((day, held) => book.PlanOn(dossier, day, held), ledger.Hold, from, from.PlusDays(RulesPreview.Days));
        var (before, after) = (Steps(now), Steps(then));
        return new Forecast(Sent(before), Sent(after), [.. AlertForecast.Difference(before, after).Select(change => ToItem(dossier, change))]);
    }

    private static int Sent(IReadOnlyList<ForecastStep> steps) => steps.Count(s => s.Decision == AlertDecision.Send);

    private static RulesPreview.Item ToItem(Dossier dossier, ForecastChange change)
    {
        var (agreement, step, before) = (dossier.Agreement, change.Step, change.Before ?? change.Step);
        return new RulesPreview.Item(
            change.Kind, agreement.Id, agreement.Reference, agreement.Facts.Title, step.Kind, step.Deadline, step.Step, step.On, step.Decision,
            before.On == step.On ? null : before.On, before.Decision == step.Decision ? null : before.Decision);
    }

    private static RulesPreview Add(RulesPreview preview, IReadOnlyList<Forecast> page)
    {
        var items = page.SelectMany(f => f.Items).ToList();
        int Count(ForecastChangeKind kind) => items.Count(i => i.Change == kind);
        return preview with
        {
            Looked = preview.Looked + page.Count, Added = preview.Added + Count(ForecastChangeKind.Added), Removed = preview.Removed + Count(ForecastChangeKind.Removed),
            Moved = preview.Moved + Count(ForecastChangeKind.Moved), Redecided = preview.Redecided + Count(ForecastChangeKind.Redecided),
            SentNow = preview.SentNow + page.Sum(f => f.SentNow), SentThen = preview.SentThen + page.Sum(f => f.SentThen),
            Items = [.. preview.Items.Concat(items).OrderByDescending(i => i.IsTold).ThenBy(i => i.Day).ThenBy(i => i.Reference, StringComparer.Ordinal).Take(RulesPreview.MostItems)],
        };
    }

    /// <summary>Of one agreement.</summary>
    private sealed record Forecast(int SentNow, int SentThen, IReadOnlyList<RulesPreview.Item> Items);
}
