using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Agreements.Domain.Auditing;

/// <summary>An entry of the audit trail as it was read.</summary>
/// <param name="Content">All columns but the hash, as they stand; a value that cannot be one is still covered by the hash.</param>
/// <param name="Hash">As stored.</param>
public sealed record ChainEntry(JsonObject Content, string? Hash)
{
    /// <summary>What the first entry follows.</summary>
    public static readonly string Root = new('0', 64);

    /// <summary>From 1, without holes.</summary>
    public long? Seq => Content["seq"] is JsonValue value && value.TryGetValue(out long seq) ? seq : null;

    public string? PreviousHash => Content["previousHash"] is JsonValue value && value.TryGetValue(out string? hash) ? hash : null;

    /// <summary>SHA-256 over the canonical JSON, 64 hexadecimal digits in lower case.</summary>
    public static string HashOf(JsonObject content) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(CanonicalJson.Write(content))));
}
