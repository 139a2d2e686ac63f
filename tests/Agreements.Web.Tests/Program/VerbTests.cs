using Agreements.Domain.Dates;
using Agreements.Web.Tests.Support;
using NUnit.Framework;

namespace Agreements.Web.Tests.Program;

/// <summary>The executable as operators and scripts use it.</summary>
public sealed class VerbTests
{
    private TempDirectory _directory = null!;

    [SetUp]
    public void Create() => _directory = new TempDirectory();

    [TearDown]
    public void Remove() => _directory.Dispose();

    private Task<(int Code, string Output)> RunAsync(params string[] arguments) => RunningProgram.RunAsync(_directory.Path, arguments);

    private int Mails => Directory.Exists(Path.Combine(_directory.Path, "data", "mail")) ? Directory.GetFiles(Path.Combine(_directory.Path, "data", "mail"), "*.eml").Length : 0;

    [Test]
    public async Task A_sweep_of_the_sample_as_of_19_May_2025_mails_each_party_once_and_the_same_again_nobody()
    {
        Assert.That((await RunAsync("samples", "load")).Output, Does.Contain("Loaded 8 agreements"));
        var dry = await RunAsync("sweep", "--as-of", "2025-05-19", "--dry-run");
        Assert.That(dry.Output, Does.Contain("would send").And.Contain("bagian-kerjasama@pemkot-jambi.example, kerjasama@cabang-jambi.example").And.Contain("would skip").And.Contain("lebih mendesak"));
        Assert.That(Mails, Is.Zero);
        var first = await RunAsync("sweep", "--as-of", "2025-05-19");
        Assert.That((first.Code, Mails), Is.EqualTo((0, 2)), first.Output);
        Assert.That((await RunAsync("sweep", "--as-of", "2025-05-19")).Output, Does.Contain("mail: 0 sent"));
        Assert.That(Mails, Is.EqualTo(2));
    }

    [Test]
    public async Task A_list_is_brought_in_and_a_row_that_fails_is_an_exit_code()
    {
        await RunAsync("samples", "load");
        var file = Path.Combine(_directory.Path, "daftar.csv");
        const string rows = "Jenis;Rezim;Judul;Mitra;Nomor;Tgl TTD\nMoU;sinergi;Nota baru;Pemkot Jambi;901/MOU/2025;25 Mei 2023\n";
        await File.WriteAllTextAsync(file, rows + "MoU;sinergi;Nota kedua;Pemkot Jambi;902/MOU/2025;31 April 2023\n");
        string[] verb = ["import", file, "--institution", "BPJS Ketenagakerjaan Kantor Cabang Jambi"];
        var dry = await RunAsync([.. verb, "--dry-run"]);
        Assert.That(dry.Code, Is.EqualTo(1), dry.Output);
        Assert.That(dry.Output, Does.Contain("2 rows, 0 created, 0 updated, 1 to create").And.Contain("row 3 failed, column 6: "));
        await File.WriteAllTextAsync(file, rows);
        var done = await RunAsync(verb);
        Assert.That(done.Code, Is.Zero, done.Output);
        Assert.That((await RunAsync(verb)).Output, Does.Contain("1 unchanged"));
        Assert.That((await RunAsync("import", file + ".tidak-ada")).Code, Is.EqualTo(2));
    }

    [Test]
    public async Task A_real_sweep_for_another_day_is_refused_outside_Development()
    {
        var (code, output) = await RunningProgram.RunAsync(_directory.Path, ["sweep", "--as-of", "2025-05-19"], ("ASPNETCORE_ENVIRONMENT", "Production"));
        Assert.That((code, output.Trim()), Is.EqualTo((2, "A sweep for another day (19 May 2025) is allowed only in Development.")));
    }

    [Test]
    public async Task A_real_sweep_for_today_writes_the_time_that_it_is()
    {
        var before = TimeProvider.System.GetUtcNow();
        var today = Zone.Wib.Today(before).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        var (code, output) = await RunningProgram.RunAsync(_directory.Path, ["sweep", "--as-of", today], ("ASPNETCORE_ENVIRONMENT", "Production"));
        Assert.That(code, Is.Zero, output);
        await using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={Path.Combine(_directory.Path, "data", "agreements.db")};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT started_at FROM job_runs WHERE job = 'send'";
        var started = DateTimeOffset.Parse((string)(await command.ExecuteScalarAsync())!, System.Globalization.CultureInfo.InvariantCulture);
        Assert.That(started, Is.GreaterThanOrEqualTo(before.AddSeconds(-1)).And.LessThanOrEqualTo(TimeProvider.System.GetUtcNow()));
    }

    [Test]
    public async Task A_dry_run_for_another_day_is_allowed_everywhere()
    {
        await RunAsync("migrate");
        var (code, _) = await RunningProgram.RunAsync(_directory.Path, ["sweep", "--as-of", "2025-05-19", "--dry-run"], ("ASPNETCORE_ENVIRONMENT", "Production"));
        Assert.That(code, Is.Zero);
    }

    [Test]
    public async Task An_operator_invites_by_alias_lists_and_resets()
    {
        await RunAsync("samples", "load");
        var invited = await RunAsync("users", "invite", "budi@pemkot.example", "--role", "registrar", "--institution", "pemkot jambi", "--name", "Budi Santoso");
        Assert.That(invited.Output, Does.StartWith("Invited.").And.Contain("/invitation/"));
        Assert.That((await RunAsync("users", "list")).Output, Does.Contain("budi@pemkot.example  Budi Santoso  invited  registrar of "));
        Assert.That((await RunAsync("users", "invite", "x@y.example", "--role", "raja")).Output, Does.Contain("'raja' is no role").And.Contain("headOfUnit"));
        Assert.That((await RunAsync("users", "invite", "x@y.example", "--role", "officer", "--institution", "Atlantis")).Output, Does.Contain("No institution is called 'Atlantis'"));
        Assert.That((await RunAsync("users", "reset", "budi@pemkot.example")).Code, Is.EqualTo(2), "who was invited has no password to lose");
    }

    [Test]
    public async Task A_status_is_found_by_reference_and_an_unknown_number_is_said()
    {
        await RunAsync("samples", "load");
        var found = await RunAsync("status", "AGR-2026-00003", "--as-of", "2025-05-20");
        if (found.Code != 0) found = await RunAsync("status", $"AGR-{TimeProvider.System.GetUtcNow().AddHours(7).Year}-00003", "--as-of", "2025-05-20");
        Assert.That(found.Output, Does.Contain("Selasa, 20 Mei 2025").And.Contain("inForce").And.Contain("5 hari lagi").And.Contain("masa jeda 2 hari"));
        var unknown = await RunAsync("status", "tidak-ada");
        Assert.That((unknown.Code, unknown.Output), Is.EqualTo((1, "No agreement has the number \"tidak-ada\".\n")));
    }

    [Test]
    public async Task A_date_that_is_none_is_refused_before_anything_happens()
    {
        var (code, output) = await RunAsync("sweep", "--as-of", "19-05-2025");
        Assert.That(code, Is.Not.Zero);
        Assert.That(output, Does.Contain("yyyy-MM-dd"));
        Assert.That(Directory.Exists(Path.Combine(_directory.Path, "data")), Is.False);
    }

    [TestCase("Unrecognized command or argument '--dryrun'", "sweep", "--dryrun")]
    [TestCase("Unrecognized command or argument '--asof'", "status", "1/2025", "--asof", "2025-05-20")]
    [TestCase("Unrecognized command or argument '--port'", "serve", "--port", "80")]
    [TestCase("Unrecognized command or argument '--url'", "--url", "http://127.0.0.1:0")]
    [TestCase("Unrecognized command or argument 'swep'", "swep")]
    [TestCase("Unrecognized command or argument '2025'", "migrate", "2025")]
    [TestCase("Required argument missing for command: 'status'", "status")]
    [TestCase("Required command was not provided", "samples")]
    public async Task What_is_misspelt_or_missing_is_named_and_nothing_happens(string named, params string[] arguments)
    {
        var (code, output) = await RunAsync(arguments);
        Assert.That(code, Is.EqualTo(1));
        Assert.That(output, Does.Contain(named));
        Assert.That(Directory.GetFileSystemEntries(_directory.Path), Is.Empty);
    }

    [TestCase("sweep", "--dry-run")]
    [TestCase("status", "1/2025")]
    [TestCase("audit", "verify")]
    public async Task A_verb_that_only_reads_makes_no_database_and_says_how_to_make_one(params string[] verb)
    {
        var (code, output) = await RunAsync(verb);
        Assert.That(code, Is.EqualTo(2));
        Assert.That(output, Does.StartWith($"There is no database at {Path.Combine(_directory.Path, "data", "agreements.db")}.").And.Contain("'migrate'").And.Contain("Agreements__DataDirectory"));
        Assert.That(Directory.GetFileSystemEntries(_directory.Path), Is.Empty);
    }

    [TestCase("sweep", "--dry-run")]
    [TestCase("status", "1/2025")]
    [TestCase("audit", "verify")]
    public async Task A_verb_that_only_reads_leaves_an_older_database_as_it_is_and_names_migrate(params string[] verb)
    {
        var database = Path.Combine(Directory.CreateDirectory(Path.Combine(_directory.Path, "data")).FullName, "agreements.db");
        await File.WriteAllBytesAsync(database, []);
        var (code, output) = await RunAsync(verb);
        Assert.That(code, Is.EqualTo(2));
        Assert.That(output, Does.Match("^The database lacks [0-9]+ migrations of this program \\(0001_institutions\\.sql …\\)\\. Run 'migrate' first; nothing was changed\\.\n$"));
        Assert.That(new FileInfo(database).Length, Is.Zero);
    }

    [Test]
    public async Task The_sample_is_loaded_only_into_an_empty_database()
    {
        await RunAsync("samples", "load");
        Assert.That((await RunAsync("samples", "load")).Output, Does.Contain("not empty"));
    }

    [Test]
    public async Task Migrating_twice_does_nothing_the_second_time()
    {
        Assert.That((await RunAsync("migrate")).Output, Does.StartWith("Ran 0001"));
        Assert.That((await RunAsync("migrate")).Output, Does.StartWith("Nothing to do"));
    }

    [Test]
    public async Task Several_processes_that_start_at_once_migrate_once()
    {
        var runs = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => RunAsync("migrate")));
        Assert.That(runs.Select(r => r.Code), Is.All.Zero);
        Assert.That(runs.Count(r => r.Output.StartsWith("Ran 0001", StringComparison.Ordinal)), Is.EqualTo(1));
    }

    [TestCase("ASPNETCORE_HTTP_PORTS", "5099")]
    [TestCase("ASPNETCORE_URLS", "http://0.0.0.0:5099")]
    [TestCase("Kestrel__Endpoints__A__Url", "http://0.0.0.0:5099")]
    public async Task In_Production_no_setting_makes_it_listen_to_others_without_TLS(string name, string value)
    {
        var (code, output) = await RunningProgram.RunAsync(_directory.Path, [], ("ASPNETCORE_ENVIRONMENT", "Production"), (name, value));
        Assert.That(code, Is.EqualTo(2));
        Assert.That(output, Does.StartWith("Refusing to listen on http://").And.Contain("--urls").And.Contain("Http__TrustedProxies").And.Contain("Http__PublicUrl"));
        Assert.That(Directory.Exists(Path.Combine(_directory.Path, "data")), Is.False);
    }

    [TestCase("Mail__From", "not an address", "Mail")]
    [TestCase("Mail__Smtp__User", "u", "Mail:Smtp:User")]
    [TestCase("Mail__Smtp__Port", "70000", "Port")]
    [TestCase("Mail__Administrators", "a@b.example, nobody", "Administrators")]
    [TestCase("Agreements__Today", "yesterday", "Agreements:Today")]
    public async Task A_wrong_setting_stops_the_start_with_the_sentence_that_names_it(string name, string value, string named)
    {
        var (code, output) = await RunningProgram.RunAsync(_directory.Path, ["--urls", "http://127.0.0.1:0"], (name, value));
        Assert.That(code, Is.EqualTo(2), output);
        Assert.That(output, Does.Contain(named).And.Not.Contain("   at "));
    }

    [Test]
    public async Task A_fixed_date_is_refused_outside_Development()
    {
        var (code, output) = await RunningProgram.RunAsync(_directory.Path, [], ("ASPNETCORE_ENVIRONMENT", "Production"), ("Agreements__Today", "2025-05-20"));
        Assert.That((code, output), Is.EqualTo((2, "Agreements:Today is set, but a fixed date is allowed only in Development. Remove it.\n")));
    }

    [Test]
    public async Task A_key_made_on_the_command_line_opens_the_API_and_is_listed_and_revoked()
    {
        var made = await RunAsync("keys", "create", "--name", "skrip", "--scope", "admin", "--expires", "never");
        var key = made.Output.Split('\n').Single(l => l.StartsWith("agr_", StringComparison.Ordinal));
        Assert.That(made.Code, Is.Zero, made.Output);
        await using var program = await RunningProgram.ServeAsync(_directory.Path);
        program.Http.DefaultRequestHeaders.Authorization = new("Bearer", key);
        var api = new ApiClient(program.Http);
        Assert.That((await api.PostAsync("institutions", new { kind = "cityGovernment", name = "Kota Jambi", aliases = new[] { "Pemkot Jambi" } })).Code, Is.EqualTo(201));
        var narrow = await RunAsync("keys", "create", "--name", "kota", "--scope", "read", "--institution", "pemkot jambi");
        Assert.That(narrow.Output.Split('\n').Count(l => l.StartsWith("agr_", StringComparison.Ordinal)), Is.EqualTo(1), narrow.Output);
        Assert.That((await RunAsync("keys", "create", "--name", "x", "--scope", "read", "--institution", "Kota Antah")).Output, Does.StartWith("No institution is called 'Kota Antah'"));
        var line = (await RunAsync("keys", "list")).Output.Split('\n').Single(l => l.Contains("skrip", StringComparison.Ordinal));
        Assert.That(line, Does.Contain("never expires").And.Contain("whole installation").And.Not.Contain(key));
        Assert.That((await RunAsync("keys", "revoke", line.Split(' ')[0])).Output, Does.Contain("revoked"));
        Assert.That((await api.GetAsync("agreements")).Errors, Is.EqualTo(new[] { "key.revoked " }));
    }

    [Test]
    public async Task A_first_start_in_Development_loads_the_sample_sweeps_it_and_says_where_the_mail_lies()
    {
        await using var program = await RunningProgram.ServeAsync(_directory.Path, ("Agreements__Samples", null), ("Agreements__Today", "2025-05-19"));
        await program.PrintedAsync(l => l.StartsWith("Mail: 2 sent", StringComparison.Ordinal));
        Assert.That(program.Output, Does.Contain("the Jambi sample has been loaded").And.Contain("Mail leaves as .eml files in").And.Contain("Swept: 8 agreements looked at, 2 mails queued"));
        Assert.That(Mails, Is.EqualTo(2));
    }

    [Test, Platform(Exclude = "Win"), System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    public async Task What_it_keeps_only_its_own_account_can_read()
    {
        await RunAsync("migrate");
        var data = Path.Combine(_directory.Path, "data");
        Assert.That(File.GetUnixFileMode(data), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute));
        Assert.That(File.GetUnixFileMode(Path.Combine(data, "agreements.db")), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite));
    }

    [Test]
    public async Task An_export_takes_the_filters_and_forms_of_the_api_and_a_file_is_whole_or_not_there()
    {
        await RunAsync("samples", "load");
        Assert.That((await RunAsync("export", "register", "--class", "pks", "--columns", "class")).Output.TrimEnd().ReplaceLineEndings("\n").Split('\n'), Has.Length.EqualTo(4).And.ItemAt(0).EqualTo("asOf,id,reference,title,class"));
        var file = Path.Combine(_directory.Path, "semua.jsonl");
        Assert.That((await RunAsync("export", "agreements", "--as-of", "2025-05-26", "--format", "jsonl", "--out", file)).Code, Is.Zero);
        Assert.That((await File.ReadAllLinesAsync(file)).Select(l => System.Text.Json.Nodes.JsonNode.Parse(l)!["status"]!["asOf"]!.GetValue<string>()), Has.Exactly(8).EqualTo("2025-05-26"));
        Assert.That((await RunAsync("export", "gaps", "--format", "xlsx", "--out", Path.Combine(_directory.Path, "jeda.xlsx"))).Code, Is.Zero);
        var refused = await RunAsync("export", "agreements", "--validity", "mungkin", "--out", Path.Combine(_directory.Path, "salah.csv"));
        Assert.That((refused.Code, refused.Output.Contains("notYetInForce", StringComparison.Ordinal)), Is.EqualTo((2, true)));
        Assert.That(Directory.GetFiles(_directory.Path, "*.*").Select(Path.GetFileName), Is.EquivalentTo(new[] { "semua.jsonl", "jeda.xlsx" }));
        Assert.That((await RunAsync("export", "audit")).Output, Does.Contain("gaps.xlsx").And.Contain("asOf=2025-05-26"), "what was taken out stands in the trail");
    }

    [Test]
    public async Task A_status_can_be_read_by_programs()
    {
        await RunAsync("samples", "load");
        var reference = System.Text.Json.Nodes.JsonNode.Parse((await RunAsync("export", "agreements", "--q", "Kota Jambi", "--validity", "inForce", "--as-of", "2025-05-25", "--format", "jsonl")).Output.Split('\n')[0])!["reference"]!.GetValue<string>();
        var status = System.Text.Json.Nodes.JsonNode.Parse((await RunAsync("status", reference, "--as-of", "2025-05-26", "--json")).Output)!;
        Assert.That((status["reference"]!.GetValue<string>(), status["status"]!["validity"]!.GetValue<string>(), status["status"]!["gap"]!["days"]!.GetValue<int>()), Is.EqualTo((reference, "expired", 2)));
    }
}
