using System.Diagnostics;
using System.Text;
using Agreements.App.Imports.Columns;
using Agreements.App.Imports.Files;
using Agreements.Domain;
using NUnit.Framework;

namespace Agreements.App.Tests.Imports;

/// <summary>Files as offices send them, and as attackers do.</summary>
public sealed class ListFileTests
{
    private static readonly string[] Header = ["No.", "Jenis", "Judul", "Mitra", "Nomor"];

    private static readonly Dictionary<string, string> None = [];

    private static ListFile Open(byte[] file, string? sheet = null) => ListFile.Open(new MemoryStream(file), sheet, new ColumnMap(None, None));

    private static string[] Cells(SheetRow row) => [.. row.Cells.Select(c => c.Text)];

    private static void AssertRefused(string code, byte[] file)
    {
        var watch = Stopwatch.StartNew();
        var refusal = Assert.Throws<DomainException>(() => Open(file).Rows.ToList());
        Assert.That(refusal!.Violations[0].Code, Is.EqualTo("import.file." + code));
        Assert.That(watch.Elapsed, Is.LessThan(TimeSpan.FromSeconds(20)));
    }

    private static byte[] Fixture(string name) => File.ReadAllBytes(Path.Combine(TestContext.CurrentContext.TestDirectory, "Imports", "Fixtures", name));

    [TestCase(";", "utf-8")]
    [TestCase(",", "utf-8")]
    [TestCase("\t", "utf-8")]
    [TestCase(";", "utf-16")]
    [TestCase(";", "windows-1252")]
    public void A_text_is_read_whatever_its_separator_and_encoding(string separator, string encoding)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var text = string.Join(separator, Header) + "\r\n" + string.Join(separator, "1", "MoU", "\"Nota \"\"Café\"\"\nbaris dua, dengan ; dan\ttab\"", "Pemkot Jambi", "12/MOU") + "\r\n";
        var bytes = Encoding.GetEncoding(encoding);
        var list = Open([.. bytes.GetPreamble(), .. bytes.GetBytes(text)]);
        Assert.That(list.Columns.Select(c => c.Field), Is.EqualTo(new[] { "ignore", "class", "title", "partner", "number" }));
        Assert.That(Cells(list.Rows.Single())[2], Is.EqualTo("Nota \"Café\"\nbaris dua, dengan ; dan\ttab"));
    }

    [Test]
    public void A_mark_of_UTF_8_before_the_first_heading_is_no_part_of_it() =>
        Assert.That(Open([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes("Judul;Mitra\nA;B\n")]).Columns[0].Field, Is.EqualTo("title"));

    [Test]
    public void A_workbook_of_LibreOffice_with_all_that_offices_do_to_one_is_read()
    {
        var list = Open(Fixture("office.xlsx"));
        Assert.That(list.Columns.Select(c => c.Field), Is.EqualTo(new[] { "ignore", "class", "title", "party1", "party1Number", "party2", "party2Number", "startsOn", "endsOn", "signedOn" }));
        var rows = list.Rows.ToList();
        Assert.That(rows.Select(r => (r.Number, r.Hidden)), Is.EqualTo(new[] { (6, false), (7, false), (8, true) }));
        Assert.That(Cells(rows[0]), Is.EqualTo(new[] { "1", "MoU", "Nota Kesepahaman tentang Sinergi", "Pemkot Jambi", "12/MOU/2023", "BPJS Ketenagakerjaan Cabang Jambi", "34/MOU/2023", "2023-05-25", "25 Mei 2025", "Kamis, 25 Mei 2023" }));
        Assert.That((Cells(rows[1])[1], Cells(rows[1])[2]), Is.EqualTo(("MoU", "Nota kedua")), "a merged cell and a formula");
        Assert.That(rows[0].Cells[7].Day, Is.EqualTo(new DateOnly(2023, 5, 25)));
        Assert.That(list.Warnings.Select(w => w.Key), Is.EqualTo(new[] { "problem.import.sheet.hidden", "problem.import.sheet.taken", "problem.import.row.total" }));
    }

    [Test]
    public void Days_are_the_same_in_a_workbook_that_counts_them_from_1904()
    {
        var row = Open(Fixture("dates1904.xlsx")).Rows.Single();
        Assert.That(row.Cells.Skip(4).Select(c => c.Day), Is.EqualTo(new DateOnly?[] { new DateOnly(2023, 5, 25), new DateOnly(2025, 5, 25) }));
    }

    [Test]
    public void A_workbook_of_another_writer_is_read() =>
        Assert.That(Cells(Open(HandMadeWorkbook.Of(["Daftar"], Header, ["1", "MoU", " Nota ", "Pemkot", "=1+1"])).Rows.Single()), Is.EqualTo(new[] { "1", "MoU", "Nota", "Pemkot", "=1+1" }));

    [Test]
    public void What_is_no_list_is_refused_with_its_reason()
    {
        AssertRefused("empty", []);
        AssertRefused("html", Encoding.UTF8.GetBytes("\r\n<html><body><table><tr><td>Judul</td></tr></table></body></html>"));
        AssertRefused("unknown", Encoding.ASCII.GetBytes("%PDF-1.7\n"));
        AssertRefused("unknown", [1, 0, 2, 0, 3]);
        AssertRefused("oldExcel", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0]);
        AssertRefused("encrypted", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. Encoding.Unicode.GetBytes("EncryptedPackage")]);
        AssertRefused("noHeader", Encoding.UTF8.GetBytes("a;b\n1;2\n"));
        AssertRefused("noWorkbook", HandMadeWorkbook.Zip([("word/document.xml", HandMadeWorkbook.Text("<a/>"))]));
        AssertRefused("macro", HandMadeWorkbook.Sheet(HandMadeWorkbook.Row(1, Header), "", ("xl/vbaProject.bin", s => s.WriteByte(1))));
        AssertRefused("damaged", Fixture("office.xlsx")[..3000]);
        AssertRefused("damaged", HandMadeWorkbook.Sheet("<row r=\"1\"><c"));
    }

    [Test]
    public void What_a_reader_of_XML_could_be_made_to_do_is_not_done()
    {
        var rows = HandMadeWorkbook.Row(1, Header);
        AssertRefused("dtd", HandMadeWorkbook.Sheet(rows, "<!DOCTYPE worksheet [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>"));
        AssertRefused("dtd", HandMadeWorkbook.Sheet(rows, "<!DOCTYPE worksheet [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>"));
        AssertRefused("damaged", HandMadeWorkbook.Sheet(string.Concat(Enumerable.Repeat("<a>", 5000))));
    }

    [Test]
    public void What_unpacks_to_more_than_a_list_is_refused_in_little_memory()
    {
        var before = GC.GetTotalAllocatedBytes();
        AssertRefused("bomb", HandMadeWorkbook.Sheet(HandMadeWorkbook.Row(1, Header), "", ("xl/media/a.bin", HandMadeWorkbook.Repeated(new string('\0', 1000), 400_000))));
        AssertRefused("cellTooLong", HandMadeWorkbook.Sheet("<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>" + new string('x', 3_000_000) + "</t></is></c></row>"));
        AssertRefused("cellTooLong", HandMadeWorkbook.Sheet("<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is>" + string.Concat(Enumerable.Repeat("<r><t>xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx</t></r>", 5000)) + "</is></c></row>"));
        AssertRefused("cellTooLong", Encoding.UTF8.GetBytes("Judul;Mitra\n\"" + new string('x', 1_000_000)));
        Assert.That(GC.GetTotalAllocatedBytes() - before, Is.LessThan(300L * 1024 * 1024));
    }

    [Test]
    public void What_is_too_wide_or_too_long_for_a_list_is_refused()
    {
        AssertRefused("tooManyColumns", HandMadeWorkbook.Sheet("<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>Judul</t></is></c><c r=\"B1\" t=\"inlineStr\"><is><t>Mitra</t></is></c><c r=\"XFD1\" t=\"inlineStr\"><is><t>x</t></is></c></row>"));
        AssertRefused("tooManyColumns", Encoding.UTF8.GetBytes("Judul;Mitra\nA;B" + string.Concat(Enumerable.Repeat(";", 200)) + "x\n"));
        AssertRefused("tooManyRows", Encoding.UTF8.GetBytes("Judul;Mitra\n" + string.Concat(Enumerable.Repeat("A;B\n", 50_001))));
        AssertRefused("tooManyRows", HandMadeWorkbook.Sheet(HandMadeWorkbook.Row(1, "Judul", "Mitra") + string.Concat(Enumerable.Range(2, 50_001).Select(i => HandMadeWorkbook.Row(i, "A", "B")))));
    }

    [Test]
    public void A_sheet_whose_last_row_is_the_millionth_is_a_short_list()
    {
        var list = Open(HandMadeWorkbook.Sheet(HandMadeWorkbook.Row(1, "Judul", "Mitra") + HandMadeWorkbook.Row(1_048_576, "A", "B")));
        Assert.That(list.Rows.Single().Number, Is.EqualTo(1_048_576));
    }

    private static byte[] Numbered(params string[] numbers) => HandMadeWorkbook.Sheet(HandMadeWorkbook.Row(1, "Judul", "Mitra") + string.Concat(numbers.Select(n => $"<row r=\"{n}\"><c t=\"inlineStr\"><is><t>A</t></is></c></row>")));

    [TestCase("0")]
    [TestCase("1")]
    [TestCase("3", "3")]
    [TestCase("3", "2")]
    [TestCase("1048577")]
    [TestCase("99999999999")]
    [TestCase("-4")]
    [TestCase("x")]
    public void A_sheet_whose_rows_are_not_numbered_upwards_within_a_sheet_is_damaged(params string[] numbers) => AssertRefused("damaged", Numbered(numbers));

    [Test]
    public void Merged_cells_down_the_whole_sheet_hold_nobody_up()
    {
        static string At(int column) => ColumnMap.Letter(column);
        var (rows, merges) = (string.Concat(Enumerable.Range(2, 300_000).Select(i => $"<row r=\"{i}\"/>")), string.Concat(Enumerable.Range(0, 1000).Select(i => $"<mergeCell ref=\"{At(i)}2:{At(i)}1048576\"/>")));
        byte[] Merged(string second) => HandMadeWorkbook.Sheet(HandMadeWorkbook.Row(1, "Judul", "Mitra") + second + $"</sheetData><mergeCells>{merges}</mergeCells><sheetData>" + rows.Replace("<row r=\"2\"/>", "", StringComparison.Ordinal));
        var watch = Stopwatch.StartNew();
        Assert.That(Open(Merged("<row r=\"2\"/>")).Rows, Is.Empty);
        Assert.That(Open(Merged("<row r=\"2\">" + string.Concat(Enumerable.Range(0, 1000).Select(i => $"<c r=\"{At(i)}2\" t=\"inlineStr\"><is><t></t></is></c>")) + "<c r=\"ALL2\" t=\"inlineStr\"><is><t></t></is></c></row>")).Rows, Is.Empty);
        AssertRefused("tooManyRows", Merged("<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>Contoh: satu</t></is></c></row>"));
        Assert.That(watch.Elapsed, Is.LessThan(TimeSpan.FromSeconds(10)));
    }

    [Test]
    public void A_merged_cell_counts_for_its_rows_and_not_for_the_next()
    {
        var rows = Open(HandMadeWorkbook.Sheet(HandMadeWorkbook.Row(1, "Jenis", "Judul") + HandMadeWorkbook.Row(2, "MoU", "Satu") + HandMadeWorkbook.Row(3, "", "Dua") + HandMadeWorkbook.Row(4, "", "Tiga") + "</sheetData><mergeCells><mergeCell ref=\"A2:A3\"/></mergeCells><sheetData>")).Rows;
        Assert.That(rows.Select(r => r.Cells[0].Text), Is.EqualTo(new[] { "MoU", "MoU", "" }));
    }

    [Test]
    public void More_merged_cells_than_people_merge_are_damage() =>
        AssertRefused("damaged", HandMadeWorkbook.Sheet(HandMadeWorkbook.Row(1, "Judul", "Mitra") + "</sheetData><mergeCells>" + string.Concat(Enumerable.Range(1, 20_001).Select(i => $"<mergeCell ref=\"A{2 * i}:A{2 * i + 1}\"/>")) + "</mergeCells><sheetData>"));

    [Test]
    public void Two_sheets_of_one_part_are_damage()
    {
        const string main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main", relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        AssertRefused("damaged", HandMadeWorkbook.Zip([
            ("xl/workbook.xml", HandMadeWorkbook.Text($"<workbook xmlns=\"{main}\" xmlns:r=\"{relation}\"><sheets><sheet name=\"A\" sheetId=\"1\" r:id=\"r1\"/><sheet name=\"B\" sheetId=\"2\" r:id=\"r1\"/></sheets></workbook>")),
            ("xl/_rels/workbook.xml.rels", HandMadeWorkbook.Text($"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"{relation}/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>")),
            ("xl/worksheets/sheet1.xml", HandMadeWorkbook.Text($"<worksheet xmlns=\"{main}\"><sheetData/></worksheet>")),
        ]));
    }

    [Test]
    public void A_text_with_more_lines_than_a_sheet_has_rows_is_no_list() => AssertRefused("tooManyRows", Encoding.UTF8.GetBytes("Judul;Mitra\n" + new string('\n', 1_048_576) + "A;B\n"));

    [Test]
    public void Empty_rows_are_steps_so_that_whoever_reads_can_stop_among_them() =>
        Assert.That(Open(Encoding.UTF8.GetBytes("Judul;Mitra\n" + new string('\n', 1000) + "A;B\n")).Steps.Count(s => s is null), Is.EqualTo(1000));
}
