using System.Globalization;
using Agreements.Web.Tests.Support;
using Microsoft.Data.Sqlite;
using NUnit.Framework;

namespace Agreements.Web.Tests.Program;

/// <summary>The real program is killed in the midst of its migrations. <c>AGREEMENTS_TEST_MIGRATIONS=1</c> kills it behind each script.</summary>
public sealed class MigrationCrashTests
{
    private static readonly bool Each = Environment.GetEnvironmentVariable("AGREEMENTS_TEST_MIGRATIONS") == "1";

    private TempDirectory _killed = null!, _whole = null!;

    [SetUp]
    public void Create() => (_killed, _whole) = (new TempDirectory(), new TempDirectory());

    [TearDown]
    public void Remove()
    {
        _killed.Dispose();
        _whole.Dispose();
    }

    [Test]
    public async Task Killed_in_its_migrations_again_and_again_the_next_start_goes_on_and_the_schema_is_whole()
    {
        var all = (await RunningProgram.RunAsync(_whole.Path, ["migrate"])).Output.Count(c => c == ',') + 1;
        var kills = 0;
        for (var behind = 0; behind < all; behind += Each ? 1 : all / 5)
        {
            await using var program = RunningProgram.Begin(_killed.Path, "migrate");
            while (!program.HasExited && await RunAsync(_killed) <= behind) { }
            if (program.HasExited) continue;
            program.Kill();
            await program.ExitedAsync();
            kills++;
        }
        var (code, output) = await RunningProgram.RunAsync(_killed.Path, ["migrate"]);
        Assert.That((code, kills > 0), Is.EqualTo((0, true)), output);
        Assert.That(await SchemaAsync(_killed), Is.EqualTo(await SchemaAsync(_whole)));
        Assert.That(await RunAsync(_killed), Is.EqualTo(all), "each script once");
    }

    private static string File(TempDirectory directory) => Path.Combine(directory.Path, "data", "agreements.db");

    /// <returns>How many scripts have run so far.</returns>
    private static async Task<int> RunAsync(TempDirectory directory)
    {
        try
        {
            if (!System.IO.File.Exists(File(directory))) return 0;
            await using var connection = await OpenAsync(directory);
            await using var command = connection.CreateCommand();
            command.CommandText = "SELECT COUNT(*) FROM SchemaVersions";
            return Convert.ToInt32(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
        }
        catch (SqliteException)
        {
            return 0; // There is no journal yet.
        }
    }

    private static async Task<List<string>> SchemaAsync(TempDirectory directory)
    {
        await using var connection = await OpenAsync(directory);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT name || COALESCE(sql, '') FROM sqlite_schema ORDER BY name";
        await using var reader = await command.ExecuteReaderAsync();
        var lines = new List<string>();
        while (await reader.ReadAsync()) lines.Add(reader.GetString(0));
        return lines;
    }

    private static async Task<SqliteConnection> OpenAsync(TempDirectory directory)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = File(directory), Pooling = false, Mode = SqliteOpenMode.ReadOnly }.ToString());
        await connection.OpenAsync();
        return connection;
    }
}
