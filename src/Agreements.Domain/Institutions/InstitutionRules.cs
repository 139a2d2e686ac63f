using System.Text.RegularExpressions;
using Agreements.Domain.Dates;

namespace Agreements.Domain.Institutions;

/// <summary>What the facts of an institution must satisfy by themselves.</summary>
public static partial class InstitutionRules
{
    /// <exception cref="DomainException">All broken rules at once.</exception>
    public static void Check(InstitutionFacts facts) =>
        new Violations()
            .Add(Texts.VisibleText.IsBlank(facts.Name), "text.required", "/name")
            .Add(facts.RegionCode is { } code && !IsRegionCode(code), "institution.regionCode", "/regionCode", facts.RegionCode)
            .Add(facts.Zone is { } zone && !TryZone(zone, out _), "institution.zone", "/zone", facts.Zone)
            .Add(facts.Mailbox is { } mailbox && !Mail.IsAddress(mailbox), "mail.address", "/mailbox", facts.Mailbox)
            .ThrowIfAny();

    /// <summary>A Kemendagri code, written with its dots.</summary>
    public static bool IsRegionCode(string text) => RegionCode().IsMatch(text);

    /// <summary>A local government or a part of one: the zone of the first such party governs an agreement's days.</summary>
    public static bool IsGovernment(this InstitutionKind kind) => kind is InstitutionKind.ProvincialGovernment or InstitutionKind.RegencyGovernment
        or InstitutionKind.CityGovernment or InstitutionKind.GovernmentUnit or InstitutionKind.Village;

    /// <summary>The government of a province, regency or city; its units and the villages are none.</summary>
    public static bool IsLocalGovernment(this InstitutionKind kind) => kind is InstitutionKind.ProvincialGovernment or InstitutionKind.RegencyGovernment or InstitutionKind.CityGovernment;

    /// <summary>A unit of BPJS Ketenagakerjaan, from the head office to the smallest.</summary>
    public static bool IsBpjs(this InstitutionKind kind) => kind is InstitutionKind.BpjsHeadOffice or InstitutionKind.BpjsRegionalOffice or InstitutionKind.BpjsBranch or InstitutionKind.BpjsSubBranch;

    /// <summary>The zone of the facts; Asia/Jakarta when none is stated.</summary>
    public static Zone ZoneOf(InstitutionFacts facts) => TryZone(facts.Zone ?? "", out var zone) ? zone : Zone.Wib;

    public static bool TryZone(string name, out Zone zone)
    {
        foreach (var candidate in Enum.GetValues<Zone>())
        {
            zone = candidate;
            if (candidate.IanaName() == name) return true;
        }
        zone = default;
        return false;
    }

    // Kemendagri writes 15, 15.71, 15.71.01, 15.71.01.1001. A code without dots is a BPS code, and BPS 1508 is another
    // regency than Kemendagri 15.08: it is refused, not guessed.
    [GeneratedRegex(@"^\d{2}(\.\d{2}(\.\d{2}(\.\d{4})?)?)?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex RegionCode();
}

public static partial class Mail
{
    /// <summary>A plain address, without display name, white space or line breaks.</summary>
    public static bool IsAddress(string text) => text.Length <= 254 && Address().IsMatch(text);

    [GeneratedRegex(@"^[A-Za-z0-9._%+'-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Address();
}
