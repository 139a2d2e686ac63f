using Agreements.Domain.Dates;

namespace Agreements.Domain.Monev;

/// <summary>When evaluations of an agreement are due: every so many months from a day on.</summary>
public sealed record MonevSchedule(DateOnly From, int EveryMonths)
{
    /// <summary>The longest time between two.</summary>
    public const int MostMonths = 60;

    /// <summary>One that is held so many days before a due day satisfies it.</summary>
    public const int EarlyDays = 30;

    /// <summary>The due day of that number, from 1; a month that is too short has its last day.</summary>
    public DateOnly Due(int number) => From.PlusMonths(number * EveryMonths);

    /// <summary>The due day that no evaluation has satisfied yet. One that was held satisfies all due days up to it, and the next one where that is at most
    /// <see cref="EarlyDays"/> away and nearer than the one before: who evaluates a fortnight early has not evaluated late, and who evaluates half a year late has not evaluated early.</summary>
    /// <param name="lastHeld">The day of the last evaluation; null = none was held.</param>
    /// <param name="until">The last day in force; null = none is known.</param>
    /// <returns>Null: the agreement ends before it.</returns>
    public DateOnly? NextDue(DateOnly? lastHeld, DateOnly? until)
    {
        var number = 1;
        if (lastHeld is { } held)
        {
            while (Due(number) <= held && Due(number) < DateOnly.MaxValue) number++;
            if (held.DaysUntil(Due(number)) is var early && early <= EarlyDays && early < Due(number - 1).DaysUntil(held)) number++;
        }
        return Due(number) is var due && due > until ? null : due;
    }
}
