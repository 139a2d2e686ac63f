using System.IO.Compression;
using System.Xml;

namespace Agreements.App.Documents.Texts.Files;

/// <summary>The parts of a document that hold text, and nothing else of its archive: no picture, no macro, no relation to elsewhere is ever opened.</summary>
internal sealed class DocxParts : IDisposable
{
    public const string Word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    private const int MostEntries = 20_000, MostHeaders = 50;

    private static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = 100_000_000, IgnoreComments = true, IgnoreProcessingInstructions = true, CloseInput = true };

    private readonly ZipArchive _zip;
    private readonly string _folder;

    /// <exception cref="UnreadableException"><c>encrypted</c>, <c>kind</c>: an archive that is no document.</exception>
    public DocxParts(string path)
    {
        _zip = ZipFile.OpenRead(path);
        if (_zip.Entries.Count > MostEntries) throw new UnreadableException("tooHeavy");
        if (_zip.Entries.Any(e => e.IsEncrypted)) throw new UnreadableException("encrypted");
        Main = _zip.GetEntry("word/document.xml") ?? _zip.Entries.FirstOrDefault(IsMain) ?? throw new UnreadableException("kind");
        _folder = Main.FullName[..(Main.FullName.LastIndexOf('/') + 1)];
    }

    public ZipArchiveEntry Main { get; }

    public ZipArchiveEntry? Part(string name) => _zip.GetEntry(_folder + name);

    /// <summary><c>header</c> or <c>footer</c>.</summary>
    public IEnumerable<ZipArchiveEntry> Parts(string prefix) =>
        _zip.Entries.Where(e => e.FullName.StartsWith(_folder + prefix, StringComparison.Ordinal) && e.FullName.EndsWith(".xml", StringComparison.Ordinal)).Take(MostHeaders);

    public static XmlReader Open(ZipArchiveEntry part) => XmlReader.Create(part.Open(), Settings);

    public void Dispose() => _zip.Dispose();

    // Some programs count their documents: word/document2.xml.
    private static bool IsMain(ZipArchiveEntry entry) => entry.FullName.StartsWith("word/document", StringComparison.Ordinal) && entry.FullName.EndsWith(".xml", StringComparison.Ordinal);
}
