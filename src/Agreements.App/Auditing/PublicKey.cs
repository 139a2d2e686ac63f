using System.Security.Cryptography;
using Agreements.Domain.Auditing;

namespace Agreements.App.Auditing;

/// <summary>The public half of an installation's key: with it anybody can tell whose a checkpoint is.</summary>
/// <param name="Id">SHA-256 of the key, hexadecimal.</param>
/// <param name="Pem">SubjectPublicKeyInfo.</param>
public sealed record PublicKey(string Id, string Pem)
{
    public static PublicKey Of(ECDsa key) => new(Convert.ToHexStringLower(SHA256.HashData(key.ExportSubjectPublicKeyInfo())), key.ExportSubjectPublicKeyInfoPem());

    /// <exception cref="ArgumentException">It is no PEM of a key.</exception>
    public static PublicKey Read(string pem)
    {
        using var key = ECDsa.Create();
        key.ImportFromPem(pem);
        return Of(key);
    }

    /// <summary>Several, one behind another.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static IReadOnlyList<PublicKey> ReadAll(string pems)
    {
        var found = new List<PublicKey>();
        for (var rest = pems; PemEncoding.TryFind(rest, out var fields); rest = rest[fields.Location.End..]) found.Add(Read(rest[fields.Location]));
        return found.Count > 0 ? found : [Read(pems)];
    }

    public bool HasSigned(Checkpoint checkpoint)
    {
        if (checkpoint.KeyId != Id) return false;
        var signature = new byte[checkpoint.Signature.Length];
        using var key = ECDsa.Create();
        key.ImportFromPem(Pem);
        return Convert.TryFromBase64String(checkpoint.Signature, signature, out var length)
            && key.VerifyData(checkpoint.Signed(), signature.AsSpan(0, length), HashAlgorithmName.SHA256);
    }
}
