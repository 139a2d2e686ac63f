using System.IO.Compression;
using System.Text;

namespace Agreements.App.Tests.Documents;

/// <summary>Small files of each kind, by hand.</summary>
internal static class Files
{
    public static byte[] Pdf(string said = "Naskah") => Encoding.Latin1.GetBytes($"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n% {said}\ntrailer<</Root 1 0 R>>\n%%EOF\n");

    public static readonly byte[] Png = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13], Jpeg = [0xFF, 0xD8, 0xFF, 0xE0, 0, 16], Tiff = [0x49, 0x49, 0x2A, 0, 8, 0, 0, 0], BigEndianTiff = [0x4D, 0x4D, 0, 0x2A, 0, 0, 0, 8];

    private const string Types = """<Types><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>""";

    public static byte[] Docx(params (string Name, byte[] Content)[] others) => Zip([("[Content_Types].xml", Encoding.UTF8.GetBytes(Types)), ("word/document.xml", "<document/>"u8.ToArray()), .. others]);

    public static byte[] Zip(params (string Name, byte[] Content)[] parts)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, content) in parts)
            {
                using var part = zip.CreateEntry(name).Open();
                part.Write(content);
            }
        return file.ToArray();
    }
}
