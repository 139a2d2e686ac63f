using Agreements.Domain.Agreements;

namespace Agreements.Domain.Coverage;

/// <summary>The records of one region in time.</summary>
public static class CoverageSeries
{
    /// <summary>What was known to hold last on the day: the newest that says how many or what part is covered. Of several of one day the one that somebody has verified, then the one that can be derived,
    /// then the one entered last; a disputed one only if there is no other.</summary>
    /// <param name="asOf">Inclusive.</param>
    public static CoverageRecord? LatestOn(IEnumerable<CoverageRecord> records, DateOnly asOf) => Standing(records)
        .Where(r => r.Facts.AsOf <= asOf && (r.Facts.Stated is not null || CoverageFigures.Of(r.Facts).Participants is not null))
        .OrderByDescending(r => r.Facts.AsOf).ThenBy(Rank).ThenByDescending(r => r.Id).FirstOrDefault();

    /// <summary>Those that nothing has replaced, in the order of their days.</summary>
    public static IReadOnlyList<CoverageRecord> Standing(IEnumerable<CoverageRecord> records) => [.. records.Where(r => r.ReplacedBy is null).OrderBy(r => r.Facts.AsOf).ThenBy(r => r.Id)];

    private static int Rank(CoverageRecord record) =>
        (record.Facts.Verification switch { VerificationStatus.Verified => 0, VerificationStatus.Unverified => 2, _ => 4 }) + (CoverageFigures.Of(record.Facts).Derived is null ? 1 : 0);
}
