using System.Text;
using Agreements.App.Features.Imports;
using Agreements.App.Imports;
using Agreements.App.Imports.Rows;
using Agreements.App.Tests.Support;
using Agreements.Domain.Agreements;
using Agreements.Domain.Institutions;
using NUnit.Framework;

namespace Agreements.App.Tests.Imports;

/// <summary>A branch in Jambi that brings in its lists.</summary>
public abstract class ImportTest(string engine) : StorageTest(engine)
{
    protected const string Header = "No.;Jenis;Judul;Mitra;No. MoU;Tgl. TTD;Berakhir\n";

    protected Guid Branch { get; private set; }

    protected Guid City { get; private set; }

    protected ImportOptions Options { get; set; } = new();

    [SetUp]
    public async Task SettleAsync()
    {
        Branch = await InstitutionAsync("BPJS Ketenagakerjaan Cabang Jambi", InstitutionKind.BpjsBranch);
        City = await InstitutionAsync("Pemerintah Kota Jambi");
        Options = new ImportOptions { Institution = Branch, Defaults = new ImportDefaults(Regime: Regime.Sinergi) };
    }

    protected Task<ImportView> ImportAsync(string text, bool dryRun = false) => ImportAsync(Encoding.UTF8.GetBytes(text), "daftar.csv", dryRun);

    protected async Task<ImportView> ImportAsync(byte[] file, string name = "daftar.xlsx", bool dryRun = false)
    {
        using var content = new MemoryStream(file);
        var import = await App.SendAsync(new UploadImport.Command(name, content, Options, dryRun));
        await WorkAsync();
        return await GetAsync(import.Id);
    }

    protected async Task WorkAsync()
    {
        var caller = App.Caller;
        App.Caller = Domain.Access.Principal.Program("system", "job");
        await App.SendAsync(new RunImports.Command());
        App.Caller = caller;
    }

    protected Task<ImportView> GetAsync(Guid id) => App.SendAsync(new GetImport.Query(id));

    protected async Task<IReadOnlyList<ImportRowView>> RowsAsync(ImportView import, RowState? state = null) => (await App.SendAsync(new ListImportRows.Query(import.Id, state, 200, null))).Items;

    protected async Task<ImportRowView> OnlyRowAsync(string text) => (await RowsAsync(await ImportAsync(text, dryRun: true))).Single();

    protected static string[] Codes(ImportRowView row) => [.. row.Problems.Select(p => p.Code)];

    protected async Task<int> CountAgreementsAsync() => (int)(await App.RowsAsync<long>("SELECT COUNT(*) FROM agreements"))[0];
}
