using Agreements.Domain.Texts;

namespace Agreements.Domain.Commitments;

/// <summary>What a commitment and what is measured of it must satisfy by themselves.</summary>
public static class CommitmentRules
{
    /// <summary>No agreement has more commitments, and none of them more observations.</summary>
    public const int Most = 200, MostObservations = 1000;

    /// <summary>Larger values are a slip of the keyboard: the state's budget has sixteen digits.</summary>
    private const decimal Largest = 1_000_000_000_000_000_000m;

    private const int Decimals = 4;

    /// <param name="parties">Of its agreement.</param>
    /// <exception cref="DomainException">All broken rules at once: <c>text.required</c>, <c>commitment.party</c>: no party of the agreement, <c>commitment.period</c>: it ends before it starts,
    /// <c>commitment.sameAsBaseline</c>: nothing is to change, <c>commitment.baseline</c>: to 0 a value can only fall, and from where is not stated, and <c>amount.*</c>.</exception>
    public static void Check(CommitmentFacts facts, IReadOnlyCollection<Guid> parties)
    {
        var broken = new Violations()
            .Add(VisibleText.IsBlank(facts.Text), "text.required", "/text")
            .Add(!parties.Contains(facts.Party), "commitment.party", "/party")
            .Add(facts.DueOn < facts.StartsOn, "commitment.period", "/dueOn", facts.StartsOn)
            .Add(facts.Baseline == facts.Target, "commitment.sameAsBaseline", "/target")
            .Add(facts is { Target: 0, Baseline: null }, "commitment.baseline", "/baseline")
            .Add(facts.Order is < 1 or > Most, "commitment.order", "/order", Most);
        CheckAmount(broken, facts.Unit, facts.Target, "/target");
        if (facts.Baseline is { } baseline) CheckAmount(broken, facts.Unit, baseline, "/baseline");
        broken.ThrowIfAny();
    }

    /// <exception cref="DomainException"><c>amount.negative</c>, <c>amount.whole</c>, <c>amount.tooPrecise</c>, <c>amount.tooLarge</c>; <c>observation.future</c>: the day has not come.</exception>
    public static void CheckObservation(MeasureUnit unit, decimal value, DateOnly asOf, DateOnly today)
    {
        var broken = new Violations().Add(asOf > today, "observation.future", "/asOf");
        CheckAmount(broken, unit, value, "/value");
        broken.ThrowIfAny();
    }

    private static void CheckAmount(Violations broken, MeasureUnit unit, decimal value, string pointer) => broken
        .Add(value < 0, "amount.negative", pointer)
        .Add(value > Largest, "amount.tooLarge", pointer)
        .Add(unit is not (MeasureUnit.Percent or MeasureUnit.Other) && value != decimal.Truncate(value), "amount.whole", pointer)
        .Add(value != decimal.Round(value, Decimals), "amount.tooPrecise", pointer, Decimals);
}
