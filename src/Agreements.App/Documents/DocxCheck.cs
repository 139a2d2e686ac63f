using System.IO.Compression;
using System.Text;
using Agreements.App.Imports.Files;
using Agreements.Domain;

namespace Agreements.App.Documents;

/// <summary>Looks through a document of Word before it is kept: every part is unpacked once, in the memory of one piece, because what its directory says may be a lie.</summary>
internal sealed class DocxCheck
{
    private const int MostParts = 2000, WorstRatio = 150, AtOnce = 64 * 1024;
    private const long MostUnzipped = 300L * 1024 * 1024, RatioFrom = 20L * 1024 * 1024, LongestTypes = 1024 * 1024;
    private const string Types = "[Content_Types].xml", Text = "word/document.xml", Macros = "vbaProject.bin", MacroType = "macroEnabled";

    private long _unzipped;

    /// <exception cref="DomainException"><c>document.kind</c>: another archive; <c>document.macro</c>, <c>document.bomb</c>, <c>document.unreadable</c>.</exception>
    public static void Run(FileStream file)
    {
        try
        {
            file.Position = 0;
            using var zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
            new DocxCheck().Check(zip, file.Length);
        }
        catch (Exception broken) when (broken is InvalidDataException or EndOfStreamException or NotSupportedException or ArgumentException)
        {
            throw FileSniffer.Refused("unreadable");
        }
    }

    private void Check(ZipArchive zip, long packed)
    {
        if (zip.Entries.Count > MostParts) throw FileSniffer.Refused("bomb");
        if (zip.Entries.Any(e => e.IsEncrypted) || zip.Entries.Select(e => e.FullName).Distinct(StringComparer.OrdinalIgnoreCase).Count() != zip.Entries.Count) throw FileSniffer.Refused("unreadable");
        if (zip.GetEntry(Types) is not { } types || zip.GetEntry(Text) is null) throw DomainException.Invalid("document.kind", IncomingFile.Pointer, ".pdf, .docx, .png, .jpg, .tif");
        if (zip.Entries.Any(e => e.FullName.EndsWith(Macros, StringComparison.OrdinalIgnoreCase)) || Read(types).Contains(MacroType, StringComparison.OrdinalIgnoreCase)) throw FileSniffer.Refused("macro");
        var buffer = new byte[AtOnce];
        foreach (var entry in zip.Entries)
        {
            using var part = new CountedStream(entry.Open(), isXml: false, count => Count(count, packed));
            while (part.Read(buffer) > 0) { }
        }
    }

    private void Count(int bytes, long packed)
    {
        _unzipped += bytes;
        if (_unzipped > MostUnzipped || (_unzipped > RatioFrom && _unzipped > packed * WorstRatio)) throw FileSniffer.Refused("bomb");
    }

    private static string Read(ZipArchiveEntry types)
    {
        var (unpacked, buffer, all) = (0L, new byte[AtOnce], new StringBuilder());
        using var part = types.Open();
        for (int read; (read = part.Read(buffer)) > 0; all.Append(Encoding.UTF8.GetString(buffer, 0, read)))
            if ((unpacked += read) > LongestTypes) throw FileSniffer.Refused("bomb");
        return all.ToString();
    }
}
