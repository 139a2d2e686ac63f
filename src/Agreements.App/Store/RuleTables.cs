using Agreements.App.Data;
using Agreements.Domain.Agreements;
using Agreements.Domain.Alerts;
using Agreements.Domain.Dates;
using Agreements.Domain.Texts;

namespace Agreements.App.Store;

/// <summary>Reads the rule book out of its tables.</summary>
public static class RuleTables
{
    private static readonly Statement Versions = Statement.Of("""
        SELECT institution_id, agreement_id, class, for_university, version, valid_from, terms FROM alert_policy_versions ORDER BY scope_key, version
        """);

    private static readonly Statement Holidays = Statement.Of("""
        SELECT d.holiday_on, d.kind, d.name, d.region FROM holiday_days d JOIN holiday_lists l ON l.id = d.list_id
        WHERE l.version = (SELECT MAX(n.version) FROM holiday_lists n WHERE n.year = l.year) ORDER BY l.year, d.ord
        """);

    // The more stand above an institution, the lower it stands itself.
    private static readonly Statement Above = Statement.Of("""
        SELECT x.institution_id, x.ancestor_id, (SELECT COUNT(*) FROM institution_ancestors y WHERE y.institution_id = x.ancestor_id) AS depth
        FROM institution_ancestors x
        WHERE x.ancestor_id = @Also OR x.ancestor_id IN (SELECT institution_id FROM alert_policy_versions WHERE institution_id IS NOT NULL)
        """);

    /// <param name="also">An institution that is about to have its first policy.</param>
    public static async Task<RuleBook> ReadAsync(Db db, Guid? also, CancellationToken ct)
    {
        var versions = await db.QueryAsync<PolicyRow>(Versions, null, ct);
        var holidays = await db.QueryAsync<HolidayRow>(Holidays, null, ct);
        var above = await db.QueryAsync<AboveRow>(Above, new { Also = also }, ct);
        return new RuleBook(
            new PolicyBook([.. versions.Select(v => v.ToVersion())]), [.. holidays.Select(h => h.ToHoliday())],
            above.OrderByDescending(a => a.Depth).ThenBy(a => a.AncestorId).ToLookup(a => a.InstitutionId, a => a.AncestorId));
    }

    private sealed class AboveRow
    {
        public Guid InstitutionId { get; init; }
        public Guid AncestorId { get; init; }
        public long Depth { get; init; }
    }
}

/// <summary>A row of <c>alert_policy_versions</c>.</summary>
public sealed class PolicyRow
{
    public Guid Id { get; init; }
    public Guid? InstitutionId { get; init; }
    public Guid? AgreementId { get; init; }
    public string? Class { get; init; }
    public bool ForUniversity { get; init; }
    public long Version { get; init; }
    public DateOnly? ValidFrom { get; init; }
    public string Terms { get; init; } = "";
    public string Actor { get; init; } = "";
    public DateTimeOffset CreatedAt { get; init; }
    public string? Reason { get; init; }

    public PolicyScope Scope
    {
        get
        {
            AgreementClass? @class = Class is null ? null : Words.Parse<AgreementClass>(Class);
            if (AgreementId is { } agreement) return PolicyScope.OfAgreement(agreement);
            return InstitutionId is { } institution ? PolicyScope.OfInstitution(institution, @class) : PolicyScope.OfClass(@class!.Value, ForUniversity);
        }
    }

    public PolicyVersion ToVersion() => new(Scope, Version, ValidFrom, Json.Read<PolicyTerms>(Terms));
}

/// <summary>A row of <c>holiday_days</c>.</summary>
internal sealed class HolidayRow
{
    public DateOnly HolidayOn { get; init; }
    public string Kind { get; init; } = "";
    public string Name { get; init; } = "";
    public string? Region { get; init; }

    public Holiday ToHoliday() => new(HolidayOn, Words.Parse<HolidayKind>(Kind), Name, Region);
}
