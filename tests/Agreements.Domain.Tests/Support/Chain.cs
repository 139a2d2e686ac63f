using Agreements.Domain.Agreements;
using Agreements.Domain.Dates;
using Agreements.Domain.Renewals;
using FsCheck;
using FsCheck.Fluent;

namespace Agreements.Domain.Tests.Support;

/// <summary>An agreement and what may follow it: one successor signed or planned, late, early or retroactive, and how its renewal case stands.</summary>
internal sealed record Pair(Agreement Agreement, IReadOnlyList<Agreement> Successors, RenewalOutlook? Renewal)
{
    public AgreementStatus On(DateOnly asOf) =>
        AgreementStatus.Of(Agreement, new Neighbours(null, Successors, [], Renewal), Some.Policy, WorkingCalendar.WeekendsOnly, asOf);

    /// <summary>What a failing property prints.</summary>
    public override string ToString() => $"{Text(Agreement)} -> [{string.Join("; ", Successors.Select(Text))}], case {Renewal}";

    private static string Text(Agreement a) => $"{a.Process} {a.Facts.Term} {a.Facts.RenewalClause} {a.Facts.SigningPlan} {string.Join(", ", a.Changes.Select(c => $"{c.Kind} {c.EffectiveOn} {c.Addendum?.SignedOn} {c.Addendum?.Amendment}"))}";

    /// <summary>The pairs of a chain of one to four agreements; the last is followed by nothing.</summary>
    public static readonly Gen<IReadOnlyList<Pair>> Chain =
        from count in Gen.Choose(1, 4)
        from members in Member.ListOf(count)
        from cases in Case.ListOf(count)
        from replaces in Gen.Choose(0, 3).ListOf(count)
        select (IReadOnlyList<Pair>)[.. members.Select((m, i) => Of(m, members.ElementAtOrDefault(i + 1), cases[i], replaces[i] == 0))];

    // A successor whose text says that it replaces its predecessor has left its mark there.
    private static Pair Of(Agreement agreement, Agreement? next, RenewalOutlook? renewal, bool replaced)
    {
        var mark = replaced && next?.Process.IsSigned() == true && next.Changes.All(c => c.Kind != ChangeKind.Voided) && next.Facts.Term.EffectiveStart is { } from ? new Change(ChangeKind.Superseded, from) : null;
        return new Pair(mark is null ? agreement : Some.Of(agreement.Facts, agreement.Process, [.. agreement.Changes, mark]), next is null ? [] : [next], renewal);
    }

    // A day on which it was decided to amend an agreement that renews itself is left to the tests of automatic renewal.
    private static Gen<Agreement> Member =>
        from agreement in Any.Agreement
        from state in Gen.Elements(ProcessState.Registered, ProcessState.Registered, ProcessState.Signed, ProcessState.SigningScheduled, ProcessState.Rejected)
        from shift in Gen.Choose(-200, 200)
        from retroactive in Gen.Choose(0, 9)
        let amended = agreement.Changes.Any(c => c.Kind == ChangeKind.Amended)
        let term = agreement.Facts.Term
        let facts = agreement.Facts with
        {
            RenewalClause = amended ? new RenewalClause() : agreement.Facts.RenewalClause, SigningPlan = shift > 150 ? null : new SigningPlan(Any.Days[500].AddDays(shift)),
            Term = retroactive == 0 && term.SignedOn is { } signed ? term with { StartsOn = signed.AddDays(-40), Retroactive = true } : term,
        }
        select Some.Of(facts, state, [.. agreement.Changes.Where(c => IsPossible(c, facts.Term)).DistinctBy(c => c.Kind is ChangeKind.NoticeGiven or ChangeKind.NoticeGivenLate ? (object)"notice" : c).Select(c => c.Kind == ChangeKind.Voided ? c with { EffectiveOn = null } : c)]);

    // Marks of a successor are set where it is known. A notice that stands is not given again. Nobody ends or shortens a term to a day before it began, or begins to renew by an addendum what did not.
    private static bool IsPossible(Change change, Term term) =>
        change.Kind is not (ChangeKind.Superseded or ChangeKind.SupersessionWithdrawn or ChangeKind.NoticeWithdrawn) && !(change.EffectiveOn <= term.EffectiveStart) && !(change.Addendum?.Amendment.EndsOn < term.EffectiveStart) && change.Addendum?.Amendment.RenewalClause is null;

    private static Gen<RenewalOutlook?> Case =>
        from opened in Any.Day
        from stage in Gen.Elements(RenewalStage.Opened, RenewalStage.Negotiation, RenewalStage.SigningScheduled, RenewalStage.NotRenewed)
        from planned in Gen.OneOf(Gen.Constant<DateOnly?>(null), Any.Day.Select(d => (DateOnly?)d))
        from decided in Any.Day
        from none in Gen.Choose(0, 1)
        select none == 0 ? null : new RenewalOutlook(Guid.Empty, stage, opened, opened, stage == RenewalStage.NotRenewed ? decided : null, null, null, planned, false, null);
}
