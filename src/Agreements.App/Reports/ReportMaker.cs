using Agreements.App.Access;

namespace Agreements.App.Reports;

/// <summary>A report as a workbook, with what its reader may see.</summary>
/// <param name="Rows">Without the headings; of a report that is too large as many as were looked at.</param>
/// <param name="Content">Null = too large for a mail, or nothing to show.</param>
public sealed record ReportFile(string Name, int Rows, byte[]? Content)
{
    /// <summary>More are not looked at: such a report is fetched by who needs it.</summary>
    public const int MostRows = 20_000;

    /// <summary>Many mail servers take no more than ten megabytes, and a mail is a third longer than its file.</summary>
    public const int MostBytes = 7_000_000;

    public bool IsTooLarge => Content is null && Rows > 0;
}

/// <summary>The reports that can be sent by mail. The host makes them, because it alone knows how they stand in a table.</summary>
/// <param name="Reports">Their words; what people read is <c>table.sheet.&lt;word&gt;</c>.</param>
/// <param name="CheckAsync">Refuses a report or filter that there is not, or that the report itself would refuse if it were made now.</param>
/// <param name="MakeAsync">Makes a report of a filter as of a day, as a person would see it who holds only the roles given here.</param>
public sealed record ReportMaker(IReadOnlyList<string> Reports, Func<ReportAsked, CancellationToken, Task> CheckAsync, Func<ReportAsked, CancellationToken, Task<ReportFile>> MakeAsync);

/// <param name="Query">A query string without paging and day; empty = everything.</param>
/// <param name="Subscription">Empty = there is none yet.</param>
public sealed record ReportAsked(Guid Subscription, string Report, string Query, DateOnly AsOf, User Reader);
