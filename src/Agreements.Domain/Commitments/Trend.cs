using Agreements.Domain.Dates;

namespace Agreements.Domain.Commitments;

/// <summary>A measured value.</summary>
public readonly record struct Point(DateOnly On, decimal Value);

/// <summary>The straight line that lies nearest to some points: least squares of the values over the days.</summary>
/// <param name="Points">How many were used.</param>
/// <param name="From">The first day that was measured.</param>
/// <param name="To">The last one.</param>
/// <param name="PerDay">By how much the value changes in a day, rounded so far that what division leaves behind is no change; negative = it falls.</param>
/// <param name="AtFrom">Where the line stands on <paramref name="From"/>.</param>
public sealed record Trend(int Points, DateOnly From, DateOnly To, decimal PerDay, decimal AtFrom)
{
    /// <returns>Null: on fewer than two days was anything measured, and no line follows from that.</returns>
    public static Trend? Of(IReadOnlyCollection<Point> points)
    {
        if (points.Select(p => p.On).Distinct().Take(2).Count() < 2) return null;
        var (from, to, count) = (points.Min(p => p.On), points.Max(p => p.On), points.Count);
        // From the means: with sums of large values times days the digits of a decimal would not do.
        var meanDay = points.Sum(p => (decimal)from.DaysUntil(p.On)) / count;
        var meanValue = points.Sum(p => p.Value) / count;
        var spread = points.Sum(p => (from.DaysUntil(p.On) - meanDay) * (from.DaysUntil(p.On) - meanDay));
        var perDay = decimal.Round(points.Sum(p => (from.DaysUntil(p.On) - meanDay) * (p.Value - meanValue)) / spread, Decimals);
        return new Trend(count, from, to, perDay, meanValue - perDay * meanDay);
    }

    /// <summary>Where the line stands on the day.</summary>
    public decimal At(DateOnly day) => AtFrom + PerDay * From.DaysUntil(day);

    /// <summary>The first day, from a day on, on which the line has reached the target; null = it runs away from it, or gets there after more than a hundred years.</summary>
    public DateOnly? Reaches(decimal target, bool fromAbove, DateOnly notBefore)
    {
        if (IsReached(At(notBefore))) return notBefore;
        if (PerDay == 0 || PerDay < 0 != fromAbove) return null;
        var (way, furthest) = (target - AtFrom + (fromAbove ? Slack : -Slack), From.DaysUntil(notBefore) + FurthestDays);
        // Compared before it is divided: by an almost level line the number of days is larger than a decimal.
        if (Math.Abs(way) > Math.Abs(PerDay) * furthest) return null;
        return CivilDate.Later(notBefore, From.PlusDays((long)decimal.Ceiling(way / PerDay)));

        bool IsReached(decimal value) => fromAbove ? value <= target + Slack : value >= target - Slack;
    }

    private const int FurthestDays = 36525, Decimals = 15;

    // Less than any difference of measured values, and more than the rounding takes away over the furthest days.
    private const decimal Slack = 0.000000001m;
}
