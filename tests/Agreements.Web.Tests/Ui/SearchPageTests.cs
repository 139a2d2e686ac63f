using System.Net;
using Agreements.Domain.Access;
using Agreements.Web.Tests.Support;
using Microsoft.Data.Sqlite;
using NUnit.Framework;

namespace Agreements.Web.Tests.Ui;

/// <summary>The page of search without script.</summary>
public sealed class SearchPageTests : ServiceTest
{
    private readonly Guid _document = Guid.CreateVersion7();
    private Guid _city;
    private Guid _mou;

    private string Database => Path.Combine(Directory, "data", "agreements.db");

    [OneTimeSetUp]
    public async Task BeginAsync()
    {
        var body = await MouAsync("2030-05-25");
        body["title"] = "Nota <b>Perlindungan</b> Nelayan";
        _mou = (await Api.PostAsync("agreements", body)).Id;
        _city = (await Api.GetAsync($"agreements/{_mou}")).Body["parties"]![0]!["institution"]!.GetValue<Guid>();
        await using var connection = new SqliteConnection($"Data Source={Database}");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        const string Now = "2025-01-01T00:00:00.0000000Z";
        command.CommandText = $"""
            INSERT INTO blobs (sha256, size, place, created_at) VALUES ('aa', 1, 'database', '{Now}');
            INSERT INTO documents (id, agreement_id, kind, title, latest, version, created_at, updated_at) VALUES ('{_document}', '{_mou}', 'signed', 'Pindaian', 1, 1, '{Now}', '{Now}');
            INSERT INTO document_versions (document_id, number, sha256, file_name, media_type, size, added_by, added_at) VALUES ('{_document}', 1, 'aa', 'a.pdf', 'application/pdf', 1, 'x', '{Now}');
            INSERT INTO document_texts (sha256, state, pages, pages_read, attempts, created_at, updated_at) VALUES ('aa', 'read', 40, 40, 1, '{Now}', '{Now}');
            INSERT INTO document_pages (sha256, page, method, text) VALUES ('aa', 40, 'text', 'Pasal 7: beasiswa <i>anak</i> pekerja');
            INSERT INTO search_pages (sha256, page, filters, text) VALUES ('aa', 40, 'i{_city:N}', 'pasal 7 beasiswa i anak i pekerja');
            """;
        await command.ExecuteNonQueryAsync();
    }

    private async Task<Browser> OfficerAsync(Guid institution)
    {
        var browser = new Browser(Service.Http.BaseAddress!);
        browser.Cookies.Add(Service.Http.BaseAddress!, new Cookie("agreements", (await TestPerson.AddAsync(Database, (Role.Officer, institution))).Session));
        return browser;
    }

    [Test]
    public async Task It_marks_what_was_found_and_leads_to_the_page_of_the_document()
    {
        using var officer = await OfficerAsync(_city);
        var page = await officer.GetAsync("/search?q=beasiswa");
        Assert.That(page.Text, Does.Contain($"/dokumen/{_document}?version=1&amp;page=40").And.Contain("<mark>beasiswa</mark> &lt;i&gt;anak").And.Contain("Halaman 40").And.Not.Contain("<i>anak"));
        Assert.That((await officer.GetAsync("/search?q=nelayan")).Text, Does.Contain("Nota &lt;b&gt;Perlindungan&lt;/b&gt; <mark>Nelayan</mark>"));
    }

    [Test]
    public async Task A_source_and_a_class_narrow_and_nothing_found_says_what_to_do()
    {
        using var officer = await OfficerAsync(_city);
        Assert.That((await officer.GetAsync("/search?q=beasiswa&source=agreements&class=")).Words, Does.Contain("Tidak ada yang cocok").And.Contain("pakai kata yang lebih sedikit"));
        Assert.That((await officer.GetAsync("/search?q=nelayan&source=&class=mou")).Text, Does.Contain("<mark>Nelayan</mark>"));
        Assert.That((await officer.GetAsync("/search?q=nelayan&class=pks")).Text, Does.Not.Contain("<mark>"));
        Assert.That((await officer.GetAsync("/search?q=nelayan&class=nothing")).Code, Is.EqualTo(400));
    }

    [Test]
    public async Task A_stranger_finds_nothing_of_it_and_typing_asks_for_numbers_and_titles_only()
    {
        using var stranger = await OfficerAsync(await InstitutionAsync("Kota Lain"));
        foreach (var q in new[] { "beasiswa", "nelayan" }) Assert.That((await stranger.GetAsync("/search?q=" + q)).Text, Does.Not.Contain("<mark>"));
        using var officer = await OfficerAsync(_city);
        Assert.That((await officer.GetAsync("/search/quick?q=nelay")).Text, Does.Contain($"/agreements/{_mou}"));
        Assert.That((await officer.GetAsync("/search/quick?q=beasiswa")).Text, Does.Not.Contain("/dokumen/"));
    }
}
