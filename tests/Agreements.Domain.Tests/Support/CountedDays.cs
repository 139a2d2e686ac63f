using Agreements.Domain.Agreements;
using Agreements.Domain.Renewals;

namespace Agreements.Domain.Tests.Support;

/// <summary>The brute-force model of gaps: somebody who paints the calendar with what was known on a day, and asks of each day behind the first
/// one in force whether anything covered it.</summary>
internal static class CountedDays
{
    /// <summary>The uncovered days of a pair within the window, as they are seen on the day.</summary>
    public static IReadOnlySet<DateOnly> Of(Pair pair, DateOnly asOf)
    {
        var agreement = Known(pair.Agreement, asOf);
        if (!IsSigned(agreement) || At(agreement, asOf) == Validity.Void) return new HashSet<DateOnly>();
        var painted = Painted(agreement, asOf);
        var last = Array.FindLastIndex(painted, Covers);
        var within = Any.Days.Where((d, i) => d <= asOf && i < last && painted[i] == Validity.Expired && !(FirstSigned(pair, Array.FindLastIndex(painted, i, Covers)) <= d));
        var behind = Behind(pair, agreement, painted, last, Earlier(FirstSigned(pair, last), Back(pair.Agreement, last, asOf)), asOf);
        return Any.Days.Where((d, i) => i > last && behind(d)).Concat(within).ToHashSet();
    }

    private static Func<DateOnly, bool> Behind(Pair pair, Agreement agreement, Validity[] painted, int last, DateOnly? follower, DateOnly asOf)
    {
        if (last < 0 || last == painted.Length - 1 || painted[Index(asOf)] == Validity.Superseded || RenewsItself(agreement, painted, asOf)) return _ => false;
        // Letting it lapse is overcome by what was signed in spite of it, from the signing on.
        var signed = follower is not null && (Back(pair.Agreement, last, asOf) is not null || !(pair.Successors[0].Facts.Term.SignedOn > asOf));
        if (!signed && pair.Renewal is { Stage: RenewalStage.NotRenewed, DecidedOn: { } decided } && decided <= asOf) return _ => false;
        if (follower is { } start) return day => day < start;
        var planned = pair.Successors.Where(s => !IsSigned(s) && s.Process != ProcessState.Rejected).ToList();
        // A draft that names no day leaves the plan to the case.
        var plan = planned.Count > 0 ? planned[0].Facts.Term.StartsOn ?? planned[0].Facts.SigningPlan?.On : null;
        if (pair.Renewal is { Stage: < RenewalStage.Completed } open && open.OpenedOn <= asOf) plan ??= open.PlannedStart;
        if (plan > asOf) return day => day < plan;
        return day => day <= asOf && painted[Index(asOf)] != Validity.Terminated;
    }

    // The first day that an addendum covers again which was signed by the day and begins to hold after it.
    private static DateOnly? Back(Agreement agreement, int last, DateOnly asOf)
    {
        var recorded = agreement.Changes.Where(c => c.EffectiveOn is null || c.EffectiveOn <= asOf || c.Addendum?.SignedOn <= asOf || c.Kind is ChangeKind.Terminated or ChangeKind.TerminationWithdrawn or ChangeKind.SupersessionWithdrawn);
        var painted = Painted(Some.Of(agreement.Facts, agreement.Process, [.. recorded]), asOf);
        var on = Array.FindIndex(painted, Math.Max(last, Index(asOf)) + 1 is var first && first < painted.Length ? first : painted.Length, Covers);
        return on < 0 ? null : Any.Days[on];
    }

    private static DateOnly? Earlier(DateOnly? one, DateOnly? other) => one is null || other < one ? other : one;

    // The first day of a signed successor, unless it was over or void before it could follow.
    private static DateOnly? FirstSigned(Pair pair, int last)
    {
        if (pair.Successors.Count == 0 || !IsSigned(pair.Successors[0])) return null;
        var start = pair.Successors[0].Facts.Term.StartsOn ?? pair.Successors[0].Facts.Term.SignedOn ?? DateOnly.MinValue;
        var painted = PaintedCalendar.Of(pair.Successors[0]);
        var on = Math.Max(start < Any.Days[0] ? 0 : start > Any.Days[^1] ? painted.Length - 1 : Index(start), Math.Min(last + 1, painted.Length - 1));
        return painted[on] is Validity.Void or Validity.Terminated or Validity.Expired ? null : start;
    }

    private static Agreement Known(Agreement agreement, DateOnly asOf)
    {
        var known = agreement.Changes.Where(c => c.EffectiveOn is null || c.EffectiveOn <= asOf || c.Kind is ChangeKind.Terminated or ChangeKind.TerminationWithdrawn or ChangeKind.SupersessionWithdrawn).ToList();
        foreach (var later in agreement.Changes.Where(c => c.EffectiveOn > asOf && c.Addendum?.SignedOn <= asOf).OrderBy(c => c.EffectiveOn))
        {
            // One that finds it ended is news on its day only.
            var with = agreement.Changes.Where(c => known.Contains(c) || ReferenceEquals(c, later)).ToList();
            if (Covers(At(Some.Of(agreement.Facts, agreement.Process, [.. known]), later.EffectiveOn!.Value.AddDays(-1)))) known = with;
        }
        return Some.Of(agreement.Facts, agreement.Process, [.. known]);
    }

    private static bool RenewsItself(Agreement agreement, Validity[] painted, DateOnly asOf) =>
        agreement.Facts.RenewalClause.Mode == RenewalMode.Automatic && Array.FindLastIndex(PaintedCalendar.Of(agreement), Covers) > Array.FindLastIndex(painted, Covers);

    private static Validity[] Painted(Agreement agreement, DateOnly asOf) => PaintedCalendar.Of(agreement, renewsUntil: asOf);

    private static Validity At(Agreement agreement, DateOnly day) => PaintedCalendar.Of(agreement)[Index(day)];

    private static bool Covers(Validity validity) => validity is Validity.InForce or Validity.Suspended or Validity.Undetermined;

    private static bool IsSigned(Agreement agreement) => agreement.Process is ProcessState.Signed or ProcessState.Registered;

    private static int Index(DateOnly day) => day.DayNumber - Any.Days[0].DayNumber;
}
