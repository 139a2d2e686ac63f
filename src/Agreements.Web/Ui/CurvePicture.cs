using Agreements.App.Commitments;
using Agreements.Domain.Dates;

namespace Agreements.Web.Ui;

/// <summary>The course of a commitment as places in a picture whose size nobody knows before it is shown: all in percent of it.</summary>
internal sealed class CurvePicture
{
    private const int Room = 30, Longest = 3653;

    private readonly decimal _top, _bottom;

    public CurvePicture(CommitmentView commitment, IReadOnlyList<ObservationView> observations)
    {
        var progress = commitment.Progress;
        Points = [.. observations.Where(o => o.ReplacedBy is null && o.AsOf <= progress.AsOf).OrderBy(o => o.AsOf).ThenBy(o => o.Id)];
        var days = Points.Select(p => p.AsOf).Append(progress.AsOf).Concat(new[] { commitment.StartsOn, commitment.DueOn, progress.ForecastOn }.OfType<DateOnly>()).ToList();
        // A forecast that lies a lifetime ahead would press everything else together.
        var first = days.Min();
        Axis = new TimeAxis(first.PlusDays(-Room), CivilDate.Earlier(days.Max(), progress.AsOf.PlusDays(Longest)).PlusDays(Room));
        var values = Points.Select(p => p.Value).Append(commitment.Target).Concat(new[] { commitment.Baseline }.OfType<decimal>()).ToList();
        (_bottom, _top) = (Math.Min(0, values.Min()), values.Max());
        if (_top == _bottom) _top += 1;
        _top += (_top - _bottom) / 10;
        if (progress.Trend is { } trend) Line = (trend.From, trend.AtStart, End(trend, progress), ValueAt(trend, End(trend, progress)));
    }

    public TimeAxis Axis { get; }

    /// <summary>What was measured and was not replaced, by its days.</summary>
    public IReadOnlyList<ObservationView> Points { get; }

    /// <summary>The trend from its first day to where it leaves the picture.</summary>
    public (DateOnly From, decimal Start, DateOnly To, decimal End)? Line { get; }

    /// <summary>How high the value stands, from above: <c>12.5%</c>.</summary>
    public string Y(decimal value) => TimeAxis.Percent((double)Math.Clamp(100 * (_top - value) / (_top - _bottom), 0, 100));

    public string X(DateOnly day) => TimeAxis.Percent(Axis.At(day));

    /// <summary>Round values for the lines of the picture.</summary>
    public IEnumerable<decimal> Steps()
    {
        var step = Round((_top - _bottom) / 4);
        for (var value = decimal.Ceiling(_bottom / step) * step; value <= _top; value += step) yield return value;
    }

    private static decimal Round(decimal step)
    {
        var power = 1m;
        while (power * 10 <= step) power *= 10;
        while (power > step && power > 0.0001m) power /= 10;
        return step >= 5 * power ? 5 * power : step >= 2 * power ? 2 * power : power;
    }

    private DateOnly End(TrendView trend, ProgressView progress) => CivilDate.Later(trend.To, CivilDate.Earlier(progress.ForecastOn ?? Axis.To, Axis.To));

    // From the two ends that are known: nothing is counted anew.
    private static decimal ValueAt(TrendView trend, DateOnly day) => trend.AtStart + (trend.AtEnd - trend.AtStart) * trend.From.DaysUntil(day) / trend.From.DaysUntil(trend.To);
}
