using System.Text.Json.Serialization;
using Agreements.App.Access;
using Agreements.App.Pipeline;
using Agreements.App.Store;
using Agreements.Domain;
using Agreements.Domain.Access;
using Agreements.Domain.Dates;
using Agreements.Domain.Institutions;
using Agreements.Domain.Texts;
using MediatR;

namespace Agreements.App.Features.Reports;

/// <summary>What one hands to the assessors of the Paritrana Award: regulations, coverage and its growth, who is protected, and the agreements, commitments and evaluations behind it.</summary>
public static class PemdaDossier
{
    /// <param name="Institution">The local government of a province, regency or city; the agreements of all below it count too.</param>
    /// <param name="AsOf">Null = today in its zone.</param>
    /// <exception cref="DomainException"><c>dossier.institution</c>: none is named; <c>dossier.pemda</c>: it is no local government; <c>notFound</c>.</exception>
    [Needs(Permission.Read, Reach.Scope)]
    public sealed record Query(Guid? Institution, DateOnly? AsOf = null) : IQuery<View>;

    /// <param name="Region">Kemendagri code of its region; absent = none is known, then there are no figures of coverage.</param>
    /// <param name="Agreements">On how many signed agreements it rests.</param>
    /// <param name="Sections">In the order of the criteria; a section without lines says that nothing is on record.</param>
    public sealed record View(DateOnly AsOf, Guid Institution, string Name, InstitutionKind Kind, string? Region, string? RegionName, string Meaning, DossierExtent Agreements, IReadOnlyList<DossierSection> Sections) : IPageOf<DossierLine>, IReport
    {
        /// <summary>What a file holds: the lines of all sections.</summary>
        [JsonIgnore]
        public IReadOnlyList<DossierLine> Items => [.. Sections.SelectMany(s => s.Lines)];

        /// <summary>It is one page.</summary>
        [JsonIgnore]
        public string? NextPageToken => null;
    }

    public sealed class Handler(DossierReader reader, InstitutionStore institutions, StatusOf statusOf, RequestContext context) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var id = request.Institution ?? throw DomainException.Invalid("dossier.institution", "/institution");
            var institution = await institutions.GetAsync(id, cancellationToken);
            if (!institution.Facts.Kind.IsLocalGovernment()) throw DomainException.Invalid("dossier.pemda", "/institution", institution.Facts.Name);
            var facts = await reader.ReadAsync(id, request.AsOf ?? statusOf.Today(institution.Zone), cancellationToken);
            var language = context.Language;
            var lines = DossierCoverage.Of(facts, language).Concat(DossierGroups.Of(facts, language)).Concat(DossierAgreements.Of(facts, language)).Concat(DossierWork.Of(facts, language)).ToLookup(l => l.Part);
            return new View(
                facts.AsOf, id, institution.Facts.Name, institution.Facts.Kind, facts.Region?.Code, facts.Region?.Name, MeaningOf(facts, language), new DossierExtent(facts.Signed, facts.Agreements.Count),
                [.. Enum.GetValues<DossierPart>().Select(p => new DossierSection(p, Message.Label(p).In(language), new Message("dossier.meaning." + Words.Of(p)).In(language), DossierParts.Of(lines[p], language)))]);
        }

        private static string MeaningOf(DossierFacts facts, Language language) => new Message("dossier.meaning").In(language)
            + (facts.Agreements.Count < facts.Signed ? " " + new Message("dossier.cut", new Whole(facts.Signed), new Whole(facts.Agreements.Count)).In(language) : "");
    }
}
