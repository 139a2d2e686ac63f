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
    public async Task A_scan_makes_way_between_two_pages_for_what_nobody_has_opened()
    {
        var scan = await SentAsync(HandMadeScan.Of(Said, "Halaman kedua tentang sinergi", "Halaman ketiga tentang potensi"));
        var reading = ReadAsync();
        while ((await TextAsync(scan)).PagesRead == 0 && !reading.IsCompleted) await Task.Yield();
        var text = await SentAsync(HandMadePdf.Pages(Said));
        while ((await TextAsync(text)).State != TextState.Read && !reading.IsCompleted) await Task.Yield();
        Assert.That((await TextAsync(scan)).State, Is.Not.EqualTo(TextState.Read), "the text was read while pages of the scan were left");
        await reading;
        var read = await TextAsync(scan);
        Assert.That((read.State, read.PagesRead), Is.EqualTo((TextState.Read, 3)));
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
}
