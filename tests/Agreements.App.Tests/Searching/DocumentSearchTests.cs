using System.Text;
using Agreements.App.Documents;
using Agreements.App.Features.Agreements;
using Agreements.App.Features.Documents;
using Agreements.App.Features.Institutions;
using Agreements.App.Features.Search;
using Agreements.App.Searching;
using Agreements.App.Tests.Access;
using Agreements.Domain.Access;
using Agreements.Domain.Agreements;
using Agreements.Domain.Documents;
using Agreements.Domain.Searching;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace Agreements.App.Tests.Searching;

/// <summary>What stands in documents is found by its page, in the latest version, by those who may read it.</summary>
public sealed class DocumentSearchTests(string engine) : AccessTest(engine)
{
    private Task<Search.View> SearchAsync(string q, SearchSource? source = null, int pageSize = 50, string? token = null) => App.SendAsync(new Search.Query(q, source, null, pageSize, token, IncludeTotal: true));

    private static Task<IncomingFile> FileAsync(string content) =>
        IncomingFile.TakeAsync(new MemoryStream(Encoding.ASCII.GetBytes("%PDF-1.4\n" + content + "\n%%EOF\n")), "naskah.pdf", null, 1_000_000, CancellationToken.None);

    private async Task<DocumentView> UploadAsync(Guid agreement, string content, string title = "Naskah")
    {
        await using var file = await FileAsync(content);
        return await App.SendAsync(new UploadDocument.Command(agreement, DocumentKind.Annex, title, null, file));
    }

    private async Task<DocumentView> AddVersionAsync(DocumentView document, string content)
    {
        await using var file = await FileAsync(content);
        return await App.SendAsync(new AddVersion.Command(document.Id, document.Version, null, file));
    }

    /// <summary>As the reader of texts writes it.</summary>
    private async Task ReadAsync(string content, params string[] pages)
    {
        await using var file = await FileAsync(content);
        var now = App.Time.GetUtcNow();
        var known = (await App.RowsAsync<string>("SELECT sha256 FROM document_texts WHERE sha256 = @Sha256", new { file.Sha256 })).Count > 0;
        if (!known) await App.ExecuteAsync("INSERT INTO document_texts (sha256, state, pages, pages_read, attempts, created_at, updated_at) VALUES (@Sha256, 'read', @Count, @Count, 1, @Now, @Now)", new { file.Sha256, Count = pages.Length, Now = now });
        for (var i = 0; i < pages.Length; i++) await App.ExecuteAsync("INSERT INTO document_pages (sha256, page, method, text) VALUES (@Sha256, @Page, 'text', @Text)", new { file.Sha256, Page = i + 1, Text = pages[i] });
        await using var scope = App.Scope();
        await scope.ServiceProvider.GetRequiredService<PageIndex>().AddAsync(file.Sha256, CancellationToken.None);
    }

    [Test]
    public async Task A_word_that_stands_only_on_page_40_is_found_and_says_page_40()
    {
        var agreement = await SharedAsync();
        var document = await UploadAsync(agreement.Id, "a", "Pindaian 2020");
        await ReadAsync("a", [.. Enumerable.Range(1, 45).Select(p => p == 40 ? "Pasal 9\nBeasiswa  PEKERJA rentan diberikan" : $"Halaman {p} tentang iuran")]);
        var hit = (await SearchAsync("beasiswa \"pekerja rentan\"")).Documents.Single();
        Assert.That((hit.Id, hit.Page, hit.Title, hit.Kind, hit.Agreement.Id, hit.AlsoOnPages.Count), Is.EqualTo((document.Id, 40, "Pindaian 2020", DocumentKind.Annex, agreement.Id, 0)));
        Assert.That(hit.Found!.Text, Is.EqualTo("Pasal 9 Beasiswa  PEKERJA rentan diberikan"));
        Assert.That(hit.Found.Marks.Select(m => hit.Found.Text.Substring(m.Start, m.Length)), Is.EqualTo(new[] { "Beasiswa", "PEKERJA rentan" }));
        Assert.That((await SearchAsync("beasiswa iuran")).Documents, Is.Empty, "not on one page");
        Assert.That((await SearchAsync("iuran")).Documents.Single().AlsoOnPages, Has.Count.EqualTo(20), "a document once, with the pages beside");
        Assert.That((await SearchAsync("pindaian")).Agreements.Single().Id, Is.EqualTo(agreement.Id), "by the title of its document");
    }

    [Test]
    public async Task Only_the_latest_version_counts_and_what_is_removed_is_not_found()
    {
        var document = await UploadAsync((await SharedAsync()).Id, "satu");
        await ReadAsync("satu", "klausul lama tentang nelayan");
        await ReadAsync2(document);
        Assert.That((await SearchAsync("nelayan")).Documents, Is.Empty, "the earlier version");
        var hit = (await SearchAsync("petani")).Documents.Single();
        Assert.That((hit.Id, hit.Version), Is.EqualTo((document.Id, 2)));
        await App.ExecuteAsync("UPDATE documents SET removed_at = @Now", new { Now = App.Time.GetUtcNow() });
        var found = await SearchAsync("petani");
        Assert.That((found.Documents.Count, found.Totals!.Documents!.Count), Is.EqualTo((0, 0)));

        async Task ReadAsync2(DocumentView of)
        {
            Assert.That((await SearchAsync("nelayan")).Documents, Has.Count.EqualTo(1));
            await AddVersionAsync(of, "dua");
            await ReadAsync("dua", "klausul baru tentang petani");
        }
    }

    [Test]
    public async Task One_content_in_two_agreements_is_indexed_once_and_each_side_finds_its_own()
    {
        var (mine, others) = (await SharedAsync(), await EnterAsync(Mou(Other, await InstitutionAsync("Cabang Lain")) with { Term = Signed }, ProcessState.Registered));
        var (ours, theirs) = (await UploadAsync(mine.Id, "sama"), await UploadAsync(others.Id, "sama"));
        await ReadAsync("sama", "beasiswa pekerja rentan");
        Assert.That(await App.RowsAsync<long>("SELECT id FROM search_pages"), Has.Count.EqualTo(1));
        Assert.That((await SearchAsync("beasiswa")).Documents.Select(d => d.Id), Is.EquivalentTo(new[] { ours.Id, theirs.Id }));
        foreach (var (who, document) in new[] { (City, ours), (Other, theirs) })
        {
            Act(Role.Officer, who);
            var found = await SearchAsync("beasiswa");
            Assert.That((found.Documents.Single().Id, found.Totals!.Documents!.Count), Is.EqualTo((document.Id, 1)));
        }
        Act(Role.Officer, await InstitutionOfNobodyAsync());
        var none = await SearchAsync("beasiswa");
        Assert.That((none.Documents.Count, none.Totals!.Documents!.Count), Is.EqualTo((0, 0)));
    }

    private async Task<Guid> InstitutionOfNobodyAsync()
    {
        ActAsProgram();
        return await InstitutionAsync("Kota Ketiga");
    }

    [Test]
    public async Task What_a_unit_below_brought_is_found_by_those_above_also_after_it_was_moved()
    {
        var agreement = await SharedAsync();
        await UploadAsync(agreement.Id, "a");
        await ReadAsync("a", "beasiswa pekerja rentan");
        var office = await InstitutionAsync("Kanwil", Domain.Institutions.InstitutionKind.BpjsRegionalOffice);
        Act(Role.Officer, office);
        Assert.That((await SearchAsync("beasiswa")).Documents, Is.Empty);
        ActAsProgram();
        await App.SendAsync(new PatchInstitution.Command(Branch, 1, new System.Text.Json.Nodes.JsonObject { ["parent"] = office.ToString("D") }));
        Act(Role.Officer, office);
        Assert.That(((await SearchAsync("beasiswa")).Documents.Count, (await SearchAsync("sinergi")).Agreements.Count), Is.EqualTo((1, 1)));
    }

    [Test]
    public async Task Pages_of_results_follow_one_another_and_a_token_belongs_to_its_query()
    {
        var agreement = await SharedAsync();
        for (var i = 0; i < 7; i++)
        {
            await UploadAsync(agreement.Id, $"isi {i}", $"Naskah {i}");
            await ReadAsync($"isi {i}", string.Concat(Enumerable.Repeat("rentan ", i + 1)) + "lain lain lain lain lain lain lain lain", $"rentan {i}");
        }
        var first = await SearchAsync("rentan", SearchSource.Documents, 3);
        var second = await SearchAsync("rentan", SearchSource.Documents, 3, first.NextPageToken);
        var third = await SearchAsync("rentan", SearchSource.Documents, 3, second.NextPageToken);
        Assert.That(first.Documents.Concat(second.Documents).Concat(third.Documents).Select(d => d.Title), Is.EquivalentTo(Enumerable.Range(0, 7).Select(i => $"Naskah {i}")));
        Assert.That((third.NextPageToken, first.Totals!.Documents, first.Totals.Agreements, first.Agreements.Count), Is.EqualTo(((string?)null, new Search.Total(7, false), (Search.Total?)null, 0)));
        await AssertBrokenAsync("pageToken.invalid", "/pageToken", () => SearchAsync("pekerja", SearchSource.Documents, 3, first.NextPageToken));
        await AssertBrokenAsync("pageToken.invalid", "/pageToken", () => SearchAsync("rentan", null, 3, first.NextPageToken));
    }

    [Test]
    public async Task What_stands_in_the_index_no_more_is_written_again_by_the_job()
    {
        await UploadAsync((await SharedAsync()).Id, "a");
        await ReadAsync("a", "beasiswa pekerja rentan");
        await App.ExecuteAsync("DELETE FROM search_pages");
        await App.ExecuteAsync("DELETE FROM search_agreements");
        var gone = await SearchAsync("sinergi beasiswa");
        Assert.That(gone.Agreements.Count + gone.Documents.Count, Is.Zero);
        Assert.That((await App.SendAsync(new IndexSearch.Command())).Summary, Is.EqualTo("1 agreements and 1 pages indexed"));
        Assert.That(((await SearchAsync("sinergi")).Agreements.Count, (await SearchAsync("beasiswa")).Documents.Count), Is.EqualTo((1, 1)));
        Assert.That((await App.SendAsync(new IndexSearch.Command(Anew: true))).Summary, Is.EqualTo("1 agreements and 1 pages indexed"));
        Assert.That((await App.SendAsync(new IndexSearch.Command())).Summary, Is.EqualTo("0 agreements and 0 pages indexed"));
        Assert.That((await SearchAsync("beasiswa")).Documents, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_query_never_tells_who_else_has_a_content()
    {
        var (mine, others) = (await SharedAsync(), await EnterAsync(Mou(Other, await InstitutionAsync("Cabang Lain")) with { Term = Signed }, ProcessState.Registered));
        foreach (var agreement in new[] { mine, others }) await UploadAsync(agreement.Id, "sama");
        await ReadAsync("sama", "beasiswa pekerja rentan");
        Act(Role.Officer, City);
        foreach (var word in new[] { MatchText.Of(Other), MatchText.Of(AgreementClass.Mou) })
        {
            var without = await SearchAsync($"beasiswa -{word}");
            Assert.That((without.Documents.Count, without.Totals!.Documents!.Count), Is.EqualTo((1, 1)), word);
            Assert.That((await SearchAsync($"beasiswa {word}")).Documents, Is.Empty, word);
            Assert.That((await SearchAsync($"sinergi -{word}")).Agreements, Has.Count.EqualTo(1), word);
        }
        Assert.That((await SearchAsync("beasiswa -rentan")).Documents, Is.Empty, "what stands in the text is left out all the same");
    }
}
