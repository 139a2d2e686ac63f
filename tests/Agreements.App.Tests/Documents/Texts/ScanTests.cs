using Agreements.App.Documents.Texts;
using Agreements.App.Features.Documents;
using Agreements.App.Features.Operations;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace Agreements.App.Tests.Documents.Texts;

public sealed class ScanTests(string engine) : TextReadingTest(engine)
{
    private const string Said = "Perjanjian Kerja Sama ini berlaku\nselama dua tahun sejak ditandatangani";

    [Test]
    public async Task Scans_wait_for_tesseract_while_what_is_text_is_read_and_are_read_once_it_is_there()
    {
        App.Reading.Tesseract = "/nowhere/tesseract";
        var scan = await SentAsync(HandMadeScan.Of(Said));
        var text = await SentAsync(HandMadePdf.Pages(Said));
        await ReadAsync();
        var waiting = await TextAsync(scan);
        Assert.That((waiting.State, waiting.Pages, waiting.PagesRead, waiting.Problem!.Code, waiting.Items.Count), Is.EqualTo((TextState.NeedsOcr, 1, 0, "reading.needsOcr", 0)));
        Assert.That((await TextAsync(text)).State, Is.EqualTo(TextState.Read));
        App.Reading.Tesseract = "tesseract";
        await ReadAsync();
        var read = await TextAsync(scan);
        Assert.That((read.State, read.PagesRead, read.Problem), Is.EqualTo((TextState.Read, 1, (DocumentText.ReadingProblem?)null)));
        Assert.That((read.Items[0].Method, read.Items[0].Text), Is.EqualTo((TextMethod.Ocr, Said)));
        Assert.That(read.Items[0].Confidence, Is.GreaterThan(80));
    }

    [Test]
    public async Task What_is_text_does_not_wait_behind_scans_that_came_before()
    {
        App.Reading.Tesseract = "/nowhere/tesseract";
        var scan = await SentAsync(HandMadeScan.Of(Said, "Halaman kedua tentang sinergi"));
        await ReadAsync();
        App.Reading.Tesseract = "tesseract";
        App.Time.Advance(TimeSpan.FromMinutes(1));
        var text = await SentAsync(HandMadePdf.Pages(Said));
        await using var scope = App.Scope();
        var lease = scope.ServiceProvider.GetRequiredService<TextLease>();
        Assert.That(await lease.ClaimAsync(ocr: true, CancellationToken.None), Is.EqualTo((await App.SendAsync(new ReadDocument.Query(text))).Versions[^1].Sha256));
        await ReadAsync();
        Assert.That((await TextAsync(scan)).State, Is.EqualTo(TextState.Read));
    }

    [Test]
    public async Task Health_says_how_many_contents_wait_for_tesseract_only_while_it_is_missing()
    {
        App.Reading.Tesseract = "/nowhere/tesseract";
        await ReadAsync(HandMadeScan.Of(Said));
        Assert.That((await App.SendAsync(new GetHealth.Query())).WaitingForOcr, Is.EqualTo(1));
        App.Reading.Tesseract = "tesseract";
        await ReadAsync();
        Assert.That((await App.SendAsync(new GetHealth.Query())).WaitingForOcr, Is.Zero);
    }

    [Test]
    public async Task A_reading_that_is_stopped_between_two_pages_goes_on_behind_the_last()
    {
        var scan = await SentAsync(HandMadeScan.Of(Said, "Halaman kedua tentang sinergi", "Halaman ketiga tentang potensi"));
        using (var stop = new CancellationTokenSource())
        {
            var reading = ReadAsync(stop.Token);
            while ((await TextAsync(scan)).PagesRead == 0 && !reading.IsCompleted) await Task.Yield();
            await stop.CancelAsync();
            Assert.That(async () => await reading, Throws.InstanceOf<OperationCanceledException>());
        }
        var half = await TextAsync(scan);
        Assert.That((half.State, half.PagesRead < 3), Is.EqualTo((TextState.Waiting, true)));
        await App.ExecuteAsync("UPDATE document_pages SET text = 'kept' WHERE confidence IS NOT NULL");
        await ReadAsync();
        var read = await TextAsync(scan);
        Assert.That((read.State, read.PagesRead), Is.EqualTo((TextState.Read, 3)));
        Assert.That(read.Items.Select(p => p.Text).Count(t => t == "kept"), Is.EqualTo(half.PagesRead), "no page is read twice");
        Assert.That(read.Items[2].Text, Is.EqualTo("Halaman ketiga tentang potensi"));
    }

    [Test]
    public async Task A_page_that_takes_too_long_is_said_and_can_be_tried_again()
    {
        var wrapper = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        // Lists its languages as usual, and then thinks for ever.
        await File.WriteAllTextAsync(wrapper, "#!/bin/sh\n[ \"$1\" = --list-langs ] && exec tesseract --list-langs\nexec sleep 600\n");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(wrapper, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        (App.Reading.Tesseract, App.Reading.MostSecondsPerPage) = (wrapper, 1);
        var scan = await SentAsync(HandMadeScan.Of(Said));
        await ReadAsync();
        File.Delete(wrapper);
        var failed = await TextAsync(scan);
        Assert.That((failed.State, failed.Problem!.Code), Is.EqualTo((TextState.Failed, "reading.pages")));
        Assert.That(Support.OwnProgram.Children(), Is.Empty);
        (App.Reading.Tesseract, App.Reading.MostSecondsPerPage) = ("tesseract", 60);
        await App.SendAsync(new RetryReading.Command(scan, null));
        await ReadAsync();
        Assert.That((await TextAsync(scan)).Items.Single().Text, Is.EqualTo(Said));
    }

    private static async Task<string> QuickAsync(string page)
    {
        var wrapper = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        // Lists its languages as usual, and knows what stands on each page.
        await File.WriteAllTextAsync(wrapper, $"#!/bin/sh\n[ \"$1\" = --list-langs ] && exec tesseract --list-langs\n{page}\n");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(wrapper, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return wrapper;
    }

    private const string OneWord = "printf 'level\\n5\\t1\\t1\\t1\\t1\\t1\\t0\\t0\\t9\\t9\\t95\\tNaskah\\n'";

    private static byte[] Blank(int pages) => HandMadePdf.Scans([.. Enumerable.Range(0, pages).Select(_ => (8, 8, new byte[64]))]);

    [Test]
    public async Task A_long_scan_is_read_in_turns_with_what_waits_behind_it()
    {
        App.Reading.Tesseract = await QuickAsync(OneWord);
        var (longer, shorter) = (await SentAsync(Blank(25)), await SentAsync(Blank(2)));
        foreach (var (id, minutes) in new[] { (longer, 2), (shorter, 1) })
            await App.ExecuteAsync("UPDATE document_texts SET due_at = @Before WHERE sha256 = (SELECT sha256 FROM document_versions WHERE document_id = @Id)", new { Id = id, Before = App.Time.GetUtcNow().AddMinutes(-minutes) });
        using var stop = new CancellationTokenSource();
        var reading = ReadAsync(stop.Token);
        while ((await TextAsync(shorter)).PagesRead < 2 && !reading.IsCompleted) await Task.Yield();
        Assert.That((await TextAsync(longer)).PagesRead, Is.LessThan(25), "its turn was over");
        await reading;
        File.Delete(App.Reading.Tesseract);
        var read = await TextAsync(longer);
        Assert.That((read.State, read.PagesRead, read.Problem), Is.EqualTo((TextState.Read, 25, (DocumentText.ReadingProblem?)null)));
    }

    [Test]
    public async Task Scanned_pages_behind_the_most_that_are_recognised_are_not_and_that_is_said()
    {
        (App.Reading.Tesseract, App.Reading.MostScannedPages) = (await QuickAsync(OneWord), 12);
        var text = await ReadAsync(Blank(14));
        File.Delete(App.Reading.Tesseract);
        Assert.That((text.State, text.Pages, text.PagesRead, text.Problem!.Code), Is.EqualTo((TextState.Read, 14, 12, "reading.tooManyScans")));
    }

    [Test]
    public async Task Pages_that_cannot_be_recognised_are_tried_once_in_all_turns()
    {
        var tried = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        App.Reading.Tesseract = await QuickAsync($"echo x >> {tried}\nexit 1");
        var failed = await ReadAsync(Blank(12));
        Assert.That((failed.State, failed.Problem!.Code, (await File.ReadAllLinesAsync(tried)).Length), Is.EqualTo((TextState.Failed, "reading.pages", 12)));
        File.Delete(App.Reading.Tesseract);
        App.Reading.Tesseract = await QuickAsync(OneWord);
        var document = (await App.RowsAsync<Guid>("SELECT id FROM documents")).Single();
        await App.SendAsync(new RetryReading.Command(document, null));
        await ReadAsync();
        Assert.That((await TextAsync(document)).State, Is.EqualTo(TextState.Read));
        File.Delete(App.Reading.Tesseract);
        File.Delete(tried);
    }
}
