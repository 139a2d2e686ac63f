using System.Globalization;
using System.Text.Json.Nodes;
using Agreements.App;
using Agreements.App.Access;
using Agreements.App.Data;
using Agreements.App.Features.Agreements;
using Agreements.App.Features.Institutions;
using Agreements.App.Features.Keys;
using Agreements.App.Mail;
using Agreements.App.Pipeline;
using Agreements.Domain.Access;
using Agreements.Domain.Agreements;
using Agreements.Domain.Institutions;
using MediatR;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Agreements.Bench;

/// <summary>A database of so many agreements. Some thousands are entered through the program's own commands; the rest are their copies,
/// row by row under new ids and numbers, so that every index and derived row is what the program writes.</summary>
internal sealed class Dataset(string directory, int size, string kind = "data")
{
    public const string RegionalOffice = "Kantor Wilayah";

    private const int Originals = 2_000, BranchesOfAnOffice = 30, Corrections = 4;

    private static readonly string[] Copied = ["agreements", "agreement_parties", "agreement_numbers", "agreement_members", "agreement_validity", "audit_entries", "events", "search_agreements"];

    public string DataDirectory { get; } = Path.Combine(directory, $"{kind}-{size}");

    public string File => Path.Combine(DataDirectory, "agreements.db");

    public int Size => size;

    public async Task EnsureAsync(CancellationToken ct)
    {
        if (System.IO.File.Exists(File + ".done")) return;
        Directory.CreateDirectory(DataDirectory);
        var engine = new SqliteEngine(File);
        Migrations.Run(engine);
        await EnterAsync(engine, Math.Min(Originals, size), ct);
        Multiply();
        await System.IO.File.WriteAllTextAsync(File + ".done", "", ct);
    }

    /// <summary>A key that sees all of it, or what concerns the institution; the schema must be current.</summary>
    public async Task<string> KeyAsync(Guid? institution = null)
    {
        using var engine = new SqliteEngine(File);
        await using var services = Services(engine);
        var entry = new KeyEntry { Name = "bench", Scope = KeyScope.Admin, NeverExpires = true, Institutions = institution is { } id ? [id] : [] };
        return (await SendAsync(services, new CreateKey.Command(entry), CancellationToken.None)).Key!;
    }

    /// <summary>What the cookie of somebody holds who has signed in: an administrator of all of it, or an officer of the institution.</summary>
    public string Session(Guid? institution = null)
    {
        var (person, secret, now) = (Guid.CreateVersion7(), OneTimeSecret.New(), TimeProvider.System.GetUtcNow());
        string At(DateTimeOffset at) => at.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);
        using var connection = new SqliteConnection($"Data Source={File}");
        connection.Open();
        Execute(connection, $"""
            INSERT INTO users (id, mail, name, language, password_hash, failed_count, created_at, version) VALUES ('{person}', '{person:N}@office.example', 'Bench', 'id', '-', 0, '{At(now)}', 1);
            INSERT INTO user_grants (user_id, ord, role, institution_id) VALUES ('{person}', 1, '{(institution is null ? "administrator" : "officer")}', {(institution is { } id ? $"'{id}'" : "NULL")});
            INSERT INTO sessions (hash, user_id, is_pending, created_at, last_seen_at, expires_at) VALUES ('{OneTimeSecret.HashOf(secret)}', '{person}', 0, '{At(now)}', '{At(now)}', '{At(now.AddHours(10))}')
            """);
        return secret;
    }

    /// <summary>The id of the institution of this name.</summary>
    public Guid Institution(string name) => Guid.Parse(Sample($"SELECT id FROM institutions WHERE name = '{name}'", 1).Single());

    private static async Task EnterAsync(Engine engine, int count, CancellationToken ct)
    {
        await using var services = Services(engine);
        var institutions = new List<Guid>();
        var regional = new List<Guid>();
        for (var i = 0; i < 7; i++) regional.Add(await InstitutionAsync(services, InstitutionKind.BpjsRegionalOffice, $"{RegionalOffice} {i}", null, ct));
        for (var i = 0; i < 400; i++)
            institutions.Add(i % 2 == 0
                ? await InstitutionAsync(services, InstitutionKind.CityGovernment, $"Lembaga {i:D4}", null, ct)
                : await InstitutionAsync(services, InstitutionKind.BpjsBranch, $"Lembaga {i:D4}", regional[i / 2 / BranchesOfAnOffice], ct));
        var original = new Original(institutions);
        for (var i = 0; i < count; i++)
        {
            var entered = await SendAsync(services, new CreateAgreement.Command(original.Next(), ProcessState.Registered), ct);
            original.Entered(entered.Id);
            await CorrectAsync(services, entered, ct);
        }
    }

    // With its entry, what the timeline of each holds.
    private static async Task CorrectAsync(ServiceProvider services, AgreementView entered, CancellationToken ct)
    {
        for (var n = 0; n < Corrections; n++)
            await SendAsync(services, new PatchAgreement.Command(entered.Id, entered.Version + n, new JsonObject { ["subject"] = $"Perlindungan jaminan sosial ketenagakerjaan, perbaikan {n + 1}" }), ct);
    }

    private static async Task<Guid> InstitutionAsync(ServiceProvider services, InstitutionKind kind, string name, Guid? parent, CancellationToken ct) =>
        (await SendAsync(services, new CreateInstitution.Command(new InstitutionFacts { Kind = kind, Name = name, Parent = parent, Mailbox = $"{name.Replace(' ', '-').ToLowerInvariant()}@office.example" }), ct)).Id;

    private void Multiply()
    {
        using var connection = new SqliteConnection($"Data Source={File}");
        connection.Open();
        Execute(connection, "PRAGMA synchronous = OFF; PRAGMA cache_size = -400000; PRAGMA foreign_keys = OFF");
        // Originals and copies alike: nothing is due, so that an idle sweep is idle.
        Execute(connection, "UPDATE agreements SET next_alert_on = '2999-01-01'");
        Execute(connection, "CREATE TEMP TABLE originals AS SELECT id FROM agreements ORDER BY id");
        // The first eight digits of a version 7 id are its time: each copy is a little later, so that it stands behind all before it.
        var time = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds() >> 16;
        var copies = (size + Originals - 1) / Originals - 1;
        for (var copy = 1; copy <= copies; copy++)
        {
            var left = Math.Min(Originals, size - copy * Originals);
            using var transaction = connection.BeginTransaction();
            foreach (var table in Copied) Execute(connection, CopyOf(connection, table, time, copy, left));
            transaction.Commit();
        }
        // The copies are no chain; new entries stand behind them.
        Execute(connection, "UPDATE audit_head SET seq = (SELECT MAX(seq) FROM audit_entries); UPDATE event_head SET seq = (SELECT MAX(seq) FROM events)");
        // Without statistics, as the program keeps it: plans are then those that the tests have read, whatever the tables hold.
        Execute(connection, "PRAGMA wal_checkpoint(TRUNCATE)");
    }

    private static string CopyOf(SqliteConnection connection, string table, long time, int copy, int count)
    {
        var columns = Columns(connection, table).Where(c => c != "seq" && (table, c) != ("search_agreements", "id")).ToList();
        var of = table switch { "agreements" => "id", "audit_entries" => "subject_id", _ => "agreement_id" };
        var values = columns.Select(c => c switch
        {
            _ when c == of || c is "id" or "lineage_id" or "parent_id" or "predecessor_id" => $"printf('%08x', {time + copy}) || substr({c}, 9)",
            "reference" => $"reference || '-{copy}'",
            "number" or "number_key" => $"{c} || '/{copy}'",
            _ => c,
        });
        return $"""
            INSERT INTO {table} ({string.Join(", ", columns)}) SELECT {string.Join(", ", values)} FROM {table}
            WHERE {of} IN (SELECT id FROM originals LIMIT {count})
            """;
    }

    private static List<string> Columns(SqliteConnection connection, string table)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT name FROM pragma_table_info('{table}')";
        using var reader = command.ExecuteReader();
        var columns = new List<string>();
        while (reader.Read()) columns.Add(reader.GetString(0));
        return columns;
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 3600;
        command.ExecuteNonQuery();
    }

    /// <summary>The program without its host.</summary>
    public static ServiceProvider Services(Engine engine)
    {
        var services = new ServiceCollection();
        services.AddSingleton(engine).AddSingleton(TimeProvider.System).AddSingleton(Options.Create(new MailOptions { PickupDirectory = Path.GetTempPath() }));
        services.AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance).AddSingleton(typeof(ILogger<>), typeof(NullLogger<>));
        services.AddSingleton(new App.Reports.ReportMaker([], (_, _) => Task.CompletedTask, (_, _) => throw new NotSupportedException()));
        return services.AddAgreements().BuildServiceProvider();
    }

    public static async Task<T> SendAsync<T>(ServiceProvider services, IRequest<T> request, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<RequestContext>().Principal = Principal.Program("bench", "verb");
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request, ct);
    }

    public IReadOnlyList<string> Sample(string sql, int count)
    {
        using var connection = new SqliteConnection($"Data Source={File};Mode=ReadOnly");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"{sql} LIMIT {count}";
        using var reader = command.ExecuteReader();
        var found = new List<string>();
        while (reader.Read()) found.Add(reader.GetString(0));
        return found;
    }
}
