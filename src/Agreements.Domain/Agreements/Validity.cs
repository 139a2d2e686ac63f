using Agreements.Domain.Dates;

namespace Agreements.Domain.Agreements;

/// <summary>Axis B: whether an agreement binds on a day. Computed from facts, never stored as truth.</summary>
public enum Validity { NotYetInForce, InForce, Expired, Suspended, Terminated, Void, Superseded, Undetermined }

/// <summary>A run of days with one answer; both ends inclusive.</summary>
public readonly record struct ValiditySpan(DateRange Days, Validity Validity);

/// <summary>The one place that decides validity.</summary>
public static class ValidityRules
{
    public static Validity On(Agreement agreement, DateOnly day)
    {
        if (!agreement.Process.IsSigned()) return Validity.NotYetInForce;
        var at = agreement.FoldAt(day);
        if (at.VoidFrom <= day) return Validity.Void;
        // An old agreement whose first day nobody knows is taken as in force until its end; the flag startUnknown says so.
        if (day < at.Term.EffectiveStart) return Validity.NotYetInForce;
        // A term that had ended before its termination took effect had expired: nothing was left to terminate.
        if (at.Term.LatestEnd < day && !(at.TerminatedFrom <= at.Term.LatestEnd)) return Superseded(at, day) ?? Validity.Expired;
        if (at.TerminatedFrom <= day) return Validity.Terminated;
        if (Superseded(at, day) is { } superseded) return superseded;
        if (at.SuspendedFrom <= day) return Validity.Suspended;
        return at.Term.EndBasis switch
        {
            EndBasis.OpenEnded or EndBasis.UntilEvent => Validity.InForce,
            // Whatever its unknown end is, a term holds at least on its first day.
            _ when at.Term.EarliestEnd is null => day == at.Term.EffectiveStart ? Validity.InForce : Validity.Undetermined,
            _ => day <= at.Term.EarliestEnd ? Validity.InForce : Validity.Undetermined,
        };
    }

    private static Validity? Superseded(Folded at, DateOnly day) =>
        at.SupersededFrom <= day && !(at.Term.LatestEnd < at.SupersededFrom) ? Validity.Superseded : null;

    /// <summary>The whole calendar cut into runs of one validity, in order and without holes: an index for filters, rebuilt from
    /// the facts with each save.</summary>
    public static IReadOnlyList<ValiditySpan> Spans(Agreement agreement)
    {
        var spans = new List<ValiditySpan>();
        foreach (var start in Boundaries(agreement))
        {
            var validity = On(agreement, start);
            if (spans.Count > 0 && spans[^1].Validity == validity) continue;
            if (spans.Count > 0) spans[^1] = spans[^1] with { Days = new DateRange(spans[^1].Days.Start, start.AddDays(-1)) };
            spans.Add(new ValiditySpan(new DateRange(start, DateOnly.MaxValue), validity));
        }
        return spans;
    }

    /// <summary>The runs of days of a range with one answer, in order.</summary>
    public static IReadOnlyList<DateRange> DaysOf(Validity validity, Agreement agreement, DateRange range) =>
    [
        .. Spans(agreement).Where(s => s.Validity == validity && s.Days.Start <= range.End && s.Days.End >= range.Start)
            .Select(s => new DateRange(CivilDate.Later(s.Days.Start, range.Start), CivilDate.Earlier(s.Days.End, range.End))),
    ];

    /// <summary>Every day on which the answer may differ from the day before.</summary>
    private static SortedSet<DateOnly> Boundaries(Agreement agreement)
    {
        var days = new SortedSet<DateOnly> { DateOnly.MinValue };
        foreach (var from in agreement.Changes.Select(c => c.Since).Append(DateOnly.MinValue))
        {
            days.Add(from);
            var at = agreement.FoldAt(from);
            if (at.Term.EffectiveStart is { } start) days.UnionWith([start, start.PlusDays(1)]);
            // Terms that follow one another by themselves give one answer until the last of them has ended.
            foreach (var end in new[] { at.Term.EarliestEnd, at.Term.LatestEnd, AutomaticRenewal.LastEnd(at) }.OfType<DateOnly>()) days.Add(end.PlusDays(1));
        }
        return days;
    }
}
