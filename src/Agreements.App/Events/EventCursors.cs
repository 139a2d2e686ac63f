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
public sealed class EventCursors(Installation installation, IOptions<ChangesOptions> options)
{
    private const int Number = sizeof(long), Generation = sizeof(int), Mark = 6;

    internal const string GenerationName = "feed-generation";

    private static readonly int[] Lengths = [Base64Url.GetEncodedLength(Number + Mark), Base64Url.GetEncodedLength(Number + Generation + Mark)];

    private int? _generation;

    /// <summary>No cursor that was given before is valid any more. Within the caller's transaction.</summary>
    public async Task BeginGenerationAsync(DateTimeOffset at, CancellationToken ct)
    {
        await installation.SetAsync(GenerationName, ((int)(at.ToUnixTimeSeconds() & int.MaxValue)).ToString(CultureInfo.InvariantCulture), ct);
        _generation = null;
    }

    public async Task<string> WriteAsync(long seq, CancellationToken ct)
    {
        // Before any restore it is the cursor of release 1, which followers still hold and older programs beside this one give and take.
        var generation = await GenerationAsync(ct);
        var place = new byte[generation == 0 ? Number : Number + Generation];
        BinaryPrimitives.WriteInt64BigEndian(place, seq);
        if (generation != 0) BinaryPrimitives.WriteInt32BigEndian(place.AsSpan(Number), generation);
        return Base64Url.EncodeToString([.. place, .. await MarkAsync(place, ct)]);
    }

    /// <exception cref="DomainException"><c>cursor.invalid</c>: not one of this installation. <c>changes.gone</c>: it was given before the database was restored.</exception>
    public async Task<long> ReadAsync(string cursor, CancellationToken ct)
    {
        if (Lengths.Contains(cursor.Length) && Base64Url.IsValid(cursor))
        {
            var bytes = Base64Url.DecodeFromChars(cursor);
            var place = bytes[..^Mark];
            var mark = await MarkAsync(place, ct);
            if (CryptographicOperations.FixedTimeEquals(bytes.AsSpan(place.Length), mark))
            {
                var generation = place.Length == Number ? 0 : BinaryPrimitives.ReadInt32BigEndian(place.AsSpan(Number));
                if (generation == await GenerationAsync(ct)) return BinaryPrimitives.ReadInt64BigEndian(place);
                throw new DomainException(ProblemKind.Gone, [Violation.Of("changes.gone", "/after", options.Value.KeepDays)]);
            }
        }
        throw DomainException.Invalid("cursor.invalid", "/after");
    }

    private async Task<int> GenerationAsync(CancellationToken ct) =>
        _generation ??= await installation.ReadAsync(GenerationName, ct) is { } value ? int.Parse(value, CultureInfo.InvariantCulture) : 0;

    // The purpose is marked along, so that no link made with the secret can stand for a cursor.
    private async Task<byte[]> MarkAsync(byte[] place, CancellationToken ct)
    {
        byte[] marked = [.. "changes"u8, .. place];
        return HMACSHA256.HashData(await installation.SecretAsync(ct), marked)[..Mark];
    }
}
