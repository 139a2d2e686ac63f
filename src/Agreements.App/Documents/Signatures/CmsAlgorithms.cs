using System.Security.Cryptography;

namespace Agreements.App.Documents.Signatures;

/// <summary>The hashes that are known here.</summary>
internal static class CmsAlgorithms
{
    private static readonly Dictionary<string, HashAlgorithmName> Hashes = new(StringComparer.Ordinal)
    {
        ["1.3.14.3.2.26"] = HashAlgorithmName.SHA1, ["2.16.840.1.101.3.4.2.1"] = HashAlgorithmName.SHA256, ["2.16.840.1.101.3.4.2.2"] = HashAlgorithmName.SHA384, ["2.16.840.1.101.3.4.2.3"] = HashAlgorithmName.SHA512,
    };

    /// <exception cref="CryptographicException">Another one.</exception>
    public static HashAlgorithmName Hash(Oid oid) => Hashes.TryGetValue(oid.Value ?? "", out var name) ? name : throw new CryptographicException("An unknown hash.");

    /// <summary>As people write it: <c>SHA-256</c>.</summary>
    public static string Name(HashAlgorithmName hash) => hash.Name!.Insert(3, "-");
}
