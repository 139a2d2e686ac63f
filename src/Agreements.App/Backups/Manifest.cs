namespace Agreements.App.Backups;

/// <summary>What a backup holds, so that it can be verified without the service that made it.</summary>
/// <param name="Format">1.</param>
/// <param name="Program">The version of the program that wrote it.</param>
/// <param name="Schema">The last migration that the database has run.</param>
/// <param name="AuditSeq">The last entry of the audit trail.</param>
/// <param name="AuditHash">That entry's.</param>
/// <param name="ContentsElsewhere">Contents of documents that lie in the object store, and are not in the backup.</param>
/// <param name="BytesElsewhere">Their size together.</param>
public sealed record Manifest(
    int Format, DateTimeOffset CreatedAt, string Program, string Schema, long Institutions, long Agreements, long AuditSeq, string AuditHash, long ContentsElsewhere, long BytesElsewhere,
    IReadOnlyList<BackupPart> Parts)
{
    public const int Known = 1;
}

/// <param name="Sha256">In lower-case hex.</param>
public sealed record BackupPart(string Name, long Bytes, string Sha256);

/// <summary>The names of the parts.</summary>
public static class BackupParts
{
    public const string Manifest = "manifest.json", Database = "agreements.db", Key = "audit-key.pem", RetiredKeys = "audit-retired-keys.pem", Checkpoints = "audit-checkpoints.jsonl";

    /// <summary>Nothing else is taken from a backup.</summary>
    public static readonly IReadOnlyList<string> All = [Database, Key, RetiredKeys, Checkpoints];
}
