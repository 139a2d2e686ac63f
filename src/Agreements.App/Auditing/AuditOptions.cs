namespace Agreements.App.Auditing;

/// <summary>Where the key and the checkpoints lie outside the database, so that who can rewrite the one cannot rewrite the other.</summary>
public sealed class AuditOptions
{
    /// <summary>The private key (PEM). Null = <c>audit-key.pem</c> in <see cref="Directory"/>, made when it is first needed.
    /// Several nodes of one database need the same.</summary>
    public string? KeyFile { get; set; }

    public string Directory { get; set; } = ".";

    /// <summary>Who is mailed each checkpoint, separated by commas; null = nobody. A checkpoint that lies with them cannot be rewritten by an operator.</summary>
    public string? Auditors { get; set; }

    public IReadOnlyList<string> AuditorAddresses => [.. (Auditors ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(a => a.ToLowerInvariant()).Distinct()];

    /// <summary>Public keys by which earlier checkpoints were signed (PEM, one behind another).</summary>
    public string RetiredKeysFile => Path.Combine(Directory, "audit-retired-keys.pem");

    /// <summary>Where the private key lies.</summary>
    public string PrivateKeyFile => KeyFile ?? Path.Combine(Directory, "audit-key.pem");

    /// <summary>One checkpoint a line (JSON).</summary>
    public string CheckpointFile => Path.Combine(Directory, "audit-checkpoints.jsonl");
}
