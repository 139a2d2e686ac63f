using System.Globalization;
using Agreements.Domain.Dates;
using Agreements.Domain.Texts;

namespace Agreements.Web.Ui;

/// <summary>Days as places on a line whose length nobody knows before it is shown: all in percent of it.</summary>
/// <param name="From">The day at its beginning.</param>
/// <param name="To">The day at its end, inclusive.</param>
internal sealed record TimeAxis(DateOnly From, DateOnly To)
{
    private const int MostYears = 7, MostMonths = 5, MostLines = 24;

    private static readonly int[] Steps = [1, 2, 3, 6, 12, 24, 60, 120, 240, 600];

    /// <summary>Where the day begins.</summary>
    public double At(DateOnly day) => Math.Clamp(100.0 * From.DaysUntil(day) / (From.DaysUntil(To) + 1), 0, 100);

    /// <summary>How wide the days are; what lies beyond the line does not count.</summary>
    /// <param name="until">The last day, inclusive; null = to the end of the line and further.</param>
    public double Width(DateOnly from, DateOnly? until) => (until is { } last && last < To ? At(last.AddDays(1)) : 100) - At(from);

    public bool Shows(DateOnly from, DateOnly? until) => from <= To && !(until < From);

    /// <summary>The months or years that are named; so few that their names stand apart on a telephone too.</summary>
    public IEnumerable<(DateOnly Day, string Name)> Names(Language language)
    {
        var step = Step(s => s < 12 ? MostMonths : MostYears);
        return Every(step).Select(d => (d, step < 12 ? $"{DateText.ShortMonth(d, language)} {d.Year}" : d.Year.ToString(CultureInfo.InvariantCulture)));
    }

    public IEnumerable<DateOnly> Lines => Every(Step(_ => MostLines));

    /// <summary><c>12.5%</c>.</summary>
    public static string Percent(double value) => value.ToString("0.###", CultureInfo.InvariantCulture) + "%";

    private int Step(Func<int, int> most) => Steps.FirstOrDefault(s => Every(s).Take(most(s) + 1).Count() <= most(s), Steps[^1]);

    // The first of every month whose number, counted from the year 0, the step divides.
    private IEnumerable<DateOnly> Every(int step)
    {
        var month = (From.Year * 12) + From.Month - (From.Day == 1 ? 1 : 0);
        for (month = (month + step - 1) / step * step; month < 9999 * 12; month += step)
        {
            var day = new DateOnly(month / 12, (month % 12) + 1, 1);
            if (day > To) yield break;
            yield return day;
        }
    }
}
