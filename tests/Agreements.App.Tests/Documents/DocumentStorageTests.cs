using System.Text.Json.Nodes;
using Agreements.App.Documents;
using Agreements.App.Features.Agreements;
using Agreements.App.Features.Changes;
using Agreements.App.Features.Documents;
using Agreements.Domain;
using Agreements.Domain.Access;
using Agreements.Domain.Agreements;
using Agreements.Domain.Documents;
using NUnit.Framework;

namespace Agreements.App.Tests.Documents;

/// <summary>Documents are kept whole or not at all, each content once, and never lost by a lock or a removal.</summary>
public sealed class DocumentStorageTests(string engine) : DocumentTest(engine)
{
    private Task<long> CountAsync(string table) => Task.Run(async () => (await App.RowsAsync<long>($"SELECT COUNT(*) FROM {table}")).Single());

    [Test]
    public async Task A_document_of_several_parts_comes_back_as_it_was_and_stands_in_timeline_and_feed()
    {
        var agreement = await SharedAsync();
        var bytes = Files.Pdf().Concat(new byte[2_500_000]).ToArray();
        var document = await UploadAsync(agreement.Id, bytes, name: "MoU Kota Jambi.pdf");
        Assert.That((document.Title, document.Latest, document.Versions[0].FileName, document.Versions[0].MediaType, document.Versions[0].Size), Is.EqualTo(("MoU Kota Jambi", 1, "MoU Kota Jambi.pdf", "application/pdf", bytes.Length)));
        Assert.That((await ContentAsync(document.Id)).AsSpan().SequenceEqual(bytes), Is.True);
        Assert.That(await CountAsync("blob_parts"), Is.EqualTo(3));
        Assert.That((await App.SendAsync(new GetTimeline.Query(agreement.Id))).Items[^1].Action, Is.EqualTo("addDocument"));
        var told = (await App.SendAsync(new GetChanges.Query(Types: ["document.*"]))).Items.Single();
        Assert.That((told.Type, told.Agreement.Id, told.Data.Document, told.Data.Kind), Is.EqualTo(("document.added", agreement.Id, document.Id, DocumentKind.Draft)));
    }

    [Test]
    public async Task The_same_content_is_kept_once_and_nobody_learns_that_others_have_it()
    {
        var (one, two) = (await SharedAsync(), await EnterAsync(Mou(Other, Branch) with { Term = Signed }, ProcessState.Registered));
        var first = await UploadAsync(one.Id, Files.Pdf());
        var second = await UploadAsync(two.Id, Files.Pdf());
        Assert.That((await CountAsync("blobs"), second.Versions[0].Sha256), Is.EqualTo((1, first.Versions[0].Sha256)));
        Act(Role.Officer, Other);
        Assert.That(await ContentAsync(second.Id), Is.EqualTo(Files.Pdf()));
        await AssertBrokenAsync("notFound", "", () => App.SendAsync(new DownloadDocument.Query(first.Id, null)));
        await AssertBrokenAsync("notFound", "", () => NowAsync(first));
    }

    [Test]
    public async Task The_same_content_sent_at_once_is_kept_once_and_both_have_it()
    {
        var agreement = await SharedAsync();
        var bytes = Files.Pdf().Concat(new byte[3_000_000]).ToArray();
        var documents = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => UploadAsync(agreement.Id, bytes, title: $"Salinan {i}")));
        Assert.That((await CountAsync("blobs"), await CountAsync("documents")), Is.EqualTo((1, 4)));
        foreach (var document in documents) Assert.That((await ContentAsync(document.Id)).AsSpan().SequenceEqual(bytes), Is.True);
    }

    [Test]
    public async Task A_dry_run_answers_the_same_and_keeps_nothing()
    {
        var agreement = await SharedAsync();
        Assert.That((await UploadAsync(agreement.Id, Files.Pdf(), validateOnly: true)).Versions[0].Number, Is.EqualTo(1));
        Assert.That((await CountAsync("documents"), await CountAsync("blobs"), await CountAsync("blob_parts")), Is.EqualTo((0, 0, 0)));
    }

    [Test]
    public async Task A_version_is_added_to_what_was_read_and_the_earlier_one_stays()
    {
        var agreement = await SharedAsync();
        var first = await UploadAsync(agreement.Id, Files.Pdf("satu"));
        var second = await AddVersionAsync(first, Files.Pdf("dua"), "halaman 3 diganti");
        Assert.That((second.Latest, second.Versions.Count, second.Versions[1].Note), Is.EqualTo((2, 2, "halaman 3 diganti")));
        Assert.That((await ContentAsync(first.Id), await ContentAsync(first.Id, 1)), Is.EqualTo((Files.Pdf("dua"), Files.Pdf("satu"))));
        await AssertBrokenAsync("version.stale", "", () => AddVersionAsync(first, Files.Pdf("tiga")));
        await AssertBrokenAsync("notFound", "", () => App.SendAsync(new DownloadDocument.Query(first.Id, 3)));
    }

    [Test]
    public async Task A_name_that_contradicts_the_content_is_a_warning()
    {
        var agreement = await SharedAsync();
        var document = await UploadAsync(agreement.Id, Files.Pdf(), name: "naskah.docx");
        Assert.That((document.Warnings.Single().Code, document.Versions[0].FileName), Is.EqualTo(("document.mislabelled", "naskah.docx.pdf")));
        Assert.That((await NowAsync(document)).Warnings, Is.Empty);
    }

    [Test]
    public async Task The_final_text_locks_what_came_before_and_what_comes_later_is_open()
    {
        var agreement = await SharedAsync(ProcessState.Signed);
        var (draft, signed) = (await UploadAsync(agreement.Id, Files.Docx(), name: "rancangan.docx"), await UploadAsync(agreement.Id, Files.Pdf(), DocumentKind.Signed));
        var final = await FinaliseAsync(signed);
        Assert.That((final.Final, final.LockedAt, final.Versions[0].FinalAt), Is.EqualTo((1, App.Time.GetUtcNow(), App.Time.GetUtcNow())));
        draft = await NowAsync(draft);
        Assert.That(draft.LockedAt, Is.Not.Null);
        foreach (var document in new[] { draft, final })
        {
            await AssertBrokenAsync("document.locked", "", () => AddVersionAsync(document, Files.Pdf("baru")));
            await AssertBrokenAsync("document.locked", "", () => App.SendAsync(new PatchDocument.Command(document.Id, document.Version, new JsonObject { ["title"] = "Lain" })));
            await AssertBrokenAsync("document.locked", "", () => App.SendAsync(new RemoveDocument.Command(document.Id, document.Version, "salah")));
        }
        var annex = await UploadAsync(agreement.Id, Files.Pdf("lampiran"), DocumentKind.Annex);
        Assert.That((await AddVersionAsync(annex, Files.Pdf("lampiran 2"))).Latest, Is.EqualTo(2));
        Assert.That((await NowAsync(final)).Version, Is.EqualTo(final.Version));
    }

    [Test]
    public async Task A_defective_scan_is_replaced_and_the_earlier_final_text_stays()
    {
        var agreement = await SharedAsync(ProcessState.Signed);
        var final = await FinaliseAsync(await UploadAsync(agreement.Id, Files.Pdf("buram"), DocumentKind.Signed));
        await AssertBrokenAsync("text.required", "/reason", () => App.SendAsync(new ReopenDocument.Command(final.Id, final.Version, " ")));
        var open = await App.SendAsync(new ReopenDocument.Command(final.Id, final.Version, "halaman 2 terpotong"));
        Assert.That((open.LockedAt, open.Final), Is.EqualTo(((DateTimeOffset?)null, 1)), "until another is final, it is");
        await AssertBrokenAsync("document.final", "", () => App.SendAsync(new RemoveDocument.Command(open.Id, open.Version, "salah")));
        await AssertBrokenAsync("document.final", "/kind", () => App.SendAsync(new PatchDocument.Command(open.Id, open.Version, new JsonObject { ["kind"] = "other" })));
        var again = await FinaliseAsync(await AddVersionAsync(open, Files.Pdf("jelas")));
        Assert.That((again.Final, again.Versions.Select(v => v.IsReplaced)), Is.EqualTo((2, new[] { true, false })));
        Assert.That(await ContentAsync(final.Id, 1), Is.EqualTo(Files.Pdf("buram")));
        Assert.That((await App.SendAsync(new GetTimeline.Query(agreement.Id))).Items.Select(i => i.Action).Skip(1), Is.EqualTo(new[] { "addDocument", "finaliseDocument", "reopenDocument", "addDocumentVersion", "finaliseDocument" }));
    }

    [Test]
    public async Task Only_a_signed_PDF_of_an_agreement_that_somebody_signed_is_final()
    {
        var agreement = await SharedAsync();
        var draft = await UploadAsync(agreement.Id, Files.Pdf());
        await AssertBrokenAsync("document.final.kind", "", () => FinaliseAsync(draft));
        var picture = await UploadAsync(agreement.Id, Files.Png, DocumentKind.Signed);
        await AssertBrokenAsync("document.final.format", "", () => FinaliseAsync(picture));
        var proposed = await EnterAsync(Mou(City, Branch), ProcessState.Proposed);
        var early = await UploadAsync(proposed.Id, Files.Pdf(), DocumentKind.Signed);
        await AssertBrokenAsync("document.final.process", "", () => FinaliseAsync(early));
        await AssertBrokenAsync("document.notFinal", "", () => App.SendAsync(new ReopenDocument.Command(draft.Id, draft.Version, "x")));
        Act(Role.Officer, City);
        var signed = await UploadAsync(agreement.Id, Files.Pdf("lain"), DocumentKind.Signed);
        await AssertBrokenAsync("forbidden", "", () => FinaliseAsync(signed));
    }

    [Test]
    public async Task A_removed_document_is_shown_only_on_demand_and_its_content_to_nobody()
    {
        var agreement = await SharedAsync();
        var document = await UploadAsync(agreement.Id, Files.Pdf());
        var removed = await App.SendAsync(new RemoveDocument.Command(document.Id, document.Version, "berkas salah"));
        Assert.That((removed.RemovedAt, removed.RemovalReason), Is.EqualTo((App.Time.GetUtcNow(), "berkas salah")));
        Assert.That((await App.SendAsync(new ListDocuments.Query(agreement.Id))).Items, Is.Empty);
        Assert.That((await App.SendAsync(new ListDocuments.Query(agreement.Id, IncludeRemoved: true))).Items.Select(d => d.Id), Is.EqualTo(new[] { document.Id }));
        Assert.That((await AssertBrokenAsync("document.removed", "", () => App.SendAsync(new DownloadDocument.Query(document.Id, null)))).Kind, Is.EqualTo(ProblemKind.Gone));
        await AssertBrokenAsync("document.removed", "", () => AddVersionAsync(removed, Files.Pdf("lagi")));
        Assert.That(await CountAsync("blob_parts"), Is.EqualTo(1), "the content stays");
    }

    [Test]
    public async Task Each_download_is_in_the_trail_and_the_parts_of_one_reading_once()
    {
        var document = await UploadAsync((await SharedAsync()).Id, Files.Pdf());
        async Task<long> RecordedAsync() => (await App.RowsAsync<long>("SELECT COUNT(*) FROM audit_entries WHERE subject_kind = 'document' AND action = 'download' AND subject_id = @Id", new { document.Id })).Single();
        for (var i = 0; i < 3; i++) await ContentAsync(document.Id, isPart: true);
        Assert.That(await RecordedAsync(), Is.EqualTo(1));
        await ContentAsync(document.Id);
        Assert.That(await RecordedAsync(), Is.EqualTo(2));
        App.Time.Advance(TimeSpan.FromMinutes(16));
        await ContentAsync(document.Id, isPart: true);
        Assert.That(await RecordedAsync(), Is.EqualTo(3));
        Act(Role.Auditor, Branch);
        await ContentAsync(document.Id, isPart: true);
        Assert.That(await RecordedAsync(), Is.EqualTo(4), "somebody else's reading");
        Assert.That((await App.SendAsync(new Features.Auditing.ListAudit.Query(document.Id, null, null, null, 50, null))).Items, Has.Count.EqualTo(4), "the auditor of a party sees them");
    }

    [TestCase("UPDATE blob_parts SET bytes = X'00'", "UPDATE blob_parts SET bytes = 0x00")]
    [TestCase("DELETE FROM blob_parts", "DELETE FROM blob_parts")]
    public async Task What_is_not_what_was_kept_is_not_given_out(string sqlite, string sqlServer)
    {
        var document = await UploadAsync((await SharedAsync()).Id, Files.Pdf());
        await App.ExecuteAsync(Engine.Name == "SQLite" ? sqlite : sqlServer);
        Assert.That((await AssertBrokenAsync("document.damaged", "", () => App.SendAsync(new DownloadDocument.Query(document.Id, null)))).Kind, Is.EqualTo(ProblemKind.Damaged));
    }

    [Test]
    public async Task Parts_are_given_from_what_was_compared_a_moment_ago_and_the_whole_is_compared_each_time()
    {
        var document = await UploadAsync((await SharedAsync()).Id, Files.Pdf());
        Assert.That(await ContentAsync(document.Id, isPart: true), Is.EqualTo(Files.Pdf()));
        await App.ExecuteAsync("DELETE FROM blob_parts");
        Assert.That(await ContentAsync(document.Id, isPart: true), Is.EqualTo(Files.Pdf()));
        await AssertBrokenAsync("document.damaged", "", () => ContentAsync(document.Id));
        App.Time.Advance(HeldContents.HeldFor);
        await AssertBrokenAsync("document.damaged", "", () => ContentAsync(document.Id, isPart: true));
    }

    [Test]
    public async Task An_agreement_keeps_no_more_than_it_may()
    {
        var agreement = await SharedAsync();
        App.Documents.MostBytesPerAgreement = Files.Pdf().Length * 2;
        await UploadAsync(agreement.Id, Files.Pdf());
        var second = await UploadAsync(agreement.Id, Files.Pdf());
        await AssertBrokenAsync("document.tooMuch", "/file", () => UploadAsync(agreement.Id, Files.Pdf()));
        await AssertBrokenAsync("document.tooMuch", "/file", () => AddVersionAsync(second, Files.Pdf()));
    }

    [Test]
    public async Task Registering_without_a_final_text_is_done_and_says_so()
    {
        var without = await ActAsync(await SharedAsync(ProcessState.Signed), ProcessAction.Register);
        Assert.That((without.Status.Process, without.Warnings.Select(w => w.Code)), Is.EqualTo((ProcessState.Registered, new[] { "document.noFinal" })));
        var with = await SharedAsync(ProcessState.Signed);
        await FinaliseAsync(await UploadAsync(with.Id, Files.Pdf(), DocumentKind.Signed));
        Assert.That((await ActAsync(with, ProcessAction.Register)).Warnings, Is.Empty);
    }

    [Test]
    public async Task While_the_object_store_is_away_everything_stays_in_the_database()
    {
        App.Documents.ObjectStore = new ObjectStoreOptions { ServiceUrl = "http://127.0.0.1:9", Bucket = "b", AccessKey = "a", SecretKey = "s" };
        var document = await UploadAsync((await SharedAsync()).Id, Files.Pdf());
        Assert.CatchAsync(() => App.SendAsync(new MoveContents.Command()));
        Assert.That(await ContentAsync(document.Id), Is.EqualTo(Files.Pdf()));
    }

    [TestCase("UPDATE blob_parts SET bytes = X'00'", "UPDATE blob_parts SET bytes = 0x00")]
    [TestCase("DELETE FROM blob_parts", "DELETE FROM blob_parts")]
    [TestCase("INSERT INTO blob_parts SELECT sha256, 1, bytes FROM blob_parts", "INSERT INTO blob_parts SELECT sha256, 1, bytes FROM blob_parts")]
    public async Task A_content_that_was_lost_is_kept_again_when_somebody_brings_it(string sqlite, string sqlServer)
    {
        var agreement = await SharedAsync();
        var first = await UploadAsync(agreement.Id, Files.Pdf());
        await App.ExecuteAsync(Engine.Name == "SQLite" ? sqlite : sqlServer);
        var second = await UploadAsync(agreement.Id, Files.Pdf());
        foreach (var document in new[] { first, second }) Assert.That(await ContentAsync(document.Id), Is.EqualTo(Files.Pdf()));
        Assert.That((await CountAsync("blobs"), await CountAsync("blob_parts")), Is.EqualTo((1, 1)));
    }

    [Test]
    public async Task A_content_that_the_object_store_has_lost_is_kept_in_the_database_again()
    {
        var agreement = await SharedAsync();
        await UploadAsync(agreement.Id, Files.Pdf());
        await App.ExecuteAsync("UPDATE blobs SET place = 'objectStore'");
        await App.ExecuteAsync("DELETE FROM blob_parts");
        Assert.That(await ContentAsync((await UploadAsync(agreement.Id, Files.Pdf())).Id), Is.EqualTo(Files.Pdf()));
    }

    [Test]
    public async Task An_agreement_has_one_final_text_also_after_it_was_reopened()
    {
        var agreement = await SharedAsync(ProcessState.Signed);
        var final = await FinaliseAsync(await UploadAsync(agreement.Id, Files.Pdf("satu"), DocumentKind.Signed));
        var second = await UploadAsync(agreement.Id, Files.Pdf("dua"), DocumentKind.Signed);
        await AssertBrokenAsync("document.final.other", "", () => FinaliseAsync(second));
        var open = await App.SendAsync(new ReopenDocument.Command(final.Id, final.Version, "halaman 2 terpotong"));
        await AssertBrokenAsync("document.final.other", "", () => FinaliseAsync(second));
        Assert.That((await FinaliseAsync(await AddVersionAsync(open, Files.Pdf("tiga")))).Final, Is.EqualTo(2));
        Assert.That((await NowAsync(second)).Final, Is.Null);
    }

    [Test]
    public async Task Of_two_texts_that_become_final_at_once_one_does()
    {
        var agreement = await SharedAsync(ProcessState.Signed);
        var (one, other) = (await UploadAsync(agreement.Id, Files.Pdf("satu"), DocumentKind.Signed), await UploadAsync(agreement.Id, Files.Pdf("dua"), DocumentKind.Signed));
        await Task.WhenAll(new[] { one, other }.Select(async d =>
        {
            try
            {
                await FinaliseAsync(d);
            }
            catch (DomainException)
            {
                // The other was faster.
            }
        }));
        Assert.That((await App.RowsAsync<long>("SELECT COUNT(*) FROM documents WHERE final IS NOT NULL")).Single(), Is.EqualTo(1));
    }

    [Test]
    public async Task A_damaged_content_does_not_keep_the_others_from_moving_and_is_told()
    {
        var agreement = await SharedAsync();
        App.Documents.ObjectStore = new ObjectStoreOptions { ServiceUrl = "http://127.0.0.1:9", Bucket = "b", AccessKey = "a", SecretKey = "s" };
        await UploadAsync(agreement.Id, Files.Pdf());
        await App.ExecuteAsync("DELETE FROM blob_parts");
        Assert.That((await App.SendAsync(new MoveContents.Command())).Summary, Is.EqualTo("0 contents moved, 1 damaged"));
    }
}
