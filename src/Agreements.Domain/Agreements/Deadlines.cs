using Agreements.Domain.Dates;
using Agreements.Domain.Texts;

namespace Agreements.Domain.Agreements;

/// <summary>A date that nobody wrote down, and how it came about.</summary>
/// <param name="Name">Stable word: <c>start</c>, <c>end</c>, <c>endOtherReading</c>, <c>noticeDeadline</c>, <c>gapFrom</c>, <c>gapTo</c>, <c>fundingUntil</c>.</param>
/// <param name="On">Null when the facts do not decide it; the explanation says why.</param>
public sealed record DerivedDate(string Name, DateOnly? On, Message Explanation);

public static class Deadlines
{
    /// <summary>The last day, inclusive, on which a notice is in time: the notice period counted back from the last day in force.
    /// 31 May − 3 months is the last day of February.</summary>
    public static DateOnly? Notice(NoticeClause? clause, DateOnly? endsOn, WorkingCalendar calendar) =>
        clause is null || endsOn is not { } end ? null : clause.Unit switch
        {
            NoticeUnit.Months => end.PlusMonths(-clause.Amount),
            NoticeUnit.Days => end.PlusDays(-clause.Amount),
            _ => calendar.Back(end, clause.Amount),
        };

    /// <summary>Each derived date with its explanation.</summary>
    public static IReadOnlyList<DerivedDate> Explain(Agreement agreement, AgreementStatus status)
    {
        var at = agreement.Foreseen(status.AsOf);
        var dates = new List<DerivedDate> { Start(agreement.Facts.Term), End(agreement, at, status) };
        if (at.Term.EarliestEnd != at.Term.LatestEnd)
            dates.Add(new("endOtherReading", at.Term.LatestEnd, new("explain.end.otherReading", at.Term.LatestEnd)));
        if (at.Facts.Notice is { } notice)
            dates.Add(new("noticeDeadline", status.NoticeDeadline, status.EndsOn is null
                ? new("explain.notice.noEnd")
                : new("explain.notice", notice.Amount, Message.Label(notice.Unit), status.EndsOn, status.NoticeDeadline)));
        if (status.Gap is { } gap)
        {
            dates.Add(new("gapFrom", gap.From, new("explain.gap.from", gap.From.AddDays(-1), gap.From)));
            dates.Add(new("gapTo", gap.To, gap.To is { } to ? new(status.BackOn is null ? "explain.gap.to" : "explain.gap.toAddendum", to.AddDays(1), to, gap.Days) : new("explain.gap.open", gap.Days)));
        }
        if (FundingCover.Until(at.Facts.Funding) is { } until) dates.Add(new("fundingUntil", until, new("explain.fundingUntil", at.Facts.Funding.Count, until)));
        return dates;
    }

    private static DerivedDate Start(Term term) => new("start", term.EffectiveStart, term switch
    {
        { StartsOn: { } on, Retroactive: true } => new("explain.start.retroactive", on, term.SignedOn),
        { StartsOn: { } on } => new("explain.start.stated", on),
        { SignedOn: { } on } => new("explain.start.signed", on),
        _ => new("explain.start.unknown"),
    });

    private static DerivedDate End(Agreement agreement, Folded at, AgreementStatus status)
    {
        var term = at.Term;
        if (at.TerminatedFrom is { } from && status.EndsOn == from.PlusDays(-1)) return new("end", status.EndsOn, new("explain.end.terminated", from, status.EndsOn));
        if (term.EndsOn is { } rolled && term != at.Facts.Term)
            return new("end", rolled, at.Facts.RenewalClause.TermMonths is { } months ? new("explain.end.rolled", months, rolled) : new("explain.end.rolledBefore", rolled));
        if (term.EndsOn is { } amended && at.Facts.Term != agreement.Facts.Term) return new("end", amended, new("explain.end.amended", amended));
        return new("end", term.EarliestEnd, term.EndBasis switch
        {
            EndBasis.Fixed => new("explain.end.fixed", term.EndsOn),
            EndBasis.OpenEnded => new("explain.end.openEnded"),
            EndBasis.UntilEvent => new("explain.end.untilEvent", term.UntilEvent),
            EndBasis.Computed when term.EarliestEnd is null => new("explain.end.noStart"),
            EndBasis.Computed when term.ConfirmedReading is null =>
                new("explain.end.unconfirmed", DurationText(term), term.EffectiveStart, term.EarliestEnd, term.LatestEnd),
            EndBasis.Computed => new("explain.end.computed", DurationText(term), term.EffectiveStart, Message.Label(term.ConfirmedReading!), term.EarliestEnd),
            _ => new("explain.end.unknown"),
        });
    }

    private static Message DurationText(Term term) => new("explain.duration", term.Duration!.Value.Amount, Message.Label(term.Duration.Value.Unit));
}
