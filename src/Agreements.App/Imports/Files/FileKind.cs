using System.Text;

namespace Agreements.App.Imports.Files;

public enum FileKind { Xlsx, Csv }

/// <summary>What a file is, by its first bytes: names lie.</summary>
internal static class FileKinds
{
    private const int Looked = 64 * 1024;

    private static readonly byte[] Zip = "PK\x03\x04"u8.ToArray(), Ole = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], Pdf = "%PDF"u8.ToArray();

    /// <summary>The name under which Office keeps what a password protects.</summary>
    private static readonly byte[] Encrypted = Encoding.Unicode.GetBytes("EncryptedPackage");

    /// <exception cref="Domain.DomainException"><c>import.file.empty</c>, <c>.encrypted</c>, <c>.oldExcel</c>, <c>.html</c>, <c>.unknown</c>.</exception>
    public static FileKind Of(Stream file)
    {
        var head = new byte[Looked];
        file.Position = 0;
        var bytes = head.AsSpan(0, file.ReadAtLeast(head, Looked, throwOnEndOfStream: false));
        file.Position = 0;
        if (bytes.Length == 0) throw FileProblem.Of("empty");
        if (bytes.StartsWith(Zip)) return FileKind.Xlsx;
        if (bytes.StartsWith(Ole)) throw FileProblem.Of(bytes.IndexOf(Encrypted) >= 0 ? "encrypted" : "oldExcel");
        if (bytes.StartsWith(Pdf)) throw FileProblem.Of("unknown");
        if (IsMarkup(bytes)) throw FileProblem.Of("html");
        // UTF-16 has zeros and says so; what has them otherwise is no text.
        return bytes.IndexOf((byte)0) >= 0 && !CsvDialect.IsUtf16(bytes) ? throw FileProblem.Of("unknown") : FileKind.Csv;
    }

    private static bool IsMarkup(ReadOnlySpan<byte> bytes)
    {
        var start = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, 1024)]).TrimStart('\u00EF', '\u00BB', '\u00BF', ' ', '\r', '\n', '\t');
        return start.StartsWith("<!doctype", StringComparison.OrdinalIgnoreCase) || start.StartsWith("<html", StringComparison.OrdinalIgnoreCase) || start.StartsWith("<?xml", StringComparison.OrdinalIgnoreCase)
            || start.StartsWith("<table", StringComparison.OrdinalIgnoreCase);
    }
}
