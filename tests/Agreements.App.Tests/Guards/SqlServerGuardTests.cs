using System.Text.RegularExpressions;
using Agreements.App.Data;
using Agreements.App.Tests.Support;
using Dapper;
using NUnit.Framework;

namespace Agreements.App.Tests.Guards;

/// <summary>What keeps the T-SQL honest without a server.</summary>
public sealed partial class SqlServerGuardTests
{
    private static readonly Lazy<SqlServerSchemaCheck> Schema = new(() => new SqlServerSchemaCheck(Migrations.Scripts("sqlserver")));

    [Test]
    public void Every_statement_compiles_against_the_migrated_SQL_Server_schema()
    {
        Assert.That(Statements.All, Has.Count.GreaterThan(60));
        Assert.That(Schema.Value.Compile(Statements.All.ToDictionary(s => s.Key, s => s.Value.SqlServer)), Is.Empty);
    }

    [TestCase("SELECT nope FROM agreements", TestName = "The guard refuses an unknown column")]
    [TestCase("SELECT id FROM nope", TestName = "The guard refuses an unknown table")]
    [TestCase("UPDATE outbox SET state = @S WHERE nope = @Id", TestName = "The guard refuses an unknown column in the condition of an update")]
    [TestCase("INSERT INTO outbox (id, nope) VALUES (@A, @B)", TestName = "The guard refuses an unknown column in an insert")]
    [TestCase("SELECT id FROM outbox ORDER BY id LIMIT @N", TestName = "The guard refuses SQLite's LIMIT")]
    [TestCase("SELECT id FROM outbox; SELECT nope FROM outbox", TestName = "The guard looks at the second statement of a batch")]
    [TestCase("SELECT k.[KEY] FROM CONTAINSTABLE(outbox, nope, @M) k", TestName = "The guard refuses an unknown column in a full text")]
    public void The_guard_can_fail(string sql) =>
        Assert.That(Schema.Value.Compile(new Dictionary<string, string> { ["broken"] = sql }), Is.Not.Empty);

    [Test]
    public void No_statement_compares_a_column_with_itself() =>
        Assert.That(Statements.All.SelectMany(s => ComparedWithItself().Matches(s.Value.SqlServer).Concat(ComparedWithItself().Matches(s.Value.Sqlite)).Select(m => $"{s.Key}: {m.Value}")), Is.Empty);

    [Test]
    public async Task Both_engines_have_the_same_tables_and_columns_with_the_same_nullability()
    {
        var sqlServer = Schema.Value.Columns.Select(c => $"{c.Table}.{c.Column} {(c.Nullable ? "null" : "not null")}");
        Assert.That(await SqliteColumnsAsync(""), Is.EquivalentTo(sqlServer));
    }

    [Test]
    public async Task The_schema_comparison_can_fail()
    {
        var sqlServer = Schema.Value.Columns.Select(c => $"{c.Table}.{c.Column} {(c.Nullable ? "null" : "not null")}");
        Assert.That(await SqliteColumnsAsync("ALTER TABLE outbox ADD COLUMN only_here TEXT"), Is.Not.EquivalentTo(sqlServer));
    }

    [Test]
    public async Task Both_engines_have_the_same_indexes()
    {
        Assert.That(await SqliteIndexesAsync(), Is.EquivalentTo(IndexesLeft(Migrations.Scripts("sqlserver"))).And.Not.Empty);
    }

    // A script may make one anew.
    private static IEnumerable<string> IndexesLeft(IEnumerable<(string Name, string Sql)> scripts)
    {
        var left = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var change in scripts.SelectMany(s => IndexChange().Matches(s.Sql)))
            if (change.Groups["made"].Success) left[change.Groups["name"].Value] = change.Value;
            else left.Remove(change.Groups["name"].Value);
        return left.Values;
    }

    // As they stand after all scripts: a table that is written anew in SQLite loses those that nobody makes again.
    private static async Task<List<string>> SqliteIndexesAsync()
    {
        using var database = TestDatabase.Create(TestDatabase.Sqlite)!;
        await using var connection = await database.Engine.OpenAsync(CancellationToken.None);
        return (await connection.QueryAsync<string>("SELECT sql || ';' FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL")).AsList();
    }

    [Test]
    public void No_statement_uses_what_the_parser_takes_and_older_servers_refuse() =>
        Assert.That(Statements.All.Where(s => DenyList.Reason(s.Value.SqlServer) is not null).Select(s => $"{s.Key}: {DenyList.Reason(s.Value.SqlServer)}"), Is.Empty);

    [TestCase("SELECT GREATEST(1, 2)")]
    [TestCase("SELECT a IS DISTINCT FROM b FROM t")]
    [TestCase("MERGE t USING s ON 1 = 1 WHEN MATCHED THEN DELETE;")]
    [TestCase("SELECT * FROM agreements")]
    [TestCase("SELECT id FROM outbox WITH (NOLOCK)")]
    public void The_deny_list_can_fail(string sql) => Assert.That(DenyList.Reason(sql), Is.Not.Null);

    // SQLite's full text is a virtual table with tables of its own behind it; SQL Server's is an index.
    private static async Task<List<string>> SqliteColumnsAsync(string change)
    {
        using var database = TestDatabase.Create(TestDatabase.Sqlite)!;
        await using var connection = await database.Engine.OpenAsync(CancellationToken.None);
        if (change != "") await connection.ExecuteAsync(change);
        return (await connection.QueryAsync<string>("""
            SELECT m.name || '.' || c.name || CASE WHEN c."notnull" = 1 OR c.pk > 0 THEN ' not null' ELSE ' null' END
            FROM sqlite_schema m JOIN pragma_table_info(m.name) c
            WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%' AND m.name NOT LIKE '%\_fts%' ESCAPE '\' AND m.name <> 'SchemaVersions'
            """)).AsList();
    }

    [GeneratedRegex(@"(?<made>CREATE (UNIQUE )?INDEX (?<name>\w+) [^;]+;)|DROP INDEX (?<name>\w+) ON \w+;", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex IndexChange();

    [GeneratedRegex(@"(?<![\w.@])(?<column>\w+\.\w+)\s*=\s*\k<column>(?![\w.])", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex ComparedWithItself();
}

/// <summary>Words that compile for SQL Server 2022 and fail on 2019, or that we do not want at all.</summary>
internal static partial class DenyList
{
    private static readonly (Regex Word, string Reason)[] Denied =
    [
        (Newer(), "needs SQL Server 2022"),
        (Merge(), "MERGE has races and open bugs; write the two statements"),
        (Star(), "SELECT * changes with the schema"),
        (NoLock(), "NOLOCK reads rows that never were"),
    ];

    public static string? Reason(string sql) => Denied.FirstOrDefault(d => d.Word.IsMatch(sql)).Reason;

    [GeneratedRegex(@"\b(GREATEST|LEAST|DATETRUNC|GENERATE_SERIES|DATE_BUCKET|JSON_OBJECT|JSON_ARRAY)\s*\(|IS\s+(NOT\s+)?DISTINCT\s+FROM|\bWINDOW\s+\w+\s+AS\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Newer();

    [GeneratedRegex(@"\bMERGE\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Merge();

    [GeneratedRegex(@"SELECT\s+(\w+\.)?\*", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Star();

    [GeneratedRegex(@"\bNOLOCK\b|\bREADUNCOMMITTED\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NoLock();
}
