using System.Globalization;
using System.Security.Cryptography;
using Agreements.Web.Tests.Program;
using Agreements.Web.Tests.Support;
using NUnit.Framework;

namespace Agreements.Web.Tests.Documents;

/// <summary>The real program is killed in the middle of uploads and of a lock.</summary>
public sealed class DocumentCrashTests
{
    // AGREEMENTS_TEST_CRASHES=20 kills so many times; half of them in an upload, half in a lock.
    private static readonly int Kills = int.Parse(Environment.GetEnvironmentVariable("AGREEMENTS_TEST_CRASHES") ?? "2", CultureInfo.InvariantCulture);

    private const int Size = 12_000_000, Written = 5_000_000, Drafts = 20;

    [Test]
    public async Task Killed_in_the_middle_of_uploads_and_of_locks_it_keeps_all_of_each_or_nothing()
    {
        using var directory = new TempDirectory();
        var agreements = new List<Guid>();
        for (var kill = 0; kill < Kills; kill++)
        {
            await using var program = await RunningProgram.ServeAsync(directory.Path);
            agreements.Add(await AgreementAsync(program));
            if (kill % 2 == 0) await KillInUploadAsync(program, directory.Path, agreements[^1]);
            else await KillInLockAsync(program, agreements[^1], kill / 2);
        }
        await using var last = await RunningProgram.ServeAsync(directory.Path);
        await AssertWholeAsync(directory.Path);
        foreach (var document in (await new ApiClient(last.Http).GetAsync($"agreements/{agreements[0]}/documents")).Body["items"]!.AsArray())
            Assert.That(Convert.ToHexStringLower(SHA256.HashData(await last.Http.GetByteArrayAsync($"/api/v1/documents/{document!["id"]}/content"))), Is.EqualTo(document["versions"]![0]!["sha256"]!.GetValue<string>()));
        Assert.That((await Sent.FileAsync(last.Http, $"agreements/{agreements[0]}/documents", Sent.Pdf("sesudahnya"))).Code, Is.EqualTo(201));
    }

    private static async Task KillInUploadAsync(RunningProgram program, string directory, Guid agreement)
    {
        var log = Path.Combine(directory, "data", "agreements.db-wal");
        var before = new FileInfo(log).Length;
        var uploads = Enumerable.Range(0, 3).Select(i => Sent.FileAsync(program.Http, $"agreements/{agreement}/documents", Sent.Pdf($"{agreement} {i}", Size))).ToList();
        // The log grows while a transaction is still open.
        while (new FileInfo(log).Length < before + Written && uploads.Any(u => !u.IsCompleted)) { }
        program.Kill();
        await program.ExitedAsync();
        foreach (var upload in uploads) await EndedAsync(upload);
    }

    private static async Task KillInLockAsync(RunningProgram program, Guid agreement, int later)
    {
        var api = new ApiClient(program.Http);
        for (var i = 0; i < Drafts; i++) await Sent.FileAsync(program.Http, $"agreements/{agreement}/documents", Sent.Pdf($"{i}"));
        var final = await Sent.FileAsync(program.Http, $"agreements/{agreement}/documents", Sent.Pdf("akhir"), kind: "signed");
        var locking = api.PostAsync($"documents/{final.Id}/actions/finalise", null, ("If-Match", final.Etag!));
        // Later each time: before, in and behind the transaction.
        for (var i = 0; i < later; i++) await api.GetAsync($"documents/{final.Id}");
        program.Kill();
        await program.ExitedAsync();
        await EndedAsync(locking);
    }

    private static async Task<Guid> AgreementAsync(RunningProgram program)
    {
        var api = new ApiClient(program.Http);
        async Task<Guid> PartyAsync(string kind) => (await api.PostAsync("institutions", new { kind, name = kind + Guid.CreateVersion7() })).Id;
        var parties = new[] { new { institution = await PartyAsync("cityGovernment"), number = $"1/{Guid.CreateVersion7()}" }, new { institution = await PartyAsync("bpjsBranch"), number = $"2/{Guid.CreateVersion7()}" } };
        return (await api.PostAsync("agreements", new { @class = "mou", regime = "sinergi", process = "registered", title = "Nota", parties, term = new { signedOn = "2025-05-28", endBasis = "fixed", endsOn = "2030-05-27" } })).Id;
    }

    // Killed, it may have answered or not.
    private static async Task EndedAsync(Task request)
    {
        try
        {
            await request;
        }
        catch (HttpRequestException)
        {
        }
    }

    private static async Task AssertWholeAsync(string directory)
    {
        Assert.That(await RowsAsync(directory, "SELECT d.id FROM documents d WHERE (SELECT COUNT(*) FROM document_versions v WHERE v.document_id = d.id) <> d.latest"), Is.Empty, "a document without its versions");
        Assert.That(await RowsAsync(directory, "SELECT b.sha256 FROM blobs b WHERE NOT EXISTS (SELECT 1 FROM document_versions v WHERE v.sha256 = b.sha256)"), Is.Empty, "a content of nobody's");
        Assert.That(await RowsAsync(directory, "SELECT b.sha256 FROM blobs b WHERE b.size <> (SELECT SUM(LENGTH(p.bytes)) FROM blob_parts p WHERE p.sha256 = b.sha256)"), Is.Empty, "a content without its parts");
        Assert.That(await RowsAsync(directory, """
            SELECT d.agreement_id FROM documents d GROUP BY d.agreement_id
            HAVING COUNT(DISTINCT (d.locked_at IS NOT NULL) || ' ' || EXISTS (SELECT 1 FROM document_versions v JOIN documents f ON f.id = v.document_id WHERE f.agreement_id = d.agreement_id AND v.final_at IS NOT NULL)) <> 1
            """), Is.Empty, "a lock of some");
        Assert.That(await RowsAsync(directory, "SELECT d.id FROM documents d WHERE NOT EXISTS (SELECT 1 FROM audit_entries a WHERE a.subject_id = d.agreement_id AND a.changes LIKE '%' || d.id || '%')"), Is.Empty, "a document of which the trail does not know");
    }

    private static async Task<List<string>> RowsAsync(string directory, string sql)
    {
        await using var connection = await TestDatabase.OpenAsync(Path.Combine(directory, "data", "agreements.db"));
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync()) rows.Add(reader.GetValue(0).ToString()!);
        return rows;
    }
}
