using System.Diagnostics;
using Agreements.App.Data;
using Agreements.App.Features.Alerts;
using Agreements.Domain.Dates;
using Microsoft.Data.Sqlite;

namespace Agreements.Bench;

/// <summary>One sweep on which the renewal of every agreement is due, beside bare inserts of the rows that it writes: as many transactions, one for
/// each agreement, on a copy of the same file.</summary>
internal sealed class OpeningCases(string directory, Dataset data)
{
    private static readonly string[] Written = ["renewals", "audit_entries", "events"];

    /// <summary>The database in which every case is open; each tenth leaves a gap by its plan.</summary>
    public Dataset Opened { get; } = new(Path.Combine(directory, "renewals"), data.Size);

    public async Task<Result> RunAsync(CancellationToken ct)
    {
        var floor = Path.Combine(directory, "floor.db");
        var warm = Path.Combine(directory, "warm.db");
        Directory.CreateDirectory(Opened.DataDirectory);
        foreach (var (file, due) in new[] { (warm, 1500), (Opened.File, data.Size), (floor, data.Size) }) Prepare(file, due);
        await SweepAsync(warm, ct);
        var ours = await SweepAsync(Opened.File, ct);
        return Result.Of("opening cases in one sweep", data.Size, ours, InsertAgain(floor), "ms");
    }

    // A case is due 120 days (PKS; 180 for an MoU) before the notice, which is three months before the end; no alert is due by then.
    private void Prepare(string file, int due)
    {
        // A log that an earlier run has left would be taken for the copy's.
        foreach (var log in new[] { file + "-wal", file + "-shm" }) File.Delete(log);
        File.Copy(data.File, file, overwrite: true);
        var today = Zone.Wib.Today(TimeProvider.System.GetUtcNow());
        var end = today.PlusDays(205);
        Execute(file, $"""
            UPDATE agreements SET ends_on = '{end.ToIso()}', ends_key = '{end.ToIso()}', notice_deadline = '{end.PlusMonths(-3).ToIso()}', next_alert_on = '{today.ToIso()}'
            WHERE id IN (SELECT id FROM agreements ORDER BY id LIMIT {due}); PRAGMA wal_checkpoint(TRUNCATE)
            """);
    }

    private static async Task<double> SweepAsync(string file, CancellationToken ct)
    {
        using var engine = new SqliteEngine(file);
        await using var services = Dataset.Services(engine);
        var clock = Stopwatch.StartNew();
        var outcome = await Dataset.SendAsync(services, new SweepAlerts.Detailed(DryRun: false), ct);
        clock.Stop();
        if (outcome.Opened.Count != outcome.Looked || outcome.Alerts.Count > 0) throw new InvalidOperationException($"{outcome.Opened.Count} of {outcome.Looked} cases were opened, {outcome.Alerts.Count} alerts planned.");
        return clock.Elapsed.TotalMilliseconds;
    }

    private double InsertAgain(string floor)
    {
        var rows = Written.ToDictionary(t => t, RowsOf);
        using var connection = Open(floor);
        var inserts = Written.Select(t => Insert(connection, t, rows[t].Columns)).ToList();
        using var update = connection.CreateCommand();
        update.CommandText = "UPDATE agreements SET next_alert_on = '2999-01-01' WHERE id = @p0";
        update.Parameters.AddWithValue("@p0", "");
        var clock = Stopwatch.StartNew();
        for (var i = 0; i < data.Size; i++)
        {
            using var transaction = connection.BeginTransaction(deferred: false);
            foreach (var (insert, table) in inserts.Zip(Written)) Run(insert, transaction, rows[table].Rows[i]);
            Run(update, transaction, [rows["renewals"].Rows[i][Array.IndexOf(rows["renewals"].Columns, "agreement_id")]]);
            transaction.Commit();
        }
        return clock.Elapsed.TotalMilliseconds;
    }

    private static void Run(SqliteCommand command, SqliteTransaction transaction, object[] values)
    {
        command.Transaction = transaction;
        for (var i = 0; i < values.Length; i++) command.Parameters[i].Value = values[i];
        command.ExecuteNonQuery();
    }

    private static SqliteCommand Insert(SqliteConnection connection, string table, string[] columns)
    {
        var command = connection.CreateCommand();
        command.CommandText = $"INSERT INTO {table} ({string.Join(", ", columns)}) VALUES ({string.Join(", ", columns.Select((_, i) => "@p" + i))})";
        for (var i = 0; i < columns.Length; i++) command.Parameters.AddWithValue("@p" + i, DBNull.Value);
        return command;
    }

    // The last that were written: one of each table for each agreement.
    private (string[] Columns, List<object[]> Rows) RowsOf(string table)
    {
        using var connection = Open(Opened.File);
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT * FROM (SELECT rowid AS written, * FROM {table} ORDER BY rowid DESC LIMIT {data.Size}) ORDER BY written";
        using var reader = command.ExecuteReader();
        var kept = Enumerable.Range(1, reader.FieldCount - 1).Where(i => reader.GetName(i) != "seq").ToList();
        var rows = new List<object[]>();
        while (reader.Read()) rows.Add([.. kept.Select(reader.GetValue)]);
        return ([.. kept.Select(reader.GetName)], rows);
    }

    /// <summary>Each tenth case is planned for a day that leaves a gap, as the index over plans says.</summary>
    public void PlanGaps() => Execute(Opened.File, """
        UPDATE renewals SET signing_on = date((SELECT a.ends_on FROM agreements a WHERE a.id = agreement_id), '+6 days'), forecast_days = 5 WHERE rowid % 10 = 0
        """);

    private static SqliteConnection Open(string file)
    {
        var connection = new SqliteConnection($"Data Source={file}");
        connection.Open();
        return connection;
    }

    private static void Execute(string file, string sql)
    {
        using var connection = Open(file);
        using var command = connection.CreateCommand();
        (command.CommandText, command.CommandTimeout) = (sql, 3600);
        command.ExecuteNonQuery();
    }
}
