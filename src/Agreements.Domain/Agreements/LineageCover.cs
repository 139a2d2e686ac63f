using Agreements.Domain.Dates;

namespace Agreements.Domain.Agreements;

/// <summary>What a child stands under: its parent or another agreement of the parent's lineage, so that a parent renewed under a new
/// number keeps its children.</summary>
public static class LineageCover
{
    /// <summary>At least one of the lineage holds on the day, or is not known to have ended.</summary>
    public static bool HoldsOn(IEnumerable<Agreement> lineage, DateOnly day) => lineage.Any(a => Covers(a.ValidityOn(day)));

    /// <summary>None holds on the day, and at least one did before or was to.</summary>
    public static bool LapsedOn(IReadOnlyCollection<Agreement> lineage, DateOnly day) =>
        !HoldsOn(lineage, day) && lineage.Any(a => a.ValidityOn(day) is not Validity.NotYetInForce);

    /// <summary>The last day, inclusive, of each run of days on which the lineage holds, oldest first. Of one that never held, because it is
    /// void from the beginning, the day before it was to begin.</summary>
    public static IReadOnlyList<DateOnly> Ends(IReadOnlyCollection<Agreement> lineage)
    {
        var held = lineage.SelectMany(ValidityRules.Spans).Where(s => Covers(s.Validity)).Select(s => s.Days).OrderBy(d => d.Start).ToList();
        if (held.Count == 0) return lineage.Select(a => a.Facts.Term.EffectiveStart).Min() is { } start ? [start.PlusDays(-1)] : [];
        var ends = new List<DateOnly>();
        var until = held[0].End;
        foreach (var run in held)
        {
            if (run.Start > until.PlusDays(1)) ends.Add(until);
            until = CivilDate.Later(until, run.End);
        }
        return until == DateOnly.MaxValue ? ends : [.. ends, until];
    }

    private static bool Covers(Validity validity) => validity is Validity.InForce or Validity.Suspended or Validity.Undetermined;
}
