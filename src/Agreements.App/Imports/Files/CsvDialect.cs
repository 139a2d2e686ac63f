using System.Text;

namespace Agreements.App.Imports.Files;

/// <summary>In which encoding a text is, and what stands between its cells.</summary>
internal sealed record CsvDialect(Encoding Encoding, char Separator)
{
    private const int Looked = 256 * 1024;

    private static readonly char[] Separators = [';', ',', '\t'];

    static CsvDialect() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static bool IsUtf16(ReadOnlySpan<byte> bytes) => bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..];

    public static CsvDialect Of(Stream file)
    {
        var encoding = EncodingOf(file);
        file.Position = 0;
        using var reader = new StreamReader(file, encoding, detectEncodingFromByteOrderMarks: true, leaveOpen: true);
        var text = new char[Looked];
        var length = reader.ReadBlock(text);
        file.Position = 0;
        return new CsvDialect(encoding, SeparatorOf(text.AsSpan(0, length)));
    }

    // What is no UTF-8 comes from an old Excel on Windows, whose texts in western languages have one byte a letter.
    private static Encoding EncodingOf(Stream file)
    {
        file.Position = 0;
        var mark = new byte[2];
        var length = file.ReadAtLeast(mark, 2, throwOnEndOfStream: false);
        if (length == 2 && IsUtf16(mark)) return mark[0] == 0xFF ? Encoding.Unicode : Encoding.BigEndianUnicode;
        return IsUtf8(file) ? new UTF8Encoding(false) : Encoding.GetEncoding(1252);
    }

    private static bool IsUtf8(Stream file)
    {
        file.Position = 0;
        var decoder = new UTF8Encoding(false, throwOnInvalidBytes: true).GetDecoder();
        var (bytes, chars) = (new byte[Looked], new char[Looked]);
        try
        {
            for (var read = file.Read(bytes); read > 0; read = file.Read(bytes)) decoder.GetChars(bytes.AsSpan(0, read), chars, flush: false);
            decoder.GetChars([], chars, flush: true);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }

    // The one that cuts most lines into the same number of cells, more than one; quoted texts may hold any.
    private static char SeparatorOf(ReadOnlySpan<char> text)
    {
        var lines = Lines(text);
        return Separators.MaxBy(s => lines.Select(l => l.Count(c => c == s)).Where(n => n > 0).GroupBy(n => n).Select(g => g.Count() * 100 + g.Key).DefaultIfEmpty(0).Max());
    }

    private static List<string> Lines(ReadOnlySpan<char> text)
    {
        var (lines, line, quoted) = (new List<string>(), new StringBuilder(), false);
        foreach (var c in text)
        {
            if (c == '"') quoted = !quoted;
            else if (c == '\n' && !quoted)
            {
                lines.Add(line.ToString());
                line.Clear();
                if (lines.Count == 100) return lines;
            }
            else if (!quoted) line.Append(c);
        }
        lines.Add(line.ToString());
        return lines;
    }
}
