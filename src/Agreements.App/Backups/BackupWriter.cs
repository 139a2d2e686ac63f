using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Agreements.App.Auditing;
using Agreements.App.Data;
using Microsoft.Extensions.Options;

namespace Agreements.App.Backups;

/// <summary>Writes a backup: one file, a compressed tar of manifest, database, audit key and checkpoints. It is read again before it gets its name, so that under its name there is only a whole one.</summary>
public sealed class BackupWriter(Engine engine, IOptions<AuditOptions> audit, TimeProvider time)
{
    private const string WorkPrefix = ".agreements-backup-";

    /// <summary>Behind the name of a backup until it is whole.</summary>
    internal const string PartSuffix = ".part";

    /// <summary>What is older was left by a process that died; one that lives is not so slow.</summary>
    internal static readonly TimeSpan Abandoned = TimeSpan.FromDays(1);

    /// <summary>How a backup is named in a directory; its names sort by time.</summary>
    public static string NameAt(DateTimeOffset at) => $"agreements-{at.UtcDateTime:yyyyMMdd'T'HHmmss'Z'}.backup";

    /// <param name="target">The file; one that is there is replaced.</param>
    /// <param name="passphrase">Null = it is not encrypted.</param>
    /// <exception cref="BackupRefused">The database is damaged, or stands on a server, or the file cannot be written.</exception>
    public async Task<Manifest> WriteAsync(string target, string? passphrase, CancellationToken ct)
    {
        if (engine is not SqliteEngine { File: var file }) throw new BackupRefused("The database stands on a server, which is backed up by its own means: BACKUP DATABASE. The files of the data directory are to be saved beside it.");
        // What is not sealed yet never lies where the backup goes: that may be another machine's disk.
        var (data, directory) = (Path.GetDirectoryName(Path.GetFullPath(file))!, Path.GetDirectoryName(Path.GetFullPath(target))!);
        var (work, part) = (Path.Combine(data, $"{WorkPrefix}{Guid.CreateVersion7():N}"), target + PartSuffix);
        try
        {
            Tidy(data);
            DataDirectory.Create(directory);
            DataDirectory.Create(work);
            var copy = Path.Combine(work, BackupParts.Database);
            // Before it is copied: what is signed or sent from here on need not be in it.
            var at = time.GetUtcNow();
            DatabaseFile.Copy(file, copy);
            var manifest = await WriteAsync(part, copy, at, passphrase, ct);
            File.Delete(copy);
            await BackupReader.VerifyAsync(part, passphrase, work, ct);
            File.Move(part, target, overwrite: true);
            return manifest;
        }
        // Without the exception: a full disk of backups is no full disk of the service, which would stop.
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new BackupRefused($"The backup could not be written to {directory}: {exception.Message} The backups of before are kept. See to room there (and, for the copy that is verified, in {data}) and to the rights, and save again.");
        }
        finally
        {
            if (Directory.Exists(work)) Directory.Delete(work, recursive: true);
            if (File.Exists(part)) File.Delete(part);
        }
    }

    private void Tidy(string data)
    {
        var before = time.GetUtcNow().UtcDateTime - Abandoned;
        foreach (var left in Directory.GetDirectories(data, WorkPrefix + "*").Where(d => Directory.GetLastWriteTimeUtc(d) < before)) Directory.Delete(left, recursive: true);
    }

    private async Task<Manifest> WriteAsync(string part, string copy, DateTimeOffset at, string? passphrase, CancellationToken ct)
    {
        var sources = Sources(copy).Where(s => File.Exists(s.File)).ToList();
        var manifest = await BackupFacts.OfAsync(copy, at, ct) with { Parts = [.. sources.Select(s => Describe(s.Name, s.File))] };
        await using var file = DataDirectory.CreateAnew(part);
        await using var sealing = passphrase is null ? null : new SealingStream(file, passphrase);
        await using (var zip = new GZipStream((Stream?)sealing ?? file, CompressionLevel.Fastest, leaveOpen: true))
        await using (var tar = new TarWriter(zip, leaveOpen: true))
        {
            using var said = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(manifest, Json.Options));
            await AddAsync(tar, BackupParts.Manifest, said, ct);
            foreach (var (name, source) in sources)
            {
                await using var bytes = File.OpenRead(source);
                await AddAsync(tar, name, bytes, ct);
            }
        }
        sealing?.Complete();
        file.Flush(flushToDisk: true);
        return manifest;
    }

    private IEnumerable<(string Name, string File)> Sources(string copy) =>
        [(BackupParts.Database, copy), (BackupParts.Key, audit.Value.PrivateKeyFile), (BackupParts.RetiredKeys, audit.Value.RetiredKeysFile), (BackupParts.Checkpoints, audit.Value.CheckpointFile)];

    private static BackupPart Describe(string name, string file)
    {
        using var bytes = File.OpenRead(file);
        return new BackupPart(name, bytes.Length, Convert.ToHexStringLower(SHA256.HashData(bytes)));
    }

    private static Task AddAsync(TarWriter tar, string name, Stream content, CancellationToken ct) =>
        tar.WriteEntryAsync(new PaxTarEntry(TarEntryType.RegularFile, name) { DataStream = content, Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite }, ct);
}
