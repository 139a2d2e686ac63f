using System.Net.Http.Headers;
using System.Security.Cryptography;
using Agreements.Web.Tests.Support;
using NUnit.Framework;

namespace Agreements.Web.Tests.Documents;

/// <summary>Documents through the door by which programs and browsers come.</summary>
public sealed class DocumentApiTests : ServiceTest
{
    private Guid _agreement;

    protected override (string, string?)[] Settings => [("Documents__MostBytes", "2000000"), ("Documents__MostBytesPerAgreement", "100000000")];

    [OneTimeSetUp]
    public async Task EnterAsync() => _agreement = (await CreateAsync()).Id;

    private Task<Answer> UploadAsync(byte[] bytes, string name = "naskah.pdf", string? kind = "draft", string? key = null, (string, string)? other = null, string query = "") =>
        Sent.FileAsync(Service.Http, $"agreements/{_agreement}/documents{query}", bytes, name, kind, key: key, other: other);

    private async Task<HttpResponseMessage> GetAsync(string path, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/" + path);
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        return await Service.Http.SendAsync(request);
    }

    private static string? Header(HttpResponseMessage answer, string name) => answer.Headers.TryGetValues(name, out var values) || answer.Content.Headers.TryGetValues(name, out values) ? string.Join(",", values) : null;

    [Test]
    public async Task A_document_is_added_found_and_given_out_so_that_nothing_in_it_can_act()
    {
        var bytes = Sent.Pdf(size: 1_500_000);
        var sent = await UploadAsync(bytes, "../MoU \u201CJambi\u201D & Kota.pdf", other: ("title", "Nota Kesepahaman"));
        Assert.That((sent.Code, sent.Raw.Headers.Location?.ToString(), sent.Body["title"]!.GetValue<string>()), Is.EqualTo((201, $"/api/v1/documents/{sent.Id}", "Nota Kesepahaman")), sent.Body.ToJsonString());
        Assert.That((await Api.GetAsync($"agreements/{_agreement}/documents")).Body["items"]!.AsArray().Select(d => d!["id"]!.GetValue<Guid>()), Does.Contain(sent.Id));
        Assert.That((await Api.GetAsync($"documents/{sent.Id}")).Etag, Is.EqualTo(sent.Etag));
        using var content = await GetAsync($"documents/{sent.Id}/content");
        Assert.That((await content.Content.ReadAsByteArrayAsync()).AsSpan().SequenceEqual(bytes), Is.True);
        Assert.That((Header(content, "Content-Type"), Header(content, "X-Content-Type-Options"), Header(content, "ETag")), Is.EqualTo(("application/pdf", "nosniff", $"\"{Convert.ToHexStringLower(SHA256.HashData(bytes))}\"")));
        Assert.That(Header(content, "Content-Security-Policy"), Does.StartWith("sandbox; default-src 'none'"));
        Assert.That(Header(content, "Content-Disposition"), Does.StartWith("attachment; filename=").And.Contain("filename*=UTF-8''MoU%20%E2%80%9CJambi%E2%80%9D%20&%20Kota.pdf"));
    }

    [Test]
    public async Task A_scan_that_is_sent_for_suggestions_is_refused_in_words_and_as_the_contract_says()
    {
        foreach (var (bytes, name, code) in new[] { ("\u0089PNG\r\n\u001A\n12345678", "pindai.png", "suggest.needsOcr"), ("%PDF-1.4\nrusak\n%%EOF\n", "rusak.pdf", "suggest.unreadable") })
        {
            var refused = await Sent.FileAsync(Service.Http, "documents/suggest", System.Text.Encoding.Latin1.GetBytes(bytes), name, kind: null);
            Assert.That((refused.Code, refused.Body["code"]?.GetValue<string>(), refused.Body["title"]?.GetValue<string>()), Is.EqualTo((422, code, "Berkas tidak dapat dibaca")), refused.Body.ToJsonString());
        }
        var contract = (await Api.GetAsync("/openapi/v1.json")).Body["paths"]!["/api/v1/documents/suggest"]!["post"]!;
        Assert.That((contract["responses"]!["422"] is not null, contract["summary"]!.GetValue<string>().Contains("PDF or DOCX file with text", StringComparison.Ordinal)), Is.EqualTo((true, true)));
    }

    [Test]
    public async Task A_part_is_given_out_and_what_the_caller_holds_is_not()
    {
        var bytes = Sent.Pdf("bagian");
        var sent = await UploadAsync(bytes);
        using var part = await GetAsync($"documents/{sent.Id}/content", ("Range", "bytes=5-8"));
        Assert.That(((int)part.StatusCode, await part.Content.ReadAsByteArrayAsync(), Header(part, "Content-Range")), Is.EqualTo((206, bytes[5..9], $"bytes 5-8/{bytes.Length}")));
        using var held = await GetAsync($"documents/{sent.Id}/content", ("If-None-Match", Header(part, "ETag")!));
        Assert.That((int)held.StatusCode, Is.EqualTo(304));
        using var beyond = await GetAsync($"documents/{sent.Id}/content", ("Range", "bytes=9999999-"));
        Assert.That((int)beyond.StatusCode, Is.EqualTo(416));
    }

    [Test]
    public async Task Only_what_a_browser_shows_safely_is_shown_inline()
    {
        var (pdf, docx) = (await UploadAsync(Sent.Pdf("tampil")), await UploadAsync(App.Tests.Documents.Files.Docx(), "rancangan.docx"));
        using var shown = await GetAsync($"documents/{pdf.Id}/content?inline=true");
        using var saved = await GetAsync($"documents/{docx.Id}/content?inline=true");
        Assert.That((Header(shown, "Content-Disposition"), Header(saved, "Content-Disposition")), Is.EqualTo(("inline; filename=naskah.pdf; filename*=UTF-8''naskah.pdf", "attachment; filename=rancangan.docx; filename*=UTF-8''rancangan.docx")));
        Assert.That(Header(shown, "Content-Security-Policy"), Does.StartWith("sandbox; default-src 'none'"));
        using var never = await GetAsync($"documents/{pdf.Id}/content?version=9");
        Assert.That((int)never.StatusCode, Is.EqualTo(404));
    }

    [Test]
    public async Task What_is_not_taken_says_why_and_where()
    {
        Assert.That(await WhyAsync(UploadAsync(Sent.Pdf(size: 2_000_000))), Is.EqualTo("413 document.tooLarge /file"));
        Assert.That(await WhyAsync(UploadAsync(Sent.Pdf(size: 3_000_000))), Is.EqualTo("413 body.tooLarge "));
        Assert.That(await WhyAsync(UploadAsync("<html>"u8.ToArray(), "naskah.pdf")), Is.EqualTo("400 document.kind /file"));
        Assert.That(await WhyAsync(UploadAsync(Sent.Pdf(), kind: null)), Is.EqualTo("400 text.required /kind"));
        Assert.That(await WhyAsync(UploadAsync(Sent.Pdf(), kind: "Draft")), Is.EqualTo("400 word.unknown /kind"));
        Assert.That(await WhyAsync(UploadAsync(Sent.Pdf(), other: ("judul", "x"))), Is.EqualTo("400 query.unknown /judul"));
        Assert.That(await WhyAsync(UploadAsync(Sent.Pdf(), other: ("title", new string('a', 301)))), Is.EqualTo("400 text.tooLong /title"));
        Assert.That(await WhyAsync(UploadAsync(Sent.Pdf(), other: ("title", "a\u0001b"))), Is.EqualTo("400 text.controlCharacter /title"));
        Assert.That((await Api.SendAsync(HttpMethod.Post, $"agreements/{_agreement}/documents", "--x\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\n%PDF-", "multipart/form-data; boundary=x")).Code, Is.EqualTo(400), "it broke off");
        Assert.That((await Api.PostAsync($"agreements/{_agreement}/documents", new { })).Code, Is.EqualTo(415));
        var document = await UploadAsync(Sent.Pdf());
        Assert.That((await Sent.FileAsync(Service.Http, $"documents/{document.Id}/versions", Sent.Pdf("dua"), kind: null)).Code, Is.EqualTo(428));
    }

    [Test]
    public async Task An_upload_that_is_sent_again_under_one_key_is_one_document_and_one_that_is_tried_is_none()
    {
        var before = await CountAsync();
        var (key, bytes) = (Guid.CreateVersion7().ToString(), Sent.Pdf("sekali"));
        var first = await UploadAsync(bytes, key: key);
        var again = await UploadAsync(bytes, key: key);
        Assert.That((again.Id, again.Raw.Headers.Contains("Idempotency-Replayed")), Is.EqualTo((first.Id, true)), again.Body.ToJsonString());
        Assert.That((await UploadAsync(bytes, query: "?validateOnly=true")).Code, Is.EqualTo(201));
        Assert.That(await CountAsync(), Is.EqualTo(before + 1));
    }

    [Test]
    public async Task A_client_that_puts_another_boundary_between_the_parts_repeats_all_the_same()
    {
        var (key, path) = (Guid.CreateVersion7().ToString(), $"agreements/{_agreement}/documents");
        var first = await Sent.FileAsync(Service.Http, path, Sent.Pdf("batas"), key: key);
        var again = await Sent.FileAsync(Service.Http, path, Sent.Pdf("batas"), key: key, boundary: "lain");
        Assert.That((again.Code, again.Body["id"]?.ToString(), again.Raw.Headers.Contains("Idempotency-Replayed")), Is.EqualTo((201, first.Id.ToString(), true)), again.Body.ToJsonString());
        Assert.That((await Sent.FileAsync(Service.Http, path, Sent.Pdf("bates"), key: key, boundary: "lain")).Code, Is.EqualTo(422), "another content");
        Assert.That((await Sent.FileAsync(Service.Http, path, Sent.Pdf("batas"), name: "lain.pdf", key: key)).Code, Is.EqualTo(422), "another name");
        Assert.That((await Sent.FileAsync(Service.Http, path, Sent.Pdf("batas"), kind: "annex", key: key)).Code, Is.EqualTo(422), "another kind");
    }

    [Test]
    public async Task Facts_of_a_file_are_asked_anew_whatever_key_comes_with_it()
    {
        var (pdf, other) = (await File.ReadAllBytesAsync(Path.Combine(RunningProgram.Root, "tests", "Agreements.App.Tests", "Documents", "Fixtures", "mou-kota-jambi.pdf")), Guid.CreateVersion7().ToString());
        await Sent.FileAsync(Service.Http, "documents/suggest", pdf, kind: null, key: other);
        var anew = await Sent.FileAsync(Service.Http, "documents/suggest", pdf, kind: null, key: other);
        Assert.That((anew.Code, anew.Raw.Headers.Contains("Idempotency-Replayed")), Is.EqualTo((200, false)), anew.Body.ToJsonString());
    }

    [TestCase("bytes=abc", 200, 2)]
    [TestCase("bytes=0-", 206, 2)]
    [TestCase("bytes=-9999", 206, 2)]
    [TestCase("bytes=0-1,4-5", 200, 2)]
    [TestCase("bytes=1-", 206, 1)]
    [TestCase("bytes=9999-", 416, 0)]
    public async Task A_download_is_recorded_as_a_part_only_when_it_is_one(string range, int status, int recorded)
    {
        var sent = await UploadAsync(Sent.Pdf(range));
        for (var i = 0; i < 2; i++)
        {
            using var answer = await GetAsync($"documents/{sent.Id}/content", ("Range", range));
            Assert.That((int)answer.StatusCode, Is.EqualTo(status));
        }
        Assert.That(await DownloadsAsync(sent.Id), Is.EqualTo(recorded));
    }

    [Test]
    public async Task A_part_for_who_holds_another_content_is_the_whole_and_recorded_as_such()
    {
        var sent = await UploadAsync(Sent.Pdf("bersyarat"));
        for (var i = 0; i < 2; i++)
        {
            using var answer = await GetAsync($"documents/{sent.Id}/content", ("Range", "bytes=1-2"), ("If-Range", "\"lain\""));
            Assert.That((int)answer.StatusCode, Is.EqualTo(200));
        }
        Assert.That(await DownloadsAsync(sent.Id), Is.EqualTo(2));
    }

    [Test]
    public async Task Who_only_asks_about_a_content_is_told_from_the_record()
    {
        var bytes = Sent.Pdf("tentang");
        var sent = await UploadAsync(bytes);
        await using (var connection = await TestDatabase.OpenAsync(Path.Combine(Directory, "data", "agreements.db")))
            await TestDatabase.ExecuteAsync(connection, "DELETE FROM blob_parts WHERE sha256 = $hash", ("$hash", Convert.ToHexStringLower(SHA256.HashData(bytes))));
        using var asked = new HttpRequestMessage(HttpMethod.Head, $"/api/v1/documents/{sent.Id}/content");
        using var head = await Service.Http.SendAsync(asked);
        Assert.That(((int)head.StatusCode, head.Content.Headers.ContentLength, Header(head, "Content-Type"), Header(head, "ETag"), Header(head, "Accept-Ranges")),
            Is.EqualTo((200, (long?)bytes.Length, "application/pdf", $"\"{Convert.ToHexStringLower(SHA256.HashData(bytes))}\"", "bytes")));
        using var beyond = await GetAsync($"documents/{sent.Id}/content", ("Range", "bytes=9999-"));
        Assert.That(((int)beyond.StatusCode, Header(beyond, "Content-Range"), await DownloadsAsync(sent.Id)), Is.EqualTo((416, $"bytes */{bytes.Length}", 0)));
    }

    private async Task<int> DownloadsAsync(Guid document) => (await Api.GetAsync($"audit?subject={document}")).Body["items"]!.AsArray().Count(e => e!["action"]!.GetValue<string>() == "download");

    [Test]
    public async Task The_final_text_is_made_by_hand_over_of_versions_read()
    {
        var agreement = (await CreateAsync()).Id;
        var signed = await Sent.FileAsync(Service.Http, $"agreements/{agreement}/documents", Sent.Pdf("bertanda tangan"), kind: "signed");
        var second = await Sent.FileAsync(Service.Http, $"documents/{signed.Id}/versions", Sent.Pdf("lengkap"), kind: null, etag: signed.Etag);
        Assert.That((second.Code, (await Api.PostAsync($"documents/{signed.Id}/actions/finalise", null, ("If-Match", signed.Etag!))).Code), Is.EqualTo((201, 412)));
        var final = await Api.PostAsync($"documents/{signed.Id}/actions/finalise", null, ("If-Match", second.Etag!));
        Assert.That((final.Code, final.Body["final"]!.GetValue<int>()), Is.EqualTo((200, 2)), final.Body.ToJsonString());
        Assert.That(await WhyAsync(Sent.FileAsync(Service.Http, $"documents/{signed.Id}/versions", Sent.Pdf("lagi"), kind: null, etag: final.Etag)), Is.EqualTo("409 document.locked "));
    }

    private async Task<int> CountAsync() => (await Api.GetAsync($"agreements/{_agreement}/documents?pageSize=200")).Body["items"]!.AsArray().Count;

    private static async Task<string> WhyAsync(Task<Answer> sent) => await sent is var answer ? $"{answer.Code} {answer.Errors[0]}" : "";
}
