using System.IO.Compression;
using System.Text;
using Agreements.Domain.Access;
using Agreements.Web.Tests.Support;
using NUnit.Framework;

namespace Agreements.Web.Tests.Api;

/// <summary>Lists are brought in, corrected, fetched, edited and brought back, through the door by which integrators come.</summary>
public sealed class ImportApiTests : ServiceTest
{
    private Guid _branch;

    private string Database => Path.Combine(Directory, "data", "agreements.db");

    [OneTimeSetUp]
    public async Task SettleAsync()
    {
        _branch = await InstitutionAsync("BPJS Ketenagakerjaan Cabang Jambi", "bpjsBranch");
        await InstitutionAsync("Pemerintah Kota Jambi");
    }

    private async Task<Answer> SendAsync(string path, byte[]? file, string name, object? options = null)
    {
        using var form = new MultipartFormDataContent();
        if (file is not null) form.Add(new ByteArrayContent(file), "file", name);
        if (options is not null) form.Add(new StringContent(System.Text.Json.JsonSerializer.Serialize(options)), "options");
        var response = await Service.Http.PostAsync("/api/v1/" + path, form);
        var text = await response.Content.ReadAsStringAsync();
        return new Answer(response.StatusCode, System.Text.Json.Nodes.JsonNode.Parse(text)!, null, response);
    }

    private object Options(object? choices = null) => new { institution = _branch, defaults = new { @class = "mou", regime = "sinergi" }, choices = choices ?? new { } };

    private async Task<Answer> EndedAsync(Answer sent)
    {
        Assert.That(sent.Code, Is.EqualTo(201).Or.EqualTo(200), sent.Body.ToJsonString());
        return await Eventually.SeeAsync(() => Api.GetAsync($"imports/{sent.Id}"), now => now.Body["state"]!.GetValue<string>() is not ("uploaded" or "reading" or "importing"), now => now.Body.ToJsonString());
    }

    private static string State(Answer answer) => answer.Body["state"]!.GetValue<string>();

    private static int Count(Answer answer, string state) => answer.Body["counts"]![state]!.GetValue<int>();

    [Test]
    public async Task A_check_that_is_sent_again_under_one_key_is_one_import()
    {
        var (file, key) = (Encoding.UTF8.GetBytes("Judul;Mitra\nNota;Pemkot Jambi\n"), Guid.CreateVersion7().ToString());
        async Task<Answer> CheckAsync(string path)
        {
            // The same bytes: a form has another boundary each time.
            using var form = new MultipartFormDataContent("batas") { { new ByteArrayContent(file), "file", "daftar.csv" }, { new StringContent(System.Text.Json.JsonSerializer.Serialize(Options())), "options" } };
            using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/" + path) { Content = form, Headers = { { "Idempotency-Key", key } } };
            var response = await Service.Http.SendAsync(request);
            return new Answer(response.StatusCode, System.Text.Json.Nodes.JsonNode.Parse(await response.Content.ReadAsStringAsync())!, null, response);
        }
        var first = await CheckAsync("imports?validateOnly=true");
        Assert.That((await CheckAsync("imports?validateOnly=true")).Id, Is.EqualTo(first.Id));
        await EndedAsync(first);
        var again = await CheckAsync($"imports/{first.Id}/retry?validateOnly=true");
        Assert.That((again.Code, (await CheckAsync($"imports/{first.Id}/retry?validateOnly=true")).Raw.Headers.Contains("Idempotency-Replayed")), Is.EqualTo((200, true)), again.Body.ToJsonString());
    }

    [Test]
    public async Task A_list_is_checked_run_and_its_failed_rows_come_back_to_be_corrected()
    {
        var text = "Judul;Mitra;Nomor;Tgl TTD\nNota satu;Pemkot Jambi;1/A;25 Mei 2023\nNota dua;Pemkot Jambi;2/A;31 April 2023\n=1+1;Pemkot Jambi;3/A;x\n";
        var check = await EndedAsync(await SendAsync("imports?validateOnly=true", Encoding.UTF8.GetBytes(text), "daftar.csv", Options()));
        Assert.That((State(check), Count(check, "create"), Count(check, "failed")), Is.EqualTo(("checked", 1, 2)));
        var run = await EndedAsync(await Api.PostAsync($"imports/{check.Id}/run", null));
        Assert.That((State(run), Count(run, "created"), Count(run, "failed")), Is.EqualTo(("completed", 1, 2)));
        var rows = await Api.GetAsync($"imports/{check.Id}/rows?state=failed&lang=en&pageSize=1");
        Assert.That((rows.Body["items"]![0]!["number"]!.GetValue<int>(), rows.Body["items"]![0]!["problems"]![0]!["column"]!.GetValue<int>()), Is.EqualTo((3, 3)));
        Assert.That(rows.Next, Is.Not.Null);
        var failed = await Service.Http.GetStringAsync($"/api/v1/imports/{check.Id}/failed?format=csv&lang=en");
        Assert.That(failed.ReplaceLineEndings("\n"), Does.StartWith("Judul,Mitra,Nomor,Tgl TTD,Problems\nNota dua,").And.Contain("'=1+1,"));
        var corrected = await EndedAsync(await SendAsync($"imports/{check.Id}/retry", Encoding.UTF8.GetBytes(failed.Replace("31 April 2023", "30 April 2023", StringComparison.Ordinal).Replace(",x,", ",1 Mei 2023,", StringComparison.Ordinal)), "betul.csv"));
        Assert.That((State(corrected), Count(corrected, "created"), Count(corrected, "failed")), Is.EqualTo(("completed", 3, 0)));
        Assert.That((await Api.GetAsync("agreements?q=%3D1%2B1")).Body["items"]![0]!["title"]!.GetValue<string>(), Is.EqualTo("=1+1"), "what was made harmless is what it was");
        Assert.That(await Service.Http.GetStringAsync($"/api/v1/imports/{check.Id}/file"), Is.EqualTo(text));
    }

    [TestCase("xlsx")]
    [TestCase("csv")]
    public async Task What_is_fetched_and_edited_in_one_cell_changes_that_cell(string format)
    {
        var made = await CreateAsync();
        var title = $"Judul {Guid.CreateVersion7()}";
        await Api.PatchNowAsync(made.Id, new { title });
        var file = await Service.Http.GetByteArrayAsync($"/api/v1/imports/template?of=register&format={format}&q={Uri.EscapeDataString(title)}");
        var same = await EndedAsync(await SendAsync("imports", file, "suntingan." + format));
        Assert.That((State(same), Count(same, "unchanged"), Count(same, "failed")), Is.EqualTo(("completed", 1, 0)), same.Body.ToJsonString());
        var edited = await EndedAsync(await SendAsync("imports", Edited(file, format, title, "Judul baru"), "suntingan." + format));
        Assert.That((State(edited), Count(edited, "updated")), Is.EqualTo(("completed", 1)), edited.Body.ToJsonString());
        var after = await Api.GetAsync($"agreements/{made.Id}");
        Assert.That((after.Body["title"]!.GetValue<string>(), after.Body["version"]!.GetValue<int>()), Is.EqualTo(("Judul baru", 3)));
        var entries = (await Api.GetAsync($"agreements/{made.Id}/timeline")).Body["items"]!.AsArray();
        Assert.That(entries.Select(e => e!["changes"]!.AsArray().Select(c => c!["path"]!.GetValue<string>())), Has.Some.EqualTo(new[] { "/facts/title" }));
    }

    private static byte[] Edited(byte[] file, string format, string old, string now)
    {
        if (format == "csv") return Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(file).Replace(old, now, StringComparison.Ordinal));
        using var stream = new MemoryStream();
        stream.Write(file);
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
            foreach (var entry in zip.Entries.Where(e => e.FullName.EndsWith(".xml", StringComparison.Ordinal)).ToList())
            {
                string text;
                using (var reader = new StreamReader(entry.Open())) text = reader.ReadToEnd();
                if (!text.Contains(old, StringComparison.Ordinal)) continue;
                using var part = entry.Open();
                part.SetLength(0);
                part.Write(Encoding.UTF8.GetBytes(text.Replace(old, now, StringComparison.Ordinal)));
            }
        return stream.ToArray();
    }

    [TestCase("xlsx")]
    [TestCase("csv")]
    public async Task The_template_is_a_list_whose_example_is_no_row(string format)
    {
        var file = await Service.Http.GetByteArrayAsync($"/api/v1/imports/template?format={format}");
        var sent = await EndedAsync(await SendAsync("imports?validateOnly=true", file, "templat." + format));
        Assert.That((State(sent), sent.Body["problem"]!.GetValue<string>()), Is.EqualTo(("failed", "Di bawah judul kolom tidak ada baris.")));
    }

    [Test]
    public async Task What_is_wrong_with_a_request_is_said_with_its_place()
    {
        Assert.That((await SendAsync("imports", null, "", Options())).Errors, Is.EqualTo(new[] { "text.required /file" }));
        Assert.That((await SendAsync("imports", [], "a.csv", Options())).Errors, Is.EqualTo(new[] { "import.file.empty /file" }));
        Assert.That((await SendAsync("imports", [65], "a.csv", new { mode = "semua" })).Code, Is.EqualTo(400));
        Assert.That((await SendAsync("imports", [65], "a.csv", new { mapping = new { A = "tidak ada" } })).Errors, Has.Some.StartsWith("import.field.unknown /options/mapping"));
        Assert.That((await SendAsync("imports", [65], "a.csv", new { lain = 1 })).Errors, Is.EqualTo(new[] { "json.unknownMember /options/lain" }).Or.Some.Contains("/options"));
        Assert.That((await Api.PostAsync("imports", new { })).Code, Is.EqualTo(415));
        Assert.That((await SendAsync("imports", new byte[33 * 1024 * 1024], "a.csv")).Errors, Is.EqualTo(new[] { "import.file.tooLarge /file" }));
        Assert.That((await Api.SendAsync(HttpMethod.Post, "imports", "--x\r\nrusak", "multipart/form-data; boundary=x")).Code, Is.EqualTo(400));
    }

    [TestCase("""{"mapping":{"nomor":null}}""", "import.field.unknown /options/mapping")]
    [TestCase("""{"mapping":null}""", "/options/mapping")]
    [TestCase("""{"choices":{"Kota":null}}""", "/options/choices")]
    [TestCase("""{"choices":null}""", "/options/choices")]
    [TestCase("""{"kinds":{"Kota":null}}""", "/options/kinds")]
    [TestCase("""{"kinds":{"Kota":1}}""", "/options/kinds")]
    [TestCase("""{"defaults":null}""", "/options/defaults")]
    [TestCase("""{"institution":"00000000-0000-0000-0000-000000000000"}""", "institution.unknown /options/institution")]
    [TestCase("""{"institution":"0197c0de-0000-7000-8000-000000000000"}""", "institution.unknown /options/institution")]
    public async Task Options_that_say_nothing_or_name_nobody_are_refused_at_their_place(string options, string error)
    {
        var sent = await SendAsync("imports", Encoding.UTF8.GetBytes("Judul;Mitra\nA;B\n"), "a.csv", System.Text.Json.Nodes.JsonNode.Parse(options));
        Assert.That(sent.Code, Is.EqualTo(400), sent.Body.ToJsonString());
        Assert.That(sent.Errors, Has.Some.Contains(error));
    }

    [Test]
    public async Task A_row_at_the_end_of_a_sheet_is_a_row()
    {
        var file = TwoRows("1048576");
        var check = await EndedAsync(await SendAsync("imports?validateOnly=true", file, "jauh.xlsx", Options()));
        var rows = await Api.GetAsync($"imports/{check.Id}/rows");
        Assert.That((State(check), rows.Body["items"]!.AsArray().Select(r => r!["number"]!.GetValue<int>()), rows.Body["items"]![0]!["file"]!.GetValue<int>()), Is.EqualTo(("checked", new[] { 1_048_576 }, 1)).Using<(string, IEnumerable<int>, int)>((x, y) => x.Item1 == y.Item1 && x.Item2.SequenceEqual(y.Item2) && x.Item3 == y.Item3));
        var twice = await EndedAsync(await SendAsync("imports?validateOnly=true", TwoRows("7", "7"), "ganda.xlsx", Options()));
        Assert.That((State(twice), twice.Body["problem"]!.GetValue<string>()), Is.EqualTo(("failed", "Berkas rusak atau tidak lengkap. Buka, simpan sekali lagi, lalu kirim.")));
    }

    private static byte[] TwoRows(params string[] numbers)
    {
        const string main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main", relations = "http://schemas.openxmlformats.org/package/2006/relationships", office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        static string Row(string number, params string[] cells) => $"<row r=\"{number}\">{string.Concat(cells.Select(c => $"<c t=\"inlineStr\"><is><t>{c}</t></is></c>"))}</row>";
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, xml) in new[]
            {
                ("xl/workbook.xml", $"<workbook xmlns=\"{main}\" xmlns:r=\"{office}\"><sheets><sheet name=\"A\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"),
                ("xl/_rels/workbook.xml.rels", $"<Relationships xmlns=\"{relations}\"><Relationship Id=\"r1\" Type=\"{office}/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"),
                ("xl/worksheets/sheet1.xml", $"<worksheet xmlns=\"{main}\"><sheetData>{Row("1", "Judul", "Mitra")}{string.Concat(numbers.Select(n => Row(n, "Nota jauh", "Pemkot Jambi")))}</sheetData></worksheet>"),
            })
            {
                using var part = zip.CreateEntry(name).Open();
                part.Write(Encoding.UTF8.GetBytes(xml));
            }
        return file.ToArray();
    }

    [Test]
    public async Task An_officer_brings_a_list_in_by_the_pages()
    {
        using var officer = new Browser(Service.Http.BaseAddress!);
        officer.Cookies.Add(Service.Http.BaseAddress!, new System.Net.Cookie("agreements", (await TestPerson.AddAsync(Database, (Role.Officer, _branch))).Session));
        var page = await officer.GetAsync("/imports");
        Assert.That(page.Words, Does.Contain("Periksa berkas").And.Contain("Unduh templat"));
        using var handler = new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = officer.Cookies };
        using var http = new HttpClient(handler) { BaseAddress = Service.Http.BaseAddress };
        using var form = new MultipartFormDataContent();
        foreach (var (field, value) in Browser.FormIn(page, "import").Where(f => f.Key != "file")) form.Add(new StringContent(field == "Regime" ? "sinergi" : field == "Class" ? "mou" : value), field);
        form.Add(new ByteArrayContent(Encoding.UTF8.GetBytes("Judul;Mitra;Nomor\nNota halaman;Pemkot Jambi;9/H\nNota lain;Kota Jambi;10/H\n")), "file", "daftar.csv");
        var sent = await http.PostAsync("/imports", form);
        var path = sent.Headers.Location!.IsAbsoluteUri ? sent.Headers.Location.AbsolutePath : sent.Headers.Location.ToString();
        Assert.That(path, Does.Match("^/imports/[0-9a-f-]{36}$"), await sent.Content.ReadAsStringAsync());
        var shown = await Eventually.SeeAsync(() => officer.GetAsync(path), page => !page.Text.Contains("http-equiv=\"refresh\"", StringComparison.Ordinal), page => page.Words);
        Assert.That(shown.Words, Does.Contain("Masukkan 1 baris").And.Contain("Siapa yang dimaksud dengan \"Kota Jambi\"?").And.Contain("Nota halaman"));
        var run = await officer.SubmitAsync(path, "run");
        Assert.That(run.To, Is.EqualTo(path));
    }
}
