using System.Globalization;
using Agreements.App.Data;
using Dapper;
using Microsoft.Data.SqlClient;

namespace Agreements.App.Tests.Support;

/// <summary>An empty, migrated database for one test.</summary>
public abstract class TestDatabase : IDisposable
{
    public const string Sqlite = "SQLite", SqlServer = "SQL Server";

    /// <summary>What is emptied before each test on a server, children before their parents; the other tables hold what migrations seed.</summary>
    internal static readonly IReadOnlyList<string> Emptied =
    [
        "search_pages", "search_agreements",
        "commitment_observations", "commitments", "evaluations", "evaluation_schedules",
        "document_differences", "document_comparisons",
        "document_pages", "document_texts", "document_versions", "documents", "blob_parts", "blobs",
        "original_moves", "originals",
        "coverage_records", "coverage_targets",
        "publications",
        "figures",
        "report_runs", "report_subscriptions",
        "import_memory", "import_rows", "import_chunks", "import_files", "imports",
        "webhook_deliveries", "webhook_institutions", "webhooks", "given_answers", "saved_views", "form_drafts", "calendar_feed_entries", "calendar_feeds",
        "recovery_codes", "user_links", "reset_requests", "sessions", "user_identities", "user_grants", "user_addresses", "users", "sign_in_addresses",
        "internal_notes", "renewal_tasks", "renewal_meetings", "renewals", "outbox", "alert_snoozes", "recipient_preferences", "alerts", "events", "audit_entries", "audit_checkpoints", "agreement_validity", "agreement_changes", "agreement_numbers", "agreement_members", "agreement_parties", "agreements", "signing_events", "counters",
        "api_key_institutions", "api_keys", "data_protection_keys",
        "institution_ancestors", "institution_names", "institutions", "job_runs", "installation",
    ];

    /// <summary>Emptied with their triggers off.</summary>
    private static readonly string[] Guarded = ["audit_entries", "audit_checkpoints"];

    public abstract Engine Engine { get; }

    /// <summary>The engine's database, or null when no server is named for it.</summary>
    public static TestDatabase? Create(string engine)
    {
        if (engine == Sqlite) return new SqliteFile();
        var connection = Environment.GetEnvironmentVariable("AGREEMENTS_TEST_SQLSERVER");
        return string.IsNullOrEmpty(connection) ? null : new SqlServerDatabase(connection);
    }

    public abstract void Dispose();

    /// <summary>Migrated once; each test gets a copy of the file.</summary>
    private sealed class SqliteFile : TestDatabase
    {
        private static readonly Lazy<string> Template = new(() =>
        {
            var file = Path.Combine(Directory.CreateTempSubdirectory("agreements-template").FullName, "template.db");
            Migrations.Run(new SqliteEngine(file));
            return file;
        });

        private readonly string _directory = Directory.CreateTempSubdirectory("agreements-test").FullName;

        public SqliteFile()
        {
            var file = Path.Combine(_directory, "test.db");
            File.Copy(Template.Value, file);
            Engine = new SqliteEngine(file);
        }

        public override Engine Engine { get; }

        public override void Dispose()
        {
            ((SqliteEngine)Engine).Dispose();
            Directory.Delete(_directory, recursive: true);
        }
    }

    /// <summary>One database per test run on the named server; rows are deleted before each test.</summary>
    private sealed class SqlServerDatabase : TestDatabase
    {
        private static string? _migrated;

        public SqlServerDatabase(string server)
        {
            _migrated ??= Prepare(server);
            Engine = new SqlServerEngine(_migrated);
            using var connection = new SqlConnection(_migrated);
            // What a test hung on a table stays where all tests share one database.
            connection.Execute("DROP TRIGGER IF EXISTS revoking, cancelling");
            connection.Execute("UPDATE agreements SET parent_id = NULL, predecessor_id = NULL; UPDATE institutions SET parent_id = NULL, merged_into_id = NULL, split_from_id = NULL");
            connection.Execute("""
                DISABLE TRIGGER ALL ON alert_policy_versions; DISABLE TRIGGER ALL ON holiday_days; DISABLE TRIGGER ALL ON holiday_lists;
                DELETE FROM alert_policy_versions WHERE id NOT LIKE '00000000-%'; DELETE FROM holiday_days WHERE list_id NOT LIKE '00000000-%';
                DELETE FROM holiday_lists WHERE id NOT LIKE '00000000-%';
                ENABLE TRIGGER ALL ON alert_policy_versions; ENABLE TRIGGER ALL ON holiday_days; ENABLE TRIGGER ALL ON holiday_lists;
                """);
            connection.Execute("""
                DISABLE TRIGGER ALL ON audit_entries; DISABLE TRIGGER ALL ON audit_checkpoints;
                DELETE FROM audit_entries; DELETE FROM audit_checkpoints; UPDATE audit_head SET seq = 0, hash = REPLICATE('0', 64); UPDATE event_head SET seq = 0, purged_to = 0;
                ENABLE TRIGGER ALL ON audit_entries; ENABLE TRIGGER ALL ON audit_checkpoints;
                """);
            // The secret of links is made by a migration.
            connection.Execute("UPDATE coverage_records SET replaces_id = NULL; UPDATE coverage_targets SET replaces_id = NULL");
            foreach (var table in Emptied.Except(Guarded)) connection.Execute($"DELETE FROM {table}{(table == "installation" ? " WHERE name <> 'link-secret'" : "")}");
            connection.Execute("DELETE FROM regions WHERE LEN(code) > 5; DELETE FROM regions WHERE LEN(code) = 5 AND code NOT LIKE '15.%'");
        }

        public override Engine Engine { get; }

        public override void Dispose() { }

        private static string Prepare(string server)
        {
            var name = "agreements_test_" + Guid.CreateVersion7().ToString("N", CultureInfo.InvariantCulture);
            using (var connection = new SqlConnection(server)) connection.Execute($"CREATE DATABASE {name}");
            var database = new SqlConnectionStringBuilder(server) { InitialCatalog = name }.ToString();
            Migrations.Run(new SqlServerEngine(database));
            return database;
        }
    }
}
