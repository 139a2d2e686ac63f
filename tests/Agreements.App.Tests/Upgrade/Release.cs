using System.Data;
using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Agreements.App.Data;
using Dapper;

namespace Agreements.App.Tests.Upgrade;

/// <summary>What the program of release 1 left behind, in a form that belongs to neither engine. <c>release-1.rows.json</c> is its database after the day that <c>Contract/ExampleTests.Story</c> tells: the Jambi sample, then every operation of the
/// API once, and the jobs behind them. Tables that this day leaves empty hold one row written by hand in the form of their store; <c>audit_checkpoints</c> holds none. <c>release-1.statuses.json</c> is what that program said of each agreement on
/// some days, <c>release-1.statements.json</c> every statement it could send. They are history: nobody writes them anew.</summary>
internal static class Release
{
    /// <summary>The last script of release 1. What comes behind it only widens the schema.</summary>
    public const string LastScript = "0035_report_subscriptions.sql";

    public static readonly DateOnly Today = new(2025, 5, 20);

    private static readonly Lazy<JsonObject> LoadedRows = new(() => Read("rows")), LoadedStatuses = new(() => Read("statuses")), LoadedStatements = new(() => Read("statements"));

    public static JsonObject Statuses => LoadedStatuses.Value;

    public static IEnumerable<(string Name, Statement Statement)> Statements =>
        LoadedStatements.Value.Select(s => (s.Key, new Statement(s.Value!["sqlite"]!.GetValue<string>(), (s.Value["sqlServer"] ?? s.Value["sqlite"])!.GetValue<string>())));

    /// <summary>The tables, with what each held.</summary>
    public static IEnumerable<Kept> Tables => LoadedRows.Value.Select(t => new Kept(
        t.Key, [.. t.Value!["columns"]!.AsArray().Select(c => c!.GetValue<string>())], [.. t.Value["rows"]!.AsArray().Select(r => r!.AsArray().Select(ToValue).ToArray())]));

    /// <param name="Rows">Texts, whole numbers, fractions, bytes and nulls, as SQLite holds them.</param>
    internal sealed record Kept(string Table, IReadOnlyList<string> Columns, IReadOnlyList<object?[]> Rows);

    /// <summary>Puts the rows into a database whose schema is that of release 1, or wider.</summary>
    public static async Task LoadAsync(Engine engine)
    {
        await using var connection = await engine.OpenAsync(CancellationToken.None);
        if (engine is SqliteEngine) await LoadSqliteAsync(connection);
        else await LoadSqlServerAsync(connection);
    }

    /// <summary>A value as it is compared, whatever the engine makes of it.</summary>
    public static string Normal(object? value) => value switch
    {
        null or DBNull => "null",
        byte[] bytes => Convert.ToBase64String(bytes),
        bool flag => flag ? "1" : "0",
        DateTime { TimeOfDay.Ticks: 0 } day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime instant => instant.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture),
        decimal or double or float => Convert.ToDecimal(value, CultureInfo.InvariantCulture).ToString("0.############", CultureInfo.InvariantCulture),
        string text when text.EndsWith("T00:00:00.0000000Z", StringComparison.Ordinal) => text[..10],
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!.TrimEnd(' '),
    };

    // Replaced, because migrations have seeded some of them; in any order, because all of them come.
    private static async Task LoadSqliteAsync(DbConnection connection)
    {
        await connection.ExecuteAsync("PRAGMA foreign_keys = OFF");
        await using (var transaction = await connection.BeginTransactionAsync())
        {
            foreach (var table in Tables) await InsertAsync(connection, transaction, "INSERT OR REPLACE", table, (_, value) => value);
            await transaction.CommitAsync();
        }
        await connection.ExecuteAsync("PRAGMA foreign_keys = ON");
        if ((await connection.QueryAsync("PRAGMA foreign_key_check")).AsList() is { Count: > 0 } loose) throw new InvalidOperationException($"{loose.Count} rows point to none.");
    }

    private static async Task LoadSqlServerAsync(DbConnection connection)
    {
        var types = (await connection.QueryAsync<(string Table, string Column, string Type)>("SELECT table_name, column_name, data_type FROM information_schema.columns")).ToDictionary(c => (c.Table, c.Column), c => c.Type);
        await using var transaction = await connection.BeginTransactionAsync();
        foreach (var table in Tables) await connection.ExecuteAsync($"ALTER TABLE {table.Table} NOCHECK CONSTRAINT ALL; DISABLE TRIGGER ALL ON {table.Table}; DELETE FROM {table.Table}", transaction: transaction);
        foreach (var table in Tables)
        {
            var counts = await connection.ExecuteScalarAsync<int>($"SELECT OBJECTPROPERTY(OBJECT_ID('{table.Table}'), 'TableHasIdentity')", transaction: transaction) == 1;
            if (counts) await connection.ExecuteAsync($"SET IDENTITY_INSERT {table.Table} ON", transaction: transaction);
            await InsertAsync(connection, transaction, "INSERT", table, (column, value) => ToServer(types[(table.Table, column)], value));
            if (counts) await connection.ExecuteAsync($"SET IDENTITY_INSERT {table.Table} OFF", transaction: transaction);
        }
        foreach (var table in Tables) await connection.ExecuteAsync($"ENABLE TRIGGER ALL ON {table.Table}; ALTER TABLE {table.Table} WITH CHECK CHECK CONSTRAINT ALL", transaction: transaction);
        await transaction.CommitAsync();
    }

    private static async Task InsertAsync(DbConnection connection, DbTransaction transaction, string verb, Kept table, Func<string, object?, object?> write)
    {
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = $"{verb} INTO {table.Table} ({string.Join(", ", table.Columns)}) VALUES ({string.Join(", ", table.Columns.Select((_, i) => "@p" + i.ToString(CultureInfo.InvariantCulture)))})";
        foreach (var row in table.Rows)
        {
            command.Parameters.Clear();
            for (var i = 0; i < row.Length; i++)
            {
                var parameter = command.CreateParameter();
                parameter.ParameterName = "@p" + i.ToString(CultureInfo.InvariantCulture);
                var value = write(table.Columns[i], row[i]);
                parameter.Value = value ?? DBNull.Value;
                if (value is null) parameter.DbType = DbType.String;
                // By itself it would be a datetime, which begins with 1753 and is rounded.
                if (value is DateTime) parameter.DbType = DbType.DateTime2;
                command.Parameters.Add(parameter);
            }
            await command.ExecuteNonQueryAsync();
        }
    }

    private static object? ToServer(string type, object? value) => (type, value) switch
    {
        ("date", string day) => DateTime.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture),
        ("datetime2", string instant) => DateTime.Parse(instant, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal),
        ("varbinary", null) => Array.Empty<byte>(),
        _ => value,
    };

    private static object? ToValue(JsonNode? value) => value switch
    {
        null => null,
        JsonObject bytes => Convert.FromBase64String(bytes["base64"]!.GetValue<string>()),
        _ when value.GetValueKind() == JsonValueKind.String => value.GetValue<string>(),
        _ when value.AsValue().TryGetValue<long>(out var whole) => whole,
        _ => value.GetValue<double>(),
    };

    private static JsonObject Read(string what) =>
        JsonNode.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Upgrade", $"release-1.{what}.json")))!.AsObject();
}
