namespace Agreements.Domain.Regions;

/// <summary>What a Kemendagri code says by itself. All of these take a code of the right form.</summary>
public static class RegionCode
{
    /// <summary>The longest code, a village's: <c>15.71.01.1001</c>.</summary>
    public const int Length = 13;

    private const int Province = 2, Second = 5, District = 8, FirstCity = 71;

    /// <summary>Of the codes within a province, those from 71 on are cities.</summary>
    public static RegionKind KindOf(string code) => code.Length switch
    {
        Province => RegionKind.Province,
        Second => int.Parse(code.AsSpan(Province + 1), System.Globalization.CultureInfo.InvariantCulture) >= FirstCity ? RegionKind.City : RegionKind.Regency,
        District => RegionKind.District,
        _ => RegionKind.Village,
    };

    /// <summary>The code of the region in which it lies; null = a province.</summary>
    public static string? ParentOf(string code) => code.LastIndexOf('.') is > 0 and var dot ? code[..dot] : null;

    /// <summary>The code itself and those of all regions in which it lies, the smallest first.</summary>
    public static IReadOnlyList<string> WithAbove(string code)
    {
        var codes = new List<string>();
        for (var at = code; at is not null; at = ParentOf(at)) codes.Add(at);
        return codes;
    }

    /// <summary>A number in the order of the codes: <c>15.71</c> is 1571000000.</summary>
    public static long NumberOf(string code) => long.Parse(code.Replace(".", "", StringComparison.Ordinal).PadRight(10, '0'), System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The code of a number of <see cref="NumberOf"/>; of 0 the empty one, before all others.</summary>
    public static string Of(long number)
    {
        var digits = number.ToString("D10", System.Globalization.CultureInfo.InvariantCulture);
        return string.Join('.', new[] { digits[..2], digits[2..4], digits[4..6], digits[6..] }.TakeWhile(part => part.Any(c => c != '0')));
    }

    /// <summary>The region is the other one or lies in it.</summary>
    public static bool IsWithin(string code, string other) => code == other || code.StartsWith(other + ".", StringComparison.Ordinal);

    /// <summary>As which the audit trail names it.</summary>
    public static Guid IdOf(string code) => Guid.Parse($"00000000-0000-8000-8000-00{NumberOf(code):D10}", System.Globalization.CultureInfo.InvariantCulture);
}
