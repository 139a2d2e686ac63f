using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Agreements.App.Tests.Documents.Texts;

/// <summary>PDF files object by object, honest ones and others.</summary>
internal static class HandMadePdf
{
    private const string Font = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>";

    /// <summary>Its objects from 1 on; the first is the catalog.</summary>
    public static byte[] Of(IReadOnlyList<byte[]> objects, string trailer = "")
    {
        using var file = new MemoryStream();
        var places = new List<long>();
        Write(file, "%PDF-1.7\n");
        for (var i = 0; i < objects.Count; i++)
        {
            places.Add(file.Length);
            Write(file, string.Create(CultureInfo.InvariantCulture, $"{i + 1} 0 obj\n"));
            file.Write(objects[i]);
            Write(file, "\nendobj\n");
        }
        var at = file.Length;
        Write(file, string.Create(CultureInfo.InvariantCulture, $"xref\n0 {objects.Count + 1}\n0000000000 65535 f \n"));
        foreach (var place in places) Write(file, place.ToString("0000000000", CultureInfo.InvariantCulture) + " 00000 n \n");
        Write(file, string.Create(CultureInfo.InvariantCulture, $"trailer\n<</Size {objects.Count + 1}/Root 1 0 R{trailer}>>\nstartxref\n{at}\n%%EOF\n"));
        return file.ToArray();
    }

    /// <summary>One page each, with its lines.</summary>
    public static byte[] Pages(params string[] texts) => Pages([.. texts.Select(t => Stream(Encoding.Latin1.GetBytes(
        "BT /F 14 Tf 18 TL 30 260 Td " + string.Concat(t.Split('\n').Select(l => $"({l.Replace("(", "\\(", StringComparison.Ordinal).Replace(")", "\\)", StringComparison.Ordinal)}) Tj T* ")) + "ET")))]);

    /// <summary>Pages that show a picture each and have no letter.</summary>
    public static byte[] Scans(IReadOnlyList<(int Width, int Height, byte[] Gray)> pictures) => Tree(
        [.. pictures.Select(_ => Stream("q 420 0 0 300 0 0 cm /I Do Q"u8.ToArray()))],
        [.. pictures.Select(p => Stream(Zlib(p.Gray), string.Create(CultureInfo.InvariantCulture, $"/Type/XObject/Subtype/Image/Width {p.Width}/Height {p.Height}/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/FlateDecode")))],
        (i, count) => string.Create(CultureInfo.InvariantCulture, $"/XObject<</I {4 + 2 * count + i} 0 R>>"));

    /// <summary>Pages with these contents.</summary>
    public static byte[] Pages(IReadOnlyList<byte[]> contents, string trailer = "") => Tree(contents, [], (_, _) => "", trailer);

    private static byte[] Tree(IReadOnlyList<byte[]> contents, IReadOnlyList<byte[]> more, Func<int, int, string> resources, string trailer = "")
    {
        var count = contents.Count;
        var kids = string.Join(' ', Enumerable.Range(0, count).Select(i => string.Create(CultureInfo.InvariantCulture, $"{4 + i} 0 R")));
        return Of(
        [
            Text("<</Type/Catalog/Pages 2 0 R>>"), Text(string.Create(CultureInfo.InvariantCulture, $"<</Type/Pages/Kids[{kids}]/Count {count}>>")), Text(Font),
            .. Enumerable.Range(0, count).Select(i => Text(string.Create(CultureInfo.InvariantCulture, $"<</Type/Page/Parent 2 0 R/MediaBox[0 0 420 300]/Contents {4 + count + i} 0 R/Resources<</Font<</F 3 0 R>>{resources(i, count)}>>>>"))),
            .. contents, .. more,
        ], trailer);
    }

    public static byte[] Stream(byte[] content, string entries = "") => [.. Text(string.Create(CultureInfo.InvariantCulture, $"<</Length {content.Length}{entries}>>\nstream\n")), .. content, .. "\nendstream"u8];

    public static byte[] Text(string text) => Encoding.Latin1.GetBytes(text);

    public static byte[] Zlib(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true)) zlib.Write(content);
        return packed.ToArray();
    }

    /// <summary>Unpacks to so many megabytes of blanks, and takes a kilobyte for each.</summary>
    public static byte[] Bomb(int megabytes)
    {
        using var packed = new MemoryStream();
        byte[] block;
        using (var one = new MemoryStream())
        {
            using var deflate = new DeflateStream(one, CompressionLevel.Optimal, leaveOpen: true);
            deflate.Write(Enumerable.Repeat((byte)' ', 1024 * 1024).ToArray());
            deflate.Flush();
            block = one.ToArray();
        }
        packed.Write([0x78, 0x9C]);
        for (var i = 0; i < megabytes; i++) packed.Write(block);
        packed.Write([0x03, 0x00, 0, 0, 0, 1]);
        return packed.ToArray();
    }

    private static void Write(MemoryStream to, string text) => to.Write(Encoding.Latin1.GetBytes(text));
}
