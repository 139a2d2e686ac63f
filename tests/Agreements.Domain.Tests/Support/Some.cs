using Agreements.Domain.Agreements;
using Agreements.Domain.Alerts;
using Agreements.Domain.Dates;
using Agreements.Domain.Renewals;

namespace Agreements.Domain.Tests.Support;

/// <summary>Agreements for tests: valid until a test says otherwise.</summary>
internal static class Some
{
    public static readonly Guid City = Guid.Parse("00000000-0000-7000-8000-000000000001"), Branch = Guid.Parse("00000000-0000-7000-8000-000000000002"),
        University = Guid.Parse("00000000-0000-7000-8000-000000000003");

    private static int _ids;

    public static DateOnly Day(int year, int month, int day) => new(year, month, day);

    public static AgreementFacts Facts(Term? term = null, params Guid[] parties) => new()
    {
        Class = AgreementClass.Mou, Regime = Regime.Sinergi, Title = "Nota Kesepahaman tentang Sinergi",
        Parties = [.. (parties.Length == 0 ? [City, Branch] : parties).Select((p, i) => new Party { Institution = p, Number = $"{i + 1}/MOU/2025" })],
        Term = term ?? new Term(),
    };

    public static Term Fixed(DateOnly? signedOn, DateOnly endsOn) => new() { SignedOn = signedOn, EndBasis = EndBasis.Fixed, EndsOn = endsOn };

    public static Agreement Registered(AgreementFacts facts, params Change[] changes) => Of(facts, ProcessState.Registered, changes);

    public static Agreement Registered(Term term, params Change[] changes) => Registered(Facts(term), changes);

    public static Agreement Proposed(AgreementFacts? facts = null) => Agreement.Enter(NextId(), "AGR-1", Zone.Wib, facts ?? Facts(), ProcessState.Proposed, Today);

    public static Agreement Of(AgreementFacts facts, ProcessState state, params Change[] changes) =>
        Agreement.Restore(NextId(), "AGR-1", Zone.Wib, facts, state, changes, 1);

    /// <summary>The ladder of an MoU as it is seeded.</summary>
    public static readonly AlertPolicy Policy = new(AgreementClass.Mou, false, [180, 120, 90, 60, 30, 14, 7, 1, 0], [60, 30, 14, 7, 1, 0], [1, 7], 30,
        180, new[] { 5, 15, 10, 25, 20, 10, 10 }.Select((days, i) => ((RenewalStage)i, days)).ToDictionary(), [1, 5, 10]);

    public static readonly DateOnly Today = new(2027, 1, 4);

    public static AgreementStatus Status(this Agreement agreement, DateOnly asOf, params Agreement[] successors) =>
        AgreementStatus.Of(agreement, new Neighbours(null, successors, []), Policy, WorkingCalendar.WeekendsOnly, asOf);

    /// <summary>The codes of the rules that an act breaks; empty when it breaks none.</summary>
    public static IReadOnlyList<string> Broken(Action act)
    {
        try
        {
            act();
            return [];
        }
        catch (DomainException refusal)
        {
            return [.. refusal.Violations.Select(v => $"{v.Code} {v.Pointer}")];
        }
    }

    private static Guid NextId() => new(Interlocked.Increment(ref _ids), 0, 0x7000, 0x80, 0, 0, 0, 0, 0, 0, 0);
}
