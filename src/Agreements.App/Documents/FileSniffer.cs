using System.Text;
using Agreements.Domain;
using Agreements.Domain.Documents;

namespace Agreements.App.Documents;

/// <summary>What a file is, by its bytes. A file that another program would take for something else is refused: it is made to pass here and to harm there.</summary>
internal static class FileSniffer
{
    private const int Head = 1024, EndRecord = 22, LongestComment = ushort.MaxValue;

    private static readonly byte[] Pdf = "%PDF-"u8.ToArray(), Zip = "PK\x03\x04"u8.ToArray(), ZipEnd = "PK\x05\x06"u8.ToArray(), Png = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], Jpeg = [0xFF, 0xD8, 0xFF];

    private static readonly byte[][] Tiff = [[0x49, 0x49, 0x2A, 0x00], [0x4D, 0x4D, 0x00, 0x2A]];

    /// <exception cref="DomainException"><c>document.kind</c>: none that is kept; <c>document.polyglot</c>; as <see cref="DocxCheck"/>.</exception>
    public static FileFormat FormatOf(FileStream file)
    {
        var head = Read(file, 0, Head).AsSpan();
        var format = Formats(head);
        var pdf = head.IndexOf(Pdf);
        if (format is not (null or FileFormat.Pdf) && pdf >= 0) throw Refused("polyglot");
        if (format == FileFormat.Pdf && pdf > 0 && !IsBlank(head[..pdf])) throw Refused("polyglot");
        if (format is null) throw DomainException.Invalid("document.kind", IncomingFile.Pointer, string.Join(", ", Enum.GetValues<FileFormat>().Select(f => f.Extensions()[0])));
        if (format == FileFormat.Docx) DocxCheck.Run(file);
        else if (EndsAsZip(file)) throw Refused("polyglot");
        file.Position = 0;
        return format.Value;
    }

    internal static DomainException Refused(string code) => DomainException.Invalid("document." + code, IncomingFile.Pointer);

    private static FileFormat? Formats(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith(Zip)) return FileFormat.Docx;
        if (head.StartsWith(Png)) return FileFormat.Png;
        if (head.StartsWith(Jpeg)) return FileFormat.Jpeg;
        foreach (var order in Tiff) if (head.StartsWith(order)) return FileFormat.Tiff;
        return head.IndexOf(Pdf) >= 0 ? FileFormat.Pdf : null;
    }

    // Some scanners write an empty line or a byte order mark first; markup or another file's signature does not stand there by accident.
    private static bool IsBlank(ReadOnlySpan<byte> before) => Encoding.Latin1.GetString(before).All(c => char.IsWhiteSpace(c) || c is '\u00EF' or '\u00BB' or '\u00BF' or '\0');

    // An archive is read from its end. An attachment inside of a PDF is followed by more of the PDF, so that its end is not the file's.
    private static bool EndsAsZip(FileStream file)
    {
        var length = (int)Math.Min(file.Length, EndRecord + LongestComment);
        var tail = Read(file, file.Length - length, length).AsSpan();
        for (var at = tail.LastIndexOf(ZipEnd); at >= 0; at = tail[..at].LastIndexOf(ZipEnd))
            if (at + EndRecord <= tail.Length && at + EndRecord + (tail[at + 20] | (tail[at + 21] << 8)) >= tail.Length) return true;
        return false;
    }

    private static byte[] Read(FileStream file, long from, int most)
    {
        file.Position = from;
        var bytes = new byte[Math.Min(most, file.Length - from)];
        file.ReadExactly(bytes);
        return bytes;
    }
}
