using System.Globalization;
using System.Text.Json.Nodes;
using Agreements.Web.Tests.Support;
using NUnit.Framework;

namespace Agreements.Web.Tests.Api;

/// <summary>What the five articles say of coverage, from the sample alone and through the API.</summary>
public sealed class CoverageSampleTests : ServiceTest
{
    protected override (string, string?)[] Settings => [("Agreements__Samples", "true"), ("Agreements__Today", "2025-05-20"), ("ASPNETCORE_ENVIRONMENT", "Development")];

    private async Task<JsonNode> RegionAsync(string code, string asOf = "2025-05-20") => (await Api.GetAsync($"regions/{code}?asOf={asOf}")).Body;

    private static string Of(JsonNode coverage) =>
        string.Create(CultureInfo.InvariantCulture, $"{coverage["stated"]!["percent"]} {coverage["derived"]?["percent"]} {coverage["derived"]?["participants"]}/{coverage["derived"]?["potential"]} {coverage["asOf"]} {coverage["verification"]}");

    [Test]
    public async Task Every_figure_of_the_articles_is_there_with_its_source_and_what_follows_from_it()
    {
        var province = await RegionAsync("15", "2024-08-12");
        Assert.That(Of(province["coverage"]!), Is.EqualTo("39.52 39.52 518632/1312370 2024-08-12 unverified"));
        Assert.That(Of((await RegionAsync("15.04"))["coverage"]!), Is.EqualTo("50.71 50.71 49803/98206 2024-08-12 unverified"));
        foreach (var (code, percent) in new[] { ("15.71", "48.64"), ("15.07", "26.66"), ("15.09", "31.49") })
            Assert.That(Of((await RegionAsync(code))["coverage"]!), Is.EqualTo($"{percent}  / 2024-08-12 unverified"), "stated, with nothing to derive it from");
        var bungo = (await RegionAsync("15.08"))["coverage"]!;
        Assert.That(Of(bungo), Is.EqualTo("60.70 60.71 79077/130263 2024-12-31 unverified"));
        Assert.That((bungo["participants"]!.GetValue<long>(), bungo["segmentSum"]!.GetValue<long>(), bungo["unregistered"]!.GetValue<long>()), Is.EqualTo((79_077L, 79_077L, 51_186L)));
        Assert.That(bungo["potential"], Is.Null, "nobody has stated it");
        Assert.That(bungo["segments"]!.AsArray().Select(s => $"{s!["segment"]} {s["participants"]}"), Is.EqualTo(new[] { "pu 52104", "bpu 26973" }));
        var series = (await Api.GetAsync("regions/15/coverage?within=true")).Body["items"]!.AsArray();
        Assert.That(series.Select(c => c!["source"]!["text"]!.GetValue<string>()).ToList(), Has.Count.EqualTo(6).And.All.Not.Empty);
        Assert.That(series.Select(c => c!["source"]!["institutionName"]!.GetValue<string>()), Is.All.StartsWith("BPJS Ketenagakerjaan Kantor Cabang"));
    }

    [Test]
    public async Task To_the_target_of_the_province_176_924_are_missing_and_the_city_aims_at_55_per_cent()
    {
        var target = (await RegionAsync("15", "2024-12-31"))["target"]!;
        var progress = target["progress"]!;
        Assert.That((target["percentage"]!["percent"]!.GetValue<decimal>(), target["participants"]!.GetValue<long>(), target["dueOn"]!.GetValue<string>()), Is.EqualTo((53m, 695_556L, "2024-12-31")));
        Assert.That((progress["missing"]!.GetValue<long>(), progress["missingPoints"]!.GetValue<decimal>(), progress["state"]!.GetValue<string>()), Is.EqualTo((176_924L, 13.48m, "open")));
        Assert.That((await RegionAsync("15", "2025-01-01"))["target"]!["progress"]!["state"]!.GetValue<string>(), Is.EqualTo("missed"));
        var city = (await RegionAsync("15.71"))["target"]!;
        Assert.That((city["percentage"]!["percent"]!.GetValue<decimal>(), city["dueOn"], city["progress"]!["missingPoints"]!.GetValue<decimal>()), Is.EqualTo((55m, (JsonNode?)null, 6.36m)));
    }

    [Test]
    public async Task Both_discrepancies_of_Bungo_and_no_other_of_the_articles_stand_in_the_data_quality_report()
    {
        var found = (await Api.GetAsync("reports/data-quality?pageSize=200")).Body["items"]!.AsArray().Where(i => i!["region"] is not null).ToList();
        Assert.That(found.Select(i => $"{i!["region"]} {i["check"]} {i["recorded"]} {i["found"]}"), Is.EqualTo(new[] { "15.08 coveragePercentage 60.70 60.71", "15.08 coverageQuoted 130363 130263" }));
        Assert.That(found[1]!["finding"]!.GetValue<string>(), Is.EqualTo("Peserta yang telah didaftarkan menurut Sekretaris Daerah: 130.363, sedangkan per 31 Desember 2024 peserta 79.077 ditambah 51.186 yang belum terdaftar adalah 130.263."));
        var csv = (await Api.GetAsync("reports/data-quality?format=csv")).Body.GetValue<string>();
        Assert.That(csv, Does.Contain("coveragePercentage,/stated/percent,").And.Contain(",60.70,60.71,").And.Contain("coverageQuoted,/value,").And.Contain(",130363,130263,"));
    }

    private async Task<string> IdAsync(string name) => (await Api.GetAsync("institutions?q=" + Uri.EscapeDataString(name))).Body["items"]!.AsArray().First(i => i!["name"]!.GetValue<string>() == name)!["id"]!.GetValue<string>();

    [Test]
    public async Task Contradictions_stand_first_and_an_institution_has_those_of_its_region()
    {
        var bungo = await IdAsync("Pemerintah Kabupaten Bungo");
        var found = (await Api.GetAsync($"reports/data-quality?institution={bungo}&pageSize=200")).Body["items"]!.AsArray();
        Assert.That(found.Select(i => i!["region"]?.GetValue<string>()).Take(3), Is.EqualTo(new[] { "15.08", "15.08", null }));
        var paged = new List<string>();
        for (string? token = null; ; )
        {
            var page = (await Api.GetAsync($"reports/data-quality?institution={bungo}&pageSize=1" + (token is null ? null : "&pageToken=" + Uri.EscapeDataString(token)))).Body;
            paged.AddRange(page["items"]!.AsArray().Select(i => i!.ToJsonString()));
            if ((token = page["nextPageToken"]?.GetValue<string>()) is null) break;
        }
        Assert.That(paged, Is.EqualTo(found.Select(i => i!.ToJsonString())));
        var city = (await Api.GetAsync($"reports/data-quality?institution={await IdAsync("Pemerintah Kota Jambi")}&pageSize=200")).Body["items"]!.AsArray();
        Assert.That(city.Select(i => i!["region"]), Is.All.Null);
        Assert.That((await Api.GetAsync($"reports/data-quality?institution={bungo}&format=csv")).Body.GetValue<string>().Split("\r\n")[1], Does.EndWith($",15.08,{found[0]!["coverage"]}"));
    }

    [Test]
    public async Task DUMISAKE_has_a_record_of_its_own_with_its_regulation_its_funding_its_people_and_its_claims()
    {
        var records = (await Api.GetAsync("agreements?q=DUMISAKE")).Body["items"]!.AsArray();
        var one = records.Single()!;
        Assert.That(one["funding"]!.AsArray().Select(f => $"{f!["source"]} {f["fiscalYear"]} {f["fromMonth"]}-{f["untilMonth"]} {f["amountIdr"]}"), Is.EqualTo(new[] { "apbd 2022 1-12 " }));
        Assert.That(one["legalBases"]!.AsArray().Single()!.GetValue<string>(), Is.EqualTo("Pergub Jambi Nomor 16 Tahun 2022"));
        Assert.That(one["verification"]!["status"]!.GetValue<string>(), Is.EqualTo("unverified"));
        Assert.That((await Api.GetAsync($"agreements/{one["id"]}/figures")).Body["items"]!.AsArray().Select(f => f!["value"]!.GetValue<long>()), Is.EqualTo(new[] { 76_016L, 2_067_337_453 }));
        var owed = (await Api.GetAsync($"agreements/{one["id"]}/commitments")).Body["items"]!.AsArray().Single()!;
        Assert.That((owed["target"]!.GetValue<decimal>(), owed["progress"]!["value"]!.GetValue<decimal>()), Is.EqualTo((76_016m, 76_016m)));
        var nonAsn = (await Api.GetAsync("agreements?q=" + Uri.EscapeDataString("Pegawai Non ASN di Lingkup"))).Body["items"]!.AsArray().Single()!;
        Assert.That(nonAsn["funding"]?.AsArray() ?? [], Is.Empty);
        Assert.That((await Api.GetAsync("reports/funding-ended?asOf=2025-05-20")).Body["items"]!.AsArray().Select(i => i!["agreement"]?.ToString() ?? i["id"]!.ToString()), Is.EqualTo(new[] { one["id"]!.ToString() }));
        var quoted = (await Api.GetAsync($"institutions/{await IdAsync("Pemerintah Kabupaten Bungo")}/figures")).Body["items"]!.AsArray();
        Assert.That(quoted.Select(f => f!["value"]!.GetValue<long>()), Is.EqualTo(new[] { 130_363L, 27, 17, 141 }));
    }

    [Test]
    public async Task The_list_is_a_table_too()
    {
        var lines = (await Api.GetAsync("regions?within=15&covered=true&format=csv")).Body.GetValue<string>().Split("\r\n");
        Assert.That(lines, Has.Length.EqualTo(8));
        Assert.That(lines[1], Does.StartWith("2025-05-20,15,Provinsi Jambi,province,,2024-08-12,518632,1312370,39.52,39.52,2024-12-31,53,695556,176924,13.48,missed"));
        Assert.That(lines.Single(l => l.Contains("15.71", StringComparison.Ordinal)), Does.EndWith(",,6.36,open"));
        Assert.That((await Api.GetAsync("regions/15.08/coverage?format=csv")).Body.GetValue<string>(), Does.Contain(",15.08,2024-12-31,79077,52104,26973,,,,51186,60.70,60.71,79077,130263,"));
    }

    [Test]
    public async Task A_bad_figure_is_a_refusal_with_its_place()
    {
        var body = new { asOf = "2025-05-21", participants = 5, stated = new { percent = 60.705m, decimals = 2 }, source = new { kind = "article", text = "" } };
        Assert.That((await Api.PostAsync("regions/15.71/coverage", body)).Errors, Is.EqualTo(new[] { "coverage.future /asOf", "coverage.percent /stated", "text.required /source/text" }));
        Assert.That((await Api.PostAsync("regions/15.71/coverage", new { asOf = "2025-13-01", source = new { kind = "article", text = "x" } })).Code, Is.EqualTo(400));
        Assert.That((await Api.PostAsync("regions/15.71/coverage", new { asOf = "2025-05-01", participants = 1.5, source = new { kind = "article", text = "x" } })).Code, Is.EqualTo(400));
        Assert.That((await Api.PostAsync("regions/15.99/targets", new { participants = 5, source = new { kind = "article", text = "x" } })).Code, Is.EqualTo(404));
        Assert.That((await Api.PostAsync("regions/15.71/targets", new { participants = 5, source = new { kind = "article", text = "x" }, salah = 1 })).Code, Is.EqualTo(400));
    }
}
