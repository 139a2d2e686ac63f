using System.Buffers.Binary;
using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using Agreements.App.Data;
using Agreements.Domain;
using Microsoft.Extensions.Options;

namespace Agreements.App.Events;

/// <summary>The place in the feed up to which somebody has read, opaque to callers. One of another installation is refused: there the same number stands for other events.
/// A restored database begins another generation: its numbers were given to other events before, and whoever has read those has to read everything anew.</summary>
public sealed class EventCursors(Db db, IOptions<ChangesOptions> options)
{
    private const int Number = sizeof(long), Generation = sizeof(int), Place = Number + Generation, Mark = 6, Length = Place + Mark;

    private const string GenerationName = "feed-generation";

    private static readonly Statement Secret = Statement.Of("SELECT value FROM installation WHERE name = 'link-secret'");
    private static readonly Statement Generations = Statement.Of($"SELECT value FROM installation WHERE name = '{GenerationName}'");
    private static readonly Statement Forget = Statement.Of($"DELETE FROM installation WHERE name = '{GenerationName}'");
    private static readonly Statement Begin = Statement.Of($"INSERT INTO installation (name, value) VALUES ('{GenerationName}', @Value)");

    private byte[]? _secret;
    private int? _generation;

    /// <summary>No cursor that was given before is valid any more. Within the caller's transaction.</summary>
    public async Task BeginGenerationAsync(DateTimeOffset at, CancellationToken ct)
    {
        await db.ExecuteAsync(Forget, null, ct);
        await db.ExecuteAsync(Begin, new { Value = ((int)(at.ToUnixTimeSeconds() & int.MaxValue)).ToString(CultureInfo.InvariantCulture) }, ct);
        _generation = null;
    }

    public async Task<string> WriteAsync(long seq, CancellationToken ct)
    {
        var (place, generation) = (new byte[Place], await GenerationAsync(ct));
        BinaryPrimitives.WriteInt64BigEndian(place, seq);
        BinaryPrimitives.WriteInt32BigEndian(place.AsSpan(Number), generation);
        return Base64Url.EncodeToString([.. place, .. await MarkAsync(place, ct)]);
    }

    /// <exception cref="DomainException"><c>cursor.invalid</c>: not one of this installation. <c>changes.gone</c>: it was given before the database was restored.</exception>
    public async Task<long> ReadAsync(string cursor, CancellationToken ct)
    {
        if (cursor.Length == Base64Url.GetEncodedLength(Length) && Base64Url.IsValid(cursor))
        {
            var bytes = Base64Url.DecodeFromChars(cursor);
            var mark = await MarkAsync(bytes[..Place], ct);
            if (CryptographicOperations.FixedTimeEquals(bytes.AsSpan(Place), mark))
            {
                if (BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(Number)) == await GenerationAsync(ct)) return BinaryPrimitives.ReadInt64BigEndian(bytes);
                throw new DomainException(ProblemKind.Gone, [Violation.Of("changes.gone", "/after", options.Value.KeepDays)]);
            }
        }
        throw DomainException.Invalid("cursor.invalid", "/after");
    }

    private async Task<int> GenerationAsync(CancellationToken ct) =>
        _generation ??= await db.FirstAsync<string>(Generations, null, ct) is { } value ? int.Parse(value, CultureInfo.InvariantCulture) : 0;

    // The purpose is marked along, so that no link made with the secret can stand for a cursor.
    private async Task<byte[]> MarkAsync(byte[] place, CancellationToken ct)
    {
        _secret ??= Convert.FromHexString(await db.FirstAsync<string>(Secret, null, ct)
            ?? throw new InvalidOperationException("The secret of the links is missing from the table installation; restore the row 'link-secret' from a backup."));
        byte[] marked = [.. "changes"u8, .. place];
        return HMACSHA256.HashData(_secret, marked)[..Mark];
    }
}
