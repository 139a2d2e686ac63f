namespace Agreements.Domain.Agreements;

/// <summary>For how long somebody pays. An agreement may live on when its money has ended: five months were paid under one that ran for years.</summary>
public static class FundingCover
{
    /// <summary>The last day, inclusive, of the line's covered months; a line without months covers its whole fiscal year.</summary>
    public static DateOnly LastDay(FundingLine line) =>
        line.UntilMonth is { } month ? new DateOnly(line.FiscalYear, month, DateTime.DaysInMonth(line.FiscalYear, month)) : new DateOnly(line.FiscalYear, 12, 31);

    /// <summary>The last day, inclusive, that any line covers; null = no funding is recorded. Months between lines that nobody pays do not count.</summary>
    public static DateOnly? Until(IReadOnlyList<FundingLine> lines) => lines.Count == 0 ? null : lines.Max(LastDay);

    /// <summary>On the day, none of its lines covers it or a later one. Without a line nothing has ended.</summary>
    public static bool HasEnded(IReadOnlyList<FundingLine> lines, DateOnly asOf) => Until(lines) < asOf;
}
