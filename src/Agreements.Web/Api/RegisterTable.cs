using Agreements.App.Features.Reports;
using Agreements.Web.Ui;

namespace Agreements.Web.Api;

/// <summary>The columns of the register as a file: those that name a row, then what was chosen.</summary>
internal static class RegisterTable
{
    /// <summary>Which of its columns a file has.</summary>
    public static readonly Parameter Chosen = Parameter.Text(RegisterAddress.Columns, "Columns of the table, with commas between; absent = all.");

    private static readonly (RegisterColumn? Of, string Name, Func<RegisterReport.Item, object?> Cell)[] All =
    [
        (null, "asOf", i => i.AsOf), (null, "id", i => i.Id), (null, "reference", i => i.Reference), (null, "title", i => i.Title),
        (RegisterColumn.Parties, "parties", i => i.Parties), (RegisterColumn.Numbers, "numbers", i => i.Numbers), (RegisterColumn.Class, "class", i => i.Class), (RegisterColumn.Regime, "regime", i => i.Regime),
        (RegisterColumn.SignedOn, "signedOn", i => i.SignedOn), (RegisterColumn.StartsOn, "startsOn", i => i.StartsOn), (RegisterColumn.Ends, "endsOn", i => i.EndsOn), (RegisterColumn.Days, "daysToEnd", i => i.DaysToEnd),
        (RegisterColumn.Notice, "noticeDeadline", i => i.NoticeDeadline), (RegisterColumn.Status, "process", i => i.Process), (RegisterColumn.Status, "validity", i => i.Validity), (RegisterColumn.Status, "renewal", i => i.Renewal),
        (RegisterColumn.Status, "flags", i => i.Flags), (RegisterColumn.Status, "gapDays", i => i.GapDays), (RegisterColumn.Officer, "officerPost", i => i.Officer?.Post), (RegisterColumn.Officer, "officerName", i => i.Officer?.Name),
        (RegisterColumn.Officer, "officerMail", i => i.Officer?.Mail), (RegisterColumn.Parent, "parent", i => i.Parent),
    ];

    /// <summary>Those that the query names by <c>columns</c>, or all.</summary>
    public static Columns<TView, TItem> Of<TView, TItem>(QueryReader query, Func<TItem, RegisterReport.Item> itemOf)
    {
        var shown = query.Text(RegisterAddress.Columns) is { } named ? RegisterColumns.Of(named) : null;
        var columns = All.Where(c => c.Of is not { } of || shown is null || shown.Contains(of)).ToList();
        return new Columns<TView, TItem>([.. columns.Select(c => c.Name)], (_, item) => itemOf(item) is var row ? [.. columns.Select(c => c.Cell(row))] : []);
    }
}
