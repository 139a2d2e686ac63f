using Agreements.Domain.Agreements;
using Agreements.Domain.Dates;

namespace Agreements.App.Features.Publication;

/// <summary>All that anybody may read of an agreement: no person, no officer, no note, no money, no contact. As of today in its zone, with the addenda in effect.</summary>
/// <param name="EndsOn">The last day in force, inclusive; null = none is known.</param>
/// <param name="ChangedAt">When what stands here has changed last: by the record, or by the day on which its validity changed.</param>
/// <param name="Related">Other public agreements: whom it renews, who renews it, under which it stands.</param>
public sealed record PublicAgreement(
    string Reference, string Title, string? Subject, AgreementClass Class, Regime Regime, IReadOnlyList<PublicParty> Parties, IReadOnlyList<string> Scope, IReadOnlyList<string> Programmes, IReadOnlyList<string> Segments,
    DateOnly? SignedOn, DateOnly? StartsOn, DateOnly? EndsOn, EndBasis EndBasis, Validity Validity, DateOnly AsOf, Zone Zone, DateTimeOffset ChangedAt, IReadOnlyList<PublicRelation> Related);

/// <param name="Name">Its name now.</param>
/// <param name="Number">The party's own number of the document.</param>
public sealed record PublicParty(Guid Id, string Name, string? Number);

public enum Relation { Predecessor, Successor, Parent }

public sealed record PublicRelation(Relation Relation, string Reference);

/// <summary>Of what was public and is not any more only this is said.</summary>
public sealed record WithdrawnAgreement(string Reference, DateTimeOffset ChangedAt);

/// <summary>One or the other.</summary>
public sealed record Published(PublicAgreement? Agreement, WithdrawnAgreement? Withdrawn);
