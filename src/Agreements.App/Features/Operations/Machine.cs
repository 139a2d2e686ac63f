using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Agreements.App.Data;
using Microsoft.Extensions.Options;

namespace Agreements.App.Features.Operations;

/// <param name="FreeMb">What is left on the disk of the data directory, for this account.</param>
/// <param name="LogMb">The size of SQLite's write-ahead log; null = another engine.</param>
/// <param name="CertificateUntil">When the first of the served certificates ends; null = none is served, or it cannot be read.</param>
public sealed record MachineState(long FreeMb, long DiskMb, long? LogMb, DateTimeOffset? CertificateUntil);

/// <summary>Looks at what the service stands on: its disk and its certificates.</summary>
public sealed class Machine(IOptions<HealthOptions> options, Engine engine)
{
    private const long Mb = 1024 * 1024;

    /// <returns>Null when the disk cannot be looked at.</returns>
    public MachineState? Look()
    {
        try
        {
            var directory = Path.GetFullPath(options.Value.Directory);
            while (!Directory.Exists(directory)) directory = Path.GetDirectoryName(directory)!;
            var disk = new DriveInfo(directory);
            return new MachineState(disk.AvailableFreeSpace / Mb, disk.TotalSize / Mb, LogSize(), options.Value.Certificates.Min(c => EndOf(c.File, c.Password)));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }

    private long? LogSize() => engine is not SqliteEngine sqlite ? null : new FileInfo(sqlite.File + "-wal") is { Exists: true } log ? log.Length / Mb : 0;

    private static DateTimeOffset? EndOf(string file, string? password)
    {
        try
        {
            using var certificate = Path.GetExtension(file) is ".pfx" or ".p12" ? X509CertificateLoader.LoadPkcs12FromFile(file, password) : X509CertificateLoader.LoadCertificateFromFile(file);
            return new DateTimeOffset(certificate.NotAfter.ToUniversalTime(), TimeSpan.Zero);
        }
        catch (Exception exception) when (exception is CryptographicException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
