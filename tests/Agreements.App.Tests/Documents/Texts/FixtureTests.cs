using Agreements.App.Documents.Texts;
using Agreements.App.Tests.Support;
using NUnit.Framework;

namespace Agreements.App.Tests.Documents.Texts;

/// <summary>Agreements as offices write and scan them, read end to end and compared word for word with the text that they were made of.</summary>
[TestFixture]
public sealed class FixtureTests() : TextReadingTest(TestDatabase.Sqlite)
{
    private const double OfText = 0.99, OfScan = 0.95;

    private static readonly string Folder = Path.Combine(OwnProgram.Root, "tests", "Agreements.App.Tests", "Documents", "Fixtures");

    // All of them take minutes: AGREEMENTS_TEST_READING=full.
    private static readonly bool IsFull = Environment.GetEnvironmentVariable("AGREEMENTS_TEST_READING") == "full";

    private static IEnumerable<string> Typed => IsFull ? Named("*.pdf", "*.docx").Where(n => !n.EndsWith(".scan.pdf", StringComparison.Ordinal)) : ["addendum-bungo.pdf", "kb-tiga-pihak-kerinci.pdf", "mou-kota-jambi.docx", "mou-unja-bpjs-otomatis.docx"];

    private static IEnumerable<string> Scanned => IsFull ? Named("*.scan.pdf", "*.png", "*.tiff").Where(n => n != FortyPages) : ["addendum-bungo.png"];

    private const string FortyPages = "forty-pages.scan.pdf";

    [TestCaseSource(nameof(Typed))]
    public Task The_words_of_a_typed_text_are_those_of_its_source(string name) => CompareAsync(name, TextMethod.Text, OfText);

    [TestCaseSource(nameof(Scanned))]
    public Task The_words_of_a_scan_are_those_of_its_source(string name) => CompareAsync(name, TextMethod.Ocr, OfScan);

    [Test]
    public async Task All_forty_pages_of_a_long_scan_are_read()
    {
        if (!IsFull) Assert.Pass("With AGREEMENTS_TEST_READING=full.");
        var text = await ReadAsync(await File.ReadAllBytesAsync(Path.Combine(Folder, FortyPages)), FortyPages);
        Assert.That((text.State, text.PagesRead), Is.EqualTo((TextState.Read, 40)));
        Assert.That(text.Items.Select(p => p.Text.Length), Is.All.GreaterThan(0));
    }

    private async Task CompareAsync(string name, TextMethod method, double least)
    {
        var text = await ReadAsync(await File.ReadAllBytesAsync(Path.Combine(Folder, name)), name);
        Assert.That((text.State, text.Problem), Is.EqualTo((TextState.Read, (Features.Documents.DocumentText.ReadingProblem?)null)));
        Assert.That(text.Items.Select(p => p.Method), Is.All.EqualTo(method));
        var (source, found) = (Words(await File.ReadAllTextAsync(Path.Combine(Folder, name.Split('.')[0] + ".txt"))), Words(string.Join('\n', text.Items.Select(p => p.Text))));
        // The picture shows the first page alone.
        var alike = name.EndsWith(".png", StringComparison.Ordinal) ? (double)Common(source, found) / found.Length : 2.0 * Common(source, found) / (source.Length + found.Length);
        TestContext.Out.WriteLine($"{name}: {alike:0.0000} of {source.Length} words, confidence {text.Items.Average(p => p.Confidence ?? 100):0}");
        Assert.That(alike, Is.GreaterThanOrEqualTo(least), string.Join(' ', found.Except(source).Take(40)) + " | " + string.Join(' ', source.Except(found).Take(40)));
    }

    private static string[] Words(string text) => text.Split((char[])[' ', '\t', '\n', '\r', '\f'], StringSplitOptions.RemoveEmptyEntries);

    // The longest sequence of words that both have in this order.
    private static int Common(string[] one, string[] other)
    {
        var row = new int[other.Length + 1];
        foreach (var word in one)
            for (int i = 1, before = 0; i <= other.Length; i++)
            {
                var above = row[i];
                row[i] = word == other[i - 1] ? before + 1 : Math.Max(above, row[i - 1]);
                before = above;
            }
        return row[^1];
    }

    private static IEnumerable<string> Named(params string[] patterns) => patterns.SelectMany(p => Directory.EnumerateFiles(Folder, p)).Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal);
}
