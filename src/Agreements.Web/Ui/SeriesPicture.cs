using System.Globalization;
using Agreements.App.Features.Coverage;
using Agreements.Domain.Coverage;

namespace Agreements.Web.Ui;

/// <summary>Where the points of a series of coverage stand in its picture, in percent of its width and height, so that words keep their size on any screen.</summary>
internal sealed class SeriesPicture
{
    private const decimal Left = 9, Right = 94, Top = 8, Bottom = 86;

    private readonly DateOnly _from;
    private readonly int _days;

    /// <param name="items">Without those that are replaced.</param>
    public SeriesPicture(IReadOnlyList<CoverageView> items, TargetView? target)
    {
        var shown = items.Where(i => Of(i) is not null).OrderBy(i => i.AsOf).ThenBy(i => i.Id).ToList();
        var days = shown.Select(i => i.AsOf).Concat(target?.DueOn is { } due ? [due] : []).ToList();
        (_from, var to) = days.Count == 0 ? (default, default) : (days.Min(), days.Max());
        _days = to.DayNumber - _from.DayNumber;
        var aim = target?.Progress.Target;
        Highest = Math.Max(100, Math.Ceiling(shown.Select(i => Of(i)!.Percent).Append(aim?.Percent ?? 0).DefaultIfEmpty(0).Max() / 100) * 100);
        Points = [.. shown.Select(i => new Point(X(i.AsOf), Y(Of(i)!.Percent), i.AsOf, Of(i)!))];
        Aim = aim is null ? null : new Point(target!.DueOn is { } at ? X(at) : Text(Right), Y(aim.Percent), target.DueOn ?? to, aim);
        Grid = [.. Enumerable.Range(0, 5).Select(n => Highest * n / 4).Select(percent => (Y(percent), percent))];
        (First, Last) = (_from, to);
    }

    /// <param name="X">As SVG takes it.</param>
    public sealed record Point(string X, string Y, DateOnly On, Percentage Value);

    public IReadOnlyList<Point> Points { get; }

    public Point? Aim { get; }

    public IReadOnlyList<(string Y, decimal Percent)> Grid { get; }

    /// <summary>The percentage at the top: 100, or the next hundred where more is said.</summary>
    public decimal Highest { get; }

    public DateOnly First { get; }

    public DateOnly Last { get; }

    /// <summary>A single point alone says no more than its number.</summary>
    public bool SaysSomething => Points.Count > 1 || Points.Count == 1 && Aim is not null;

    /// <summary>Points whose words have room: all of a few, else the first and the last.</summary>
    public bool HasWords(int index) => Points.Count <= 8 || index == 0 || index == Points.Count - 1;

    public static Percentage? Of(CoverageView item) => item.Derived is { } derived ? new Percentage(derived.Percent, derived.Decimals) : item.Stated;

    private string X(DateOnly day) => Text(_days == 0 ? (Left + Right) / 2 : Left + (Right - Left) * (day.DayNumber - _from.DayNumber) / _days);

    private string Y(decimal percent) => Text(Bottom - (Bottom - Top) * percent / Highest);

    private static string Text(decimal place) => Math.Round(place, 2).ToString(CultureInfo.InvariantCulture) + "%";
}
