using System.Text;
using Agreements.Domain.Access;
using Agreements.Web.Tests.Support;
using NUnit.Framework;

namespace Agreements.Web.Tests.Ui;

/// <summary>What an officer sees of a list that is not clear at once, and how it becomes clear on the page.</summary>
public sealed class ImportPageTests : ServiceTest
{
    private Guid _branch;

    private string Database => Path.Combine(Directory, "data", "agreements.db");

    [OneTimeSetUp]
    public async Task SettleAsync()
    {
        _branch = await InstitutionAsync("BPJS Ketenagakerjaan Cabang Jambi", "bpjsBranch");
        await InstitutionAsync("Pemerintah Kota Jambi");
    }

    private async Task<Browser> OfficerAsync(Role role = Role.Officer, bool everywhere = false)
    {
        var browser = new Browser(Service.Http.BaseAddress!);
        browser.Cookies.Add(Service.Http.BaseAddress!, new System.Net.Cookie("agreements", (await TestPerson.AddAsync(Database, (role, everywhere ? null : _branch))).Session));
        return browser;
    }

    /// <returns>Where the browser is sent.</returns>
    private async Task<string> SendAsync(Browser officer, string path, string formName, string? text, string name, params (string Name, string Value)[] fields)
    {
        var sent = await PostAsync(officer, path, formName, text, name, fields);
        return sent.Headers.Location is { IsAbsoluteUri: true } to ? to.AbsolutePath : sent.Headers.Location?.ToString() ?? throw new InvalidOperationException(await sent.Content.ReadAsStringAsync());
    }

    private async Task<HttpResponseMessage> PostAsync(Browser officer, string path, string formName, string? text, string name, params (string Name, string Value)[] fields)
    {
        using var handler = new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = officer.Cookies };
        using var http = new HttpClient(handler) { BaseAddress = Service.Http.BaseAddress };
        using var form = new MultipartFormDataContent();
        var said = Browser.FormIn(await officer.GetAsync(path), formName);
        foreach (var (field, value) in fields) said[field] = value;
        foreach (var (field, value) in said.Where(f => f.Key != "file")) form.Add(new StringContent(value), field);
        if (text is not null) form.Add(new ByteArrayContent(Encoding.UTF8.GetBytes(text)), "file", name);
        return await http.PostAsync(path, form);
    }

    private static Task<Shown> CheckedAsync(Browser officer, string path) =>
        Eventually.SeeAsync(() => officer.GetAsync(path), page => !page.Text.Contains("http-equiv=\"refresh\"", StringComparison.Ordinal), page => page.Words);

    private async Task<(string Path, Shown Page)> UploadAsync(Browser officer, string text, params (string Name, string Value)[] fields)
    {
        var path = await SendAsync(officer, "/imports", "import", text, "daftar.csv", fields);
        return (path, await CheckedAsync(officer, path));
    }

    private static (string Name, string Value)[] Filled(Shown page, params (string Name, string Value)[] fields)
    {
        var form = Browser.FormIn(page, "meaning");
        foreach (var (name, value) in fields) form[name] = value;
        return [.. form.Select(f => (f.Key, f.Value))];
    }

    [Test]
    public async Task What_no_row_says_and_whom_a_name_means_is_said_after_the_upload()
    {
        using var officer = await OfficerAsync();
        var (path, page) = await UploadAsync(officer, "Judul;Mitra;Nomor\nNota tanpa jenis;KORPRI Sungai Penuh;1/H\n");
        Assert.That(page.Words, Does.Contain("Jenis dokumen tidak disebut").And.Contain("Siapa yang dimaksud dengan \"KORPRI Sungai Penuh\"?").And.Contain("href=\"/institutions/new\""));
        var refused = await officer.SubmitAsync(path, "meaning", Filled(page, ("typed0", "Lembaga Antah Berantah"), ("Class", "mou"), ("Regime", "sinergi")));
        Assert.That((refused.Code, refused.Words.Contains("id=\"field-typed-0-error\"", StringComparison.Ordinal), refused.Words.Contains("value=\"Lembaga Antah Berantah\"", StringComparison.Ordinal)), Is.EqualTo((400, true, true)));
        Assert.That(Browser.FormIn(refused, "meaning")["Class"], Is.EqualTo("mou"), "what was chosen stays");
        var sent = await officer.SubmitAsync(path, "meaning", Filled(page, ("typed0", "pemerintah kota jambi"), ("Class", "mou"), ("Regime", "sinergi")));
        Assert.That(sent.To, Is.EqualTo(path), sent.Text);
        var after = await CheckedAsync(officer, path);
        Assert.That(after.Words, Does.Contain("Masukkan 1 baris").And.Not.Contain("Siapa yang dimaksud"));
    }

    [Test]
    public async Task A_column_that_was_recognised_can_be_left_out()
    {
        using var officer = await OfficerAsync();
        var (path, page) = await UploadAsync(officer, "Judul;Mitra;Nomor;Mulai Berlaku\nNota;Pemkot Jambi;2/H;bukan tanggal\n", ("Class", "mou"), ("Regime", "sinergi"));
        Assert.That(page.Words, Does.Contain("Bermasalah · 1").And.Contain("<optgroup label=\"Para pihak\">"));
        Assert.That(System.Text.RegularExpressions.Regex.Count(page.Words[..page.Words.IndexOf("field-column-1", StringComparison.Ordinal)], "<option[^>]*>Tidak dipakai"), Is.EqualTo(1));
        await officer.SubmitAsync(path, "meaning", Filled(page, ("column3", "ignore")));
        Assert.That((await CheckedAsync(officer, path)).Words, Does.Contain("Masukkan 1 baris"));
    }

    [Test]
    public async Task What_differs_is_explained_in_words_and_changed_when_that_is_ticked()
    {
        using var officer = await OfficerAsync();
        const string list = "Judul;Mitra;Nomor;Berakhir\nNota yang berbeda;Pemkot Jambi;3/H;2027-08-10\n";
        var (path, _) = await UploadAsync(officer, list, ("Class", "mou"), ("Regime", "sinergi"));
        await officer.SubmitAsync(path, "run");
        await CheckedAsync(officer, path);
        var (second, page) = await UploadAsync(officer, list.Replace("2027-08-10", "11/8/2027", StringComparison.Ordinal), ("Class", "mou"), ("Regime", "sinergi"));
        Assert.That(page.Words, Does.Contain("<del>10 Agustus 2027</del> → <ins>11 Agustus 2027</ins>").And.Contain("1 baris menyebut nomor yang sudah ada").And.Contain("Ubah juga perjanjian yang sudah ada"));
        await officer.SubmitAsync(second, "meaning", Filled(page, ("Update", "true")));
        Assert.That((await CheckedAsync(officer, second)).Words, Does.Contain("Ubah 1 perjanjian"));
    }

    [Test]
    public async Task An_administrator_types_for_which_institution_a_list_is()
    {
        using var admin = await OfficerAsync(Role.Administrator, everywhere: true);
        Assert.That((await admin.GetAsync("/imports")).Text, Does.Contain("name=\"Institution\" type=\"text\""));
        var (_, page) = await UploadAsync(admin, "Judul;Mitra;Nomor\nNota admin;Pemkot Jambi;4/H\n", ("Class", "mou"), ("Regime", "sinergi"), ("Institution", "BPJS Ketenagakerjaan Cabang Jambi"));
        Assert.That(page.Words, Does.Contain("Masukkan 1 baris"));
    }

    [Test]
    public async Task No_file_is_said_at_the_field_and_a_file_that_cannot_be_read_is_followed_by_another()
    {
        using var officer = await OfficerAsync();
        var none = await PostAsync(officer, "/imports", "import", null, "");
        Assert.That((int)none.StatusCode, Is.EqualTo(400));
        Assert.That(await none.Content.ReadAsStringAsync(), Does.Contain("<p class=\"error\" id=\"field-file-error\">Pilih berkas dahulu.</p>"));
        var (_, failed) = await UploadAsync(officer, "x\ny\n");
        Assert.That(failed.Words, Does.Contain("Baris judul kolom tidak ditemukan").And.Contain("Kirim berkas lain").And.Not.Contain("Semua · 0"));
        Assert.That(failed.Text, Does.Match("href=\"/agreements\" aria-current=\"true\""));
    }

    [Test]
    public async Task Rows_of_a_corrected_file_are_told_from_those_of_the_first()
    {
        using var officer = await OfficerAsync();
        var (path, _) = await UploadAsync(officer, "Judul;Mitra;Nomor;Tgl TTD\nNota lima;Pemkot Jambi;5/H;\nNota enam;Pemkot Jambi;6/H;rusak\n", ("Class", "mou"), ("Regime", "sinergi"));
        await SendAsync(officer, path, "corrected", "Judul;Mitra;Nomor;Tgl TTD\nNota enam;Pemkot Jambi;6/H;25 Mei 2023\n", "betul.csv");
        var page = await CheckedAsync(officer, path);
        Assert.That(page.Words, Does.Contain("<span class=\"below\">daftar.csv</span>").And.Contain("<span class=\"below\">betul.csv</span>").And.Contain("Masukkan 2 baris"));
    }

    [TestCase("template?format=xlsx", "templat-impor.xlsx")]
    [TestCase("template?format=xlsx&lang=en", "import-template.xlsx")]
    [TestCase("template?of=register&format=xlsx", "daftar-perjanjian.xlsx")]
    public async Task What_is_fetched_is_named_in_the_language_of_its_reader(string path, string name)
    {
        using var answer = await Service.Http.GetAsync("/api/v1/imports/" + path);
        Assert.That(answer.Content.Headers.ContentDisposition!.FileName!.Trim('"'), Is.EqualTo(name));
    }
}
