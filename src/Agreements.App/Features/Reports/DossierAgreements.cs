using Agreements.Domain.Agreements;
using Agreements.Domain.Texts;

namespace Agreements.App.Features.Reports;

/// <summary>What a dossier says of the agreements: those that live and their chain, days without one, and the regulations on which they rest.</summary>
internal static class DossierAgreements
{
    public static IEnumerable<DossierLine> Of(DossierFacts facts, Language language) => [.. Regulations(facts, language), .. facts.Living.Select(a => Living(a, facts, language)), .. facts.Agreements.SelectMany(a => Gaps(a, language))];

    private static IEnumerable<DossierLine> Regulations(DossierFacts facts, Language language) => facts.Agreements
        .SelectMany(a => a.Of.Agreement.Facts.LegalBases.Select(law => (Law: law, a.Of.Agreement))).GroupBy(l => l.Law, StringComparer.OrdinalIgnoreCase)
        .Select(g => new DossierLine(
            DossierPart.Regulation, g.Key, new Message("dossier.regulation.of", string.Join(", ", g.Select(l => l.Agreement.Reference))).In(language),
            Verification: g.First().Agreement.Facts.Verification.Status, Source: g.First().Agreement.Facts.Verification.Source, Agreement: g.First().Agreement.Id, Reference: g.First().Agreement.Reference));

    private static DossierLine Living((Store.Dossier Of, AgreementStatus Status) agreement, DossierFacts all, Language language)
    {
        var (status, facts) = (agreement.Status, agreement.Of.Agreement.FactsAt(all.AsOf));
        List<Message> said = [new("dossier.agreement.parties", string.Join(" – ", facts.Parties.Select(p => agreement.Of.Names[p.Institution])))];
        if (facts.Parties.Select(p => p.Number).OfType<string>().ToList() is { Count: > 0 } numbers) said.Add(new("dossier.agreement.numbers", string.Join("; ", numbers)));
        said.Add((facts.Term.EffectiveStart, status.EndsOn) switch
        {
            ({ } start, { } end) => new("dossier.agreement.term", start, end),
            (null, { } end) => new("dossier.agreement.until", end),
            ({ } start, null) => new("dossier.agreement.from", start, Message.Label(facts.Term.EndBasis)),
            _ => new("dossier.agreement.unknown"),
        });
        if (facts.Predecessor is { } before) said.Add(new("dossier.agreement.renews", Name(before)));
        if (status.Successor is { } next) said.Add(new("dossier.agreement.renewedBy", Name(next)));
        if (facts.Parent is { } parent) said.Add(new(status.Flags.Contains(Flag.ParentExpired) ? "dossier.agreement.underLapsed" : "dossier.agreement.under", Name(parent)));
        return new DossierLine(
            DossierPart.Agreements, facts.Title, string.Join(' ', said.Select(m => m.In(language))), On: status.EndsOn, State: Message.Label(status.Validity).In(language), Source: facts.Verification.Source, Verification: facts.Verification.Status,
            Agreement: agreement.Of.Agreement.Id, Reference: agreement.Of.Agreement.Reference);

        object Name(Guid id) => all.Readable.TryGetValue(id, out var reference) ? reference : new Message("dossier.agreement.ofOthers");
    }

    private static IEnumerable<DossierLine> Gaps((Store.Dossier Of, AgreementStatus Status) agreement, Language language) =>
        (agreement.Status.Gap is { } last ? agreement.Status.GapsWithin.Append(last) : agreement.Status.GapsWithin).Select(gap => new DossierLine(
            DossierPart.Gaps, agreement.Of.Agreement.Facts.Title, (gap.To is { } to ? new Message("dossier.gap.between", gap.From, to) : new Message("dossier.gap.since", gap.From)).In(language), gap.Days, DossierUnit.Days,
            new Message("dossier.gap.days", gap.Days).In(language), gap.From, Message.Label(gap.State).In(language), Agreement: agreement.Of.Agreement.Id, Reference: agreement.Of.Agreement.Reference));
}
