using Agreements.App.Access;
using Agreements.App.Commitments;
using Agreements.App.Features.Agreements;
using Agreements.App.Features.Coverage;
using Agreements.App.Features.Figures;
using Agreements.App.Monev;
using Agreements.App.Store;
using Agreements.Domain.Access;
using Agreements.Domain.Agreements;
using Agreements.Domain.Commitments;
using Agreements.Domain.Coverage;
using Agreements.Domain.Dates;
using Agreements.Domain.Institutions;
using Agreements.Domain.Regions;

namespace Agreements.App.Features.Reports;

/// <summary>All that is known of an institution and its region, as far as the caller may read it.</summary>
/// <param name="Region">Null = the institution has none that is known.</param>
/// <param name="Agreements">Those that were signed, in the order of their ends; of very many those that end last.</param>
/// <param name="Signed">How many were signed in all.</param>
/// <param name="Coming">Those that are to follow them and are not signed on the day.</param>
/// <param name="Readable">References of them and of the agreements around them that the caller may read.</param>
/// <param name="Series">Of the region: replaced ones are not in it, nor those of later days.</param>
/// <param name="Figures">What names no day stands from the day of which its source speaks elsewhere, else from the day of its entry; so do targets.</param>
internal sealed record DossierFacts(
    DateOnly AsOf, Institution Institution, Region? Region, IReadOnlyList<(Dossier Of, AgreementStatus Status)> Agreements, int Signed,
    IReadOnlyList<(Dossier Of, AgreementStatus Status)> Coming, IReadOnlyDictionary<Guid, string> Readable, IReadOnlyList<CoverageRecord> Series,
    IReadOnlyList<TargetView> Targets, IReadOnlyList<CoverageFinding> Findings, IReadOnlyList<CommitmentView> Commitments, IReadOnlyList<EvaluationView> Evaluations, IReadOnlyList<FigureView> Figures)
{
    /// <summary>The agreements that may bind on the day.</summary>
    public IEnumerable<(Dossier Of, AgreementStatus Status)> Living => Agreements.Where(a => a.Status.Validity is Validity.InForce or Validity.Suspended or Validity.Undetermined);

    /// <summary>Those that live, those that they or a coming one follow, those after which there are days without one, and those to come.</summary>
    public IEnumerable<(Dossier Of, AgreementStatus Status)> Chain
    {
        get
        {
            var living = Living.ToList();
            var before = living.Concat(Coming).Select(a => a.Of.Agreement.FactsAt(AsOf).Predecessor).OfType<Guid>().ToHashSet();
            return [.. living, .. Agreements.Where(a => !living.Contains(a) && (a.Status.Gap is not null || before.Contains(a.Of.Agreement.Id))), .. Coming];
        }
    }
}

/// <summary>Reads the facts of a dossier.</summary>
public sealed class DossierReader(
    InstitutionStore institutions, RegionStore regions, AgreementScan scan, AgreementReader agreements, StatusOf statusOf, CoverageReader coverage, TargetViews targets, CommitmentViews commitments, MonevViews monev, FigureStore figures,
    Scope scope, TimeProvider time)
{
    // Who has more has the register: a dossier is read by people.
    internal const int Most = 300;

    internal async Task<DossierFacts> ReadAsync(Guid id, DateOnly asOf, CancellationToken ct)
    {
        var institution = await institutions.GetAsync(id, ct);
        var region = institution.Facts.RegionCode is { } code ? (await regions.ByCodesAsync([code], ct)).GetValueOrDefault(code) : null;
        var (signed, all) = await SignedAsync(id, asOf, ct);
        var ids = signed.ConvertAll(a => a.Of.Agreement.Id);
        var (series, aims) = region is null ? ([], []) : (await coverage.SeriesAsync([region.Code], ct), await coverage.TargetsAsync([region.Code], ct));
        var quotes = region is null ? [] : (await coverage.QuotesAsync([region.Code], ct)).Where(q => !(q.On > asOf)).ToList();
        var known = CoverageSeries.Standing(series).Where(r => r.Facts.AsOf <= asOf).ToList();
        var owed = (await commitments.OfAgreementsAsync(ids, _ => asOf, ct)).Where(c => c.Progress.State != CommitmentState.NotOwed).ToList();
        var stands = Undated(institution, known, asOf);
        aims = [.. aims.Where(t => t.ReplacedBy is null && stands(t.Facts.Source.Text, t.EnteredAt))];
        var held = (await monev.OfAgreementsAsync(ids, ct)).Where(e => e.ReplacedBy is null && e.HeldOn <= asOf).ToLookup(e => e.Agreement);
        var counted = (await figures.OfInstitutionAsync(id, ct)).Concat(await figures.OfAgreementsAsync(ids, ct)).Where(f => f.ReplacedBy is null && (f.On is { } day ? day <= asOf : stands(f.Source.Text, f.CreatedAt))).ToList();
        var around = await AroundAsync(signed, ct);
        return new DossierFacts(
            asOf, institution, region, signed, all, Coming(signed, around, asOf), around.Concat(signed.Select(a => a.Of)).DistinctBy(d => d.Agreement.Id).ToDictionary(d => d.Agreement.Id, d => d.Agreement.Reference), known, await targets.OfAsync(aims, asOf, ct), CoverageChecks.Of(known, aims, quotes), owed, [.. ids.SelectMany(id => held[id])], counted);
    }

    private async Task<(List<(Dossier Of, AgreementStatus Status)> Kept, int All)> SignedAsync(Guid id, DateOnly asOf, CancellationToken ct)
    {
        var filter = AgreementFilter.Of(new ListAgreements.Query { AsOf = asOf, Institution = id, Sort = SortOrder.EndsLast }, scope.Institutions(Permission.Read), time.GetUtcNow(), "report:signedInYear");
        var found = await scan.FindAsync(filter, null, Most, Known, ct).Take(Most).ToListAsync(ct);
        var older = found.Count < Most ? 0 : await scan.FindAsync(filter, Outline.Facts, found[^1].Position, Most, Known, ct).CountAsync(ct);
        // Those that end last come first, so that of very many the old ones are left out.
        found.Reverse();
        return ([.. found.Select(f => (f.Item, statusOf.On(f.Item, asOf)))], found.Count + older);

        // What was signed later is not known on the day.
        Dossier? Known(Dossier dossier) => dossier.Agreement.Facts.Term.SignedOn > asOf ? null : dossier;
    }

    // A source that names no day for one thing may name one for another: then nobody knew the one before.
    private static Func<string, DateTimeOffset, bool> Undated(Institution institution, List<CoverageRecord> known, DateOnly asOf) => (source, entered) =>
        (known.Find(r => r.Facts.Source.Text == source)?.Facts.AsOf ?? institution.Zone.Today(entered)) <= asOf;

    private async Task<IReadOnlyList<Dossier>> AroundAsync(List<(Dossier Of, AgreementStatus Status)> signed, CancellationToken ct) =>
        await agreements.ByIdsAsync(signed.SelectMany(a => new[] { a.Of.Agreement.Facts.Parent, a.Of.Agreement.Facts.Predecessor, a.Status.Successor }).OfType<Guid>().Distinct().ToList(), ct);

    private List<(Dossier Of, AgreementStatus Status)> Coming(List<(Dossier Of, AgreementStatus Status)> signed, IReadOnlyList<Dossier> around, DateOnly asOf)
    {
        var following = signed.Select(a => a.Status.Successor).OfType<Guid>().Except(signed.Select(a => a.Of.Agreement.Id)).ToHashSet();
        return [.. around.Where(d => following.Contains(d.Agreement.Id)).Select(d => (d, statusOf.On(d, asOf)))];
    }
}
