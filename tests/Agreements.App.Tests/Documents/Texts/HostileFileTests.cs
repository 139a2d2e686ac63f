using System.Diagnostics;
using Agreements.App.Documents.Texts;
using Agreements.App.Documents.Texts.Files;
using Agreements.App.Tests.Support;
using Agreements.Domain.Documents;
using Microsoft.Extensions.Options;
using NUnit.Framework;

namespace Agreements.App.Tests.Documents.Texts;

/// <summary>What a hostile file does to the process that opens it is told by a word, costs this process nothing, and leaves nobody behind.</summary>
public sealed class HostileFileTests
{
    private static readonly string[] Contained = ["broken", "tooHeavy", "tooLong", "encrypted", "kind"];

    // Each starts a process. All of them: AGREEMENTS_TEST_READING=full.
    private static readonly bool IsFull = Environment.GetEnvironmentVariable("AGREEMENTS_TEST_READING") == "full";

    private static IEnumerable<string> Pdfs => IsFull ? HostileFiles.Pdfs.Keys : ["deep arrays", "a bomb in a bomb", "a page tree in a ring", "a drawing that draws itself"];

    private static IEnumerable<string> Documents => IsFull ? HostileFiles.Documents.Keys : ["deep", "entities of entities"];

    [TestCaseSource(nameof(Pdfs))]
    public async Task A_hostile_pdf_is_contained(string name)
    {
        var (problem, pages) = await OpenAsync(HostileFiles.Pdfs[name](), FileFormat.Pdf);
        // Some are read as pages with nothing on them, or as pages to be drawn.
        Assert.That(problem, problem is null ? Is.Null : Is.AnyOf(Contained));
        Assert.That(pages.Sum(p => p.Text.Length), Is.LessThan(1000));
    }

    [TestCaseSource(nameof(Documents))]
    public async Task A_hostile_document_is_contained(string name)
    {
        var (problem, pages) = await OpenAsync(HostileFiles.Documents[name](), FileFormat.Docx);
        Assert.That(problem, Is.AnyOf(Contained));
        Assert.That(pages, Is.Empty);
    }

    [Test]
    public async Task A_protected_pdf_says_that_it_is() => Assert.That((await OpenAsync(HostileFiles.Encrypted(), FileFormat.Pdf)).Problem, Is.EqualTo("encrypted"));

    [Test]
    public async Task Of_ten_thousand_pages_the_allowed_ones_are_read()
    {
        var content = HandMadePdf.Stream("BT /F 12 Tf 10 10 Td (Nota Kesepahaman tentang Sinergi) Tj ET"u8.ToArray());
        var (problem, pages) = await OpenAsync(HandMadePdf.Pages([.. Enumerable.Repeat(content, 10_000)]), FileFormat.Pdf, most: 100);
        Assert.That((problem, pages.Count, pages[^1].Text), Is.EqualTo(((string?)null, 100, "Nota Kesepahaman tentang Sinergi")));
    }

    private static async Task<(string? Problem, List<TakenPage> Pages)> OpenAsync(byte[] bytes, FileFormat format, int most = 5000)
    {
        var file = Path.GetTempFileName();
        var pages = new List<TakenPage>();
        var (before, watch) = (Process.GetCurrentProcess().PrivateMemorySize64, Stopwatch.StartNew());
        try
        {
            await File.WriteAllBytesAsync(file, bytes);
            var child = new ReadingChild(Options.Create(new ReadingOptions { Program = OwnProgram.Path, MostMemoryMegabytes = 128, MostSeconds = 40, MostPages = most }));
            var problem = await child.ReadAsync(file, format, 1, (line, _) =>
            {
                if (line.Page is { } page) pages.Add(page);
                return Task.CompletedTask;
            }, CancellationToken.None);
            TestContext.Out.WriteLine($"{problem ?? "read"} after {watch.ElapsedMilliseconds} ms, {bytes.Length / 1024} kB");
            Assert.That(Process.GetCurrentProcess().PrivateMemorySize64 - before, Is.LessThan(100_000_000), "memory of this process");
            Assert.That(OwnProgram.Children(), Is.Empty);
            return (problem, pages);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
