using NUnit.Framework;

namespace Agreements.Domain.Tests.Extraction.Wordings;

/// <summary>The numbers of both parties.</summary>
public sealed class NumberWordings
{
    [TestCase("NO: 415.4/12/PKS/2023\nNO: PER/7/052023")]
    [TestCase("Nomor naskah dinas : 415.4/12/PKS/2023\nNomor naskah dinas : PER/7/052023")]
    [TestCase("NOMOR 415.4/12/PKS/2023\ndan\nNOMOR PER/7/052023")]
    [TestCase("(Nomor: 415.4/12/PKS/2023)\n(Nomor: PER/7/052023)")]
    [TestCase("Nomor PIHAK KESATU: 415.4/12/PKS/2023; Nomor PIHAK KEDUA: PER/7/052023")]
    [TestCase("NOMOR :\n415.4/12/PKS/2023\nNOMOR :\nPER/7/052023")]
    [TestCase("No. Reg. Pemerintah Kota: 415.4/12/PKS/2023\nNo. Reg. BPJS: PER/7/052023")]
    [TestCase("Nomor: 415.4/12/PKS/2023 dan Nomor: PER/7/052023")]
    [TestCase("Nomor : 415.4/12/PKS/2023\nNomor : PER/7/052023")]
    [TestCase("NOMOR: 415.4/12/PKS/2023\nNOMOR: PER/7/052023")]
    [TestCase("No. 415.4/12/PKS/2023\nNo. PER/7/052023")]
    [TestCase("Nomor 415.4/12/PKS/2023\nNomor PER/7/052023")]
    [TestCase("N0MOR : 415.4/12/PKS/2023\nN0MOR : PER/7/052023")]
    [TestCase("Nomer: 415.4/12/PKS/2023\nNomer: PER/7/052023")]
    [TestCase("415.4/12/PKS/2023\nPER/7/052023")]
    [TestCase("415.4/12/PKS/2023 PER/7/052023")]
    [TestCase("Number: 415.4/12/PKS/2023\nNumber: PER/7/052023")]
    [TestCase("No.: 415.4/12/PKS/2023\nNo.: PER/7/052023")]
    [TestCase("NOMOR : 415.4/12/PKS/2023 NOMOR : PER/7/052023")]
    [TestCase("Nomor Pihak Kesatu : 415.4/12/PKS/2023\nNomor Pihak Kedua : PER/7/052023")]
    [TestCase("Nomor PIHAK I: 415.4/12/PKS/2023\nNomor PIHAK II: PER/7/052023")]
    [TestCase("Nomor Pihak Kedua : PER/7/052023\nNomor Pihak Pertama : 415.4/12/PKS/2023")]
    [TestCase("Nomor Pemerintah Kota Jambi: 415.4/12/PKS/2023\nNomor BPJS Ketenagakerjaan: PER/7/052023")]
    [TestCase("No. BPJS Ketenagakerjaan: PER/7/052023\nNo. Pemerintah Kota Jambi: 415.4/12/PKS/2023")]
    [TestCase("Nomor (Pemerintah Kota Jambi): 415.4/12/PKS/2023\nNomor (BPJS Ketenagakerjaan): PER/7/052023")]
    [TestCase("Nomor 415.4/12/PKS/2023 tanggal 20 Mei 2023\nNomor PER/7/052023 tanggal 22 Mei 2023")]
    [TestCase("Nomor : 415.4/12/PKS/2023\nTanggal : 20 Mei 2023\nNomor : PER/7/052023\nTanggal : 22 Mei 2023")]
    [TestCase("Nomor : 415.4/12/\nPKS/2023\nNomor : PER/7/052023")]
    [TestCase("Nomor : 415.4/12\n/PKS/2023\nNomor : PER/7/052023")]
    [TestCase("Nomor : 415.4/ 12 /PKS/2023\nNomor : PER / 7 / 052023")]
    [TestCase("Nomor  =  415.4/12/PKS/2023\nNomor  =  PER/7/052023")]
    [TestCase("NOMOR PIHAK PERTAMA 415.4/12/PKS/2023\nNOMOR PIHAK KEDUA PER/7/052023")]
    [TestCase("PIHAK KESATU : 415.4/12/PKS/2023\nPIHAK KEDUA : PER/7/052023")]
    [TestCase("\nNomor : 415.4/12/PKS/2023\n\nNomor : PER/7/052023\n")]
    [TestCase("Nomor : 415.4/12/PKS/2023;\nNomor : PER/7/052023.")]
    [TestCase("Nomor/Number: 415.4/12/PKS/2023\nNomor/Number: PER/7/052023")]
    [TestCase("Ref. No.: 415.4/12/PKS/2023\nRef. No.: PER/7/052023")]
    [TestCase("Nomor Perjanjian : 415.4/12/PKS/2023\nNomor Perjanjian : PER/7/052023")]
    public void Each_party_has_its_number(string lines)
    {
        var found = Written.Numbered(lines);
        Assert.That(new[] { 0, 1 }.Select(i => found.Find($"/parties/{i}/number")?.Value.ToString()!.Replace(" ", "", StringComparison.Ordinal)), Is.EqualTo(["415.4/12/PKS/2023", "PER/7/052023"]));
    }

    [TestCase("Nomor : ..... / ..... / 2023\nNomor : ___/___")]
    [TestCase("Nomor : 560/ /DTKKUKM/2025")]
    [TestCase("Tahun Akademik 2023/2024")]
    [TestCase("25/05/2023")]
    public void What_is_to_be_filled_in_or_is_something_else_is_none(string lines) => Assert.That(Written.Numbered(lines).Suggestions.Where(s => s.Field.EndsWith("/number", StringComparison.Ordinal)), Is.Empty);
}
