namespace Agreements.Domain.Documents;

/// <summary>The formats in which documents are kept.</summary>
public enum FileFormat { Pdf, Docx, Png, Jpeg, Tiff }

/// <summary>What each format is called outside.</summary>
public static class FileFormats
{
    private static readonly Dictionary<FileFormat, (string MediaType, string[] Extensions)> Table = new()
    {
        [FileFormat.Pdf] = ("application/pdf", [".pdf"]),
        [FileFormat.Docx] = ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", [".docx"]),
        [FileFormat.Png] = ("image/png", [".png"]),
        [FileFormat.Jpeg] = ("image/jpeg", [".jpg", ".jpeg"]),
        [FileFormat.Tiff] = ("image/tiff", [".tif", ".tiff"]),
    };

    public static string MediaType(this FileFormat format) => Table[format].MediaType;

    /// <summary>The first is the usual one; each begins with a dot.</summary>
    public static IReadOnlyList<string> Extensions(this FileFormat format) => Table[format].Extensions;

    /// <summary>A browser may show it in its own window: it holds nothing that a page could run.</summary>
    public static bool IsShownInline(this FileFormat format) => format is FileFormat.Pdf or FileFormat.Png or FileFormat.Jpeg;

    /// <exception cref="InvalidOperationException">The media type is none of ours.</exception>
    public static FileFormat Of(string mediaType) => Table.First(f => f.Value.MediaType == mediaType).Key;
}
