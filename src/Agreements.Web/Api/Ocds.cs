using System.Text.Json.Serialization;
using Agreements.Domain.Agreements;

namespace Agreements.Web.Api;

/// <summary>A package of releases as the Open Contracting Data Standard 1.1 describes it, with fields of the draft of 1.2. Agreements of cooperation are no procurement: what the standard
/// has no word for stands under <c>x_agreements</c> and nowhere else.</summary>
/// <param name="PublishedDate">When what stands in it has changed last.</param>
public sealed record OcdsPackage(string Uri, string Version, DateTimeOffset PublishedDate, OcdsPublisher Publisher, string License, IReadOnlyList<OcdsRelease> Releases, OcdsLinks? Links);

public sealed record OcdsPublisher(string Name);

/// <param name="Next">The address of the next page; absent on the last.</param>
public sealed record OcdsLinks(string? Next);

/// <param name="Id">Another one with each change of the content.</param>
/// <param name="InitiationType">The standard requires it and has one word only.</param>
/// <param name="Parties">Absent in the release of what was withdrawn.</param>
public sealed record OcdsRelease(
    string Ocid, string Id, DateTimeOffset Date, IReadOnlyList<string> Tag, string InitiationType, string Language, IReadOnlyList<OcdsParty>? Parties, IReadOnlyList<OcdsContract>? Contracts,
    IReadOnlyList<OcdsRelatedProcess>? RelatedProcesses, [property: JsonPropertyName("x_agreements")] OcdsExtension? Agreements);

/// <param name="Roles"><c>signatory</c>: of the standard's open list none fits.</param>
public sealed record OcdsParty(string Id, string Name, IReadOnlyList<string> Roles);

/// <param name="AwardID">The standard requires it; no award comes before an agreement of cooperation, so it repeats the id.</param>
/// <param name="Status"><c>pending</c>, <c>active</c> or <c>terminated</c>, as of the release's day.</param>
/// <param name="StatusDetails">The same in the words of the register.</param>
public sealed record OcdsContract(string Id, string AwardID, string Title, string? Description, string Status, string StatusDetails, OcdsPeriod? Period, string? DateSigned);

/// <param name="EndDate">The last second of the last day in force.</param>
public sealed record OcdsPeriod(string? StartDate, string? EndDate);

/// <param name="Relationship"><c>prior</c>, <c>renewalProcess</c> or <c>parent</c>.</param>
/// <param name="Identifier">The other's ocid.</param>
public sealed record OcdsRelatedProcess(string Id, IReadOnlyList<string> Relationship, string Scheme, string Identifier);

/// <summary>What the standard has no word for.</summary>
/// <param name="Withdrawn">It was public and is not any more: forget what was said of it.</param>
/// <param name="Numbers">The parties' own numbers of the document.</param>
public sealed record OcdsExtension(
    bool Withdrawn, Validity? Validity = null, AgreementClass? Class = null, Regime? Regime = null, EndBasis? EndBasis = null, IReadOnlyList<OcdsNumber>? Numbers = null, IReadOnlyList<string>? Scope = null,
    IReadOnlyList<string>? Programmes = null, IReadOnlyList<string>? Segments = null);

/// <param name="Party">The id of the party.</param>
public sealed record OcdsNumber(string Party, string Number);
