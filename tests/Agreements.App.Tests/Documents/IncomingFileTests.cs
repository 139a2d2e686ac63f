using System.Text;
using Agreements.App.Documents;
using Agreements.Domain;
using Agreements.Domain.Documents;
using NUnit.Framework;

namespace Agreements.App.Tests.Documents;

/// <summary>What a file is says its content, and what is made to harm is refused.</summary>
public sealed class IncomingFileTests
{
    private static async Task<IncomingFile> TakeAsync(byte[] bytes, string? name = "naskah.pdf", string? type = null, long most = 100_000_000)
    {
        using var body = new MemoryStream(bytes);
        return await IncomingFile.TakeAsync(body, name, type, most, CancellationToken.None);
    }

    private static byte[] Text(string text) => Encoding.Latin1.GetBytes(text);

    private static IEnumerable<TestCaseData> Kept() =>
    [
        new(Files.Pdf(), FileFormat.Pdf) { TestName = "A PDF" }, new(Text("\u00EF\u00BB\u00BF\r\n ").Concat(Files.Pdf()).ToArray(), FileFormat.Pdf) { TestName = "A PDF behind an empty line" },
        new(Files.Docx(), FileFormat.Docx) { TestName = "A document of Word" }, new(Files.Png, FileFormat.Png) { TestName = "A PNG" }, new(Files.Jpeg, FileFormat.Jpeg) { TestName = "A JPEG" },
        new(Files.Tiff, FileFormat.Tiff) { TestName = "A TIFF" }, new(Files.BigEndianTiff, FileFormat.Tiff) { TestName = "A TIFF of the other order" },
        new((byte[])[.. Text("%PDF-1.7\nstream\n"), .. Files.Docx(), .. Text("\nendstream\ntrailer\n%%EOF\n")], FileFormat.Pdf) { TestName = "A PDF with an attached document" },
    ];

    [TestCaseSource(nameof(Kept))]
    public async Task It_is_kept_as_what_its_bytes_say(byte[] bytes, FileFormat format)
    {
        await using var file = await TakeAsync(bytes, "apa-saja.xyz");
        Assert.That((file.Format, file.Size, file.Sha256), Is.EqualTo((format, bytes.Length, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes)))));
    }

    private static IEnumerable<TestCaseData> Refused() =>
    [
        new(Array.Empty<byte>(), "document.empty") { TestName = "Nothing" }, new(Text("Nota Kesepahaman"), "document.kind") { TestName = "Plain text" }, new(Text("<html><script>alert(1)</script>"), "document.kind") { TestName = "HTML" },
        new(Text("MZ\x90\0"), "document.kind") { TestName = "A program" }, new(Files.Zip(("a.txt", [1])), "document.kind") { TestName = "Another archive" }, new(Files.Zip(("[Content_Types].xml", [1]), ("xl/workbook.xml", [1])), "document.kind") { TestName = "A workbook" },
        new(Text("<html><script>alert(1)</script>").Concat(Files.Pdf()).ToArray(), "document.polyglot") { TestName = "HTML that is a PDF" }, new(Text("MZ").Concat(Files.Pdf()).ToArray(), "document.polyglot") { TestName = "A program that is a PDF" },
        new(Files.Pdf().Concat(Files.Zip(("a.jar", [1]))).ToArray(), "document.polyglot") { TestName = "A PDF that is an archive" }, new(Files.Png.Concat(Files.Zip(("a.jar", [1]))).ToArray(), "document.polyglot") { TestName = "A picture that is an archive" },
        new(Files.Pdf().Concat(Files.Zip(("a.jar", [1]))[..^1]).Concat(new byte[] { 9 }).ToArray(), "document.polyglot") { TestName = "A PDF that is an archive with a longer comment than there is" },
        new(Files.Zip(("%PDF-1.4", [1])), "document.polyglot") { TestName = "An archive that is a PDF" }, new(Files.Docx(("word/vbaProject.bin", [1])), "document.macro") { TestName = "Macros" },
        new(Files.Docx(("word/media/a.bin", new byte[40_000_000])), "document.bomb") { TestName = "A bomb" }, new(Files.Docx()[..^30], "document.unreadable") { TestName = "A truncated document" },
        new(Files.Docx(("WORD/document.xml", [1])), "document.unreadable") { TestName = "Two parts of one name" },
    ];

    [TestCaseSource(nameof(Refused))]
    public void It_is_refused_with_what_is_wrong(byte[] bytes, string code) =>
        Assert.That(Assert.ThrowsAsync<DomainException>(() => TakeAsync(bytes))!.Violations.Single(), Has.Property("Code").EqualTo(code).And.Property("Pointer").EqualTo("/file"));

    [Test]
    public void More_than_is_taken_is_refused_before_it_is_on_disk()
    {
        var refusal = Assert.ThrowsAsync<DomainException>(() => TakeAsync(Files.Pdf(), most: 10))!;
        Assert.That((refusal.Kind, refusal.Violations[0].Code), Is.EqualTo((ProblemKind.TooLarge, "document.tooLarge")));
    }

    [TestCase("naskah.pdf", "naskah.pdf")]
    [TestCase("../../etc/passwd", "passwd.pdf")]
    [TestCase("C:\\Users\\ani\\MoU 2025.PDF", "MoU 2025.pdf")]
    [TestCase("nota\r\nSet-Cookie: a=b.pdf", "notaSet-Cookie a=b.pdf")]
    [TestCase("gaji\u202Efdp.exe", "gajifdp.exe.pdf")]
    [TestCase("halaman.html", "halaman.html.pdf")]
    [TestCase(".htaccess", "htaccess.pdf")]
    [TestCase("  ", "dokumen.pdf")]
    [TestCase("\u200B.pdf", "dokumen.pdf")]
    [TestCase(null, "dokumen.pdf")]
    public async Task A_name_is_made_harmless(string? name, string kept)
    {
        await using var file = await TakeAsync(Files.Pdf(), name);
        Assert.That(file.Name, Is.EqualTo(kept));
    }

    [Test]
    public async Task A_name_is_no_longer_than_255_characters_and_keeps_its_end()
    {
        await using var file = await TakeAsync(Files.Pdf(), new string('a', 1000) + ".pdf");
        Assert.That(file.Name, Has.Length.EqualTo(255).And.EndsWith("a.pdf"));
    }

    [TestCase("a.pdf", "application/pdf", false)]
    [TestCase("a.PDF", "application/octet-stream", false)]
    [TestCase("a", null, false)]
    [TestCase("a.docx", "application/pdf", true)]
    [TestCase("a.pdf", "text/html; charset=utf-8", true)]
    public async Task What_its_sender_says_of_it_is_compared_with_what_it_is(string name, string? type, bool differs)
    {
        await using var file = await TakeAsync(Files.Pdf(), name, type);
        Assert.That(file.IsMislabelled, Is.EqualTo(differs));
    }
}
