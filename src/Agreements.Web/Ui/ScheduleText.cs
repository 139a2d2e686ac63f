using System.Globalization;
using Agreements.Domain.Reports;

namespace Agreements.Web.Ui;

/// <summary>When a report is sent, in the reader's language, and as a form's choice: <c>weekly:1</c>, <c>monthly:31</c>.</summary>
internal static class ScheduleText
{
    // A Monday.
    private static readonly DateOnly Monday = new(2024, 1, 1);

    private static readonly string[] Words = ["weekly", "monthly"];

    public static IEnumerable<ReportSchedule> All => Enumerable.Range(1, 7).Select(d => new ReportSchedule(ScheduleKind.Weekly, d)).Concat(Enumerable.Range(1, 31).Select(d => new ReportSchedule(ScheduleKind.Monthly, d)));

    public static string Say(ReportSchedule schedule, UiLanguage ui) => schedule.Kind == ScheduleKind.Weekly
        ? ui.Say("ui.schedule.weekly", Monday.AddDays(schedule.Day - 1).ToString("dddd", CultureInfo.GetCultureInfo(ui.Language == Domain.Texts.Language.Id ? "id-ID" : "en-GB")))
        : ui.Say(schedule.Day > 28 ? "ui.schedule.monthlyOrLast" : "ui.schedule.monthly", schedule.Day);

    public static string Word(ReportSchedule schedule) => string.Create(CultureInfo.InvariantCulture, $"{Words[(int)schedule.Kind]}:{schedule.Day}");

    /// <returns>Null = it is none of the choices.</returns>
    public static ReportSchedule? Read(string? word) => All.FirstOrDefault(s => Word(s) == word);
}
