using System.Security.Cryptography;
using Agreements.App.Data;
using Agreements.Domain.Auditing;
using Microsoft.Extensions.Options;

namespace Agreements.App.Auditing;

/// <summary>The key with which this installation signs checkpoints (ECDSA P-256). It is read when it is first needed.</summary>
public sealed class InstallationKey(IOptions<AuditOptions> options)
{
    private readonly Lazy<string> _pem = new(() => Load(options.Value));

    /// <exception cref="IOException">The file cannot be read or made.</exception>
    public PublicKey Public => PublicKey.Read(_pem.Value);

    public Checkpoint Sign(long seq, string hash, DateTimeOffset at)
    {
        using var key = ECDsa.Create();
        key.ImportFromPem(_pem.Value);
        var unsigned = new Checkpoint(seq, hash, at, PublicKey.Of(key).Id, "");
        return unsigned with { Signature = Convert.ToBase64String(key.SignData(unsigned.Signed(), HashAlgorithmName.SHA256)) };
    }

    private static string Load(AuditOptions options)
    {
        if (options.KeyFile is { } configured) return File.ReadAllText(configured);
        var file = Path.Combine(options.Directory, "audit-key.pem");
        if (!File.Exists(file)) Create(file);
        return File.ReadAllText(file);
    }

    // Complete before it has its name: another process never reads half of it, and of two that make one the first wins.
    private static void Create(string file)
    {
        DataDirectory.Create(Path.GetDirectoryName(Path.GetFullPath(file))!);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var draft = $"{file}.{Guid.CreateVersion7():N}";
        using (var writer = new StreamWriter(DataDirectory.CreateFile(draft))) writer.Write(key.ExportPkcs8PrivateKeyPem());
        try
        {
            File.Move(draft, file, overwrite: false);
        }
        catch (IOException) when (File.Exists(file))
        {
            File.Delete(draft);
        }
    }
}
