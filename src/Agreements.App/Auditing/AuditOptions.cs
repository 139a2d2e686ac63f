namespace Agreements.App.Auditing;

/// <summary>Where the key and the checkpoints lie outside the database, so that who can rewrite the one cannot rewrite the other.</summary>
public sealed class AuditOptions
{
    /// <summary>The private key (PEM). Null = <c>audit-key.pem</c> in <see cref="Directory"/>, made when it is first needed.
    /// Several nodes of one database need the same.</summary>
    public string? KeyFile { get; set; }

    public string Directory { get; set; } = ".";

    /// <summary>One checkpoint a line (JSON).</summary>
    public string CheckpointFile => Path.Combine(Directory, "audit-checkpoints.jsonl");
}
