using Agreements.Domain.Institutions;
using Agreements.Domain.Texts;

namespace Agreements.Domain.Dates;

public enum HolidayKind
{
    National,

    /// <summary>Cuti bersama.</summary>
    CollectiveLeave,

    /// <summary>Holds in one region only.</summary>
    Regional,
}

/// <summary>A day on which offices do not work.</summary>
/// <param name="Region">Of a regional one the Kemendagri code with its dots: 15 holds in 15.71 as well.</param>
public sealed record Holiday(DateOnly On, HolidayKind Kind, string Name, string? Region = null)
{
    /// <summary>It holds in the region with this code; null = somewhere unknown, where only what holds everywhere does.</summary>
    public bool HoldsIn(string? region) =>
        Region is null || region == Region || region?.StartsWith(Region + ".", StringComparison.Ordinal) == true;
}

/// <summary>What the list of a year must satisfy.</summary>
public static class HolidayRules
{
    public const int FirstYear = 1945, LastYear = 9998;

    /// <exception cref="DomainException">All broken rules at once: <c>holiday.yearRange</c>, <c>holiday.none</c>, <c>holiday.otherYear</c>,
    /// <c>holiday.region</c>, <c>holiday.regionUnexpected</c>, <c>holiday.twice</c>, <c>text.required</c>.</exception>
    public static void Check(int year, IReadOnlyList<Holiday> holidays, string source)
    {
        var broken = new Violations()
            .Add(year is < FirstYear or > LastYear, "holiday.yearRange", "/year", year)
            .Add(VisibleText.IsBlank(source), "text.required", "/source")
            .Add(holidays.Count == 0, "holiday.none", "/holidays");
        var seen = new HashSet<(DateOnly, HolidayKind, string?)>();
        for (var i = 0; i < holidays.Count; i++)
        {
            var holiday = holidays[i];
            broken.Add(holiday.On.Year != year, "holiday.otherYear", $"/holidays/{i}/on", holiday.On, year)
                .Add(VisibleText.IsBlank(holiday.Name), "text.required", $"/holidays/{i}/name")
                .Add(holiday is { Kind: HolidayKind.Regional } && !(holiday.Region is { } code && InstitutionRules.IsRegionCode(code)), "holiday.region", $"/holidays/{i}/region", holiday.Region)
                .Add(holiday is { Kind: not HolidayKind.Regional, Region: not null }, "holiday.regionUnexpected", $"/holidays/{i}/region")
                .Add(!seen.Add((holiday.On, holiday.Kind, holiday.Region)), "holiday.twice", $"/holidays/{i}/on", holiday.On);
        }
        broken.ThrowIfAny();
    }
}
