using Agreements.App.Features.Agreements;
using Agreements.App.Features.Imports;
using Agreements.App.Imports;
using Agreements.App.Imports.Rows;
using Agreements.Domain.Agreements;
using NUnit.Framework;

namespace Agreements.App.Tests.Imports;

/// <summary>Lists as offices keep them: half filled, in their own order, with what they have already.</summary>
public sealed class OfficeListTests(string engine) : ImportTest(engine)
{
    private const string One = Header + "1;MoU;Nota Kesepahaman tentang Sinergi;Pemkot Jambi;12/MOU/2023;25 Mei 2023;25 Mei 2025\n";

    private async Task<AgreementView> OnlyAsync(string text)
    {
        var row = (await RowsAsync(await ImportAsync(text))).Single();
        Assert.That(row.State, Is.EqualTo(RowState.Created), string.Join('\n', row.Problems));
        return await App.SendAsync(new GetAgreement.Query(row.Agreement!.Value, null));
    }

    [Test]
    public async Task An_officer_without_an_institution_is_of_the_office_whose_list_it_is()
    {
        var view = await OnlyAsync("Jenis;Judul;Mitra;Nomor;PIC;Email PIC\nMoU;Nota;Pemkot Jambi;1/X;Ani;ani@kota.example\n");
        Assert.That((view.Officer!.Institution, view.Officer.Name), Is.EqualTo((Branch, "Ani")));
    }

    [Test]
    public async Task An_officer_without_an_institution_is_of_the_first_party_where_the_office_is_none()
    {
        Options = Options with { Institution = null };
        var view = await OnlyAsync("Jenis;Judul;Pihak I;Pihak II;Nomor;PIC\nMoU;Nota;Pemkot Jambi;BPJS Ketenagakerjaan Cabang Jambi;1/X;Ani\n");
        Assert.That(view.Officer!.Institution, Is.EqualTo(City));
    }

    [Test]
    public async Task What_is_missing_of_a_party_is_named()
    {
        Options = Options with { Institution = null };
        var row = await OnlyRowAsync("Jenis;Judul;Pihak I;Pihak II;Nomor Pihak II\nMoU;Nota;Pemkot Jambi;;1/X\n");
        Assert.That((Codes(row), row.Problems[0].Column, row.Problems[0].Message), Is.EqualTo((new[] { "import.party.unnamed" }, (int?)3, "Pihak 2 tidak disebut, padahal data lain dari pihak itu atau dari pihak sesudahnya terisi."))
            .Using<(string[], int?, string)>((a, b) => a.Item1.SequenceEqual(b.Item1) && a.Item2 == b.Item2 && a.Item3 == b.Item3));
    }

    [TestCase("Mitra;Pihak Kesatu", "Pemkot Jambi;BPJS Ketenagakerjaan Cabang Jambi")]
    [TestCase("Pihak Kesatu;Mitra", "BPJS Ketenagakerjaan Cabang Jambi;Pemkot Jambi")]
    [TestCase("Mitra;Pihak Kami", "Pemkot Jambi;BPJS Ketenagakerjaan Cabang Jambi")]
    public async Task A_partner_is_kept_wherever_its_column_stands(string headings, string cells)
    {
        Options = Options with { Institution = null };
        var view = await OnlyAsync($"Jenis;Judul;{headings}\nMoU;Nota;{cells}\n");
        Assert.That(view.Parties.Select(p => p.Institution), Is.EqualTo(new[] { Branch, City }));
    }

    [Test]
    public async Task A_value_that_is_not_known_is_told_with_those_that_are()
    {
        var row = await OnlyRowAsync(One.Replace("1;MoU", "1;Kontrak", StringComparison.Ordinal));
        Assert.That(row.Problems.Single(p => p.Code == "import.cell.enum").Message, Does.Contain("\"Kontrak\"").And.Contain("Adendum").IgnoreCase);
    }

    [Test]
    public async Task A_term_in_one_cell_is_shown_with_the_days_that_it_would_change()
    {
        const string list = "Jenis;Judul;Mitra;Nomor;Masa Berlaku\nMoU;Nota;Pemkot Jambi;1/X;25 Mei 2023 s.d. 25 Mei 2025\n";
        await ImportAsync(list);
        var row = await OnlyRowAsync(list.Replace("25 Mei 2025", "31 Mei 2026", StringComparison.Ordinal));
        Assert.That((row.State, row.Changes.Single().Old), Is.EqualTo((RowState.Differs, "2023-05-25/2025-05-25")));
    }

    [Test]
    public async Task An_end_that_is_counted_is_shown_as_it_is_written_where_a_day_would_take_its_place()
    {
        await ImportAsync("Jenis;Judul;Mitra;Nomor;Tgl TTD;Jangka Waktu\nMoU;Nota;Pemkot Jambi;1/X;25 Mei 2023;5 (lima) tahun\n");
        var row = await OnlyRowAsync("Jenis;Judul;Mitra;Nomor;Tgl TTD;Berakhir\nMoU;Nota;Pemkot Jambi;1/X;25 Mei 2023;31 Mei 2028\n");
        Assert.That((row.State, row.Changes.Single().Old), Is.EqualTo((RowState.Differs, "5 (lima) tahun")));
    }

    [TestCase("Judul lain", "25 Mei 2025", true)]
    [TestCase("Nota Kesepahaman tentang Sinergi", "31 Desember 2030", true)]
    [TestCase("Judul lain", "31 Desember 2030", false)]
    public async Task What_may_exist_by_another_number_is_told_and_taken_all_the_same(string title, string ends, bool told)
    {
        await ImportAsync(One);
        var reference = (await App.RowsAsync<string>("SELECT reference FROM agreements"))[0];
        var row = await OnlyRowAsync(Header + $"1;MoU;{title};Pemkot Jambi;99/B;1 Juni 2023;{ends}\n");
        Assert.That((row.State, Codes(row).Contains("import.possibleDuplicate")), Is.EqualTo((RowState.Create, told)));
        if (told) Assert.That(row.Problems.Single().Message, Is.EqualTo($"Mungkin sudah ada: {reference}."));
    }

    [Test]
    public async Task Rows_of_a_file_that_may_be_the_same_are_told()
    {
        var import = await ImportAsync(One + "2;PKS;Yang lain;Pemkot Jambi;13/PKS/2023;26 Mei 2023;25 Mei 2025\n", dryRun: true);
        var rows = await RowsAsync(import);
        Assert.That((rows[0].Problems, rows[1].State, Codes(rows[1])), Is.EqualTo((Array.Empty<ImportProblem>(), RowState.Create, new[] { "import.row.similar" }))
            .Using<(IReadOnlyList<ImportProblem>, RowState, string[])>((a, b) => a.Item1.SequenceEqual(b.Item1) && a.Item2 == b.Item2 && a.Item3.SequenceEqual(b.Item3)));
        await App.SendAsync(new RunImport.Command(import.Id));
        await WorkAsync();
        Assert.That(Codes((await RowsAsync(import, RowState.Created))[1]), Is.EqualTo(new[] { "import.row.similar" }), "and stay told");
    }

    [Test]
    public async Task Names_behind_the_first_page_are_asked_with_the_others_each_once()
    {
        var known = string.Concat(Enumerable.Range(1, 60).Select(i => $"{i};MoU;Nota {i};Kota Jambi;{i}/MOU;;\n"));
        var import = await ImportAsync(Header + known + "61;MoU;Nota 61;KORPRI Sungai Penuh;61/MOU;;\n62;MoU;Nota 62;kota jambi;62/MOU;;\n", dryRun: true);
        var asked = await App.SendAsync(new ListImportNames.Query(import.Id));
        Assert.That(asked.Select(p => p.Name), Is.EqualTo(new[] { "Kota Jambi", "KORPRI Sungai Penuh" }));
    }

    [TestCase("-")]
    [TestCase("–")]
    [TestCase("n/a")]
    [TestCase("Tidak ada")]
    public async Task A_dash_where_a_day_is_asked_for_is_no_day(string text)
    {
        var view = await OnlyAsync(One.Replace("25 Mei 2025", text, StringComparison.Ordinal));
        Assert.That((view.Term.EndsOn, view.Term.EndBasis), Is.EqualTo(((DateOnly?)null, EndBasis.Unknown)));
    }
}
