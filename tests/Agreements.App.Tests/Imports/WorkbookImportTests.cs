using System.Globalization;
using Agreements.App.Features.Agreements;
using Agreements.App.Features.Imports;
using Agreements.App.Imports;
using Agreements.App.Imports.Columns;
using Agreements.App.Imports.Rows;
using Agreements.Domain.Access;
using Agreements.Domain.Agreements;
using Agreements.Domain.Dates;
using Agreements.Domain.Institutions;
using Agreements.Domain.Texts;
using NUnit.Framework;

namespace Agreements.App.Tests.Imports;

public sealed class WorkbookImportTests(string engine) : ImportTest(engine)
{
    [Test]
    public async Task Every_doubt_about_a_cell_is_said_at_the_cell()
    {
        var import = await ImportAsync(File.ReadAllBytes(Path.Combine(TestContext.CurrentContext.TestDirectory, "Imports", "Fixtures", "office.xlsx")), dryRun: true);
        var rows = await RowsAsync(import);
        Assert.That(rows.Select(r => (r.Number, r.State)), Is.EqualTo(new[] { (6, RowState.Create), (7, RowState.Create), (8, RowState.Create) }));
        Assert.That(rows[0].Problems, Is.Empty);
        Assert.That(rows[1].Problems.Select(p => (p.Column, p.Code, p.Warning)), Is.EquivalentTo(new[]
        {
            ((int?)8, "date.twoDigitYear.read", true), (8, "date.weekday", true), (9, "date.twoDigitYear.read", true),
        }));
        Assert.That(Codes(rows[2]), Is.EqualTo(new[] { "import.row.hidden" }));
        Assert.That(import.Warnings, Has.Some.Contains("Daftar 2025").And.Some.Contains("Lama"));
    }

    [TestCase("25 Mei 2023 s.d. 25 Mei 2025", "2023-05-25", "2025-05-25", EndBasis.Fixed)]
    [TestCase("5 (lima) tahun sejak ditandatangani", null, null, EndBasis.Computed)]
    [TestCase("tanpa batas waktu", null, null, EndBasis.OpenEnded)]
    [TestCase("sampai dengan dicabut", null, null, EndBasis.UntilEvent)]
    [TestCase("45802", null, "2025-05-25", EndBasis.Fixed)]
    public async Task A_column_of_terms_holds_whatever_offices_write_there(string text, string? starts, string? ends, EndBasis basis)
    {
        var heading = text == "45802" ? "Berakhir" : "Masa Berlaku";
        var import = await ImportAsync($"Jenis;Judul;Mitra;Nomor;{heading}\nMoU;Nota;Pemkot Jambi;1/X;{text}\n");
        var view = await App.SendAsync(new GetAgreement.Query((await RowsAsync(import)).Single().Agreement!.Value, null));
        Assert.That((view.Term.StartsOn?.ToIso(), view.Term.EndsOn?.ToIso(), view.Term.EndBasis), Is.EqualTo((starts, ends, basis)));
    }

    [Test]
    public async Task A_crash_in_mid_run_is_gone_on_with_behind_the_last_row_that_was_kept()
    {
        var text = "Jenis;Judul;Mitra;Nomor\n" + string.Concat(Enumerable.Range(1, 6).Select(i => $"MoU;Nota {i};Pemkot Jambi;{i}/X\n"));
        var import = await ImportAsync(text, dryRun: true);
        await App.SendAsync(new RunImport.Command(import.Id));
        // As a power cut leaves it: some rows are kept, the lease is still somebody's.
        await App.ExecuteAsync("UPDATE imports SET lease_owner = 'gone', lease_until = @Until WHERE id = @Id", new { import.Id, Until = App.Time.GetUtcNow().AddMinutes(3) });
        await App.ExecuteAsync("UPDATE import_rows SET state = 'created' WHERE import_id = @Id AND seq <= 2000003", new { import.Id });
        await WorkAsync();
        Assert.That((await GetAsync(import.Id)).Counts.Create, Is.EqualTo(4), "another process has it");
        App.Time.Advance(TimeSpan.FromMinutes(4));
        await WorkAsync();
        var after = await GetAsync(import.Id);
        Assert.That((after.State, after.Counts.Created, await CountAgreementsAsync()), Is.EqualTo((ImportState.Completed, 6, 4)));
    }

    [Test]
    public async Task A_cancelled_import_keeps_what_was_taken_and_takes_nothing_more()
    {
        var import = await ImportAsync("Jenis;Judul;Mitra;Nomor\nMoU;Nota;Pemkot Jambi;1/X\n", dryRun: true);
        await App.SendAsync(new RunImport.Command(import.Id));
        await App.SendAsync(new CancelImport.Command(import.Id));
        await WorkAsync();
        var after = await GetAsync(import.Id);
        Assert.That((after.State, after.Counts.Create, await CountAgreementsAsync()), Is.EqualTo((ImportState.Cancelled, 1, 0)));
        await AssertBrokenAsync("import.state", "", () => App.SendAsync(new CancelImport.Command(import.Id)));
        await App.SendAsync(new RetryImport.Command(import.Id, null, DryRun: false));
        await WorkAsync();
        Assert.That(await CountAgreementsAsync(), Is.EqualTo(1));
    }

    [Test]
    public async Task An_import_is_its_makers_and_its_administrators()
    {
        Principal Key(string via, Permission rights, Guid institution) => new("key:" + via, "key:" + Guid.CreateVersion7(), null, [new Grant(rights, institution)]);
        var admin = Key("b", Permissions.All, Branch);
        var import = await ImportAsync("Jenis;Judul;Mitra;Nomor\nMoU;Nota;Pemkot Jambi;1/X\n", dryRun: true);
        App.Caller = admin;
        Assert.That((await GetAsync(import.Id)).Id, Is.EqualTo(import.Id));
        Assert.That((await App.SendAsync(new ListImports.Query(50, null))).Items, Has.Count.EqualTo(1));
        await AssertBrokenAsync("forbidden", "", () => App.SendAsync(new RunImport.Command(import.Id)));
        foreach (var stranger in new[] { Key("c", Permissions.All, City), Key("d", Permission.Read | Permission.Edit, Branch) })
        {
            App.Caller = stranger;
            Assert.That((await App.SendAsync(new ListImports.Query(50, null))).Items, Is.Empty);
            foreach (var act in new Func<Task>[] { () => GetAsync(import.Id), () => RowsAsync(import), () => App.SendAsync(new RunImport.Command(import.Id)), () => App.SendAsync(new CancelImport.Command(import.Id)), () => App.SendAsync(new RetryImport.Command(import.Id, null, null)), () => App.SendAsync(new GetImportFile.Query(import.Id, 1, _ => Stream.Null)) })
                await AssertBrokenAsync("notFound", "", act);
        }
    }

    [Test]
    public async Task A_row_asks_for_the_rights_that_entering_it_asks_for()
    {
        var officer = await OfficerAsync(Branch, Role.Officer);
        App.Caller = officer;
        var own = await ImportAsync("Jenis;Judul;Mitra;Nomor\nMoU;Nota;Pemkot Jambi;1/X\n");
        Assert.That(own.Counts.Created, Is.EqualTo(1));
        var others = await ImportAsync($"Jenis;Judul;Pihak I;Nomor Pihak I;Pihak II\nMoU;Punya orang;Pemkot Jambi;2/X;{await OtherAsync()}\n");
        Assert.That(Codes((await RowsAsync(others)).Single()), Is.EqualTo(new[] { "parties.noneOfYours" }));
        Options = Options with { Defaults = Options.Defaults with { Process = ProcessState.Registered } };
        var registered = await ImportAsync("Jenis;Judul;Pihak I;Nomor Pihak I;Pihak II;Nomor Pihak II\nMoU;Nota;Pemkot Jambi;3/X;BPJS Ketenagakerjaan Cabang Jambi;4/X\n");
        Assert.That(Codes((await RowsAsync(registered)).Single()), Is.EqualTo(new[] { "forbidden" }));
        await AssertBrokenAsync("forbidden", "/options/institution", async () => { Options = Options with { Institution = City }; await ImportAsync("Judul;Mitra\nA;B\n"); });
    }

    private async Task<string> OtherAsync()
    {
        var caller = App.Caller;
        App.Caller = Principal.Program("system", "test");
        await InstitutionAsync("Dinas Lain", InstitutionKind.GovernmentUnit);
        App.Caller = caller;
        return "Dinas Lain";
    }

    private async Task<Principal> OfficerAsync(Guid institution, Role role)
    {
        var id = Guid.CreateVersion7();
        await App.ExecuteAsync("INSERT INTO users (id, mail, name, language, password_hash, failed_count, created_at, version) VALUES (@Id, @Mail, 'Orang', 'id', '-', 0, @Now, 1)", new { Id = id, Mail = $"{id:N}@x.example", Now = App.Time.GetUtcNow() });
        await App.ExecuteAsync("INSERT INTO user_grants (user_id, ord, role, institution_id) VALUES (@Id, 1, @Role, @Institution)", new { Id = id, Role = Words.Of(role), Institution = institution });
        return new Principal($"{id:N}@x.example", "session:x", id, [new Grant(Permissions.Of(role), institution)]);
    }

    [Test]
    public async Task Who_was_disabled_gets_nothing_done_any_more()
    {
        App.Caller = await OfficerAsync(Branch, Role.Officer);
        var import = await ImportAsync("Jenis;Judul;Mitra;Nomor\nMoU;Nota;Pemkot Jambi;1/X\n", dryRun: true);
        await App.SendAsync(new RunImport.Command(import.Id));
        await App.ExecuteAsync("UPDATE users SET disabled_at = @Now WHERE id = @User", new { Now = App.Time.GetUtcNow(), App.Caller.User });
        await WorkAsync();
        Assert.That(((await GetAsync(import.Id)).State, await CountAgreementsAsync()), Is.EqualTo((ImportState.Failed, 0)));
    }

    [Test]
    public async Task A_long_list_is_taken_in_little_memory()
    {
        var size = int.Parse(Environment.GetEnvironmentVariable("AGREEMENTS_TEST_IMPORT") ?? "400", CultureInfo.InvariantCulture);
        var text = new System.Text.StringBuilder(Header);
        for (var i = 1; i <= size; i++) text.Append(CultureInfo.InvariantCulture, $"{i};MoU;Nota Kesepahaman nomor {i} tentang Sinergi Penyelenggaraan Program;Pemkot Jambi;{i}/MOU/2023;25 Mei 2023;25 Mei 2028\n");
        var bytes = System.Text.Encoding.UTF8.GetBytes(text.ToString());
        text.Clear();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var import = await ImportAsync(bytes, "panjang.csv", dryRun: true);
        var checkedIn = watch.Elapsed;
        await App.SendAsync(new RunImport.Command(import.Id));
        var peak = await PeakAsync(WorkAsync()) - before;
        var counts = (await GetAsync(import.Id)).Counts;
        await TestContext.Progress.WriteLineAsync($"{size} rows: checked in {checkedIn.TotalSeconds:F1} s, all in {watch.Elapsed.TotalSeconds:F1} s, at most {peak / 1024 / 1024} MB held");
        Assert.That((counts.Created, counts.Rows), Is.EqualTo((size, size)));
        Assert.That(peak, Is.LessThan(64 * 1024 * 1024), "bytes held while the rows are taken");
    }

    private static async Task<long> PeakAsync(Task work)
    {
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(500));
        var peak = 0L;
        while (!work.IsCompleted && await look.WaitForNextTickAsync()) peak = Math.Max(peak, GC.GetTotalMemory(forceFullCollection: true));
        await work;
        return Math.Max(peak, GC.GetTotalMemory(forceFullCollection: true));
    }

    [Test]
    public async Task A_list_of_empty_rows_hears_that_it_was_cancelled()
    {
        await App.ExecuteAsync(Engine is Data.SqliteEngine ? "CREATE TRIGGER cancelling AFTER UPDATE OF done ON imports BEGIN UPDATE imports SET cancel_asked = 1; END" : "CREATE TRIGGER cancelling ON imports AFTER UPDATE AS BEGIN SET NOCOUNT ON; IF UPDATE(done) UPDATE imports SET cancel_asked = 1; END");
        App.Time.AutoAdvanceAmount = TimeSpan.FromMilliseconds(1);
        Assert.That((await ImportAsync("Judul;Mitra\n" + new string('\n', 5000) + "A;B\n")).State, Is.EqualTo(ImportState.Cancelled));
    }
}
