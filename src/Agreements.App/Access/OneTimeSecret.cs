using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Agreements.App.Access;

/// <summary>What links and cookies hold: 256 random bits. Only the hash is stored, and looked up.</summary>
public static class OneTimeSecret
{
    private const int Bytes = 32;

    /// <summary>In characters.</summary>
    public const int Length = (Bytes * 8 + 5) / 6;

    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    /// <returns>SHA-256 as lower-case hex.</returns>
    public static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
