using System.Formats.Tar;
using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Agreements.App.Data;

namespace Agreements.App.Backups;

/// <summary>A backup whose parts were taken out and are as they were written.</summary>
/// <param name="Files">The parts by their names.</param>
public sealed record OpenedBackup(Manifest Manifest, IReadOnlyDictionary<string, string> Files)
{
    public string Database => Files[BackupParts.Database];
}

/// <summary>Reads and verifies backups; it needs no database.</summary>
public static class BackupReader
{
    private const string Broken = "The file is no whole backup";

    private const int LongestManifest = 1_000_000, Megabyte = 1_000_000, Buffer = 128 * 1024;

    // More than any SQLite database can be; a manifest names a handful of parts.
    private const long LongestPart = 1L << 50;

    /// <summary>Verifies a backup and leaves nothing behind.</summary>
    /// <param name="directory">Where its database has room while it is looked at.</param>
    /// <exception cref="BackupRefused">It is not what was written.</exception>
    public static async Task<Manifest> VerifyAsync(string file, string? passphrase, string directory, CancellationToken ct)
    {
        var place = Path.Combine(directory, $".backup-{Guid.CreateVersion7():N}");
        try
        {
            return (await OpenAsync(file, passphrase, place, ct)).Manifest;
        }
        finally
        {
            if (Directory.Exists(place)) Directory.Delete(place, recursive: true);
        }
    }

    /// <summary>Takes the parts out into a directory of their own, for the owner alone, and verifies them.</summary>
    /// <exception cref="BackupRefused">It is not what was written.</exception>
    public static async Task<OpenedBackup> OpenAsync(string file, string? passphrase, string place, CancellationToken ct)
    {
        DataDirectory.Create(place);
        var opened = await TakeOutAsync(file, passphrase, place, ct);
        if (DatabaseFile.Damage(opened.Database) is { } damage) throw new BackupRefused($"The database in the backup is damaged: {damage}");
        var found = await BackupFacts.OfAsync(opened.Database, opened.Manifest.CreatedAt, ct) with { Program = opened.Manifest.Program, Parts = opened.Manifest.Parts };
        if (found != opened.Manifest) throw new BackupRefused("The database in the backup is not the one of which its manifest speaks.");
        return await BackupFacts.IsEndRightAsync(opened.Database, ct) ? opened : throw new BackupRefused("The last entry of the audit trail in the backup is not what was written.");
    }

    private static async Task<OpenedBackup> TakeOutAsync(string file, string? passphrase, string place, CancellationToken ct)
    {
        try
        {
            await using var plain = await PlainAsync(file, passphrase, ct);
            await using var zip = new GZipStream(plain, CompressionMode.Decompress);
            await using var tar = new TarReader(zip);
            if (await tar.GetNextEntryAsync(cancellationToken: ct) is not { Name: BackupParts.Manifest, DataStream: { Length: < LongestManifest } said }) throw new BackupRefused($"{Broken}: it does not begin with its manifest.");
            var manifest = await JsonSerializer.DeserializeAsync<Manifest>(said, Json.Options, ct);
            if (manifest is not { Format: Manifest.Known, Parts: not null }) throw new BackupRefused("The backup was written by a newer version of the program. Restore it with that one.");
            RequireRoom(manifest, place);
            var files = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var part in manifest.Parts) files[part.Name] = await TakeOutAsync(await tar.GetNextEntryAsync(cancellationToken: ct), part, place, ct);
            if (!files.ContainsKey(BackupParts.Database)) throw new BackupRefused($"{Broken}: there is no database in it.");
            // To its end: only there is it known that nothing was changed or cut off.
            await zip.CopyToAsync(Stream.Null, ct);
            await plain.CopyToAsync(Stream.Null, ct);
            return new OpenedBackup(manifest, files);
        }
        catch (Exception exception) when (exception is InvalidDataException or EndOfStreamException or JsonException or FormatException)
        {
            throw new BackupRefused($"{Broken}: {exception.Message}", exception);
        }
    }

    private static async Task<string> TakeOutAsync(TarEntry? entry, BackupPart part, string place, CancellationToken ct)
    {
        if (entry?.DataStream is not { } bytes || entry.Name != part.Name || !BackupParts.All.Contains(part.Name)) throw new BackupRefused($"{Broken}: {part.Name} is not in its place.");
        var file = Path.Combine(place, part.Name);
        await using (var to = DataDirectory.CreateAnew(file)) await CopyAsync(bytes, to, part, ct);
        await using var written = File.OpenRead(file);
        var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(written, ct));
        return written.Length == part.Bytes && hash == part.Sha256 ? file : throw new BackupRefused($"{Broken}: {part.Name} is not what was written.");
    }

    // No further than one byte behind what the manifest says: a small file may unpack to a full disk.
    private static async Task CopyAsync(Stream from, Stream to, BackupPart part, CancellationToken ct)
    {
        var (buffer, left) = (new byte[Buffer], part.Bytes + 1);
        for (int read; left > 0 && (read = await from.ReadAsync(buffer.AsMemory(0, (int)Math.Min(buffer.Length, left)), ct)) > 0; left -= read) await to.WriteAsync(buffer.AsMemory(0, read), ct);
        if (left == 0) throw new BackupRefused($"{Broken}: {part.Name} is longer than what was written.");
    }

    private static void RequireRoom(Manifest manifest, string place)
    {
        if (manifest.Parts.Any(p => p.Bytes is < 0 or > LongestPart)) throw new BackupRefused($"{Broken}: its manifest is not what was written.");
        var (needed, free) = (manifest.Parts.Sum(p => p.Bytes), new DriveInfo(Path.GetFullPath(place)).AvailableFreeSpace);
        if (needed > free) throw new BackupRefused(string.Create(CultureInfo.InvariantCulture, $"The backup unpacks to {needed / Megabyte} MB, and {free / Megabyte} MB are free at {Path.GetDirectoryName(place)}. Nothing was changed; make room there."));
    }

    private static async Task<Stream> PlainAsync(string file, string? passphrase, CancellationToken ct)
    {
        var stream = File.OpenRead(file);
        var header = new byte[Sealing.HeaderLength];
        var length = await stream.ReadAtLeastAsync(header, header.Length, throwOnEndOfStream: false, ct);
        if (length == header.Length && Sealing.Is(header))
            return new OpeningStream(stream, Sealing.Of(header, passphrase ?? throw new BackupRefused("The backup is encrypted. Name the file with its passphrase by --passphrase-file.")));
        if (passphrase is not null)
        {
            await stream.DisposeAsync();
            throw new BackupRefused("A passphrase was named, but the file is not encrypted: anybody may have written it. Name no passphrase if it is meant to be like that.");
        }
        stream.Position = 0;
        return stream;
    }
}
