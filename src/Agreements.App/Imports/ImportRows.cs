using Agreements.App.Data;
using Agreements.App.Imports.Files;
using Agreements.App.Imports.Rows;
using Agreements.Domain.Texts;

namespace Agreements.App.Imports;

/// <summary>A row as it is stored.</summary>
public sealed class StoredRow
{
    private const int PerFile = 2_000_000;

    public long Seq { get; init; }
    public string State { get; init; } = "";
    public Guid? AgreementId { get; init; }
    public string Cells { get; init; } = "[]";
    public string Notes { get; init; } = "[]";
    public string Changes { get; init; } = "[]";

    /// <summary>From 1.</summary>
    public int File => (int)(Seq / PerFile);

    /// <summary>As the list counts.</summary>
    public int Number => (int)(Seq % PerFile);

    public IReadOnlyList<CellNote> NotesNow => Json.Read<List<CellNote>>(Notes);

    public static long Place(int file, int number) => (long)file * PerFile + number;
}

/// <summary>The rows of imports.</summary>
public sealed class ImportRows(Db db)
{
    private const string Columns = "seq, state, agreement_id, cells, notes, changes";

    private static readonly Statement Insert = Statement.Of("INSERT INTO import_rows (import_id, seq, state, cells, notes, changes) VALUES (@Import, @Seq, 'pending', @Cells, '[]', '[]')");
    private static readonly Statement DropOfFile = Statement.Of("DELETE FROM import_rows WHERE import_id = @Import AND seq > @From");
    private static readonly Statement DropFailed = Statement.Of("DELETE FROM import_rows WHERE import_id = @Import AND state = 'failed'");
    private static readonly Statement JudgeAgain = Statement.Of("UPDATE import_rows SET state = 'pending' WHERE import_id = @Import AND state NOT IN ('created', 'updated')");
    private static readonly Statement Judged = Statement.Of("UPDATE import_rows SET state = @State, agreement_id = @Agreement, notes = @Notes, changes = @Changes, row_hash = @Hash WHERE import_id = @Import AND seq = @Seq AND state = @Was");
    private static readonly Statement InState = Statement.Limited($"SELECT {Columns} FROM import_rows WHERE import_id = @Import AND state = @State AND seq > @After ORDER BY seq", "Count");
    private static readonly Statement ToTake = Statement.Limited($"SELECT {Columns} FROM import_rows WHERE import_id = @Import AND state IN ('create', 'update') AND seq > @After ORDER BY seq", "Count");
    private static readonly Statement Everything = Statement.Limited($"SELECT {Columns} FROM import_rows WHERE import_id = @Import AND seq > @After ORDER BY seq", "Count");
    private static readonly Statement Unnamed = Statement.Limited($"SELECT {Columns} FROM import_rows WHERE import_id = @Import AND state = 'failed' AND seq > @After AND notes LIKE '%\"name\":%' ORDER BY seq", "Count");
    private static readonly Statement Counted = Statement.Of("SELECT state, COUNT(*) AS number FROM import_rows WHERE import_id = @Import GROUP BY state");

    /// <summary>A file is read as a whole or not at all; what a crash left of it goes first.</summary>
    public Task BeginFileAsync(Guid import, int file, CancellationToken ct) => db.ExecuteAsync(DropOfFile, new { Import = import, From = StoredRow.Place(file, 0) }, ct);

    public Task AddAsync(Guid import, int file, IEnumerable<SheetRow> rows, CancellationToken ct) =>
        db.ExecuteAsync(Insert, rows.Select(r => new { Import = import, Seq = StoredRow.Place(file, r.Number), Cells = RowCells.Write(r) }), ct);

    public Task DropFailedAsync(Guid import, CancellationToken ct) => db.ExecuteAsync(DropFailed, new { Import = import }, ct);

    public Task JudgeAgainAsync(Guid import, CancellationToken ct) => db.ExecuteAsync(JudgeAgain, new { Import = import }, ct);

    /// <summary>Writes what was decided, if the row is still as it was read.</summary>
    internal async Task<bool> WriteAsync(Guid import, StoredRow row, Judgement judged, CancellationToken ct) => await db.ExecuteAsync(Judged, new
    {
        Import = import, row.Seq, Was = row.State, State = Words.Of(judged.State), judged.Agreement, Notes = Json.Write(judged.Notes), Changes = Json.Write(judged.Changes), judged.Hash,
    }, ct) > 0;

    /// <param name="state">Null = all.</param>
    public Task<IReadOnlyList<StoredRow>> PageAsync(Guid import, RowState? state, long after, int count, CancellationToken ct) => state is { } one
        ? db.QueryAsync<StoredRow>(InState, new { Import = import, State = Words.Of(one), After = after, Count = count }, ct)
        : db.QueryAsync<StoredRow>(Everything, new { Import = import, After = after, Count = count }, ct);

    public Task<IReadOnlyList<StoredRow>> ToTakeAsync(Guid import, long after, int count, CancellationToken ct) => db.QueryAsync<StoredRow>(ToTake, new { Import = import, After = after, Count = count }, ct);

    /// <summary>Rows that failed because of an institution's name.</summary>
    public Task<IReadOnlyList<StoredRow>> UnnamedAsync(Guid import, long after, int count, CancellationToken ct) => db.QueryAsync<StoredRow>(Unnamed, new { Import = import, After = after, Count = count }, ct);

    public async Task<IReadOnlyDictionary<RowState, int>> CountAsync(Guid import, CancellationToken ct) =>
        (await db.QueryAsync<Count>(Counted, new { Import = import }, ct)).ToDictionary(c => Words.Parse<RowState>(c.State), c => (int)c.Number);

    private sealed class Count
    {
        public string State { get; init; } = "";
        public long Number { get; init; }
    }
}
