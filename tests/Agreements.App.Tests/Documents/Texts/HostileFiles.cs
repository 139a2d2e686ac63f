using System.IO.Compression;
using System.Text;

namespace Agreements.App.Tests.Documents.Texts;

/// <summary>Files that were made to hurt whoever opens them.</summary>
internal static class HostileFiles
{
    private const string Body = """<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{0}</w:body></w:document>""";

    public static readonly IReadOnlyDictionary<string, Func<byte[]>> Pdfs = new Dictionary<string, Func<byte[]>>
    {
        ["deep arrays"] = () => WithCatalog("/X " + new string('[', 300_000) + new string(']', 300_000)),
        ["deep dictionaries"] = () => WithCatalog("/X " + string.Concat(Enumerable.Repeat("<</X ", 200_000)) + "1" + string.Concat(Enumerable.Repeat(">>", 200_000))),
        ["deep arrays in a page"] = () => HandMadePdf.Pages([HandMadePdf.Stream(HandMadePdf.Text(new string('[', 500_000)))]),
        ["gigabytes in a stream"] = () => HandMadePdf.Pages([HandMadePdf.Stream(HandMadePdf.Bomb(4000), "/Filter/FlateDecode")]),
        ["a bomb in a bomb"] = () => HandMadePdf.Pages([HandMadePdf.Stream(HandMadePdf.Zlib(HandMadePdf.Bomb(4000)), "/Filter[/FlateDecode/FlateDecode]")]),
        ["filters without end"] = () => HandMadePdf.Pages([HandMadePdf.Stream(HandMadePdf.Bomb(1), "/Filter[" + string.Concat(Enumerable.Repeat("/ASCIIHexDecode", 100_000)) + "]")]),
        ["a page tree in a ring"] = () => HandMadePdf.Of([HandMadePdf.Text("<</Type/Catalog/Pages 2 0 R>>"), HandMadePdf.Text("<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2/Parent 2 0 R>>")]),
        ["an object that is itself"] = () => HandMadePdf.Of([HandMadePdf.Text("<</Type/Catalog/Pages 2 0 R>>"), HandMadePdf.Text("2 0 R")]),
        ["an object stream in itself"] = () => HandMadePdf.Of([HandMadePdf.Text("<</Type/Catalog/Pages 2 0 R>>"), HandMadePdf.Stream("2 0 <</Type/Pages>>"u8.ToArray(), "/Type/ObjStm/N 1/First 4/Extends 2 0 R")]),
        ["a table that is before itself"] = () => HandMadePdf.Pages([HandMadePdf.Stream("BT ET"u8.ToArray())], "/Prev 20/XRefStm 20"),
        ["a drawing that draws itself"] = () => HandMadePdf.Of([
            HandMadePdf.Text("<</Type/Catalog/Pages 2 0 R>>"), HandMadePdf.Text("<</Type/Pages/Kids[3 0 R]/Count 1>>"), HandMadePdf.Text("<</Type/Page/Parent 2 0 R/MediaBox[0 0 420 300]/Contents 4 0 R/Resources<</XObject<</X 5 0 R>>>>>>"),
            HandMadePdf.Stream("/X Do"u8.ToArray()), HandMadePdf.Stream("/X Do /X Do"u8.ToArray(), "/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 5 0 R>>>>")]),
        ["a length of exabytes"] = () => HandMadePdf.Of([HandMadePdf.Text("<</Type/Catalog/Pages 2 0 R>>"), HandMadePdf.Text("<</Length 9223372036854775807>>\nstream\nx\nendstream")]),
        ["cut off"] = () => HandMadePdf.Pages("Nota Kesepahaman tentang sinergi")[..300],
        ["a web page"] = () => Encoding.ASCII.GetBytes("%PDF-1.7\n<html><script>alert(1)</script></html>"),
        ["noise"] = () => [.. "%PDF-1.7\n"u8, .. Noise()],
    };

    public static readonly IReadOnlyDictionary<string, Func<byte[]>> Documents = new Dictionary<string, Func<byte[]>>
    {
        ["gigabytes in a part"] = () => Docx(("word/document.xml", new Blanks(2000, Body.Split("{0}")[0] + "<w:p><w:r><w:t>", "</w:t></w:r></w:p>" + Body.Split("{0}")[1]))),
        ["a part without a tag"] = () => Docx(("word/document.xml", new Blanks(300, "<a x=\"", "\"/>"))),
        ["entities of entities"] = () => Docx(Part("<!DOCTYPE a [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\">]>" + string.Format(System.Globalization.CultureInfo.InvariantCulture, Body, "<w:p><w:r><w:t>&c;</w:t></w:r></w:p>"))),
        ["a foreign entity"] = () => Docx(Part("<!DOCTYPE a [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>" + string.Format(System.Globalization.CultureInfo.InvariantCulture, Body, "<w:p><w:r><w:t>&a;</w:t></w:r></w:p>"))),
        ["deep"] = () => Docx(Part(string.Format(System.Globalization.CultureInfo.InvariantCulture, Body, string.Concat(Enumerable.Repeat("<w:tbl><w:tr><w:tc>", 100_000))))),
        ["many parts"] = () => Docx([Part(string.Format(System.Globalization.CultureInfo.InvariantCulture, Body, "")), .. Enumerable.Range(0, 30_000).Select(i => ($"word/header{i}.xml", new Blanks(0, "<a/>", "")))]),
        ["cut off"] = () => Docx(Part(string.Format(System.Globalization.CultureInfo.InvariantCulture, Body, "<w:p/>")))[..60],
        ["another archive"] = () => Docx(("a.txt", new Blanks(0, "a", ""))),
    };

    /// <summary>A picture whose head promises so many pixels.</summary>
    public static byte[] Png(int side) => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, .. "IHDR"u8, .. Big(side), .. Big(side), 8, 2, 0, 0, 0, 0, 0, 0, 0];

    public static byte[] TiffInARing() => [0x49, 0x49, 0x2A, 0, 8, 0, 0, 0, 2, 0, 0, 1, 3, 0, 1, 0, 0, 0, 9, 0, 0, 0, 1, 1, 3, 0, 1, 0, 0, 0, 9, 0, 0, 0, 8, 0, 0, 0];

    public static byte[] Encrypted() => HandMadePdf.Pages([HandMadePdf.Stream("BT ET"u8.ToArray())],
        $"/ID[<{new string('0', 32)}><{new string('0', 32)}>]/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<{new string('A', 64)}>/U<{new string('B', 64)}>>>");

    private static byte[] WithCatalog(string more) => HandMadePdf.Of([HandMadePdf.Text("<</Type/Catalog/Pages 2 0 R" + more + ">>"), HandMadePdf.Text("<</Type/Pages/Kids[]/Count 0>>")]);

    private static (string, Blanks) Part(string xml) => ("word/document.xml", new Blanks(0, xml, ""));

    private static byte[] Big(int number) => [(byte)(number >> 24), (byte)(number >> 16), (byte)(number >> 8), (byte)number];

    private static byte[] Noise()
    {
        var bytes = new byte[200_000];
        new Random(7).NextBytes(bytes);
        return bytes;
    }

    /// <param name="Megabytes">Of blanks between head and tail.</param>
    internal sealed record Blanks(int Megabytes, string Head, string Tail);

    private static byte[] Docx(params (string Name, Blanks Content)[] parts)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            var megabyte = Enumerable.Repeat((byte)' ', 1024 * 1024).ToArray();
            foreach (var (name, content) in parts)
            {
                using var part = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
                part.Write(Encoding.UTF8.GetBytes(content.Head));
                for (var i = 0; i < content.Megabytes; i++) part.Write(megabyte);
                part.Write(Encoding.UTF8.GetBytes(content.Tail));
            }
        }
        return file.ToArray();
    }
}
