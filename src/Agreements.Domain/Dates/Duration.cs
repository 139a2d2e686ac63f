using System.Text.Json.Serialization;

namespace Agreements.Domain.Dates;

public enum DurationUnit { Years, Months, Days }

/// <summary>How the words "5 (lima) tahun sejak ditandatangani" are to be counted; only the text of the agreement decides.</summary>
public enum DurationReading
{
    /// <summary>The last day is the day before the anniversary: 28 May 2025 + 5 years ends on 27 May 2030.</summary>
    DayBefore,

    /// <summary>The last day is the anniversary itself: 28 May 2025 + 5 years ends on 28 May 2030.</summary>
    Anniversary,
}

/// <summary>A length of time as an agreement states it.</summary>
/// <param name="Amount">At least 1.</param>
[method: JsonConstructor]
public readonly record struct Duration(int Amount, DurationUnit Unit)
{
    /// <summary>The last day, inclusive, of a term that starts on <paramref name="start"/>. Months and years are clamped to
    /// the month's last day before the reading is applied.</summary>
    public DateOnly LastDay(DateOnly start, DurationReading reading)
    {
        var anniversary = Unit switch
        {
            DurationUnit.Years => start.PlusMonths(12 * Amount),
            DurationUnit.Months => start.PlusMonths(Amount),
            _ => start.PlusDays(Amount),
        };
        return reading == DurationReading.Anniversary ? anniversary : anniversary.PlusDays(-1);
    }
}
