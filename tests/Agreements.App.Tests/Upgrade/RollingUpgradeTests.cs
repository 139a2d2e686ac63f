using System.Text.RegularExpressions;
using Agreements.App.Data;
using Agreements.App.Features.Agreements;
using Agreements.App.Tests.Guards;
using Agreements.App.Tests.Support;
using Dapper;
using Microsoft.Data.Sqlite;
using NUnit.Framework;
using SQLitePCL;

namespace Agreements.App.Tests.Upgrade;

/// <summary>Nodes are exchanged one after the other, and one may be set back: what release 1 sends is taken by the newest schema.</summary>
public sealed partial class RollingUpgradeTests
{
    [Test]
    public void Every_statement_of_release_1_compiles_against_the_newest_schema_of_SQL_Server()
    {
        // What this program still sends, the guard of the statements compiles.
        var current = Statements.All.Values.Select(s => s.SqlServer).ToHashSet(StringComparer.Ordinal);
        var gone = Release.Statements.Where(s => !current.Contains(s.Statement.SqlServer)).ToDictionary(s => s.Name, s => s.Statement.SqlServer);
        Assert.That(Release.Statements.Count(), Is.GreaterThan(600));
        if (gone.Count > 0) Assert.That(new SqlServerSchemaCheck(Migrations.Scripts("sqlserver")).Compile(gone), Is.Empty);
    }

    [Test]
    public async Task Every_statement_of_release_1_compiles_against_the_newest_schema_of_SQLite()
    {
        using var database = TestDatabase.Create(TestDatabase.Sqlite)!;
        await using var connection = (SqliteConnection)await database.Engine.OpenAsync(CancellationToken.None);
        Assert.That(Release.Statements.Select(s => (s.Name, Error: Compile(connection.Handle!, s.Statement.Sqlite))).Where(s => s.Error is not null), Is.Empty);
        Assert.That(Compile(connection.Handle!, "SELECT nope FROM agreements"), Does.Contain("no such column"), "it can fail");
        Assert.That(Compile(connection.Handle!, "SELECT id FROM agreements; SELECT nope FROM agreements"), Does.Contain("no such column"), "behind the first of several too");
    }

    private static string? Compile(sqlite3 database, string sql)
    {
        for (var rest = List().Replace(sql, "IN (${name})"); rest.Trim().Length > 0;)
        {
            var code = raw.sqlite3_prepare_v2(database, rest, out var statement, out var tail);
            statement?.Dispose();
            if (code != raw.SQLITE_OK) return raw.sqlite3_errmsg(database).utf8_to_string();
            rest = tail ?? "";
        }
        return null;
    }

    [Test]
    public async Task What_release_1_inserts_is_taken_by_the_newest_schema()
    {
        using var database = EmptyDatabase.Create(TestDatabase.Sqlite)!;
        Migrations.Run(database.Engine);
        await using var connection = (SqliteConnection)await database.Engine.OpenAsync(CancellationToken.None);
        await connection.ExecuteAsync("PRAGMA foreign_keys = OFF");
        var tables = Release.Tables.Where(t => t.Rows.Count > 0).ToDictionary(t => t.Table, StringComparer.Ordinal);
        var done = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (name, statement) in Release.Statements)
        {
            // Only those that name each column and its value; what selects is compiled above.
            if (Insert().Match(statement.Sqlite) is not { Success: true } insert || !tables.TryGetValue(insert.Groups["table"].Value, out var table)) continue;
            var (columns, values) = (Parts(insert.Groups["columns"].Value), Parts(insert.Groups["values"].Value));
            if (columns.Length != values.Length || columns.Except(table.Columns).Any()) continue;
            await using var transaction = connection.BeginTransaction();
            // Emptied of what migrations seed, so that it is the shape of the row that decides.
            foreach (var trigger in await connection.QueryAsync<string>("SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = @Table", new { table.Table }, transaction)) await connection.ExecuteAsync($"DROP TRIGGER {trigger}", transaction: transaction);
            await connection.ExecuteAsync($"DELETE FROM {table.Table}", transaction: transaction);
            await using var command = connection.CreateCommand();
            (command.CommandText, command.Transaction) = (statement.Sqlite, transaction);
            var row = table.Rows[^1];
            foreach (var (column, value) in columns.Zip(values).Where(p => p.Second.StartsWith('@')).DistinctBy(p => p.Second))
                command.Parameters.AddWithValue(value, row[table.Columns.ToList().IndexOf(column)] ?? DBNull.Value);
            Assert.That(async () => await command.ExecuteNonQueryAsync(), Throws.Nothing, name);
            await transaction.RollbackAsync();
            done.Add(table.Table);
        }
        Assert.That(done, Is.SupersetOf(new[] { "institutions", "agreements", "agreement_parties", "agreement_changes", "alerts", "outbox", "events", "renewals", "documents", "webhook_deliveries", "users", "job_runs" }));
    }

    [Test]
    public void A_script_behind_release_1_only_widens() => Assert.That(
        from folder in new[] { "sqlite", "sqlserver" }
        from script in Migrations.Scripts(folder)
        where string.CompareOrdinal(script.Name, Release.LastScript) > 0
        from broken in MigrationRules.Broken($"{folder}/{script.Name}", script.Sql)
        select broken, Is.Empty);

    [TestCase("DROP TABLE outbox;")]
    [TestCase("ALTER TABLE outbox DROP COLUMN calendar;")]
    [TestCase("ALTER TABLE outbox RENAME COLUMN calendar TO invite;")]
    [TestCase("ALTER TABLE outbox RENAME TO mails;")]
    [TestCase("EXEC sp_rename 'outbox', 'mails';")]
    [TestCase("ALTER TABLE outbox ADD COLUMN weight INTEGER NOT NULL;")]
    [TestCase("ALTER TABLE outbox ADD weight int NOT NULL;")]
    [TestCase("ALTER TABLE outbox ALTER COLUMN subject nvarchar(100) NOT NULL;")]
    [TestCase("ALTER TABLE outbox ADD CONSTRAINT ck_outbox CHECK (attempts < 3);")]
    [TestCase("CREATE UNIQUE INDEX ux_outbox ON outbox (recipient);")]
    [TestCase("DELETE FROM outbox;")]
    public void The_rule_can_fail(string sql) => Assert.That(MigrationRules.Broken("9999_x.sql", sql), Is.Not.Empty);

    [TestCase("CREATE TABLE nodes (id TEXT NOT NULL); CREATE UNIQUE INDEX ux_nodes ON nodes (id);")]
    [TestCase("ALTER TABLE outbox ADD COLUMN weight INTEGER NOT NULL DEFAULT 0;")]
    [TestCase("ALTER TABLE outbox ADD weight int NOT NULL CONSTRAINT df_weight DEFAULT 0;")]
    [TestCase("ALTER TABLE outbox ADD COLUMN weight INTEGER NULL; CREATE INDEX ix_weight ON outbox (weight);")]
    [TestCase("-- contract: 0041 since release 3\nALTER TABLE outbox DROP COLUMN calendar;")]
    public void What_widens_or_says_that_it_takes_away_is_let_through(string sql) => Assert.That(MigrationRules.Broken("9999_x.sql", sql), Is.Empty);

    [Test]
    public async Task Every_column_of_release_1_is_there_as_wide_as_it_was()
    {
        using var old = EmptyDatabase.Create(TestDatabase.Sqlite)!;
        old.MigrateTo(Release.LastScript);
        using var now = TestDatabase.Create(TestDatabase.Sqlite)!;
        var (before, after) = (await ColumnsAsync(old.Engine), (await ColumnsAsync(now.Engine)).ToDictionary(c => (c.Table, c.Name)));
        Assert.That(before, Has.Count.GreaterThan(500));
        Assert.That(before.Where(c => !after.TryGetValue((c.Table, c.Name), out var kept) || kept.Type != c.Type || (kept.Required && !c.Required)).Select(c => $"{c.Table}.{c.Name}"), Is.Empty);
        var tables = before.Select(c => c.Table).ToHashSet(StringComparer.Ordinal);
        Assert.That(after.Values.Where(c => tables.Contains(c.Table) && c is { Required: true, Default: null } && !before.Exists(b => (b.Table, b.Name) == (c.Table, c.Name))).Select(c => $"{c.Table}.{c.Name}"), Is.Empty);
    }

    [Test]
    public async Task A_program_runs_on_a_database_that_a_newer_one_has_widened()
    {
        using var database = EmptyDatabase.Create(TestDatabase.Sqlite)!;
        Migrations.Run(database.Engine);
        Assert.That(Migrations.Newer(database.Engine), Is.Empty);
        await using (var connection = await database.Engine.OpenAsync(CancellationToken.None))
            await connection.ExecuteAsync("ALTER TABLE outbox ADD COLUMN weight INTEGER NOT NULL DEFAULT 0; CREATE TABLE newer (id TEXT NOT NULL); INSERT INTO SchemaVersions (ScriptName, Applied) VALUES ('9999_newer.sql', '2030-01-01')");
        Assert.That(Migrations.Run(database.Engine), Is.Empty);
        Assert.That(Migrations.Pending(database.Engine), Is.Empty);
        Assert.That(Migrations.Newer(database.Engine), Is.EqualTo(new[] { "9999_newer.sql" }));
        await using var app = new TestApp(database.Engine);
        Assert.That((await app.SendAsync(new ListAgreements.Query())).Items, Is.Empty);
    }

    [Test]
    public async Task Rows_of_the_first_scripts_survive_to_the_newest()
    {
        using var database = EmptyDatabase.Create(TestDatabase.Sqlite)!;
        database.MigrateTo("0003_alerts.sql");
        await using (var connection = await database.Engine.OpenAsync(CancellationToken.None))
        {
            await connection.ExecuteAsync("PRAGMA foreign_keys = OFF");
            foreach (var table in new[] { "institutions", "institution_names", "agreements", "agreement_parties", "agreement_changes", "agreement_validity", "alerts", "outbox", "job_runs" }) await connection.ExecuteAsync(await FilledAsync(connection, table));
            await connection.ExecuteAsync("PRAGMA foreign_keys = ON");
        }
        Migrations.Run(database.Engine);
        await using var after = await database.Engine.OpenAsync(CancellationToken.None);
        foreach (var table in new[] { "institutions", "institution_names", "agreements", "agreement_parties", "agreement_changes", "agreement_validity", "alerts", "outbox", "job_runs" })
            Assert.That(await after.ExecuteScalarAsync<long>($"SELECT COUNT(*) FROM {table}"), Is.EqualTo(1), table);
        Assert.That(await after.ExecuteScalarAsync<string>("SELECT title FROM agreements"), Is.EqualTo("title"));
    }

    // Any row: each text its column's name, each day the same, each reference to the same id.
    private static async Task<string> FilledAsync(System.Data.Common.DbConnection connection, string table)
    {
        var columns = (await connection.QueryAsync<Column>($"SELECT '{table}' AS \"table\", name, type FROM pragma_table_info('{table}')")).AsList();
        return $"INSERT INTO {table} ({string.Join(", ", columns.Select(c => c.Name))}) VALUES ({string.Join(", ", columns.Select(Value))})";

        static string Value(Column column) => column.Name switch
        {
            "id" or "agreement_id" or "institution_id" or "lineage_id" or "alert_id" => "'00000000-0000-7000-8000-000000000001'",
            "parent_id" or "predecessor_id" or "signing_event_id" or "officer_institution_id" or "merged_into_id" or "split_from_id" or "addendum" => "NULL",
            "kind" => "'cityGovernment'",
            "class" => "'mou'",
            "details" => "'{}'",
            "aliases" or "fallbacks" => "'[]'",
            _ when column.Type == "INTEGER" => "1",
            _ when column.Name.EndsWith("_at", StringComparison.Ordinal) || column.Name.EndsWith("_until", StringComparison.Ordinal) => "'2025-05-20T02:00:00.0000000Z'",
            _ when column.Name.EndsWith("_on", StringComparison.Ordinal) || column.Name is "ends_key" or "rolled_to" or "from_on" or "notice_deadline" => "'2025-05-20'",
            _ => $"'{column.Name}'",
        };
    }

    private static async Task<List<Column>> ColumnsAsync(Engine engine)
    {
        await using var connection = await engine.OpenAsync(CancellationToken.None);
        return (await connection.QueryAsync<Column>("""
            SELECT m.name AS "table", c.name, c.type, c."notnull" AS required, c.dflt_value AS "default" FROM sqlite_schema m JOIN pragma_table_info(m.name) c
            WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%' AND m.name NOT LIKE '%\_fts%' ESCAPE '\' AND m.name <> 'SchemaVersions'
            """)).AsList();
    }

    private static string[] Parts(string list) => [.. list.Split(',').Select(p => p.Trim())];

    private sealed class Column
    {
        public string Table { get; init; } = "";
        public string Name { get; init; } = "";
        public string Type { get; init; } = "";
        public bool Required { get; init; }
        public string? Default { get; init; }
    }

    [GeneratedRegex(@"\bIN\s+(?<name>@\w+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex List();

    [GeneratedRegex(@"^\s*INSERT INTO (?<table>\w+) \((?<columns>[^)]+)\)\s*VALUES \((?<values>[^()]+)\)\s*$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Insert();
}
