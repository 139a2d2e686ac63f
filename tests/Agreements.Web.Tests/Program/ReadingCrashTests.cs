using System.Net.Http.Headers;
using Agreements.Web.Tests.Support;
using NUnit.Framework;

namespace Agreements.Web.Tests.Program;

/// <summary>The real program is killed while it reads a scan.</summary>
public sealed class ReadingCrashTests
{
    private static readonly string Scan = Path.Combine(RunningProgram.Root, "tests", "Agreements.App.Tests", "Documents", "Fixtures", "pks-pmdes-pihak-pertama-saja.scan.pdf");

    [Test]
    public async Task Killed_in_the_middle_of_a_scan_it_goes_on_behind_the_last_page()
    {
        using var directory = new TempDirectory();
        Guid document;
        await using (var program = await RunningProgram.ServeAsync(directory.Path, ("Agreements__Today", "2025-05-20")))
        {
            var api = new ApiClient(program.Http);
            document = await UploadAsync(program.Http, api);
            await Eventually.SeeAsync(() => PagesReadAsync(api, document), read => read >= 1, read => $"{read} pages");
            program.Kill();
            await program.ExitedAsync();
        }
        var kept = await MarkAsync(directory.Path);
        // On a later day the lease of the dead has run out.
        await using var next = await RunningProgram.ServeAsync(directory.Path, ("Agreements__Today", "2025-05-21"));
        var after = new ApiClient(next.Http);
        var text = await after.GetAsync($"documents/{document}/text");
        // On a busy machine each page takes long: as long as another one comes, it goes on.
        for (var read = 0; text.Body["state"]!.GetValue<string>() is "waiting" or "reading"; read = text.Body["pagesRead"]!.GetValue<int>())
            text = await Eventually.SeeAsync(() => after.GetAsync($"documents/{document}/text"), t => t.Body["pagesRead"]!.GetValue<int>() > read || t.Body["state"]!.GetValue<string>() is "read" or "failed", t => t.Body.ToJsonString());
        var pages = text.Body["items"]!.AsArray();
        Assert.That((text.Body["state"]!.GetValue<string>(), text.Body["pagesRead"]!.GetValue<int>()), Is.EqualTo(("read", text.Body["pages"]!.GetValue<int>())));
        Assert.That(pages.Select(p => p!["number"]!.GetValue<int>()), Is.EqualTo(Enumerable.Range(1, pages.Count)));
        Assert.That(pages.Count(p => p!["text"]!.GetValue<string>() == "kept"), Is.EqualTo(kept), "no page is read twice");
        Assert.That(kept, Is.GreaterThan(0).And.LessThan(pages.Count), "killed in the middle");
    }

    private static async Task<int> PagesReadAsync(ApiClient api, Guid document) => (await api.GetAsync($"documents/{document}/text")).Body["pagesRead"]!.GetValue<int>();

    /// <summary>Marks what was read before.</summary>
    private static async Task<int> MarkAsync(string directory)
    {
        await using var connection = await TestDatabase.OpenAsync(Path.Combine(directory, "data", "agreements.db"));
        await using var command = connection.CreateCommand();
        command.CommandText = "UPDATE document_pages SET text = 'kept' WHERE confidence IS NOT NULL";
        return await command.ExecuteNonQueryAsync();
    }

    private static async Task<Guid> UploadAsync(HttpClient http, ApiClient api)
    {
        var city = (await api.PostAsync("institutions", new { kind = "cityGovernment", name = "Pemerintah Kota Jambi" })).Id;
        var branch = (await api.PostAsync("institutions", new { kind = "bpjsBranch", name = "BPJS Ketenagakerjaan Cabang Jambi" })).Id;
        var agreement = await api.PostAsync("agreements", new { @class = "pks", regime = "sinergi", title = "Perjanjian Kerja Sama", parties = new[] { new { institution = city }, new { institution = branch } } });
        using var form = new MultipartFormDataContent { { new StringContent("signed"), "kind" }, { new ByteArrayContent(await File.ReadAllBytesAsync(Scan)) { Headers = { ContentType = new MediaTypeHeaderValue("application/pdf") } }, "file", "pks.pdf" } };
        var sent = await http.PostAsync($"/api/v1/agreements/{agreement.Id}/documents", form);
        var body = await sent.Content.ReadAsStringAsync();
        Assert.That((int)sent.StatusCode, Is.EqualTo(201), body);
        return System.Text.Json.Nodes.JsonNode.Parse(body)!["id"]!.GetValue<Guid>();
    }
}
