using System.Data.Common;
using System.Globalization;
using Agreements.Domain.Access;
using Agreements.Web.Tests.Support;
using Microsoft.Data.SqlClient;

namespace Agreements.Web.Tests.Nodes;

/// <summary>A database that several processes share: a file, or one of its own on the server named by AGREEMENTS_TEST_SQLSERVER.</summary>
/// <param name="server">The connection to its database; null = SQLite.</param>
internal sealed class NodeDatabase(TempDirectory directory, string? server) : IAsyncDisposable
{
    public const string Sqlite = "SQLite", SqlServer = "SQL Server", Snapshot = "SQL Server, READ_COMMITTED_SNAPSHOT";

    public string Directory => directory.Path;

    public (string, string?)[] Settings => server is null ? [] : [("ConnectionStrings__SqlServer", server)];

    private string File => Path.Combine(Directory, "data", "agreements.db");

    /// <returns>Null when no server is named for it.</returns>
    public static async Task<NodeDatabase?> CreateAsync(string engine)
    {
        if (engine == Sqlite) return new NodeDatabase(new TempDirectory(), null);
        if (Environment.GetEnvironmentVariable("AGREEMENTS_TEST_SQLSERVER") is not { Length: > 0 } named) return null;
        var name = "agreements_nodes_" + Guid.CreateVersion7().ToString("N", CultureInfo.InvariantCulture);
        await ExecuteAsync(named, $"CREATE DATABASE {name}");
        await ExecuteAsync(named, $"ALTER DATABASE {name} SET READ_COMMITTED_SNAPSHOT {(engine == Snapshot ? "ON" : "OFF")}");
        return new NodeDatabase(new TempDirectory(), new SqlConnectionStringBuilder(named) { InitialCatalog = name }.ToString());
    }

    /// <summary>A key for everything.</summary>
    /// <param name="settings">Of the program that makes it, on a server.</param>
    public async Task<string> KeyAsync(params (string, string?)[] settings)
    {
        if (server is null) return await TestKey.AddAsync(File, KeyScope.Admin);
        var (code, output) = await RunningProgram.RunAsync(Directory, ["keys", "create", "--name", "test", "--scope", "admin"], settings);
        return code == 0 ? output.Split('\n').Single(l => l.StartsWith("agr_", StringComparison.Ordinal)) : throw new InvalidOperationException(output);
    }

    /// <summary>Every row, its columns as text.</summary>
    public async Task<IReadOnlyList<string[]>> RowsAsync(string sql)
    {
        if (server is null) return await TestDatabase.RowsAsync(File, sql);
        await using var connection = new SqlConnection(server);
        await connection.OpenAsync();
        await using DbCommand command = new SqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string[]>();
        while (await reader.ReadAsync()) rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(i => Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture)!)]);
        return rows;
    }

    public async ValueTask DisposeAsync()
    {
        if (server is not null)
        {
            var name = new SqlConnectionStringBuilder(server).InitialCatalog;
            var named = Environment.GetEnvironmentVariable("AGREEMENTS_TEST_SQLSERVER")!;
            await ExecuteAsync(named, $"ALTER DATABASE {name} SET SINGLE_USER WITH ROLLBACK IMMEDIATE");
            await ExecuteAsync(named, $"DROP DATABASE {name}");
        }
        directory.Dispose();
    }

    private static async Task ExecuteAsync(string connectionString, string sql)
    {
        // Not pooled: a database in use cannot be dropped.
        await using var connection = new SqlConnection(new SqlConnectionStringBuilder(connectionString) { Pooling = false }.ToString());
        await connection.OpenAsync();
        await using var command = new SqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
