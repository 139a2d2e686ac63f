using Agreements.App.Documents;
using Agreements.App.Documents.Texts;
using Agreements.App.Features.Documents;
using Agreements.Domain;
using Agreements.Domain.Access;
using NUnit.Framework;

namespace Agreements.App.Tests.Documents.Texts;

public sealed class TextReadingTests(string engine) : TextReadingTest(engine)
{
    private const string First = "Nota Kesepahaman tentang sinergi\nberlaku selama 2 (dua) tahun", Second = "Pasal 1 Maksud dan tujuan kerja sama";

    [Test]
    public async Task A_pdf_is_read_page_by_page_once_for_all_who_keep_it()
    {
        var (one, other) = (await SentAsync(HandMadePdf.Pages(First, Second)), await SentAsync(HandMadePdf.Pages(First, Second)));
        Assert.That((await TextAsync(one)).State, Is.EqualTo(TextState.Waiting));
        await ReadAsync();
        foreach (var document in new[] { one, other })
        {
            var text = await TextAsync(document);
            Assert.That((text.State, text.Pages, text.PagesRead, text.Problem), Is.EqualTo((TextState.Read, 2, 2, (DocumentText.ReadingProblem?)null)));
            Assert.That(text.Items.Select(p => (p.Number, p.Method, p.Confidence, p.Text)), Is.EqualTo(new[] { (1, TextMethod.Text, (int?)null, First), (2, TextMethod.Text, null, Second) }));
        }
        Assert.That((await App.RowsAsync<long>("SELECT COUNT(*) FROM document_texts")).Single(), Is.EqualTo(1));
    }

    [Test]
    public async Task Its_pages_come_in_parts_to_whoever_may_read_the_agreement_and_leave_a_trace()
    {
        var document = await SentAsync(HandMadePdf.Pages(First, Second));
        await ReadAsync();
        Act(Role.Oversight, Branch);
        var part = await TextAsync(document, pageSize: 1);
        var rest = await TextAsync(document, pageSize: 1, part.NextPageToken);
        Assert.That((part.Items.Single().Number, rest.Items.Single().Number, rest.NextPageToken), Is.EqualTo((1, 2, (string?)null)));
        Assert.That((await App.RowsAsync<long>("SELECT COUNT(*) FROM audit_entries WHERE action = 'download'")).Single(), Is.EqualTo(1), "one reading");
        Act(Role.Registrar, Other);
        await AssertBrokenAsync("notFound", null, () => TextAsync(document));
        await AssertBrokenAsync("notFound", null, () => App.SendAsync(new RetryReading.Command(document, null)));
    }

    [Test]
    public async Task What_is_wrong_with_a_file_is_said_and_another_try_may_be_asked_for()
    {
        var document = await SentAsync(HostileFiles.Encrypted());
        await ReadAsync();
        var failed = await TextAsync(document);
        Assert.That((failed.State, failed.Problem!.Code), Is.EqualTo((TextState.Failed, "reading.encrypted")));
        Act(Role.Oversight, City);
        await AssertBrokenAsync("forbidden", null, () => App.SendAsync(new RetryReading.Command(document, null)));
        Act(Role.Officer, City);
        Assert.That((await App.SendAsync(new RetryReading.Command(document, null))).State, Is.EqualTo(TextState.Waiting));
        await AssertBrokenAsync("reading.state", null, () => App.SendAsync(new RetryReading.Command(document, null)));
    }

    [Test]
    public async Task Pages_behind_the_most_that_are_read_are_not_and_that_is_said()
    {
        App.Reading.MostPages = 2;
        var text = await ReadAsync(HandMadePdf.Pages(First, Second, First));
        Assert.That((text.State, text.Pages, text.PagesRead, text.Problem!.Code), Is.EqualTo((TextState.Read, 3, 2, "reading.tooManyPages")));
    }

    [Test]
    public async Task Pictures_that_promise_more_than_memory_holds_are_not_opened()
    {
        Assert.That((await ReadAsync(HostileFiles.Png(100_000), "a.png")).Problem!.Code, Is.EqualTo("reading.imageTooLarge"));
        Assert.That((await ReadAsync(HostileFiles.TiffInARing(), "a.tif")).Problem!.Code, Is.EqualTo("reading.broken"));
    }

    [Test]
    public async Task What_is_not_the_files_fault_is_tried_again_three_times_in_all()
    {
        var document = await SentAsync(HandMadePdf.Pages(First));
        App.Reading.Program = "/nowhere/agreements.dll";
        for (var attempt = 1; attempt <= TextLease.MostAttempts; attempt++)
        {
            Assert.That((await TextAsync(document)).State, Is.EqualTo(TextState.Waiting), $"before attempt {attempt}");
            await ReadAsync();
            await ReadAsync();
            App.Time.Advance(TimeSpan.FromMinutes(3));
        }
        var failed = await TextAsync(document);
        Assert.That((failed.State, failed.Problem!.Code), Is.EqualTo((TextState.Failed, "reading.lapsed")));
        App.Reading.Program = Support.OwnProgram.Path;
        await App.SendAsync(new RetryReading.Command(document, null));
        await ReadAsync();
        Assert.That((await TextAsync(document)).State, Is.EqualTo(TextState.Read));
    }

    [Test]
    public async Task A_content_that_somebody_else_reads_is_left_alone_until_their_lease_has_run_out()
    {
        var document = await SentAsync(HandMadePdf.Pages(First));
        await App.ExecuteAsync("UPDATE document_texts SET state = 'reading', lease_owner = 'other', lease_until = @Until, attempts = 1", new { Until = App.Time.GetUtcNow().AddMinutes(5) });
        await ReadAsync();
        Assert.That((await TextAsync(document)).State, Is.EqualTo(TextState.Reading));
        App.Time.Advance(TimeSpan.FromMinutes(6));
        await ReadAsync();
        Assert.That((await TextAsync(document)).State, Is.EqualTo(TextState.Read));
    }

    [Test]
    public async Task A_content_that_has_killed_its_readers_is_not_opened_again()
    {
        var document = await SentAsync(HandMadePdf.Pages(First));
        await App.ExecuteAsync("UPDATE document_texts SET state = 'reading', lease_owner = 'dead', lease_until = @Until, attempts = 3", new { Until = App.Time.GetUtcNow().AddMinutes(-1) });
        await ReadAsync();
        Assert.That((await TextAsync(document)).Problem!.Code, Is.EqualTo("reading.lapsed"));
    }

    [Test]
    public async Task A_content_that_is_only_in_removed_documents_is_not_read()
    {
        var document = await SentAsync(HandMadePdf.Pages(First));
        await App.SendAsync(new RemoveDocument.Command(document, 1, "salah"));
        await ReadAsync();
        Assert.That((await App.RowsAsync<string>("SELECT state FROM document_texts")).Single(), Is.EqualTo("waiting"));
        await SentAsync(HandMadePdf.Pages(First));
        await ReadAsync();
        Assert.That((await App.RowsAsync<string>("SELECT state FROM document_texts")).Single(), Is.EqualTo("read"));
    }

    [Test]
    public async Task While_the_object_store_is_away_readings_wait_as_long_as_it_takes()
    {
        App.Documents.ObjectStore = new ObjectStoreOptions { ServiceUrl = "http://127.0.0.1:9", Bucket = "b", AccessKey = "a", SecretKey = "s" };
        var document = await SentAsync(HandMadePdf.Pages(First));
        await App.ExecuteAsync("UPDATE blobs SET place = 'objectStore'");
        for (var run = 0; run <= TextLease.MostAttempts; run++)
        {
            await ReadAsync();
            App.Time.Advance(TimeSpan.FromMinutes(3));
        }
        Assert.That((await TextAsync(document)).State, Is.EqualTo(TextState.Waiting));
        await App.ExecuteAsync("UPDATE blobs SET place = 'database'");
        await ReadAsync();
        Assert.That((await TextAsync(document)).State, Is.EqualTo(TextState.Read));
    }
}
