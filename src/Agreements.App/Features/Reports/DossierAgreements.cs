using Agreements.Domain.Agreements;
using Agreements.Domain.Texts;

namespace Agreements.App.Features.Reports;

/// <summary>What a dossier says of the agreements: those that live, those before them and those that are to follow, days without one, and the regulations on which they rest.</summary>
internal static class DossierAgreements
{
    public static IEnumerable<DossierLine> Of(DossierFacts facts, Language language) => [.. Regulations(facts, language), .. facts.Chain.Select(a => Line(a, facts, language)), .. facts.Agreements.SelectMany(a => Gaps(a, facts, language))];

    private static IEnumerable<DossierLine> Regulations(DossierFacts facts, Language language) => facts.Agreements
        .SelectMany(a => a.Of.Agreement.Facts.LegalBases.Select(law => (Law: law, a.Of.Agreement))).GroupBy(l => l.Law, StringComparer.OrdinalIgnoreCase)
        .Select(g => new DossierLine(
            DossierPart.Regulation, g.Key, new Message("dossier.regulation.of", string.Join(", ", g.Select(l => l.Agreement.Reference))).In(language),
            Verification: g.First().Agreement.Facts.Verification.Status, Source: g.First().Agreement.Facts.Verification.Source, Agreement: g.First().Agreement.Id, Reference: g.First().Agreement.Reference));

    private static DossierLine Line((Store.Dossier Of, AgreementStatus Status) agreement, DossierFacts all, Language language)
    {
        var (status, facts) = (agreement.Status, agreement.Of.Agreement.FactsAt(all.AsOf));
        List<Message> said = [new("dossier.agreement.parties", string.Join(" – ", facts.Parties.Select(p => agreement.Of.Names[p.Institution])))];
        said.Add(facts.Parties.Select(p => p.Number).OfType<string>().ToList() is { Count: > 0 } numbers ? new("dossier.agreement.numbers", string.Join("; ", numbers)) : new("dossier.agreement.noNumber"));
        if (IsPlanned(agreement, all)) said.Add(Signing(agreement));
        else said.Add((facts.Term.EffectiveStart, status.EndsOn) switch
        {
            ({ } start, { } end) => new("dossier.agreement.term", start, end),
            (null, { } end) => new("dossier.agreement.until", end),
            ({ } start, null) => new("dossier.agreement.from", start, Message.Label(facts.Term.EndBasis)),
            _ => new("dossier.agreement.unknown"),
        });
        if (facts.Predecessor is { } before) said.Add(new(IsPlanned(agreement, all) ? "dossier.agreement.willRenew" : "dossier.agreement.renews", Name(before)));
        if (status.Successor is { } next) said.Add(all.Coming.FirstOrDefault(c => c.Of.Agreement.Id == next) is { Of: not null } coming ? new("dossier.agreement.renewalPlanned", Name(next), Signing(coming)) : new("dossier.agreement.renewedBy", Name(next)));
        if (facts.Parent is { } parent) said.Add(new(status.Flags.Contains(Flag.ParentExpired) ? "dossier.agreement.underLapsed" : "dossier.agreement.under", Name(parent)));
        return new DossierLine(
            DossierPart.Agreements, facts.Title, string.Join(' ', said.Select(m => m.In(language))), From: facts.Term.EffectiveStart, Until: status.EndsOn,
            State: (IsPlanned(agreement, all) ? new Message("dossier.agreement.planned") : Message.Label(status.Validity)).In(language), Source: facts.Verification.Source, Verification: facts.Verification.Status,
            Agreement: agreement.Of.Agreement.Id, Reference: agreement.Of.Agreement.Reference);

        object Name(Guid id) => all.Readable.TryGetValue(id, out var reference) ? reference : new Message("dossier.agreement.ofOthers");
    }

    private static bool IsPlanned((Store.Dossier Of, AgreementStatus Status) agreement, DossierFacts all) => all.Coming.Contains(agreement);

    private static Message Signing((Store.Dossier Of, AgreementStatus Status) coming) => (coming.Of.Agreement.Facts.Term.SignedOn ?? coming.Of.Agreement.Facts.SigningPlan?.On) is { } day
        ? new("dossier.agreement.signing", day)
        : new("dossier.agreement.signingUnknown");

    private static IEnumerable<DossierLine> Gaps((Store.Dossier Of, AgreementStatus Status) agreement, DossierFacts all, Language language) =>
        (agreement.Status.Gap is { } last ? agreement.Status.GapsWithin.Append(last) : agreement.Status.GapsWithin).Select(gap => new DossierLine(
            DossierPart.Gaps, new Message("dossier.gap.after", agreement.Of.Agreement.Reference).In(language), Following(agreement, gap, all)?.In(language), gap.Days, DossierUnit.Days,
            new Message("dossier.gap.days", gap.Days).In(language), From: gap.From, Until: gap.To,
            State: Message.Label(gap.State).In(language), Source: new Message("dossier.gap.source").In(language), Agreement: agreement.Of.Agreement.Id, Reference: agreement.Of.Agreement.Reference));

    private static Message? Following((Store.Dossier Of, AgreementStatus Status) agreement, Gap gap, DossierFacts all) =>
        gap == agreement.Status.Gap && agreement.Status.Successor is { } next && all.Readable.TryGetValue(next, out var reference) ? new("dossier.gap.before", reference) : null;
}
