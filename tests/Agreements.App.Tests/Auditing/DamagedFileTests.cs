using System.Text;
using Agreements.App.Data;
using Agreements.App.Features.Auditing;
using Agreements.App.Features.Institutions;
using Agreements.App.Tests.Support;
using Agreements.Domain.Institutions;
using Dapper;
using Microsoft.Data.Sqlite;
using NUnit.Framework;

namespace Agreements.App.Tests.Auditing;

/// <summary>Bits flipped in the file itself, below the database engine.</summary>
public sealed class DamagedFileTests
{
    // Length of the cell, its key, and the types of its columns stand before the values.
    private const int HeaderLength = 19;

    [TestCase(0x01)]
    [TestCase(0x80)]
    public async Task Every_single_byte_of_an_entry_matters(byte bit)
    {
        using var database = TestDatabase.Create(TestDatabase.Sqlite)!;
        var file = ((SqliteEngine)database.Engine).File;
        await using (var app = new TestApp(database.Engine))
        {
            for (var i = 0; i < 8; i++) await app.SendAsync(new CreateInstitution.Command(new InstitutionFacts { Kind = InstitutionKind.CityGovernment, Name = $"Kota {i}" }));
        }
        var (start, length) = await PlaceAsync(file, 5);
        var whole = await File.ReadAllBytesAsync(file);
        Assert.That((await VerifyAsync(file)).Ok, Is.True);
        for (var at = start; at < start + length; at++)
        {
            var bytes = (byte[])whole.Clone();
            bytes[at] ^= bit;
            var copy = $"{file}.{at}";
            await File.WriteAllBytesAsync(copy, bytes);
            var found = await VerifyAsync(copy);
            Assert.That(found.FirstBroken?.Seq, Is.EqualTo(5), $"byte {at - start} of {length}: {found.FirstBroken?.Why}");
            File.Delete(copy);
        }
    }

    private static async Task<VerifyAudit.View> VerifyAsync(string file)
    {
        using var engine = new SqliteEngine(file);
        await using var app = new TestApp(engine);
        return await app.SendAsync(new VerifyAudit.Query());
    }

    // Where the entry lies in the leaf of its table: its values follow each other from its instant to its hash.
    private static async Task<(int Start, int Length)> PlaceAsync(string file, long seq)
    {
        await using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        await connection.OpenAsync();
        await connection.ExecuteAsync("PRAGMA wal_checkpoint(TRUNCATE)");
        var (at, hash) = await connection.QueryFirstAsync<(string, string)>("SELECT at || actor, previous_hash || hash FROM audit_entries WHERE seq = @seq", new { seq });
        var bytes = await File.ReadAllBytesAsync(file);
        var end = bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(hash)) + hash.Length;
        var start = bytes.AsSpan(0, end).LastIndexOf(Encoding.UTF8.GetBytes(at)) - HeaderLength;
        return (start, end - start);
    }
}
