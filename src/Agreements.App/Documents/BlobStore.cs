using System.Security.Cryptography;
using Agreements.App.Data;
using Agreements.Domain;
using Agreements.Domain.Texts;
using Microsoft.Extensions.Logging;

namespace Agreements.App.Documents;

/// <summary>Where a content lies.</summary>
public enum BlobPlace { Database, ObjectStore }

/// <summary>A content that is kept.</summary>
/// <param name="Sha256">In lower-case hex; its key.</param>
/// <param name="Size">Bytes.</param>
public sealed record StoredBlob(string Sha256, long Size);

/// <summary>The contents of files, each once under its SHA-256. It is written with the transaction of whoever keeps it; only later, and only if there is an object store, does it move there.</summary>
public sealed class BlobStore(Db db, ObjectStore objects, TimeProvider time, ILogger<BlobStore> log)
{
    private const int PartSize = 1024 * 1024, AtOnce = 64 * 1024;

    private static readonly Statement Find = Statement.Of("SELECT size, place FROM blobs WHERE sha256 = @Sha256");
    private static readonly Statement Insert = Statement.Of("INSERT INTO blobs (sha256, size, place, created_at) VALUES (@Sha256, @Size, 'database', @Now)");
    private static readonly Statement InsertPart = Statement.Of("INSERT INTO blob_parts (sha256, part, bytes) VALUES (@Sha256, @Part, @Bytes)");
    private static readonly Statement Part = Statement.Of("SELECT bytes FROM blob_parts WHERE sha256 = @Sha256 AND part = @Part");

    private static readonly Statement KeepAgain = Statement.Of("UPDATE blobs SET place = 'database', size = @Size WHERE sha256 = @Sha256");
    private static readonly Statement Mark = Statement.Of("UPDATE blobs SET place = 'objectStore' WHERE sha256 = @Sha256 AND place = 'database'");
    private static readonly Statement DropParts = Statement.Of("DELETE FROM blob_parts WHERE sha256 = @Sha256");

    /// <summary>Keeps it in the open transaction; what is kept already is not kept again, also when somebody else keeps the same at this moment. What was lost since is.</summary>
    public async Task<StoredBlob> KeepAsync(IncomingFile file, CancellationToken ct)
    {
        var blob = new StoredBlob(file.Sha256, file.Size);
        if (await FindAsync(file.Sha256, ct) is { } kept)
        {
            if (await IsThereAsync(kept, file, ct)) return blob;
            log.LogWarning("Content {Sha256} was lost or changed; it is kept again as it was brought now.", file.Sha256);
            await db.ExecuteAsync(KeepAgain, new { Sha256 = Key(file.Sha256), file.Size }, ct);
            await db.ExecuteAsync(DropParts, new { Sha256 = Key(file.Sha256) }, ct);
            await WritePartsAsync(file, ct);
            return blob;
        }
        try
        {
            await db.ExecuteAsync(Insert, new { Sha256 = Key(file.Sha256), file.Size, Now = time.GetUtcNow() }, ct);
        }
        catch (Exception exception) when (db.Engine.IsUniqueViolation(exception))
        {
            // SQL Server lets the second wait for the first: it is committed now, with all its parts.
            return blob;
        }
        await WritePartsAsync(file, ct);
        return blob;
    }

    // Part by part against what was brought: that costs what a content costs that nobody has yet.
    private async Task<bool> IsThereAsync(Row row, IncomingFile file, CancellationToken ct)
    {
        if (row.PlaceNow == BlobPlace.ObjectStore) return await objects.HoldsAsync(file.Sha256, file.Size, ct);
        file.Content.Position = 0;
        var (buffer, part) = (new byte[PartSize], 0);
        for (; file.Content.ReadAtLeast(buffer, PartSize, throwOnEndOfStream: false) is > 0 and var read; part++)
            if (await PartAsync(file.Sha256, part, ct) is not { } bytes || !buffer.AsSpan(0, read).SequenceEqual(bytes)) return false;
        return row.Size == file.Size && await PartAsync(file.Sha256, part, ct) is null;
    }

    private async Task WritePartsAsync(IncomingFile file, CancellationToken ct)
    {
        file.Content.Position = 0;
        var buffer = new byte[PartSize];
        // Not asynchronously: SQLite's lock is held here, and those who wait for it hold the threads on which the rest would run.
        for (var part = 0; file.Content.ReadAtLeast(buffer, PartSize, throwOnEndOfStream: false) is > 0 and var read; part++)
            await db.ExecuteAsync(InsertPart, new { Sha256 = Key(file.Sha256), Part = part, Bytes = buffer.AsSpan(0, read).ToArray() }, ct);
    }

    /// <summary>The whole content, at its beginning and readable from any place: it is brought into a temporary file and compared with its hash before anybody gets a byte of it.</summary>
    /// <exception cref="DomainException"><c>document.damaged</c>: it is not what was kept.</exception>
    public async Task<FileStream> OpenAsync(string sha256, CancellationToken ct)
    {
        var file = TemporaryFile.Create();
        try
        {
            for (var attempt = 1; ; attempt++)
            {
                var row = await FindAsync(sha256, ct);
                var place = row?.PlaceNow ?? BlobPlace.Database;
                if (row is not null && await CopyAsync(sha256, row.Size, place == BlobPlace.Database ? PartsAsync(sha256, ct) : ObjectAsync(sha256, ct), file, ct)) break;
                // It may have moved to the object store while it was read.
                if (attempt > 1 || place == BlobPlace.ObjectStore) throw Damaged(sha256, place);
            }
            file.Position = 0;
            return file;
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    /// <summary>The object store gives it back as it was put there.</summary>
    /// <exception cref="DomainException"><c>document.damaged</c>.</exception>
    public async Task RequireObjectAsync(string sha256, long size, CancellationToken ct)
    {
        await using var copy = TemporaryFile.Create();
        if (!await CopyAsync(sha256, size, ObjectAsync(sha256, ct), copy, ct)) throw Damaged(sha256, BlobPlace.ObjectStore);
    }

    /// <summary>In the caller's transaction: from now on it is read from the object store.</summary>
    public async Task LeaveAsync(string sha256, CancellationToken ct)
    {
        await db.ExecuteAsync(Mark, new { Sha256 = Key(sha256) }, ct);
        await db.ExecuteAsync(DropParts, new { Sha256 = Key(sha256) }, ct);
    }

    private static async Task<bool> CopyAsync(string sha256, long size, IAsyncEnumerable<ReadOnlyMemory<byte>> pieces, FileStream to, CancellationToken ct)
    {
        to.SetLength(0);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await foreach (var piece in pieces.WithCancellation(ct))
        {
            if (to.Length + piece.Length > size) return false;
            hash.AppendData(piece.Span);
            await to.WriteAsync(piece, ct);
        }
        return to.Length == size && Convert.ToHexStringLower(hash.GetHashAndReset()) == sha256;
    }

    private async IAsyncEnumerable<ReadOnlyMemory<byte>> PartsAsync(string sha256, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        for (var part = 0; await PartAsync(sha256, part, ct) is { } bytes; part++) yield return bytes;
    }

    private Task<byte[]?> PartAsync(string sha256, int part, CancellationToken ct) => db.FirstAsync<byte[]>(Part, new { Sha256 = Key(sha256), Part = part }, ct);

    private async IAsyncEnumerable<ReadOnlyMemory<byte>> ObjectAsync(string sha256, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        await using var content = await objects.OpenAsync(sha256, ct);
        var buffer = new byte[AtOnce];
        for (int read; content is not null && (read = await ObjectStore.ReadAsync(content, buffer, ct)) > 0;) yield return buffer.AsMemory(0, read);
    }

    private DomainException Damaged(string sha256, BlobPlace place)
    {
        log.LogCritical("Content {Sha256} is missing or changed in the {Place}; it is not given out. Restore it from a backup.", sha256, place);
        return new DomainException(ProblemKind.Damaged, [Violation.Of("document.damaged", "", sha256)]);
    }

    private Task<Row?> FindAsync(string sha256, CancellationToken ct) => db.FirstAsync<Row>(Find, new { Sha256 = Key(sha256) }, ct);

    // As nvarchar it would scan the table.
    internal static Dapper.DbString Key(string sha256) => new() { Value = sha256, IsAnsi = true, IsFixedLength = true, Length = 64 };

    private sealed class Row
    {
        public long Size { get; init; }
        public string Place { get; init; } = "";

        public BlobPlace PlaceNow => Words.Parse<BlobPlace>(Place);
    }
}
