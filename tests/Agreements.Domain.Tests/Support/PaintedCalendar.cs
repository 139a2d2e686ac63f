using Agreements.Domain.Agreements;
using Agreements.Domain.Dates;

namespace Agreements.Domain.Tests.Support;

/// <summary>The brute-force model of validity: somebody who goes through the calendar day by day, lets a term renew itself when its last day has
/// passed, does what takes effect on the day, and paints the day, the stronger fact over the weaker.</summary>
internal sealed class PaintedCalendar
{
    private readonly IReadOnlyList<Change> _changes;
    private Term _term;
    private RenewalClause _clause;
    private DateOnly? _countedFrom;
    private int _renewals, _renewalsBefore;
    private int? _stopAt;
    private DateOnly? _renewsUntil;
    private bool _notice, _suspended;

    private PaintedCalendar(Agreement agreement)
    {
        (_term, _clause, _changes) = (agreement.Facts.Term, agreement.Facts.RenewalClause, agreement.Changes);
        _countedFrom = _term.EarliestEnd;
    }

    /// <param name="renewsUntil">No term that begins by itself after this day.</param>
    public static Validity[] Of(Agreement agreement, DateOnly? renewsUntil = null)
    {
        var calendar = new PaintedCalendar(agreement) { _renewsUntil = renewsUntil };
        return [.. Any.Days.Select(day => agreement.Process is ProcessState.Signed or ProcessState.Registered ? calendar.Live(day) : Validity.NotYetInForce)];
    }

    private Validity Live(DateOnly day)
    {
        Renew(day);
        foreach (var change in _changes.Where(c => c.EffectiveOn == day))
        {
            Do(change, day);
            Renew(day);
        }
        return Paint(day);
    }

    private void Renew(DateOnly day)
    {
        if (day > _renewsUntil) return;
        while (_clause.Mode == RenewalMode.Automatic && _term.EarliestEnd < day && _renewalsBefore + _renewals < (_clause.MaxRenewals ?? 10_000) && _renewals < (_stopAt ?? 10_000))
            _term = _term with { EndBasis = EndBasis.Fixed, EndsOn = _countedFrom!.Value.PlusMonths(++_renewals * _clause.TermMonths!.Value) };
    }

    private void Do(Change change, DateOnly day)
    {
        switch (change.Kind)
        {
            case ChangeKind.Amended: Amend(change.Addendum!.Amendment, day); break;
            case ChangeKind.Suspended: _suspended = true; break;
            case ChangeKind.Resumed: _suspended = false; break;
            case ChangeKind.NoticeGiven: (_notice, _stopAt) = (true, _renewals); break;
            case ChangeKind.NoticeGivenLate: (_notice, _stopAt) = (true, _renewals + 1); break;
            case ChangeKind.NoticeWithdrawn when _notice: (_notice, _stopAt) = (false, null); break;
            default: break;
        }
    }

    private void Amend(Amendment amendment, DateOnly day)
    {
        var endBefore = _term.EarliestEnd;
        var end = amendment.EndBasis is not null || amendment.EndsOn is not null;
        if (end) _term = _term with { EndBasis = amendment.EndBasis ?? EndBasis.Fixed, EndsOn = amendment.EndsOn, Duration = amendment.Duration, ConfirmedReading = amendment.ConfirmedReading };
        if (amendment.RenewalClause is { } clause) (_clause, _renewals, _renewalsBefore, _stopAt, _notice) = (clause, 0, 0, null, false);
        else if (end) KeepCounting(noticeHolds: _stopAt is not null && _term.EarliestEnd <= endBefore);
        else return;
        _countedFrom = _term.EarliestEnd;
        if (_countedFrom < day) _stopAt = 0;
    }

    private void KeepCounting(bool noticeHolds)
    {
        (_renewalsBefore, _renewals) = (_renewalsBefore + _renewals, 0);
        _stopAt = noticeHolds ? 0 : null;
        _notice = _notice && noticeHolds;
    }

    private Validity Paint(DateOnly day)
    {
        var (sure, possible) = _term.EndBasis is EndBasis.OpenEnded or EndBasis.UntilEvent ? (DateOnly.MaxValue, DateOnly.MaxValue) : (_term.EarliestEnd, _term.LatestEnd);
        if (Last(ChangeKind.Voided, null) is { } voided && (voided.EffectiveOn ?? DateOnly.MinValue) <= day) return Validity.Void;
        if (day < (_term.StartsOn ?? _term.SignedOn ?? DateOnly.MinValue)) return Validity.NotYetInForce;
        // An unknown end cannot lie before a day that is known; the last word of a withdrawn pair is no word.
        if (Last(ChangeKind.Terminated, ChangeKind.TerminationWithdrawn)?.EffectiveOn is { } terminated && terminated <= day && !(possible < terminated)) return Validity.Terminated;
        if (Last(ChangeKind.Superseded, ChangeKind.SupersessionWithdrawn)?.EffectiveOn is { } superseded && superseded <= day && !(possible < superseded)) return Validity.Superseded;
        if (possible < day) return Validity.Expired;
        if (_suspended) return Validity.Suspended;
        return day <= sure || (sure is null && day == (_term.StartsOn ?? _term.SignedOn)) ? Validity.InForce : Validity.Undetermined;
    }

    private Change? Last(ChangeKind kind, ChangeKind? undone) => _changes.LastOrDefault(c => c.Kind == kind || c.Kind == undone) is { } last && last.Kind == kind ? last : null;
}
