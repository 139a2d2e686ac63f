using System.Text;
using Agreements.Domain.Access;
using Agreements.Web.Tests.Support;
using NUnit.Framework;

namespace Agreements.Web.Tests.Ui;

/// <summary>Documents and originals on the pages, as a browser without script gets them.</summary>
public sealed class DocumentPageTests : ServiceTest
{
    private static readonly byte[] Draft = Encoding.Latin1.GetBytes("%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n"), Png = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1, 2, 3, 4];

    private string Database => Path.Combine(Directory, "data", "agreements.db");

    private async Task<Browser> PersonAsync(Role role, Guid? institution)
    {
        var browser = new Browser(Service.Http.BaseAddress!);
        browser.Cookies.Add(Service.Http.BaseAddress!, new System.Net.Cookie("agreements", (await TestPerson.AddAsync(Database, (role, institution))).Session));
        return browser;
    }

    private static Guid Party(Answer agreement) => agreement.Body["parties"]![0]!["institution"]!.GetValue<Guid>();

    private async Task<Shown> SendAsync(Browser browser, string path, string form, byte[]? file, string name, params (string Name, string Value)[] fields)
    {
        var typed = Browser.FormIn(await browser.GetAsync(path), form);
        foreach (var (field, value) in fields) typed[field] = value;
        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = browser.Cookies }) { BaseAddress = Service.Http.BaseAddress };
        using var body = new MultipartFormDataContent();
        foreach (var (field, value) in typed.Where(f => f.Key != "file")) body.Add(new StringContent(value), field);
        if (file is not null) body.Add(new ByteArrayContent(file), "file", name);
        var answer = await http.PostAsync(path, body);
        return new Shown((int)answer.StatusCode, answer.Headers.Location is { } to ? to.IsAbsoluteUri ? to.PathAndQuery : to.ToString() : null, await answer.Content.ReadAsStringAsync(), answer);
    }

    /// <returns>The address of its page.</returns>
    private async Task<string> AddAsync(Browser browser, Guid agreement, byte[] file, string kind = "draft", string title = "Rancangan", string name = "naskah.pdf")
    {
        var sent = await SendAsync(browser, $"/agreements/{agreement}", "document", file, name, ("Document.Kind", kind), ("Document.Title", title));
        Assert.That(sent.To, Does.StartWith("/dokumen/"), sent.Words);
        return sent.To!.Split('?')[0];
    }

    private static byte[] Typed(params string[] lines)
    {
        var page = "BT /F 12 Tf 18 TL 72 760 Td " + string.Concat(lines.Select(l => $"({l.Replace("(", "\\(", StringComparison.Ordinal).Replace(")", "\\)", StringComparison.Ordinal)}) Tj T* ")) + "ET";
        return Encoding.Latin1.GetBytes("%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj\n"
            + "3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>> >> >> >>\nendobj\n4 0 obj\n<</Length "
            + page.Length.ToString(System.Globalization.CultureInfo.InvariantCulture) + ">>\nstream\n" + page + "\nendstream\nendobj\ntrailer\n<</Size 5/Root 1 0 R>>\n%%EOF\n");
    }

    [Test]
    public async Task A_file_of_one_who_may_add_none_is_refused_before_its_form_is_read()
    {
        var view = await CreateAsync();
        using var reader = await PersonAsync(Role.Auditor, Party(view));
        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = reader.Cookies }) { BaseAddress = Service.Http.BaseAddress };
        http.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        using var body = new MultipartFormDataContent { { new ByteArrayContent(Draft), "file", "naskah.pdf" } };
        // Read, it would be refused as a form that is not ours (400).
        Assert.That((int)(await http.PostAsync($"/agreements/{view.Id}", body)).StatusCode, Is.EqualTo(403));
        using var unknown = new MultipartFormDataContent { { new ByteArrayContent(Draft), "file", "naskah.pdf" } };
        Assert.That((int)(await http.PostAsync($"/dokumen/{Guid.CreateVersion7()}", unknown)).StatusCode, Is.EqualTo(404));
    }

    [Test]
    public async Task A_suggestion_is_taken_only_when_somebody_ticks_it()
    {
        var view = await CreateAsync();
        using var officer = await PersonAsync(Role.Registrar, Party(view));
        var path = await AddAsync(officer, view.Id, Typed("Pasal 5 Jangka Waktu", "Nota Kesepahaman ini dapat diperpanjang dengan pemberitahuan", "paling lambat 4 (empat) bulan sebelum berakhirnya Nota Kesepahaman ini."), "signed", "Naskah") + "/usulan";
        var page = await Eventually.SeeAsync(() => officer.GetAsync(path), p => p.Words.Contains("4 (empat) bulan", StringComparison.Ordinal), p => p.Words);
        Assert.That((await Api.GetAsync($"agreements/{view.Id}")).Body["notice"]?["amount"]?.GetValue<int>(), Is.Not.EqualTo(4), "nothing was written yet");
        var typed = Browser.FormIn(page, "take");
        typed.Remove("Take");
        Assert.That((await officer.PostAsync(path, typed)).Code, Is.EqualTo(400));
        typed["Take"] = "/notice";
        Assert.That((await officer.PostAsync(path, typed)).To, Is.EqualTo(path + "?done=taken"));
        Assert.That((await Api.GetAsync($"agreements/{view.Id}")).Body["notice"]!["amount"]!.GetValue<int>(), Is.EqualTo(4));
    }

    [Test]
    public async Task A_ticked_suggestion_of_a_version_that_was_replaced_meanwhile_is_not_taken()
    {
        byte[] Said(string notice) => Typed("Pasal 5 Jangka Waktu", "Nota Kesepahaman ini dapat diperpanjang dengan pemberitahuan", $"paling lambat {notice} bulan sebelum berakhirnya Nota Kesepahaman ini.");
        var view = await CreateAsync();
        using var officer = await PersonAsync(Role.Registrar, Party(view));
        var path = await AddAsync(officer, view.Id, Said("4 (empat)"), "signed", "Naskah");
        Task<Shown> ShowsAsync(string notice) => Eventually.SeeAsync(() => officer.GetAsync(path + "/usulan"), p => p.Words.Contains(notice, StringComparison.Ordinal), p => p.Words);
        var typed = Browser.FormIn(await ShowsAsync("4 (empat) bulan"), "take");
        typed["Take"] = "/notice";
        Assert.That((await SendAsync(officer, path, "version", Said("5 (lima)"), "naskah.pdf")).To, Is.EqualTo(path + "?done=added"));
        var after = await ShowsAsync("5 (lima) bulan");
        var refused = await officer.PostAsync(path + "/usulan", typed);
        Assert.That((refused.Code, refused.Words.Contains("Naskah ini telah dibaca ulang", StringComparison.Ordinal)), Is.EqualTo((409, true)), refused.Words);
        Assert.That((await Api.GetAsync($"agreements/{view.Id}")).Body["notice"]?["amount"]?.GetValue<int>(), Is.Not.EqualTo(5), "nobody has seen it");
        typed = Browser.FormIn(after, "take");
        typed["Take"] = "/notice";
        Assert.That((await officer.PostAsync(path + "/usulan", typed)).To, Is.EqualTo(path + "/usulan?done=taken"));
    }

    [Test]
    public async Task A_text_of_another_agreement_ticks_nothing_and_its_differences_are_listed()
    {
        var view = await CreateAsync();
        using var officer = await PersonAsync(Role.Registrar, Party(view));
        var path = await AddAsync(officer, view.Id, Typed("PERJANJIAN KERJA SAMA", "ANTARA", "KOTA LAIN", "DENGAN", "KANTOR LAIN", "TENTANG", "SESUATU YANG LAIN", "", "Pada hari ini Senin, tanggal 20 Januari 2020, kami:", "Pasal 5 Jangka Waktu", "Perjanjian ini berlaku sampai dengan tanggal 31 Januari 2031."), "signed", "Naskah");
        var page = await Eventually.SeeAsync(() => officer.GetAsync(path + "/usulan"), p => p.Words.Contains("31 Januari 2031", StringComparison.Ordinal), p => p.Words);
        Assert.That(page.Words, Does.Contain("Periksa dahulu apakah naskah ini memang milik perjanjian ini").And.Contain("Jenis perjanjian dalam naskah lain dari catatan").And.Contain("Tidak dikenal").And.Not.Contain(" checked"));
        var report = await Eventually.SeeAsync(() => officer.GetAsync("/reports/data-quality?check=document"), p => p.Words.Contains($"href=\"{path}/usulan\"", StringComparison.Ordinal), p => p.Words);
        Assert.That(report.Words, Does.Contain("SESUATU YANG LAIN").And.Contain(path + "?version=1&show=true&page=1"));
        var listed = (await Api.GetAsync($"reports/data-quality?check=document&agreement={view.Id}")).Body["items"]!.AsArray().Count;
        foreach (var place in new[] { path, $"/agreements/{view.Id}" }) Assert.That((await officer.GetAsync(place)).Words, Does.Contain($"{listed} hal dalam catatan berbeda dari naskah ini"));
        Assert.That((await officer.GetAsync($"/reports/data-quality.csv?agreement={view.Id}")).Text, Does.Contain("SESUATU YANG LAIN"));
        using var stranger = await PersonAsync(Role.Officer, await InstitutionAsync("Lain"));
        Assert.That((await stranger.GetAsync("/reports/data-quality")).Words, Does.Contain("Tidak ada yang perlu diperiksa").And.Not.Contain(path));
        Assert.That((await officer.GetAsync("/reports")).Words, Does.Contain("href=\"/reports/data-quality\""));
    }

    private static Task<byte[]> StampedAsync() => File.ReadAllBytesAsync(Path.Combine(TestContext.CurrentContext.TestDirectory, "stamped.pdf"));

    [Test]
    public async Task A_document_is_added_becomes_the_final_text_and_is_reopened_with_a_reason()
    {
        var view = await CreateAsync();
        using var registrar = await PersonAsync(Role.Registrar, Party(view));
        var draft = await AddAsync(registrar, view.Id, Draft);
        var path = await AddAsync(registrar, view.Id, await StampedAsync(), "signed", "Naskah bertanda tangan kedua pihak");
        var page = await registrar.GetAsync(path);
        Assert.That(page.Words, Does.Contain("TTE utuh").And.Contain("Prof. Dr. Helmi").And.Contain("Universitas Jambi").And.Contain("Keaslian penerbit sertifikat tidak diperiksa di sini").And.Contain("tercakup tanda tangan atau stempel waktu berikutnya"));
        Assert.That((await registrar.PostAsync(path, Browser.FormIn(page, "finalise"))).To, Is.EqualTo(path + "?done=finalised"));
        var after = await registrar.GetAsync($"/agreements/{view.Id}");
        Assert.That(after.Words, Does.Contain("Naskah akhir").And.Contain("Terkunci").And.Contain("<span class=\"badge good\">TTE utuh</span> Prof. Dr. Helmi"));
        Assert.That((await registrar.GetAsync(draft)).Words, Does.Contain("terkunci oleh naskah akhir").And.Not.Contain("value=\"remove\""));
        Assert.That((await registrar.SubmitAsync(path, "reopen", ("Reason", ""))) is { Code: 400 } none && none.Words.Contains("id=\"reopen-reason-error\"", StringComparison.Ordinal), Is.True);
        Assert.That((await registrar.PostAsync(path, With(await registrar.GetAsync(path), "reopen", ("Reason", "Halaman 3 terpotong")))).To, Is.EqualTo(path + "?done=reopened"));
        Assert.That((await registrar.GetAsync(path)).Words, Does.Contain("Naskah akhir dibuka kembali").And.Contain("value=\"version\"").And.Not.Contain("value=\"remove\""));
    }

    private static Dictionary<string, string> With(Shown page, string form, params (string Name, string Value)[] fields)
    {
        var typed = Browser.FormIn(page, form);
        foreach (var (name, value) in fields) typed[name] = value;
        return typed;
    }

    [Test]
    public async Task A_refused_file_is_told_at_its_field_and_what_was_typed_stays()
    {
        var view = await CreateAsync();
        using var officer = await PersonAsync(Role.Officer, Party(view));
        var html = await SendAsync(officer, $"/agreements/{view.Id}", "document", "<html><script>alert(1)</script>"u8.ToArray(), "naskah.pdf", ("Document.Kind", "annex"), ("Document.Title", "Lampiran <b>1</b>"));
        Assert.That((html.Code, html.Words.Contains("Berkas ini bukan jenis yang disimpan", StringComparison.Ordinal), Browser.FormIn(html, "document")["Document.Title"], Browser.FormIn(html, "document")["Document.Kind"]), Is.EqualTo((400, true, "Lampiran <b>1</b>", "annex")));
        var none = await SendAsync(officer, $"/agreements/{view.Id}", "document", null, "", ("Document.Kind", "annex"));
        Assert.That((none.Code, none.Words.Contains("Pilih berkas dahulu", StringComparison.Ordinal)), Is.EqualTo((400, true)));
        var kindless = await SendAsync(officer, $"/agreements/{view.Id}", "document", Draft, "a.pdf");
        Assert.That((kindless.Code, kindless.Words.Contains("id=\"field-document-kind-error\"", StringComparison.Ordinal)), Is.EqualTo((400, true)));
    }

    [Test]
    public async Task A_file_that_is_something_else_than_its_name_says_is_kept_and_told()
    {
        var view = await CreateAsync();
        using var officer = await PersonAsync(Role.Officer, Party(view));
        var sent = await SendAsync(officer, $"/agreements/{view.Id}", "document", Png, "../../etc/surat.pdf", ("Document.Kind", "correspondence"));
        Assert.That(sent.To, Does.EndWith("?done=mislabelled"));
        Assert.That((await officer.GetAsync(sent.To!)).Words, Does.Contain("disimpan sebagai PNG").And.Not.Contain("../"));
    }

    [Test]
    public async Task A_file_is_shown_in_a_frame_only_when_that_is_asked_for()
    {
        var view = await CreateAsync();
        using var officer = await PersonAsync(Role.Officer, Party(view));
        var path = await AddAsync(officer, view.Id, Draft);
        static string Policy(Shown page) => page.Raw.Headers.GetValues("Content-Security-Policy").Single();
        var (plain, shown) = (await officer.GetAsync(path), await officer.GetAsync(path + "?show=true&page=3"));
        Assert.That((plain.Text.Contains("<iframe", StringComparison.Ordinal), Policy(plain).Contains("frame-src", StringComparison.Ordinal), Policy(shown).EndsWith("; frame-src 'self'", StringComparison.Ordinal)), Is.EqualTo((false, false, true)));
        Assert.That(shown.Words, Does.Match("<iframe [^>]*src=\"/api/v1/documents/[^\"]+/content\\?version=1&inline=true#page=3\""));
        var content = await officer.GetAsync(path.Replace("/dokumen/", "/api/v1/documents/", StringComparison.Ordinal) + "/content?version=1&inline=true");
        Assert.That((content.Code, Policy(content).StartsWith("sandbox; default-src 'none'", StringComparison.Ordinal)), Is.EqualTo((200, true)));
    }

    [Test]
    public async Task Out_of_scope_there_is_no_page_and_without_the_right_no_form()
    {
        var view = await CreateAsync();
        using var officer = await PersonAsync(Role.Officer, Party(view));
        var path = await AddAsync(officer, view.Id, Draft, "signed");
        using var stranger = await PersonAsync(Role.Administrator, await InstitutionAsync("Lain"));
        Assert.That((await stranger.GetAsync(path)).Code, Is.EqualTo(404));
        using var reader = await PersonAsync(Role.Oversight, Party(view));
        var page = await reader.GetAsync(path);
        Assert.That((page.Code, page.Text.Contains("value=\"version\"", StringComparison.Ordinal), page.Text.Contains("/content?version=1", StringComparison.Ordinal)), Is.EqualTo((200, false, true)));
        Assert.That((await reader.GetAsync($"/agreements/{view.Id}")).Text, Does.Not.Contain("value=\"document\"").And.Not.Contain("value=\"original\""));
        // Officers change, and registrars decide what is final.
        Assert.That((await officer.GetAsync(path)).Text, Does.Contain("value=\"version\"").And.Not.Contain("value=\"finalise\""));
    }

    [Test]
    public async Task Somebody_elses_change_is_not_overwritten()
    {
        var view = await CreateAsync();
        using var officer = await PersonAsync(Role.Officer, Party(view));
        var path = await AddAsync(officer, view.Id, Draft);
        var old = await officer.GetAsync(path);
        Assert.That((await officer.PostAsync(path, With(old, "describe", ("Title", "Judul pertama")))).To, Is.EqualTo(path + "?done=saved"));
        var stale = await officer.PostAsync(path, With(old, "describe", ("Title", "Judul kedua")));
        Assert.That((stale.Code, Browser.FormIn(stale, "describe")["Title"]), Is.EqualTo((409, "Judul kedua")));
        Assert.That((await officer.PostAsync(path, With(await officer.GetAsync(path), "remove", ("Reason", "Salah unggah")))).To, Is.EqualTo(path + "?done=removed"));
        var removed = await officer.GetAsync(path);
        Assert.That(removed.Words, Does.Contain("Alasan: Salah unggah").And.Not.Contain("/content?"));
        Assert.That((await officer.GetAsync($"/agreements/{view.Id}")).Words, Does.Not.Contain(path));
    }

    [Test]
    public async Task Sixty_documents_with_long_titles_stay_readable()
    {
        var view = await CreateAsync();
        using var officer = await PersonAsync(Role.Officer, Party(view));
        const string start = "--x\r\nContent-Disposition: form-data; name=\"kind\"\r\n\r\nannex\r\n--x\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\n", file = "\r\n--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.pdf\"\r\n\r\n%PDF-1.4\n%%EOF\n\r\n--x--\r\n";
        for (var n = 0; n < 60; n++) await Api.SendAsync(HttpMethod.Post, $"agreements/{view.Id}/documents", start + (n + new string('x', 290)) + file, "multipart/form-data; boundary=x");
        var page = await officer.GetAsync($"/agreements/{view.Id}");
        Assert.That((page.Words.Contains("52 dokumen lainnya", StringComparison.Ordinal), System.Text.RegularExpressions.Regex.Count(page.Text, "href=\"/dokumen/"), page.Text.Length < 150_000), Is.EqualTo((true, 60, true)), $"{page.Text.Length}");
    }

    [Test]
    public async Task An_original_is_recorded_and_its_moves_are_kept()
    {
        var view = await CreateAsync();
        using var officer = await PersonAsync(Role.Officer, Party(view));
        var path = $"/agreements/{view.Id}";
        Assert.That((await officer.PostAsync(path, With(await officer.GetAsync(path), "original", ("Party", $"{Party(view)}"), ("Holder", $"{Party(view)}"), ("Place", "Lemari 3"), ("HasStampDuty", "true"), ($"Signed.{Party(view)}", "true")))).To, Does.StartWith(path + "?done=original"));
        var page = await officer.GetAsync(path);
        Assert.That(page.Words, Does.Contain("Rangkap 1").And.Contain("Lemari 3").And.Contain("Bermeterai · Ditandatangani "));
        var original = (await Api.GetAsync($"agreements/{view.Id}/originals")).Body["items"]![0]!;
        var form = $"move-{original["id"]}";
        var future = await officer.PostAsync(path, With(page, form, ("State", "onLoan"), ("On", "1 Januari 2099")));
        Assert.That((future.Code, future.Words.Contains($"id=\"{form}-on-error\"", StringComparison.Ordinal), Browser.FormIn(future, form)["State"]), Is.EqualTo((400, true, "onLoan")));
        Assert.That((await officer.PostAsync(path, With(page, form, ("State", "onLoan"), ("Place", ""), ("Note", "Dipinjam Bagian Hukum")))).To, Does.StartWith(path + "?done=moved"));
        Assert.That((await officer.GetAsync(path)).Words, Does.Contain("1 perpindahan").And.Contain("Dipinjam Bagian Hukum").And.Contain("Ada di tempat"));
    }

    [Test]
    public async Task A_mistaken_original_is_corrected_and_more_than_parties_are_warned_of()
    {
        var view = await CreateAsync();
        using var officer = await PersonAsync(Role.Officer, Party(view));
        var path = $"/agreements/{view.Id}";
        for (var n = 0; n < 3; n++) await Api.PostAsync($"agreements/{view.Id}/originals", new { holder = Party(view), place = "Lemari 3", hasStampDuty = true });
        var page = await officer.GetAsync(path);
        Assert.That(page.Words, Does.Contain("Tercatat 3 rangkap, padahal pihaknya 2.").And.Contain("Dipegang oleh ").And.Contain("Nomor: 1 · ").And.Not.Contain("Naskah asli · "));
        var original = (await Api.GetAsync($"agreements/{view.Id}/originals")).Body["items"]![2]!;
        var form = $"edit-{original["id"]}";
        var refused = await officer.PostAsync(path, With(page, form, ("Number", "2")));
        Assert.That((refused.Code, refused.Words.Contains("Rangkap nomor 2 sudah dicatat.", StringComparison.Ordinal)), Is.EqualTo((409, true)));
        Assert.That((await officer.PostAsync(path, With(page, form, ("Number", "4"), ("HasStampDuty", ""), ("HasSeal", "true"), ("Note", "Salinan lama")))).To, Does.StartWith(path + "?done=corrected"));
        var corrected = (await Api.GetAsync($"originals/{original["id"]}")).Body;
        Assert.That(((int)corrected["number"]!, (bool)corrected["hasStampDuty"]!, (bool)corrected["hasSeal"]!, (string?)corrected["note"], (string?)corrected["place"]), Is.EqualTo((4, false, true, "Salinan lama", "Lemari 3")));
        Assert.That((await officer.GetAsync(path)).Words, Does.Contain("Rangkap 4").And.Contain("Salinan lama"));
    }
}
