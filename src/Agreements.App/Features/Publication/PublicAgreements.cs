using Agreements.App.Data;
using Agreements.App.Store;
using Agreements.Domain;
using Agreements.Domain.Agreements;
using Agreements.Domain.Dates;
using Microsoft.Extensions.Options;

namespace Agreements.App.Features.Publication;

/// <summary>The only place where something of an agreement leaves without a sign-in. It takes the agreements that are marked, and of them the fields of <see cref="PublicAgreement"/>.</summary>
public sealed class PublicAgreements(Db db, AgreementReader reader, StatusOf statusOf, IOptions<PublicationOptions> options)
{
    private static readonly Statement PublicAmong = Statement.Of("""
        SELECT a.id, a.reference FROM agreements a JOIN publications p ON p.agreement_id = a.id WHERE p.withdrawn_at IS NULL AND a.id IN @ids
        """);

    /// <exception cref="DomainException"><c>notFound</c>: nothing is published here.</exception>
    public PublicationOptions Required => options.Value.Enabled ? options.Value : throw DomainException.NotFound("publication", "");

    internal async Task<IReadOnlyList<Published>> OfAsync(IReadOnlyList<PublicationRow> rows, CancellationToken ct)
    {
        var dossiers = await reader.UnguardedAsync([.. rows.Select(r => r.AgreementId)], ct);
        var related = await ReferencesAsync(dossiers, ct);
        var byId = dossiers.ToDictionary(d => d.Agreement.Id);
        return [.. rows.Where(r => byId.ContainsKey(r.AgreementId)).Select(r => Of(r, byId[r.AgreementId], related))];
    }

    private Published Of(PublicationRow row, Dossier dossier, IReadOnlyDictionary<Guid, string> related)
    {
        var agreement = dossier.Agreement;
        var status = statusOf.On(dossier, statusOf.Today(agreement));
        // The mark decides, and the table only lists: what is not marked is never shown, whatever stands there.
        if (row.WithdrawnAt is not null || !agreement.Facts.IsPublic || status.Validity == Validity.Void)
            return new Published(null, new WithdrawnAgreement(agreement.Reference, Later(row.WithdrawnAt ?? dossier.UpdatedAt, Began(agreement, status))));
        var facts = agreement.FactsAt(status.AsOf);
        return new Published(new PublicAgreement(
            agreement.Reference, facts.Title, facts.Subject, facts.Class, facts.Regime, [.. facts.Parties.Select(p => new PublicParty(p.Institution, dossier.Names[p.Institution], p.Number))], facts.Scope, facts.Programmes, facts.Segments,
            facts.Term.SignedOn, facts.Term.EffectiveStart, status.EndsOn, facts.Term.EndBasis, status.Validity, status.AsOf, agreement.Zone, Later(dossier.UpdatedAt, Began(agreement, status)),
            [.. Relations(dossier).Where(r => related.ContainsKey(r.Id)).Select(r => new PublicRelation(r.Relation, related[r.Id]))]), null);
    }

    // The day may have changed what holds after the record was changed last.
    private static DateTimeOffset Began(Agreement agreement, AgreementStatus status)
    {
        var day = ValidityRules.Spans(agreement).Where(s => s.Days.Start <= status.AsOf).Select(s => s.Days.Start).DefaultIfEmpty(DateOnly.MinValue).Max();
        return day <= DateOnly.MinValue.AddDays(1) ? DateTimeOffset.MinValue : new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), agreement.Zone.Offset());
    }

    private static DateTimeOffset Later(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;

    private static IEnumerable<(Relation Relation, Guid Id)> Relations(Dossier dossier)
    {
        if (dossier.Agreement.Facts.Predecessor is { } predecessor) yield return (Relation.Predecessor, predecessor);
        if (dossier.Agreement.Facts.Parent is { } parent) yield return (Relation.Parent, parent);
        foreach (var successor in dossier.Around.Successors.Where(s => s.Process.IsSigned())) yield return (Relation.Successor, successor.Id);
    }

    private async Task<IReadOnlyDictionary<Guid, string>> ReferencesAsync(IReadOnlyList<Dossier> dossiers, CancellationToken ct)
    {
        var ids = dossiers.SelectMany(Relations).Select(r => r.Id).Distinct().ToList();
        return ids.Count == 0 ? new Dictionary<Guid, string>() : (await db.QueryAsync<ReferenceRow>(PublicAmong, new { ids = Ids.List(ids) }, ct)).ToDictionary(r => r.Id, r => r.Reference);
    }

    private sealed class ReferenceRow
    {
        public Guid Id { get; init; }
        public string Reference { get; init; } = "";
    }
}

/// <summary>A row of <c>publications</c>.</summary>
internal sealed class PublicationRow
{
    public Guid AgreementId { get; init; }
    public DateTimeOffset? WithdrawnAt { get; init; }
}
