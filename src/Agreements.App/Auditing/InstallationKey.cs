using System.Security.Cryptography;
using Agreements.App.Data;
using Agreements.Domain.Auditing;
using Microsoft.Extensions.Options;

namespace Agreements.App.Auditing;

/// <summary>The key with which this installation signs checkpoints (ECDSA P-256). It is read whenever it is needed: it may have been
/// changed by another process.</summary>
public sealed class InstallationKey(IOptions<AuditOptions> options)
{
    /// <exception cref="IOException">The file cannot be read or made.</exception>
    public PublicKey Public => PublicKey.Read(Load(options.Value));

    /// <summary>This one, and those that signed before it.</summary>
    public IReadOnlyList<PublicKey> Known => [Public, .. File.Exists(options.Value.RetiredKeysFile) ? PublicKey.ReadAll(File.ReadAllText(options.Value.RetiredKeysFile)) : []];

    public Checkpoint Sign(long seq, string hash, DateTimeOffset at)
    {
        using var key = ECDsa.Create();
        key.ImportFromPem(Load(options.Value));
        var unsigned = new Checkpoint(seq, hash, at, PublicKey.Of(key).Id, "");
        return unsigned with { Signature = Convert.ToBase64String(key.SignData(unsigned.Signed(), HashAlgorithmName.SHA256)) };
    }

    /// <summary>Makes another key; the old one's public half is kept, so that what it signed is still known. Processes that run sign
    /// with the new one from then on.</summary>
    /// <returns>The new public key.</returns>
    public static PublicKey Rotate(AuditOptions options)
    {
        var old = PublicKey.Read(Load(options));
        // First the old one is known as retired: a crash behind this line leaves nothing that is not known.
        File.AppendAllText(options.RetiredKeysFile, old.Pem + "\n");
        var draft = Draft(options.PrivateKeyFile);
        File.Move(draft, options.PrivateKeyFile, overwrite: true);
        return PublicKey.Read(File.ReadAllText(options.PrivateKeyFile));
    }

    private static string Load(AuditOptions options)
    {
        if (options.KeyFile is null && !File.Exists(options.PrivateKeyFile)) Create(options.PrivateKeyFile);
        return File.ReadAllText(options.PrivateKeyFile);
    }

    // Complete before it has its name: another process never reads half of it, and of two that make one the first wins.
    private static void Create(string file)
    {
        DataDirectory.Create(Path.GetDirectoryName(Path.GetFullPath(file))!);
        var draft = Draft(file);
        try
        {
            File.Move(draft, file, overwrite: false);
        }
        catch (IOException) when (File.Exists(file))
        {
            File.Delete(draft);
        }
    }

    private static string Draft(string file)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var draft = $"{file}.{Guid.CreateVersion7():N}";
        using var writer = new StreamWriter(DataDirectory.CreateFile(draft));
        writer.Write(key.ExportPkcs8PrivateKeyPem());
        return draft;
    }
}
