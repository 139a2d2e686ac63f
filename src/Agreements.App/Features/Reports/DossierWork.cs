using Agreements.App.Commitments;
using Agreements.App.Features.Figures;
using Agreements.App.Monev;
using Agreements.Domain.Commitments;
using Agreements.Domain.Figures;
using Agreements.Domain.Texts;

namespace Agreements.App.Features.Reports;

/// <summary>What a dossier says of the work: commitments, evaluations, and what was counted and paid.</summary>
internal static class DossierWork
{
    public static IEnumerable<DossierLine> Of(DossierFacts facts, Language language) =>
    [
        .. facts.Commitments.Where(c => DossierGroups.Of(c) is null).Select(c => Owed(c.Kind == CommitmentKind.Regulation ? DossierPart.Regulation : DossierPart.Commitments, c, facts, language)),
        .. facts.Evaluations.Select(e => Evaluated(e, facts, language)), .. facts.Figures.Where(f => !DossierGroups.Has(f.Label)).Select(f => Counted(DossierPart.Figures, f, facts, language)),
    ];

    public static DossierLine Owed(DossierPart part, CommitmentView commitment, DossierFacts facts, Language language) => new(
        part, commitment.Text, $"{commitment.PartyName}. {commitment.Progress.Explanation}", commitment.Progress.Value, Unit(commitment.Unit),
        commitment.Progress.Value is { } value ? Amount.Of(value, commitment.Unit).In(language) : null, commitment.Progress.MeasuredOn, DueOn: commitment.DueOn,
        Target: commitment.Target, TargetAmount: Amount.Of(commitment.Target, commitment.Unit).In(language), State: State(commitment.Progress).In(language), Source: commitment.Source, Agreement: commitment.Agreement, Reference: Reference(facts, commitment.Agreement));

    public static DossierLine Counted(DossierPart part, FigureView figure, DossierFacts facts, Language language) => new(
        part, figure.Label, figure.Note, figure.Value, figure.Unit switch { FigureUnit.People => DossierUnit.People, FigureUnit.Rupiah => DossierUnit.Rupiah, _ => DossierUnit.Other },
        new Message(figure.Unit switch { FigureUnit.People => "amount.people", FigureUnit.Rupiah => "amount.rupiah", _ => "amount.other" }, new Whole(figure.Value)).In(language), figure.AsOf, figure.Period?.From, figure.Period?.Until, Source: figure.Source.Text,
        Verification: figure.Verification, Agreement: figure.Agreement, Reference: figure.Agreement is { } id ? Reference(facts, id) : null);

    private static DossierLine Evaluated(EvaluationView evaluation, DossierFacts facts, Language language) => new(
        DossierPart.Monev, facts.Agreements.First(a => a.Of.Agreement.Id == evaluation.Agreement).Of.Agreement.Facts.Title, evaluation.Comment, evaluation.Average, DossierUnit.Score,
        new Message("dossier.monev.score", new Numeral(evaluation.Average, 2)).In(language), evaluation.HeldOn, State: Message.Label(evaluation.Decision).In(language), Source: evaluation.EvaluatedBy, Agreement: evaluation.Agreement,
        Reference: Reference(facts, evaluation.Agreement));

    // Where one day was measured, something was: only the trend is not known.
    private static Message State(ProgressView progress) => progress is { State: CommitmentState.NotMeasured, Value: not null } ? new Message("dossier.commitment.once") : Message.Label(progress.State);

    private static string Reference(DossierFacts facts, Guid agreement) => facts.Agreements.First(a => a.Of.Agreement.Id == agreement).Of.Agreement.Reference;

    private static DossierUnit Unit(MeasureUnit unit) => unit switch
    {
        MeasureUnit.People => DossierUnit.People, MeasureUnit.Rupiah => DossierUnit.Rupiah, MeasureUnit.Percent => DossierUnit.Percent, MeasureUnit.Documents => DossierUnit.Documents, MeasureUnit.Events => DossierUnit.Events,
        MeasureUnit.Opd => DossierUnit.Opd, _ => DossierUnit.Other,
    };
}
