using System.IO.Compression;
using System.Net.Http.Headers;
using Agreements.Web.Tests.Support;
using NUnit.Framework;

namespace Agreements.Web.Tests.Api;

/// <summary>The register as a file.</summary>
public sealed class RegisterReportTests : ServiceTest
{
    private const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private Guid _id;

    protected override (string, string?)[] Settings => [("Agreements__Today", "2025-06-02")];

    [OneTimeSetUp]
    public async Task EnterAsync()
    {
        var body = await MouAsync("2025-06-07");
        (body["title"], body["term"]) = ("=HYPERLINK(\"http://x.example\")", new { signedOn = "2020-05-26", endBasis = "fixed", endsOn = "2025-06-07" });
        _id = (await Api.PostAsync("agreements", body)).Id;
        for (var i = 0; i < 60; i++) await CreateAsync();
    }

    [Test]
    public async Task As_json_it_is_paged_and_flat()
    {
        var answer = await Api.GetAsync("reports/register?sort=endsOn&pageSize=1&includeTotal=true");
        var item = answer.Body["items"]![0]!;
        Assert.That((item["id"]!.GetValue<Guid>(), item["daysToEnd"]!.GetValue<int>(), item["asOf"]!.GetValue<string>(), answer.Body["total"]!.GetValue<int>()), Is.EqualTo((_id, 5, "2025-06-02", 61)));
        Assert.That(answer.Next, Does.Contain("pageToken="));
    }

    [Test]
    public async Task As_a_table_it_is_whole_has_the_columns_that_were_chosen_and_runs_no_formula()
    {
        var answer = await Api.GetAsync("reports/register?sort=endsOn&columns=ends,class", ("Accept", "text/csv"));
        var lines = answer.Body.GetValue<string>().Split("\r\n");
        Assert.That((lines[0], lines.Length), Is.EqualTo(("asOf,id,reference,title,class,endsOn", 63)));
        Assert.That(lines[1], Does.Contain(",\"'=HYPERLINK(\"\"http://x.example\"\")\",mou,2025-06-07"));
    }

    [Test]
    public async Task A_number_below_zero_stays_a_number()
    {
        var lines = (await Api.GetAsync("reports/register?sort=endsOn&asOf=2025-06-10&columns=days", ("Accept", "text/csv"))).Body.GetValue<string>().Split("\r\n");
        Assert.That(lines[1], Does.EndWith(",-3"));
    }

    [TestCase("reports/register?sort=endsOn&format=xlsx&lang=id", "*/*", "Kedaluwarsa|Berlaku", "Judul")]
    [TestCase("reports/register?sort=endsOn&lang=en", Xlsx, "In force", "Title")]
    [TestCase("reports/gaps?asOf=2025-06-10&lang=id", Xlsx, "Sedang Berjalan", "Keadaan")]
    public async Task As_a_workbook_it_speaks_the_language_of_its_reader(string path, string accept, string word, string heading)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/" + path);
        request.Headers.Accept.Add(MediaTypeWithQualityHeaderValue.Parse(accept));
        var answer = await Service.Http.SendAsync(request);
        Assert.That((answer.Content.Headers.ContentType!.MediaType, answer.Content.Headers.ContentDisposition!.DispositionType), Is.EqualTo((Xlsx, "attachment")));
        var sheet = await SheetAsync(await answer.Content.ReadAsStreamAsync());
        Assert.That(sheet, Does.Match(word).And.Contain($">{heading}<").And.Contain(">'=HYPERLINK"));
        Assert.That(sheet, Does.Not.Contain("<f>").And.Not.Contain(">=HYPERLINK"));
    }

    [TestCase("register", "Setiap baris adalah satu perjanjian")]
    [TestCase("gaps", "Hari tanpa perjanjian")]
    [TestCase("expiring", "Tanggal berakhir adalah hari terakhir")]
    [TestCase("monev-due", "Jatuh tempo adalah")]
    [TestCase("data-quality", "Yang diragukan")]
    [TestCase("open-ended", "hari terakhirnya tidak diketahui")]
    public async Task Every_form_names_its_day_and_says_what_its_words_mean_also_without_rows(string report, string meaning)
    {
        var path = $"reports/{report}?asOf=2011-02-03&lang=id{(report == "expiring" ? "&to=2011-03-01" : null)}";
        var json = await Api.GetAsync(path);
        Assert.That(json.Body["asOf"]!.GetValue<string>(), Is.EqualTo("2011-02-03"));
        Assert.That(json.Body["meaning"]!.GetValue<string>(), Does.Contain(meaning));
        var csv = (await Api.GetAsync(path, ("Accept", "text/csv"))).Raw;
        Assert.That((csv.Headers.GetValues("As-Of").Single(), csv.Content.Headers.ContentDisposition!.FileName), Is.EqualTo(("2011-02-03", $"\"{report}-2011-02-03.csv\"")).Or.EqualTo(("2011-02-03", $"{report}-2011-02-03.csv")));
        using var xlsx = (await Api.GetAsync(path + "&format=xlsx")).Raw;
        var about = await SheetAsync(await xlsx.Content.ReadAsStreamAsync(), "sheet2.xml");
        Assert.That(about, Does.Contain("3 Februari 2011").And.Contain(meaning));
        if (report == "expiring") Assert.That(about, Does.Contain("to = 2011-03-01"));
    }

    private static async Task<string> SheetAsync(Stream workbook, string sheet = "sheet1.xml")
    {
        using var archive = new ZipArchive(workbook);
        using var reader = new StreamReader(archive.Entries.Single(e => e.FullName.EndsWith(sheet, StringComparison.Ordinal)).Open());
        return await reader.ReadToEndAsync();
    }

    [Test]
    public async Task Who_takes_it_out_stands_in_the_trail()
    {
        await Api.GetAsync("reports/register?format=csv&q=sinergi");
        var entry = (await Api.GetAsync("audit?pageSize=200")).Body["items"]!.AsArray().First(e => e!["action"]!.GetValue<string>() == "register.csv" && e.ToJsonString().Contains("q=sinergi", StringComparison.Ordinal))!;
        Assert.That(entry["actor"]!.GetValue<string>(), Does.StartWith("key:"));
    }

    [TestCase("reports/register?format=pdf", "word.unknown /format")]
    [TestCase("reports/register?validity=maybe", "word.unknown /validity")]
    [TestCase("reports/register?salah=1", "query.unknown /salah")]
    public async Task What_it_does_not_know_is_refused(string path, string error) => Assert.That((await Api.GetAsync(path)).Errors, Is.EqualTo(new[] { error }));
}
