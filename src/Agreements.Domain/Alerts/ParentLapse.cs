using Agreements.Domain.Agreements;
using Agreements.Domain.Dates;

namespace Agreements.Domain.Alerts;

/// <summary>Tells the officers of a child, once, that nothing of its parent's lineage holds any more.</summary>
internal static class ParentLapse
{
    /// <summary>The lapse in which the lineage is, and those to come; the latter become due only if nothing follows by their day.</summary>
    public static IEnumerable<DueStep> Steps(Agreement child, AgreementStatus status, WorkingCalendar calendar)
    {
        if (status.ParentLineage.Count == 0 || status.Validity is Validity.Expired or Validity.Terminated or Validity.Void or Validity.Superseded) return [];
        var ends = LineageCover.Ends(status.ParentLineage);
        var past = ends.Where(e => e < status.AsOf).TakeLast(LineageCover.LapsedOn(status.ParentLineage, status.AsOf) ? 1 : 0);
        return past.Concat(ends.Where(e => e >= status.AsOf)).Where(lastDay => !KnewOf(child, lastDay))
            // Not before the first uncovered day: it would tell of what has not happened.
            .Select(lastDay => new DueStep(DeadlineKind.ParentLapsed, lastDay, 0, calendar.OnOrAfter(lastDay.PlusDays(1)), AlertDecision.Send, SkipReason.None));
    }

    /// <summary>It was made in the parent's gap, with a reason.</summary>
    private static bool KnewOf(Agreement child, DateOnly lastDay) => child.Facts.ParentOverrideReason is not null && child.Facts.Term.EffectiveStart > lastDay;
}
