using Agreements.App.Features.Imports;
using Agreements.App.Imports;
using Agreements.App.Imports.Rows;
using Agreements.Domain.Access;
using NUnit.Framework;

namespace Agreements.App.Tests.Imports;

/// <summary>How much is kept of what was brought in, and how long.</summary>
public sealed class ForgetImportsTests(string engine) : ImportTest(engine)
{
    private const string Text = "Jenis;Judul;Mitra;Nomor\nMoU;Nota rahasia;Pemkot Jambi;\nMoU;Gagal rahasia;Entah;2/X\n";

    private async Task ForgetAsync(int days)
    {
        App.Time.Advance(TimeSpan.FromDays(days));
        await App.SendAsync(new ForgetImports.Command());
    }

    private async Task<string> HeldAsync(Guid id) => string.Concat((await App.RowsAsync<string>("SELECT CONCAT(cells, notes, changes) FROM import_rows WHERE import_id = @Id UNION ALL SELECT columns FROM import_files WHERE import_id = @Id", new { Id = id.ToString() }))
        .Concat(await App.RowsAsync<string>("SELECT 'chunk' FROM import_chunks WHERE import_id = @Id", new { Id = id.ToString() })));

    [Test]
    public async Task After_a_year_a_list_is_forgotten_and_what_became_of_it_stays()
    {
        Options = Options with { Mapping = new Dictionary<string, string> { ["Judul"] = "title" } };
        var import = await ImportAsync(Text);
        await ForgetAsync(364);
        Assert.That(await HeldAsync(import.Id), Does.Contain("rahasia").And.Contain("chunk"));
        await ForgetAsync(2);
        Assert.That(await HeldAsync(import.Id), Does.Not.Contain("rahasia").And.Not.Contain("chunk").And.Contain("Judul"));
        var after = await GetAsync(import.Id);
        Assert.That((after.State, after.Counts, after.Files[0].Columns.Select(c => c.Field)), Is.EqualTo((import.State, import.Counts, import.Files[0].Columns.Select(c => c.Field))).Using<(ImportState, ImportCounts, IEnumerable<string?>)>((a, b) => a.Item1 == b.Item1 && a.Item2 == b.Item2 && a.Item3.SequenceEqual(b.Item3)));
        Assert.That((await RowsAsync(import)).Select(r => (r.State, r.Cells.Count)), Is.EqualTo(new[] { (RowState.Created, 0), (RowState.Failed, 0) }));
        await AssertBrokenAsync("import.forgotten", "", () => App.SendAsync(new RetryImport.Command(import.Id, null, null)));
        await AssertBrokenAsync("notFound", null, () => App.SendAsync(new GetImportFile.Query(import.Id, 1, _ => Stream.Null)));
        Assert.That((await ImportAsync(Text)).Counts.Unchanged, Is.EqualTo(1), "a row without a number is known again");
    }

    [Test]
    public async Task A_check_that_nobody_has_run_for_a_year_waits_no_longer()
    {
        var import = await ImportAsync(Text, dryRun: true);
        await ForgetAsync(366);
        Assert.That((await GetAsync(import.Id)).State, Is.EqualTo(ImportState.Cancelled));
    }

    private void ActAsOfficer() => App.Caller = new Principal("ani@office.example", "session:1", Guid.CreateVersion7(), [new Grant(Permissions.Of(Role.Officer), Branch)]);

    private async Task<ImportView> UploadAsync()
    {
        using var content = new MemoryStream("Judul;Mitra\nA;B\n"u8.ToArray());
        return await App.SendAsync(new UploadImport.Command("a.csv", content, Options, DryRun: true));
    }

    [Test]
    public async Task Nobody_has_more_than_twenty_unfinished_imports()
    {
        ActAsOfficer();
        var first = await UploadAsync();
        for (var i = 1; i < 20; i++) await UploadAsync();
        await AssertBrokenAsync("import.tooMany", "/file", UploadAsync);
        var officer = App.Caller;
        ActAsOfficer();
        await UploadAsync();
        App.Caller = officer;
        await App.SendAsync(new CancelImport.Command(first.Id));
        await WorkAsync();
        await App.ExecuteAsync("UPDATE imports SET state = 'completed' WHERE state <> 'cancelled'");
        await UploadAsync();
    }

    [Test]
    public async Task Nobody_has_more_than_500_MB_of_files_kept()
    {
        ActAsOfficer();
        var import = await UploadAsync();
        await App.ExecuteAsync("UPDATE import_files SET size = 524288000 - 20");
        await AssertBrokenAsync("import.tooMany", "/file", async () => { await UploadAsync(); await UploadAsync(); });
        await App.ExecuteAsync("UPDATE imports SET forgotten_at = '2024-11-04T02:00:00.0000000Z' WHERE id = @Id", new { Id = import.Id.ToString() });
        await UploadAsync();
    }

    [TestCase(29, 1)]
    [TestCase(30, 0)]
    [TestCase(365, 0)]
    [TestCase(-1, 1)]
    public void A_wrong_time_of_keeping_is_told_at_the_start(int days, int problems) =>
        Assert.That(new ImportKeepingOptions { KeepDays = days }.Problems().ToList(), Has.Count.EqualTo(problems));
}
