using System.Text;

namespace Agreements.App.Documents.Signatures;

/// <summary>Finds what calls itself a signature by the one word that each needs, uncompressed, in the file. A reader of PDF would follow the file's own directory, which an attacker writes.</summary>
internal static class SignatureSearch
{
    /// <summary>More are not looked at.</summary>
    public const int Most = 50;

    private const int Window = 64 * 1024, Following = 256;

    private static ReadOnlySpan<byte> Word => "/ByteRange"u8;

    /// <returns>Where each stands, and what follows it.</returns>
    public static async Task<List<(long At, string Text)>> FindAsync(Stream pdf, CancellationToken ct)
    {
        var (found, buffer, start, kept) = (new List<(long, string)>(), new byte[Window], 0L, 0);
        pdf.Position = 0;
        while (found.Count < Most)
        {
            var filled = kept + await pdf.ReadAtLeastAsync(buffer.AsMemory(kept), Window - kept, throwOnEndOfStream: false, ct);
            var isLast = filled < Window;
            // A word near the end of the window is looked at in the next, which holds what follows it.
            var looked = isLast ? filled : filled - Following;
            Take(buffer.AsSpan(0, filled), looked, start, found);
            if (isLast) return found;
            buffer.AsSpan(looked, filled - looked).CopyTo(buffer);
            (start, kept) = (start + looked, filled - looked);
        }
        return found;
    }

    private static void Take(ReadOnlySpan<byte> window, int looked, long start, List<(long, string)> found)
    {
        for (var at = 0; found.Count < Most; at += Word.Length)
        {
            var next = window[at..].IndexOf(Word);
            if (next < 0 || at + next >= looked) return;
            at += next;
            var text = Encoding.Latin1.GetString(window.Slice(at + Word.Length, Math.Min(Following - Word.Length, window.Length - at - Word.Length)));
            if (text.TrimStart().StartsWith('[')) found.Add((start + at, text));
        }
    }
}
