using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using Agreements.App.Data;
using Agreements.Domain;

namespace Agreements.App.Events;

/// <summary>The place in the feed up to which somebody has read, opaque to callers. One of another installation is refused: there the same number stands for other events.</summary>
public sealed class EventCursors(Db db)
{
    private const int Number = sizeof(long), Mark = 6, Length = Number + Mark;

    private static readonly Statement Secret = Statement.Of("SELECT value FROM installation WHERE name = 'link-secret'");

    private byte[]? _secret;

    public async Task<string> WriteAsync(long seq, CancellationToken ct)
    {
        var number = new byte[Number];
        BinaryPrimitives.WriteInt64BigEndian(number, seq);
        return Base64Url.EncodeToString([.. number, .. await MarkAsync(number, ct)]);
    }

    /// <exception cref="DomainException"><c>cursor.invalid</c>: not one of this installation.</exception>
    public async Task<long> ReadAsync(string cursor, CancellationToken ct)
    {
        if (cursor.Length == Base64Url.GetEncodedLength(Length) && Base64Url.IsValid(cursor))
        {
            var bytes = Base64Url.DecodeFromChars(cursor);
            var mark = await MarkAsync(bytes[..Number], ct);
            if (CryptographicOperations.FixedTimeEquals(bytes.AsSpan(Number), mark)) return BinaryPrimitives.ReadInt64BigEndian(bytes);
        }
        throw DomainException.Invalid("cursor.invalid", "/after");
    }

    // The purpose is marked along, so that no link made with the secret can stand for a cursor.
    private async Task<byte[]> MarkAsync(byte[] number, CancellationToken ct)
    {
        _secret ??= Convert.FromHexString(await db.FirstAsync<string>(Secret, null, ct)
            ?? throw new InvalidOperationException("The secret of the links is missing from the table installation; restore the row 'link-secret' from a backup."));
        byte[] marked = [.. "changes"u8, .. number];
        return HMACSHA256.HashData(_secret, marked)[..Mark];
    }
}
