using System.Globalization;
using Agreements.App.Data;
using Agreements.App.Tests.Support;
using Dapper;
using DbUp.Engine.Output;
using Microsoft.Data.SqlClient;

namespace Agreements.App.Tests.Upgrade;

/// <summary>A database of its own without tables, to be brought to any script.</summary>
internal sealed class EmptyDatabase : IDisposable
{
    private readonly Action _drop;

    private EmptyDatabase(Engine engine, Action drop) => (Engine, _drop) = (engine, drop);

    public Engine Engine { get; }

    /// <summary>Of the server; empty for SQLite.</summary>
    public string Connection { get; private init; } = "";

    /// <returns>Null when no server is named for the engine.</returns>
    public static EmptyDatabase? Create(string engine)
    {
        if (engine == TestDatabase.Sqlite)
        {
            var directory = Directory.CreateTempSubdirectory("agreements-upgrade").FullName;
            var sqlite = new SqliteEngine(Path.Combine(directory, "test.db"));
            return new EmptyDatabase(sqlite, () =>
            {
                sqlite.Dispose();
                Directory.Delete(directory, recursive: true);
            });
        }
        if (Environment.GetEnvironmentVariable("AGREEMENTS_TEST_SQLSERVER") is not { Length: > 0 } server) return null;
        var name = "agreements_upgrade_" + Guid.CreateVersion7().ToString("N", CultureInfo.InvariantCulture);
        Execute(server, $"CREATE DATABASE {name}");
        var connection = new SqlConnectionStringBuilder(server) { InitialCatalog = name }.ToString();
        return new EmptyDatabase(new SqlServerEngine(connection), () => Execute(server, $"ALTER DATABASE {name} SET SINGLE_USER WITH ROLLBACK IMMEDIATE; DROP DATABASE {name}")) { Connection = connection };
    }

    /// <summary>Runs the scripts up to this one, as the program of that time did.</summary>
    public void MigrateTo(string last)
    {
        using var held = Engine.LockForMigration();
        var result = Engine.Deploy()
            .WithScripts(Migrations.Scripts(Engine.Folder).Where(s => string.CompareOrdinal(s.Name, last) <= 0).Select(s => new DbUp.Engine.SqlScript(s.Name, s.Sql)))
            .WithTransactionPerScript().WithVariablesDisabled().LogTo(new NoOpUpgradeLog()).Build().PerformUpgrade();
        if (!result.Successful) throw result.Error;
    }

    public void Dispose() => _drop();

    private static void Execute(string server, string sql)
    {
        using var connection = new SqlConnection(server);
        connection.Execute(sql);
    }
}
