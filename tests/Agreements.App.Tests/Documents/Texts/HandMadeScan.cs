using System.Diagnostics;

namespace Agreements.App.Tests.Documents.Texts;

/// <summary>Pages of text as a scanner would send them: drawn, and put into a PDF as pictures.</summary>
internal static class HandMadeScan
{
    public static byte[] Of(params string[] texts)
    {
        var directory = Directory.CreateTempSubdirectory("agreements-scan").FullName;
        try
        {
            File.WriteAllBytes(Path.Combine(directory, "a.pdf"), HandMadePdf.Pages(texts));
            using var drawing = Process.Start(new ProcessStartInfo("pdftoppm", ["-gray", "-r", "150", Path.Combine(directory, "a.pdf"), Path.Combine(directory, "p")]))!;
            drawing.WaitForExit();
            return HandMadePdf.Scans([.. Directory.EnumerateFiles(directory, "*.pgm").Order(StringComparer.Ordinal).Select(Read)]);
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    // "P5", width, height, the whitest, and then the pixels.
    private static (int, int, byte[]) Read(string file)
    {
        var bytes = File.ReadAllBytes(file);
        var (at, words) = (0, new List<string>());
        while (words.Count < 4)
        {
            var end = Array.FindIndex(bytes, at, b => b is (byte)' ' or (byte)'\n');
            words.Add(System.Text.Encoding.ASCII.GetString(bytes, at, end - at));
            at = end + 1;
        }
        return (int.Parse(words[1], System.Globalization.CultureInfo.InvariantCulture), int.Parse(words[2], System.Globalization.CultureInfo.InvariantCulture), bytes[at..]);
    }
}
