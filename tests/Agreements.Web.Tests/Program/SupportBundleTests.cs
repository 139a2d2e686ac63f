using System.IO.Compression;
using Agreements.Web.Tests.Support;
using Microsoft.Data.Sqlite;
using NUnit.Framework;

namespace Agreements.Web.Tests.Program;

/// <summary>What leaves the house in a support bundle: counts and the program's own words.</summary>
public sealed class SupportBundleTests
{
    private static readonly string[] Planted =
    [
        "Agreements__Today", "Mail__From", "Mail__Smtp__User", "Mail__Smtp__Password", "Mail__Administrators", "Http__PublicUrl", "Http__TrustedProxies", "Audit__KeyFile", "DataProtection__Certificate", "DataProtection__Password",
        "Alarm__HeartbeatUrl", "Oidc__Providers__0__ClientSecret", "ConnectionStrings__Other", "Documents__S3__SecretKey", "OTEL_EXPORTER_OTLP_HEADERS", "OTEL_RESOURCE_ATTRIBUTES", "AllowedHosts", "Changes__KeepDays",
    ];

    private TempDirectory _directory = null!;

    [SetUp]
    public void Create() => _directory = new TempDirectory();

    [TearDown]
    public void Remove() => _directory.Dispose();

    private string Database => Path.Combine(_directory.Path, "data", "agreements.db");

    private async Task<Dictionary<string, string>> BundleAsync(params (string, string?)[] settings)
    {
        var (code, output) = await RunningProgram.RunAsync(_directory.Path, ["support", "bundle", "--out", "b.zip"], settings);
        Assert.That(code, Is.Zero, output);
        var entries = new Dictionary<string, string>(StringComparer.Ordinal);
        await using var zip = await ZipFile.OpenReadAsync(Path.Combine(_directory.Path, "b.zip"));
        foreach (var entry in zip.Entries)
        {
            using var reader = new StreamReader(await entry.OpenAsync());
            entries.Add(entry.FullName, await reader.ReadToEndAsync());
        }
        return entries;
    }

    // Every text of every table that somebody may have entered, but for the program's own words.
    private List<string> Stored()
    {
        var found = new List<string>();
        using var connection = new SqliteConnection($"Data Source={Database};Pooling=False");
        connection.Open();
        foreach (var (table, column) in Read(connection, "SELECT m.name, c.name FROM sqlite_schema m JOIN pragma_table_info(m.name) c WHERE m.type = 'table' AND c.type = 'TEXT' AND m.name NOT IN ('job_runs', 'SchemaVersions') AND m.name NOT LIKE '%\\_fts%' ESCAPE '\\'"))
            found.AddRange(Read(connection, $"SELECT DISTINCT \"{column}\", '' FROM \"{table}\" WHERE LENGTH(\"{column}\") >= 14 LIMIT 200").Select(r => r.Item1));
        return found;
    }

    private static List<(string, string)> Read(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<(string, string)>();
        while (reader.Read()) rows.Add((reader.GetString(0), reader.GetString(1)));
        return rows;
    }

    [Test]
    public async Task It_counts_what_is_stored_and_holds_nothing_of_it_and_no_secret()
    {
        await RunningProgram.RunAsync(_directory.Path, ["samples", "load"]);
        await RunningProgram.RunAsync(_directory.Path, ["sweep", "--as-of", "2025-05-19"]);
        await RunningProgram.RunAsync(_directory.Path, ["keys", "create", "--name", "kunci rahasia sekali", "--scope", "admin", "--expires", "never"]);
        using (var connection = new SqliteConnection($"Data Source={Database};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "UPDATE outbox SET state = 'dead', last_error = CASE WHEN id = (SELECT MIN(id) FROM outbox) THEN '550 RecipientNotAccepted' ELSE '550 rahasia@kantor.example is unknown' END";
            command.ExecuteNonQuery();
        }
        var bundle = await BundleAsync(("Mail__Smtp__Host", "rahasia-host.example"), ("Mail__Smtp__Password", "rahasia-sandi"), ("Alarm__HeartbeatUrl", "https://w.example/rahasia-ping"), ("OTEL_EXPORTER_OTLP_HEADERS", "key=rahasia"));
        var all = string.Concat(bundle.Values);
        Assert.That(bundle["database.json"], Does.Contain("\"agreements\"").And.Contain("\"550 RecipientNotAccepted\"").And.Contain("\"other\""));
        Assert.That(bundle["migrations.txt"], Does.Contain("0001_institutions.sql has run").And.Not.Contain("has not run"));
        Assert.That(bundle["settings.txt"], Does.Contain("Mail:Smtp:Password (set)").And.Contain("Alarm:HeartbeatUrl (set)"));
        Assert.That(bundle["health.json"], Does.Contain("\"status\": \""));
        Assert.That(all, Does.Not.Contain("rahasia").IgnoreCase);
        // A number and a word of ours for what a server answered are told on purpose.
        Assert.That(Stored().Where(text => text is not "550 RecipientNotAccepted" && all.Contains(text, StringComparison.OrdinalIgnoreCase)).Take(5), Is.Empty);
    }

    [Test]
    public async Task It_can_be_made_with_settings_that_stop_the_start_and_keeps_their_values()
    {
        var bundle = await BundleAsync([.. Planted.Select(name => (name, (string?)$"rahasia-{name}!"))]);
        Assert.That(string.Concat(bundle.Values), Does.Not.Contain("rahasia").IgnoreCase);
        Assert.That(bundle["settings.txt"].Split('\n').Count(l => l.EndsWith(" (set)", StringComparison.Ordinal)), Is.GreaterThanOrEqualTo(Planted.Length));
        Assert.That(bundle["start.txt"], Does.StartWith("The program refuses to start"));
    }

    [Test]
    public async Task It_can_be_made_when_the_database_cannot_be_opened_and_says_so()
    {
        System.IO.Directory.CreateDirectory(Path.GetDirectoryName(Database)!);
        await File.WriteAllTextAsync(Database, new string('x', 9000));
        var bundle = await BundleAsync();
        Assert.That(bundle["database.json"], Does.StartWith("This could not be read: SqliteException 26."));
        Assert.That(bundle["about.txt"], Does.Contain("engine SQLite"));
    }
}
