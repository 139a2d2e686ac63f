using System.Text;
using System.Text.Json.Nodes;
using Agreements.Web.Tests.Support;
using NUnit.Framework;

namespace Agreements.Web.Tests.Program;

/// <summary>The real program is killed while it takes the rows of a list.</summary>
public sealed class ImportCrashTests
{
    private const int Rows = 300, KilledBehind = 20;

    [Test]
    public async Task Killed_again_and_again_while_it_takes_rows_it_takes_every_row_exactly_once()
    {
        using var directory = new TempDirectory();
        var (import, taken) = (Guid.Empty, 0);
        // Each start is on a later day, when the lease of the dead has run out.
        foreach (var today in new[] { "2025-05-20", "2025-05-21" })
        {
            await using var program = await RunningProgram.ServeAsync(directory.Path, ("Agreements__Today", today));
            var api = new ApiClient(program.Http);
            if (import == Guid.Empty) import = await UploadAsync(program.Http, api);
            var behind = taken + KilledBehind;
            while ((taken = Created(await api.GetAsync($"imports/{import}"))) < behind) { }
            program.Kill();
            await program.ExitedAsync();
            Assert.That(taken, Is.LessThan(Rows), "killed in the middle");
        }
        await using var last = await RunningProgram.ServeAsync(directory.Path, ("Agreements__Today", "2025-05-22"));
        var after = new ApiClient(last.Http);
        var ended = await after.GetAsync($"imports/{import}");
        while (ended.Body["state"]!.GetValue<string>() is "uploaded" or "reading" or "importing") ended = await after.GetAsync($"imports/{import}");
        Assert.That((ended.Body["state"]!.GetValue<string>(), Created(ended)), Is.EqualTo(("completed", Rows)), ended.Body.ToJsonString());
        var titles = new List<string>();
        for (string? token = ""; token is not null;)
        {
            var page = (await after.GetAsync($"agreements?pageSize=200{(token.Length > 0 ? "&pageToken=" + Uri.EscapeDataString(token) : "")}")).Body;
            titles.AddRange(page["items"]!.AsArray().Select(a => a!["title"]!.GetValue<string>()));
            token = page["nextPageToken"]?.GetValue<string>();
        }
        Assert.That(titles, Is.EquivalentTo(Enumerable.Range(1, Rows).Select(i => $"Nota {i}")));
    }

    private static int Created(Answer import) => import.Body["counts"]!["created"]!.GetValue<int>();

    private static async Task<Guid> UploadAsync(HttpClient http, ApiClient api)
    {
        var branch = (await api.PostAsync("institutions", new { kind = "bpjsBranch", name = "BPJS Ketenagakerjaan Cabang Jambi" })).Id;
        await api.PostAsync("institutions", new { kind = "cityGovernment", name = "Pemerintah Kota Jambi" });
        using var form = new MultipartFormDataContent();
        form.Add(new ByteArrayContent(Encoding.UTF8.GetBytes("Jenis;Judul;Mitra;Nomor\n" + string.Concat(Enumerable.Range(1, Rows).Select(i => $"MoU;Nota {i};Pemkot Jambi;{i}/X\n")))), "file", "daftar.csv");
        form.Add(new StringContent($$$"""{"institution":"{{{branch}}}","defaults":{"regime":"sinergi"}}"""), "options");
        var sent = await http.PostAsync("/api/v1/imports", form);
        return JsonNode.Parse(await sent.Content.ReadAsStringAsync())!["id"]!.GetValue<Guid>();
    }
}
