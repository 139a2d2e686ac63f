using Agreements.App.Commitments;
using Agreements.Domain.Agreements;
using Agreements.Domain.Commitments;
using Agreements.Domain.Coverage;
using Agreements.Domain.Reports;
using Agreements.Domain.Texts;

namespace Agreements.App.Features.Reports;

/// <summary>What a dossier says of the groups that the award judges by themselves: counts of them, agreements made for them, what is owed to them, and what was counted and paid.</summary>
internal static class DossierGroups
{
    public static IEnumerable<DossierLine> Of(DossierFacts facts, Language language) =>
    [
        .. CoverageSeries.LatestOn(facts.Series, facts.AsOf) is { } latest ? Counted(latest, language) : [],
        .. facts.Living.SelectMany(a => Paritrana.Of(a.Of.Agreement.FactsAt(facts.AsOf)).Select(g => Made(Part(g), a, facts.AsOf, language))),
        .. facts.Commitments.Select(c => (Commitment: c, Group: Of(c))).Where(c => c.Group is not null).Select(c => DossierWork.Owed(Part(c.Group!.Value), c.Commitment, facts, language)),
        .. facts.Figures.Select(f => (Figure: f, Group: Paritrana.Of(f.Label))).Where(f => f.Group is not null).Select(f => DossierWork.Counted(Part(f.Group!.Value), f.Figure, facts, language)),
    ];

    /// <summary>It stands in one of these sections, and not again in another.</summary>
    public static bool Has(string text) => Paritrana.Of(text) is not null;

    /// <summary>Null = it stands in no section of a group. A regulation is one, whomever it protects.</summary>
    public static ParitranaGroup? Of(CommitmentView commitment) => commitment.Kind == CommitmentKind.Regulation ? null : Paritrana.Of($"{commitment.Text} {commitment.Measure}");

    private static DossierPart Part(ParitranaGroup group) => group switch { ParitranaGroup.NonAsn => DossierPart.NonAsn, ParitranaGroup.Vulnerable => DossierPart.Vulnerable, _ => DossierPart.Villages };

    private static IEnumerable<DossierLine> Counted(CoverageRecord record, Language language) => record.Facts.Segments
        .Where(s => s.Name is not null).Select(s => (Segment: s, Group: Paritrana.Of(s.Name!))).Where(s => s.Group is not null)
        .Select(s => new DossierLine(
            Part(s.Group!.Value), s.Segment.Name!, null, s.Segment.Participants, DossierUnit.People, new Message("amount.people", new Whole(s.Segment.Participants)).In(language), record.Facts.AsOf,
            Source: record.Facts.Source.Text, Verification: record.Facts.Verification));

    private static DossierLine Made(DossierPart part, (Store.Dossier Of, AgreementStatus Status) agreement, DateOnly asOf, Language language)
    {
        var facts = agreement.Of.Agreement.FactsAt(asOf);
        string[] said =
        [
            new Message("dossier.group.for", string.Join(", ", facts.Segments)).In(language),
            facts.Funding.Count == 0 ? new Message("dossier.group.noFunding").In(language) : new Message("dossier.group.funding", string.Join("; ", facts.Funding.Select(f => Funding(f).In(language)))).In(language),
        ];
        var paid = facts.Funding.Sum(f => f.AmountIdr ?? 0);
        return new DossierLine(
            part, facts.Title, string.Join(' ', said), paid == 0 ? null : paid, paid == 0 ? null : DossierUnit.Rupiah, paid == 0 ? null : new Message("amount.rupiah", new Whole(paid)).In(language), Until: agreement.Status.EndsOn,
            State: Message.Label(agreement.Status.Validity).In(language), Source: facts.Verification.Source, Verification: facts.Verification.Status, Agreement: agreement.Of.Agreement.Id, Reference: agreement.Of.Agreement.Reference);
    }

    private static Message Funding(FundingLine line) => line.FromMonth is null && line.UntilMonth is null
        ? new Message("dossier.funding.year", line.Source, line.FiscalYear.ToString(System.Globalization.CultureInfo.InvariantCulture))
        : new Message("dossier.funding.months", line.Source, line.FiscalYear.ToString(System.Globalization.CultureInfo.InvariantCulture), line.FromMonth ?? 1, line.UntilMonth ?? 12);
}
