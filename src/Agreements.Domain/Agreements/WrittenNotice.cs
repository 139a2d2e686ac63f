using Agreements.Domain.Dates;

namespace Agreements.Domain.Agreements;

/// <summary>Notice clauses in words: <c>3 (tiga) bulan sebelum berakhir</c>, <c>7 hari kalender</c>, <c>10 hari kerja</c>.</summary>
public static class WrittenNotice
{
    /// <returns>Null = it names no length, or more than one.</returns>
    public static NoticeClause? Read(string text) => WrittenLength.Only(text) is var (amount, unit) ? Of(amount, unit) : null;

    /// <param name="unit">As written, in lower case.</param>
    public static NoticeClause Of(int amount, string unit) => unit switch
    {
        "bulan" or "bln" or "month" or "months" => new NoticeClause(amount, NoticeUnit.Months),
        "tahun" or "thn" or "th" or "year" or "years" => new NoticeClause(amount * MonthsOfYear, NoticeUnit.Months),
        _ => new NoticeClause(amount, IsWorking(unit) ? NoticeUnit.WorkingDays : NoticeUnit.Days),
    };

    private static bool IsWorking(string unit) => unit.Contains("kerja", StringComparison.Ordinal) || unit.StartsWith("working", StringComparison.Ordinal) || unit.StartsWith("business", StringComparison.Ordinal);

    private const int MonthsOfYear = 12;
}
