using System.IO.Compression;
using System.Xml;
using Agreements.Domain;

namespace Agreements.App.Imports.Files;

/// <summary>Looks through a workbook before anything of it is believed: each part is unpacked and read as XML once, in little memory, and what would hurt is refused with its reason.</summary>
internal sealed class ZipCheck
{
    // An honest sheet shrinks to a tenth or a fiftieth; a bomb to a thousandth.
    private const int WorstRatio = 150;
    private const long RatioFrom = 20L * 1024 * 1024;

    private long _unzipped;
    private long _limitOfPart;
    private long _part;

    /// <exception cref="DomainException"><c>import.file.macro</c>, <c>.bomb</c>, <c>.tooLargeUnzipped</c>, <c>.dtd</c>, <c>.damaged</c>, <c>.noWorkbook</c>, <c>.tooManyColumns</c>, <c>.cellTooLong</c>, <c>.encrypted</c>.</exception>
    public static void Run(Stream file)
    {
        try
        {
            file.Position = 0;
            using var zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
            new ZipCheck().Check(zip, file.Length);
        }
        catch (XmlException broken)
        {
            // The reader names the declaration that it refuses by DTD.
            throw FileProblem.Of(broken.Message.Contains("DTD", StringComparison.Ordinal) ? "dtd" : "damaged");
        }
        catch (Exception broken) when (broken is InvalidDataException or EndOfStreamException or NotSupportedException or ArgumentException)
        {
            throw FileProblem.Of("damaged");
        }
        finally
        {
            file.Position = 0;
        }
    }

    private void Check(ZipArchive zip, long packed)
    {
        if (zip.Entries.Count > FileLimits.Parts) throw FileProblem.Of("bomb");
        if (zip.Entries.Any(e => e.IsEncrypted)) throw FileProblem.Of("encrypted");
        if (zip.Entries.Any(e => e.FullName.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase))) throw FileProblem.Of("macro");
        if (zip.Entries.All(e => !IsNamed(e, "xl/workbook.xml"))) throw FileProblem.Of(zip.Entries.Any(e => IsNamed(e, "xl/workbook.bin")) ? "oldExcel" : "noWorkbook");
        if (zip.Entries.Select(e => e.FullName.TrimStart('/')).Distinct(StringComparer.OrdinalIgnoreCase).Count() != zip.Entries.Count) throw FileProblem.Of("damaged");
        foreach (var entry in zip.Entries) Check(entry, packed);
    }

    private void Check(ZipArchiveEntry entry, long packed)
    {
        (_part, _limitOfPart) = (0, IsNamed(entry, "xl/sharedStrings.xml") ? FileLimits.SharedTexts : FileLimits.Unzipped);
        var isXml = entry.FullName.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) || entry.FullName.EndsWith(".rels", StringComparison.OrdinalIgnoreCase);
        using var part = new CountedStream(entry.Open(), isXml, count => Count(count, packed));
        if (isXml) SheetXml.Check(part);
        else Skip(part);
    }

    private void Count(int bytes, long packed)
    {
        _unzipped += bytes;
        _part += bytes;
        if (_unzipped > FileLimits.Unzipped || _part > _limitOfPart) throw FileProblem.Of(_unzipped > packed * WorstRatio ? "bomb" : "tooLargeUnzipped", FileLimits.Unzipped / 1024 / 1024);
        if (_unzipped > RatioFrom && _unzipped > packed * WorstRatio) throw FileProblem.Of("bomb");
    }

    // Pictures and the like are nothing to us, but a reader may open them.
    private static void Skip(Stream part)
    {
        var buffer = new byte[64 * 1024];
        while (part.Read(buffer) > 0) { }
    }

    private static bool IsNamed(ZipArchiveEntry entry, string name) => entry.FullName.TrimStart('/').Equals(name, StringComparison.OrdinalIgnoreCase);
}

/// <summary>A part of a workbook as XML: without declarations of entities, not deep, no cell longer than a spreadsheet allows, no more merged cells than people merge.</summary>
internal static class SheetXml
{
    private const int Deepest = 100;

    private static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, IgnoreProcessingInstructions = true, CloseInput = true };

    public static XmlReader Open(ZipArchiveEntry part) => XmlReader.Create(part.Open(), Settings);

    public static bool IsTrue(string? flag) => flag is "1" or "true";

    public static void Check(Stream part)
    {
        using var reader = XmlReader.Create(part, Settings);
        var (inCell, text, merged, buffer) = (false, 0, 0, new char[4096]);
        while (reader.Read())
        {
            if (reader.Depth > Deepest) throw FileProblem.Of("damaged");
            if (reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace)
            {
                for (var read = reader.ReadValueChunk(buffer, 0, buffer.Length); read > 0; read = reader.ReadValueChunk(buffer, 0, buffer.Length))
                    if (inCell && (text += read) > 2 * FileLimits.CellText) throw FileProblem.Of("cellTooLong", FileLimits.CellText);
            }
            else if (reader.NodeType == XmlNodeType.Element)
            {
                if (reader.LocalName is "c" or "si") (inCell, text) = (true, 0);
                if (reader.LocalName == "mergeCell" && ++merged > FileLimits.MergedCells) throw FileProblem.Of("damaged");
            }
        }
    }
}
