using Agreements.Domain.Dates;
using Agreements.Domain.Institutions;
using Agreements.Domain.Texts;

namespace Agreements.Domain.Regions;

/// <summary>What a region is, as its Kemendagri code tells.</summary>
public enum RegionKind { Province, Regency, City, District, Village }

/// <summary>A province, regency, city, district or village.</summary>
/// <param name="Code">Kemendagri, written with its dots: <c>15</c>, <c>15.71</c>.</param>
/// <param name="Name">As it is written in full: <c>Kabupaten Bungo</c>.</param>
public sealed record Region(string Code, string Name, Zone Zone)
{
    public RegionKind Kind => RegionCode.KindOf(Code);

    /// <summary>The code of the region in which it lies; null = a province.</summary>
    public string? Parent => RegionCode.ParentOf(Code);

    /// <exception cref="DomainException"><c>institution.regionCode</c>; <c>text.required</c>.</exception>
    public static void Check(string code, string name, Func<string, string> place) =>
        new Violations()
            .Add(!InstitutionRules.IsRegionCode(code) || RegionCode.Of(RegionCode.NumberOf(code)) != code, "institution.regionCode", place("/code"), code)
            .Add(VisibleText.IsBlank(name), "text.required", place("/name"))
            .ThrowIfAny();

    /// <summary>Whether an institution speaks for a region: it is its own or lies in it. A BPJS unit also reports for the regions in which its own lies: a branch for its province.</summary>
    /// <param name="code">The institution's own region.</param>
    public static bool IsSpokenForBy(string region, InstitutionKind kind, string code) => RegionCode.IsWithin(region, code) || kind.IsBpjs() && RegionCode.IsWithin(code, region);
}
