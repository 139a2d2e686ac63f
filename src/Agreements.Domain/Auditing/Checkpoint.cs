using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Agreements.Domain.Auditing;

/// <summary>What the chain was at a moment, signed by an installation.</summary>
/// <param name="Seq">The last entry that it covers.</param>
/// <param name="Hash">That entry's, and so of all before it.</param>
/// <param name="KeyId">SHA-256 of the public key (SubjectPublicKeyInfo), hexadecimal.</param>
/// <param name="Signature">ECDSA P-256 with SHA-256, base64.</param>
public sealed record Checkpoint(long Seq, string Hash, DateTimeOffset At, string KeyId, string Signature)
{
    /// <summary>What the signature is of.</summary>
    public byte[] Signed() => Encoding.UTF8.GetBytes(CanonicalJson.Write(new JsonObject
    {
        ["seq"] = Seq, ["hash"] = Hash, ["at"] = At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture), ["keyId"] = KeyId,
    }));
}
