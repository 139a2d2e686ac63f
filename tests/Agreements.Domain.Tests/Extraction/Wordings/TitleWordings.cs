using NUnit.Framework;

namespace Agreements.Domain.Tests.Extraction.Wordings;

/// <summary>Where the names, the title and the numbers stand above the opening.</summary>
public sealed class TitleWordings
{
    [TestCase("PERJANJIAN KERJA SAMA\nNOMOR 1/A/2023\nNOMOR 2/B/2023\nANTARA\nPEMERINTAH KOTA JAMBI\nDAN\nBPJS KETENAGAKERJAAN CABANG JAMBI\nTENTANG\nPERLINDUNGAN PEKERJA RENTAN", "PEMERINTAH KOTA JAMBI", "BPJS KETENAGAKERJAAN CABANG JAMBI", "PERLINDUNGAN PEKERJA RENTAN")]
    [TestCase("NOTA KESEPAHAMAN\n\nANTARA\n\nPEMERINTAH KOTA JAMBI\n(1/A/2023)\n\nDAN\n\nBPJS KETENAGAKERJAAN CABANG JAMBI\n(2/B/2023)\n\nTENTANG\n\nPERLINDUNGAN PEKERJA RENTAN", "PEMERINTAH KOTA JAMBI", "BPJS KETENAGAKERJAAN CABANG JAMBI", "PERLINDUNGAN PEKERJA RENTAN")]
    [TestCase("NOTA KESEPAHAMAN\nANTARA\nPEMERINTAH KOTA JAMBI\nNOMOR 1/A/2023\nDENGAN\nBPJS KETENAGAKERJAAN CABANG JAMBI\nNOMOR 2/B/2023\nTENTANG\nPERLINDUNGAN PEKERJA RENTAN", "PEMERINTAH KOTA JAMBI", "BPJS KETENAGAKERJAAN CABANG JAMBI", "PERLINDUNGAN PEKERJA RENTAN")]
    [TestCase("Memorandum of Agreement\nbetween Universitas Jambi\nand BPJS Ketenagakerjaan Cabang Jambi\non Student Internship\n(No. 1/A/2023 and No. 2/B/2023)", "Universitas Jambi", "BPJS Ketenagakerjaan Cabang Jambi", "Student Internship")]
    [TestCase("Perjanjian Kerja Sama\nantara\nUniversitas Jambi\ndengan\nBPJS Ketenagakerjaan Cabang Jambi\ntentang\nMagang Mahasiswa\n\nNomor Universitas Jambi 1/A/2023\nNomor BPJS Ketenagakerjaan 2/B/2023", "Universitas Jambi", "BPJS Ketenagakerjaan Cabang Jambi", "Magang Mahasiswa")]
    [TestCase("PERJANJIAN KERJA SAMA\nANTARA\nDINAS SOSIAL KOTA JAMBI\nDAN\nBPJS KETENAGAKERJAAN CABANG JAMBI\nTENTANG\nBANTUAN IURAN NOMOR INDUK\nNOMOR 1/A/2023\nNOMOR 2/B/2023", "DINAS SOSIAL KOTA JAMBI", "BPJS KETENAGAKERJAAN CABANG JAMBI", "BANTUAN IURAN NOMOR INDUK")]
    [TestCase("PERJANJIAN KERJA SAMA\nANTARA\nPEMERINTAH KOTA JAMBI\nDENGAN\nBPJS KETENAGAKERJAAN CABANG JAMBI\nNOMOR 1/A/2023\nNOMOR 2/B/2023\nTENTANG\nPERLINDUNGAN", "PEMERINTAH KOTA JAMBI", "BPJS KETENAGAKERJAAN CABANG JAMBI", "PERLINDUNGAN")]
    public void Names_title_and_numbers_are_read_in_whatever_order(string lines, string first, string second, string title)
    {
        var found = Written.Headed(lines);
        Assert.That(new[] { "/parties/0/nameAtSigning", "/parties/1/nameAtSigning", "/title", "/parties/0/number", "/parties/1/number" }.Select(f => found.Find(f)?.Value), Is.EqualTo([first, second, title, "1/A/2023", "2/B/2023"]));
    }

    [TestCase("ADDENDUM KESATU\nATAS\nPERJANJIAN KERJA SAMA\nNOMOR 7/A/2022 DAN NOMOR 8/B/2022\nANTARA\nPEMERINTAH KOTA JAMBI\nDENGAN\nBPJS KETENAGAKERJAAN CABANG JAMBI\nTENTANG\nPERLINDUNGAN\nNOMOR 1/A/2023\nNOMOR 2/B/2023")]
    [TestCase("ADDENDUM\nNOMOR : 1/A/2023\nNOMOR : 2/B/2023\nATAS PERJANJIAN KERJA SAMA NOMOR 7/A/2022\nANTARA\nPEMERINTAH KOTA JAMBI\nDENGAN\nBPJS KETENAGAKERJAAN CABANG JAMBI\nTENTANG\nPERLINDUNGAN")]
    [TestCase("ADDENDUM ATAS PERJANJIAN KERJA SAMA NOMOR 7/A/2022\nANTARA\nPEMERINTAH KOTA JAMBI\nDENGAN\nBPJS KETENAGAKERJAAN CABANG JAMBI\nNOMOR 1/A/2023\nNOMOR 2/B/2023")]
    public void The_number_of_what_an_addendum_changes_is_not_its_own(string lines) =>
        Assert.That(new[] { "/parties/0/number", "/parties/1/number" }.Select(f => Written.Headed(lines).Find(f)?.Value), Is.EqualTo(["1/A/2023", "2/B/2023"]));
}
