using Agreements.Domain.Agreements;
using Agreements.Domain.Dates;
using FsCheck;
using FsCheck.Fluent;

namespace Agreements.Domain.Tests.Support;

/// <summary>Generators: civil days around 2024–2027, terms of every basis, and what may happen to an agreement.</summary>
internal static class Any
{
    private static readonly DateOnly From = new(2024, 1, 1);

    public const int Window = 1100;

    public static readonly Gen<DateOnly> Day = Gen.Choose(0, Window - 1).Select(n => From.AddDays(n));

    public static readonly Gen<DateOnly> AnyDay = Gen.Choose(DateOnly.MinValue.DayNumber, DateOnly.MaxValue.DayNumber).Select(DateOnly.FromDayNumber);

    public static readonly IReadOnlyList<DateOnly> Days = [.. Enumerable.Range(0, Window).Select(n => From.AddDays(n))];

    public static readonly Gen<Term> Term =
        from signed in Gen.Frequency((5, Day.Select(d => (DateOnly?)d)), (1, Gen.Constant<DateOnly?>(null)))
        from length in Gen.Choose(0, 700)
        from basis in Gen.Elements(EndBasis.Fixed, EndBasis.Fixed, EndBasis.Fixed, EndBasis.Computed, EndBasis.OpenEnded, EndBasis.UntilEvent, EndBasis.Unknown)
        from amount in Gen.Choose(1, 24)
        from reading in Gen.Elements<DurationReading?>(null, DurationReading.Anniversary, DurationReading.DayBefore)
        select new Term
        {
            SignedOn = signed, EndBasis = basis, EndsOn = basis == EndBasis.Fixed ? (signed ?? From).AddDays(length) : null,
            Duration = basis == EndBasis.Computed ? new Duration(amount, DurationUnit.Months) : null, ConfirmedReading = basis == EndBasis.Computed ? reading : null,
        };

    public static readonly Gen<RenewalClause> Renewal = Gen.Frequency(
        (3, Gen.Constant(new RenewalClause())),
        (2, from months in Gen.Choose(1, 14) from max in Gen.Elements<int?>(null, 0, 1, 3) select new RenewalClause(RenewalMode.Automatic, months, max)));

    public static readonly Gen<Amendment> Amendment =
        from end in Day
        from months in Gen.Choose(1, 40)
        from what in Gen.Choose(0, 9)
        from clause in Renewal
        from notice in Gen.Choose(1, 3)
        select what switch
        {
            < 5 => new Amendment { EndsOn = end },
            5 => new Amendment { EndBasis = EndBasis.OpenEnded },
            6 => new Amendment { EndBasis = EndBasis.Computed, Duration = new Duration(months, DurationUnit.Months) },
            7 => new Amendment { RenewalClause = clause, Title = "Diubah" },
            8 => new Amendment { EndsOn = end, RenewalClause = clause },
            _ => new Amendment { Notice = new NoticeClause(notice, NoticeUnit.Months), Scope = ["satu"] },
        };

    public static readonly Gen<Change> Change =
        from kind in Gen.Elements(Enum.GetValues<ChangeKind>())
        from effective in Day
        from signedBefore in Gen.Choose(0, 60)
        from amendment in Amendment
        from none in Gen.Choose(0, 9)
        select new Change(
            kind, kind == ChangeKind.Voided && none < 5 ? null : effective, "test",
            kind == ChangeKind.Amended ? new Addendum { SignedOn = effective.AddDays(-signedBefore), EffectiveOn = effective, Amendment = amendment } : null);

    public static readonly Gen<Agreement> Agreement =
        from term in Term
        from clause in Renewal
        from count in Gen.Choose(0, 6)
        from changes in Change.ListOf(count)
        select Some.Registered(Some.Facts(term) with { RenewalClause = clause }, [.. changes]);

    public static readonly Gen<WorkingCalendar> Calendar = Day.ListOf(60).Select(days => new WorkingCalendar(days));
}
