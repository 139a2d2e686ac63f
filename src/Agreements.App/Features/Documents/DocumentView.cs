using Agreements.App.Data;
using Agreements.App.Documents;
using Agreements.App.Documents.Signatures;
using Agreements.App.Features.Agreements;
using Agreements.App.Pipeline;
using Agreements.Domain;
using Agreements.Domain.Documents;
using Agreements.Domain.Texts;
using Dapper;

namespace Agreements.App.Features.Documents;

/// <summary>A document of an agreement with its versions, oldest first.</summary>
/// <param name="Latest">The number of the latest version.</param>
/// <param name="Final">The number of the version that is the final signed text; absent = none.</param>
/// <param name="LockedAt">Since then it takes no version and no other name, and is not removed.</param>
/// <param name="Warnings">What to look at; it was taken all the same.</param>
public sealed record DocumentView(
    Guid Id, Guid Agreement, DocumentKind Kind, string Title, string? Note, int Latest, int? Final, DateTimeOffset? LockedAt, DateTimeOffset? RemovedAt, string? RemovalReason, IReadOnlyList<DocumentVersionView> Versions,
    IReadOnlyList<Warning> Warnings, long Version, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt)
{
    internal static DocumentView Of(DocumentRow row, IEnumerable<DocumentVersionRow> versions) => new(
        row.Id, row.AgreementId, Words.Parse<DocumentKind>(row.Kind), row.Title, row.Note, row.Latest, row.Final, row.LockedAt, row.RemovedAt, row.RemovalReason,
        [.. versions.Select(v => DocumentVersionView.Of(v, row.Final))], [], row.Version, row.CreatedAt, row.UpdatedAt);
}

/// <param name="Number">From 1.</param>
/// <param name="Sha256">Of its content, in lower-case hex.</param>
/// <param name="Size">Bytes.</param>
/// <param name="FinalAt">When it became the final text.</param>
/// <param name="IsReplaced">It was the final text until a later version became it.</param>
/// <param name="Signatures">What was found of electronic signatures; absent = it is no PDF. Whom their certificates come from is not checked.</param>
public sealed record DocumentVersionView(int Number, string Sha256, string FileName, string MediaType, long Size, string? Note, string AddedBy, DateTimeOffset AddedAt, DateTimeOffset? FinalAt, bool IsReplaced, IReadOnlyList<DocumentSignature>? Signatures)
{
    internal static DocumentVersionView Of(DocumentVersionRow row, int? final) =>
        new(row.Number, row.Sha256, row.FileName, row.MediaType, row.Size, row.Note, row.AddedBy, row.AddedAt, row.FinalAt, row.FinalAt is not null && row.Number != final, row.FoundSignatures);
}

/// <summary>Reads documents for whoever may read their agreement; that is asked before.</summary>
public sealed class DocumentViews(Db db, RequestContext context)
{
    private static readonly Statement ById = Text("d.id = @Id");
    private static readonly Statement OfAgreement = Text("d.agreement_id = @Id AND (@Removed = 1 OR d.removed_at IS NULL)");

    private static Statement Text(string which) => Statement.Of($"""
        SELECT {DocumentRow.Columns} FROM documents d WHERE {which} ORDER BY d.id;
        SELECT {DocumentVersionRow.Columns} FROM document_versions v JOIN documents d ON d.id = v.document_id WHERE {which} ORDER BY v.document_id, v.number;
        """);

    /// <exception cref="DomainException"><c>notFound</c>.</exception>
    public async Task<DocumentView> GetAsync(Guid id, CancellationToken ct) => await ReadAsync(ById, new { Id = id }, ct) is [var only] ? only : throw DomainException.NotFound("document", id);

    /// <summary>As it is after a file was added.</summary>
    public async Task<DocumentView> GetAsync(Guid id, IncomingFile added, CancellationToken ct)
    {
        var view = await GetAsync(id, ct);
        if (!added.IsMislabelled) return view;
        var differs = Violation.Of("document.mislabelled", IncomingFile.Pointer, added.Format.MediaType());
        return view with { Warnings = [new Warning(differs.Code, differs.Pointer, differs.Message.In(context.Language))] };
    }

    /// <summary>In the order in which they were added.</summary>
    public Task<IReadOnlyList<DocumentView>> OfAgreementAsync(Guid agreement, bool removed, CancellationToken ct) => ReadAsync(OfAgreement, new { Id = agreement, Removed = removed }, ct);

    private async Task<IReadOnlyList<DocumentView>> ReadAsync(Statement statement, object args, CancellationToken ct)
    {
        using var grid = await db.QueryMultipleAsync(statement, args, ct);
        var rows = (await grid.ReadAsync<DocumentRow>()).AsList();
        var versions = (await grid.ReadAsync<DocumentVersionRow>()).ToLookup(v => v.DocumentId);
        return [.. rows.Select(r => DocumentView.Of(r, versions[r.Id]))];
    }
}
