using Agreements.App.Data;
using Agreements.App.Imports;
using Agreements.App.Imports.Columns;
using Agreements.App.Imports.Rows;
using Agreements.Domain.Texts;

namespace Agreements.App.Features.Imports;

/// <summary>An import as its maker follows it.</summary>
/// <param name="DryRun">It stops when it has been checked.</param>
/// <param name="Done">Rows of the step under way; <paramref name="Total"/> of so many, 0 while that is not known.</param>
/// <param name="Problem">Why it failed as a whole.</param>
public sealed record ImportView(
    Guid Id, ImportState State, bool DryRun, Guid? Institution, string CreatedBy, int Done, int Total, bool CancelAsked, ImportCounts Counts, IReadOnlyList<ImportFileView> Files, IReadOnlyList<string> Warnings, string? Problem, ImportOptions Options,
    DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt)
{
    internal static ImportView Of(StoredImport import, IReadOnlyList<StoredFile> files, IReadOnlyDictionary<RowState, int> counts, Language language) => new(
        import.Id, import.StateNow, import.DryRun, import.InstitutionId, import.Actor, import.Done, import.Total, import.CancelAsked, ImportCounts.Of(counts), [.. files.Select(f => new ImportFileView(f.Ord, f.Name, f.Sha256, f.Size, f.ColumnsNow))],
        [.. Json.Read<List<string>>(import.Warnings).Select(w => StoredMessage.Read(w).In(language))], import.Problem is { } problem ? StoredMessage.Read(problem).In(language) : null, import.OptionsNow, import.CreatedAt, import.UpdatedAt);
}

/// <param name="Order">From 1: the first, and corrected ones after it.</param>
/// <param name="Sha256">Lower-case hex.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Columns">Empty until it is read.</param>
public sealed record ImportFileView(int Order, string Name, string Sha256, long Size, IReadOnlyList<Column> Columns);

/// <summary>How many rows are in each state.</summary>
public sealed record ImportCounts(int Pending, int Create, int Update, int Unchanged, int Differs, int Conflict, int Failed, int Created, int Updated)
{
    public int Rows => Pending + Create + Update + Unchanged + Differs + Conflict + Failed + Created + Updated;

    internal static ImportCounts Of(IReadOnlyDictionary<RowState, int> counts)
    {
        int N(RowState state) => counts.GetValueOrDefault(state);
        return new ImportCounts(N(RowState.Pending), N(RowState.Create), N(RowState.Update), N(RowState.Unchanged), N(RowState.Differs), N(RowState.Conflict), N(RowState.Failed), N(RowState.Created), N(RowState.Updated));
    }
}

/// <param name="File">From 1.</param>
/// <param name="Number">As the list counts its rows.</param>
/// <param name="Agreement">What it speaks of, or has become.</param>
public sealed record ImportRowView(int File, int Number, RowState State, Guid? Agreement, IReadOnlyList<string> Cells, IReadOnlyList<ImportProblem> Problems, IReadOnlyList<CellChange> Changes)
{
    internal static ImportRowView Of(StoredRow row, Language language) => new(
        row.File, row.Number, Words.Parse<RowState>(row.State), row.AgreementId, [.. RowCells.Read(row.Cells).Cells.Select(c => c.Text)],
        [.. row.NotesNow.Select(n => new ImportProblem(n.Column, n.Code, n.In(language), n.IsWarning, n.Name, n.Suggestions ?? []))], Json.Read<List<CellChange>>(row.Changes));
}

/// <param name="Column">From 0; absent = the row as a whole.</param>
/// <param name="Warning">The row is taken all the same.</param>
/// <param name="Name">The name that an entry of <c>choices</c> explains.</param>
public sealed record ImportProblem(int? Column, string Code, string Message, bool Warning, string? Name, IReadOnlyList<Suggestion> Suggestions);
