using Agreements.App.Data;
using Agreements.App.Documents.Signatures;
using Agreements.Domain.Documents;
using Agreements.Domain.Texts;

namespace Agreements.App.Documents;

/// <summary>A document as it is stored.</summary>
public sealed class DocumentRow
{
    internal const string Columns = "d.id, d.agreement_id, d.kind, d.title, d.note, d.latest, d.final, d.locked_at, d.removed_at, d.removal_reason, d.version, d.created_at, d.updated_at";

    public Guid Id { get; init; }
    public Guid AgreementId { get; init; }
    public string Kind { get; init; } = "";
    public string Title { get; init; } = "";
    public string? Note { get; init; }
    public int Latest { get; init; }
    public int? Final { get; init; }
    public DateTimeOffset? LockedAt { get; init; }
    public DateTimeOffset? RemovedAt { get; init; }
    public string? RemovalReason { get; init; }
    public long Version { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset UpdatedAt { get; init; }

    public Document ToDocument() => new(Id, AgreementId, Words.Parse<DocumentKind>(Kind), Title, Note, Latest, Final, LockedAt is not null, RemovedAt is not null, Version);
}

/// <summary>A version of a document as it is stored.</summary>
public sealed class DocumentVersionRow
{
    internal const string Columns = "v.document_id, v.number, v.sha256, v.file_name, v.media_type, v.size, v.signatures, v.note, v.final_at, v.added_by, v.added_at";

    public Guid DocumentId { get; init; }

    /// <summary>From 1.</summary>
    public int Number { get; init; }

    public string Sha256 { get; init; } = "";
    public string FileName { get; init; } = "";
    public string MediaType { get; init; } = "";
    public long Size { get; init; }
    public string? Signatures { get; init; }
    public string? Note { get; init; }
    public DateTimeOffset? FinalAt { get; init; }
    public string AddedBy { get; init; } = "";
    public DateTimeOffset AddedAt { get; init; }

    /// <summary>Null = it is no PDF.</summary>
    public IReadOnlyList<DocumentSignature>? FoundSignatures => Signatures is null ? null : Json.Read<IReadOnlyList<DocumentSignature>>(Signatures);

    public FileFormat Format => FileFormats.Of(MediaType);
}
