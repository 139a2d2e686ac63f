using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Agreements.App.Data;
using Agreements.App.Features.Publication;
using Agreements.Domain.Agreements;
using Agreements.Domain.Dates;
using Agreements.Domain.Texts;

namespace Agreements.Web.Api;

/// <summary>What is public, in the words of the Open Contracting Data Standard.</summary>
internal static class OcdsReleases
{
    private const string OfParty = "ID-AGREEMENTS-";

    /// <param name="address">Of this package.</param>
    public static OcdsPackage Package(IReadOnlyList<Published> items, PublicationOptions by, string address, string? next)
    {
        var releases = items.Select(i => Of(i, by.OcidPrefix!)).ToList();
        var published = releases.Select(r => r.Date).DefaultIfEmpty(DateTimeOffset.UnixEpoch).Max();
        return new OcdsPackage(address, "1.1", published, new OcdsPublisher(by.Publisher!), by.License!, releases, next is null ? null : new OcdsLinks(next));
    }

    private static OcdsRelease Of(Published item, string prefix)
    {
        var release = item.Agreement is { } agreement ? Of(agreement, prefix) : Withdrawn(item.Withdrawn!, prefix);
        return release with { Id = $"{release.Ocid}-{Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(release, Json.Options)).AsSpan(0, 8))}" };
    }

    private static OcdsRelease Withdrawn(WithdrawnAgreement item, string prefix) =>
        new($"{prefix}-{item.Reference}", "", item.ChangedAt, ["contractTermination"], "tender", "id", null, null, null, new OcdsExtension(Withdrawn: true));

    private static OcdsRelease Of(PublicAgreement item, string prefix) => new(
        $"{prefix}-{item.Reference}", "", item.ChangedAt, [IsOver(item.Validity) ? "contractTermination" : "contract"], "tender", "id",
        [.. item.Parties.Select(p => new OcdsParty(IdOf(p), p.Name, ["signatory"]))],
        [new OcdsContract(
            item.Reference, item.Reference, item.Title, item.Subject, IsOver(item.Validity) ? "terminated" : item.Validity == Validity.NotYetInForce ? "pending" : "active", Message.Label(item.Validity).In(Language.Id),
            item is { StartsOn: null, EndsOn: null } ? null : new OcdsPeriod(Instant(item.StartsOn, TimeOnly.MinValue, item.Zone), Instant(item.EndsOn, new TimeOnly(23, 59, 59), item.Zone)), Instant(item.SignedOn, TimeOnly.MinValue, item.Zone))],
        item.Related.Count == 0 ? null : [.. item.Related.Select((r, i) => new OcdsRelatedProcess((i + 1).ToString(CultureInfo.InvariantCulture), [RelationshipOf(r.Relation)], "ocid", $"{prefix}-{r.Reference}"))],
        new OcdsExtension(
            Withdrawn: false, item.Validity, item.Class, item.Regime, item.EndBasis, [.. item.Parties.Where(p => p.Number is not null).Select(p => new OcdsNumber(IdOf(p), p.Number!))], item.Scope, item.Programmes, item.Segments));

    private static string IdOf(PublicParty party) => OfParty + party.Id.ToString("D");

    private static bool IsOver(Validity validity) => validity is Validity.Expired or Validity.Terminated or Validity.Superseded or Validity.Void;

    private static string RelationshipOf(Relation relation) => relation switch { Relation.Predecessor => "prior", Relation.Successor => "renewalProcess", _ => "parent" };

    // The standard knows instants only: a civil day begins and ends in the agreement's zone.
    private static string? Instant(DateOnly? day, TimeOnly at, Zone zone) =>
        day is { } on ? new DateTimeOffset(on.ToDateTime(at), zone.Offset()).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture) : null;
}
