using Agreements.App.Auditing;
using Agreements.App.Data;
using Agreements.App.Documents.Texts;
using Agreements.App.Events;
using Agreements.App.Jobs;
using Agreements.App.Pipeline;
using Agreements.App.Searching;
using Agreements.App.Store;
using Agreements.Domain;
using Agreements.Domain.Agreements;
using Agreements.Domain.Documents;
using Agreements.Domain.Events;
using Agreements.Domain.Texts;
using Microsoft.Extensions.Options;

namespace Agreements.App.Documents;

/// <summary>The only writer of documents and their versions; in the caller's transaction it also writes the content, the agreement's timeline and the event.</summary>
public sealed class DocumentStore(Db db, BlobStore blobs, TextStore texts, AuditTrail trail, EventLog events, RequestContext context, TimeProvider time, IOptions<DocumentOptions> options, SearchIndex search)
{
    private const int MostVersions = 500;

    private static readonly Statement ById = Statement.Of($"SELECT {DocumentRow.Columns} FROM documents d WHERE d.id = @Id");
    private static readonly Statement VersionOf = Statement.Of($"SELECT {DocumentVersionRow.Columns} FROM document_versions v WHERE v.document_id = @Id AND v.number = @Number");
    private static readonly Statement Current = Statement.Of("SELECT version FROM documents WHERE id = @Id");
    private static readonly Statement AgreementOf = Statement.Of("SELECT id, process, version FROM agreements WHERE id = @Id");

    private static readonly Statement Kept = Statement.Of("""
        SELECT COUNT(*) AS versions, COALESCE(SUM(v.size), 0) AS size FROM documents d JOIN document_versions v ON v.document_id = d.id WHERE d.agreement_id = @Agreement
        """);

    private static readonly Statement Finals = Statement.Of("SELECT COUNT(*) FROM documents WHERE agreement_id = @Agreement AND final IS NOT NULL");

    private static readonly Statement OtherFinals = Statement.Of("SELECT COUNT(*) FROM documents WHERE agreement_id = @Agreement AND id <> @Id AND final IS NOT NULL");

    private static readonly Statement Insert = Statement.Of("""
        INSERT INTO documents (id, agreement_id, kind, title, note, latest, version, created_at, updated_at) VALUES (@Id, @Agreement, @Kind, @Title, @Note, @Latest, 1, @Now, @Now)
        """);

    private static readonly Statement InsertVersion = Statement.Of("""
        INSERT INTO document_versions (document_id, number, sha256, file_name, media_type, size, signatures, note, added_by, added_at) VALUES (@Id, @Number, @Sha256, @FileName, @MediaType, @Size, @Signatures, @Note, @By, @Now)
        """);

    private static readonly Statement Update = Statement.Of("""
        UPDATE documents SET kind = @Kind, title = @Title, note = @Note, latest = @Latest, final = @Final,
            locked_at = CASE WHEN @IsLocked = 0 THEN NULL ELSE COALESCE(locked_at, @Now) END, removed_at = CASE WHEN @IsRemoved = 1 THEN @Now END,
            removal_reason = CASE WHEN @IsRemoved = 1 THEN @Reason END, version = version + 1, updated_at = @Now
        WHERE id = @Id AND version = @Version
        """);

    private static readonly Statement MarkFinal = Statement.Of("UPDATE document_versions SET final_at = COALESCE(final_at, @Now) WHERE document_id = @Id AND number = @Number");

    private static readonly Statement LockOthers = Statement.Of("""
        UPDATE documents SET locked_at = @Now, version = version + 1, updated_at = @Now WHERE agreement_id = @Agreement AND id <> @Id AND locked_at IS NULL AND removed_at IS NULL
        """);

    /// <exception cref="DomainException"><c>notFound</c>.</exception>
    public async Task<DocumentRow> GetAsync(Guid id, CancellationToken ct) => await db.FirstAsync<DocumentRow>(ById, new { Id = id }, ct) ?? throw DomainException.NotFound("document", id);

    /// <exception cref="DomainException"><c>notFound</c>; <c>version.stale</c>.</exception>
    public async Task<Document> GetAsync(Guid id, long version, CancellationToken ct)
    {
        var document = (await GetAsync(id, ct)).ToDocument();
        return document.Version == version ? document : throw DomainException.Stale(document.Version);
    }

    /// <exception cref="DomainException"><c>notFound</c>.</exception>
    public async Task<DocumentVersionRow> VersionAsync(Guid id, int number, CancellationToken ct) =>
        await db.FirstAsync<DocumentVersionRow>(VersionOf, new { Id = id, Number = number }, ct) ?? throw DomainException.NotFound("version", number);

    /// <summary>A version of which something is to be given out.</summary>
    /// <param name="number">Null = the latest.</param>
    /// <exception cref="DomainException"><c>notFound</c>; <c>document.removed</c>.</exception>
    public async Task<DocumentVersionRow> ReadableAsync(Guid id, int? number, CancellationToken ct)
    {
        var document = await GetAsync(id, ct);
        if (document.RemovedAt is not null) throw new DomainException(ProblemKind.Gone, [Violation.Of("document.removed", "")]);
        return await VersionAsync(id, number ?? document.Latest, ct);
    }

    /// <exception cref="DomainException"><c>notFound</c>.</exception>
    public async Task<ProcessState> ProcessAsync(Guid agreement, CancellationToken ct) => Words.Parse<ProcessState>((await AgreementAsync(agreement, ct)).Process);

    /// <summary>The final signed text of the agreement is kept.</summary>
    public async Task<bool> HasFinalAsync(Guid agreement, CancellationToken ct) => await db.FirstAsync<long>(Finals, new { Agreement = agreement }, ct) > 0;

    /// <summary>A new document with its first version.</summary>
    /// <exception cref="DomainException"><c>notFound</c>; <c>document.tooMany</c>, <c>document.tooMuch</c>.</exception>
    public async Task<Guid> AddAsync(Guid agreement, DocumentKind kind, string title, string? note, IncomingFile file, CancellationToken ct)
    {
        var document = new Document(Ids.New(time), agreement, kind, title, note, 1, null, false, false, 1);
        var of = await AgreementAsync(agreement, ct);
        await RequireRoomAsync(agreement, file.Size, ct);
        await db.ExecuteAsync(Insert, new { document.Id, document.Agreement, Kind = Words.Of(kind), document.Title, document.Note, document.Latest, Now = time.GetUtcNow() }, ct);
        await KeepAsync(document, note: null, file, ct);
        Record(document, of, "addDocument", null, [Change(document, "title", null, title), Change(document, "kind", null, Words.Of(kind)), Change(document, "sha256", null, file.Sha256)]);
        Tell(document, of, "addDocument");
        await search.DocumentsAsync(agreement, ct);
        return document.Id;
    }

    /// <param name="after">With the new version's number.</param>
    /// <exception cref="DomainException"><c>version.stale</c>; <c>document.tooMany</c>, <c>document.tooMuch</c>.</exception>
    public async Task AddVersionAsync(Document before, Document after, string? note, IncomingFile file, CancellationToken ct)
    {
        var of = await AgreementAsync(after.Agreement, ct);
        await RequireRoomAsync(after.Agreement, file.Size, ct);
        await WriteAsync(before, after, null, ct);
        await KeepAsync(after, note, file, ct);
        Record(after, of, "addDocumentVersion", note, [Change(after, "latest", before.Latest, after.Latest), Change(after, "sha256", null, file.Sha256)]);
        Tell(after, of, "addDocumentVersion");
        await search.DocumentsAsync(after.Agreement, ct);
    }

    /// <summary>Writes a changed document if nobody else has changed it since it was read.</summary>
    /// <param name="action">The word of the timeline.</param>
    /// <exception cref="DomainException"><c>version.stale</c>.</exception>
    public async Task SaveAsync(Document before, Document after, string action, string? reason, CancellationToken ct)
    {
        await WriteAsync(before, after, reason, ct);
        Record(after, await AgreementAsync(after.Agreement, ct), action, reason,
        [
            .. new[]
            {
                Change(after, "title", before.Title, after.Title), Change(after, "kind", Words.Of(before.Kind), Words.Of(after.Kind)), Change(after, "note", before.Note, after.Note),
                Change(after, "final", before.Final, after.Final), Change(after, "locked", before.IsLocked, after.IsLocked), Change(after, "removed", before.IsRemoved, after.IsRemoved),
            }.Where(c => c.Old?.ToJsonString() != c.New?.ToJsonString()),
        ]);
        await search.DocumentsAsync(after.Agreement, ct);
    }

    /// <summary>Writes it as the final text, and locks all other documents that the agreement has.</summary>
    /// <exception cref="DomainException"><c>version.stale</c>; <c>document.final.other</c>: another document of the agreement is its final text, and is replaced only by a version of its own.</exception>
    public async Task FinaliseAsync(Document before, Document after, CancellationToken ct)
    {
        if (await db.FirstAsync<long>(OtherFinals, new { after.Agreement, after.Id }, ct) > 0) throw DomainException.Conflict("document.final.other", "");
        try
        {
            await SaveAsync(before, after, "finaliseDocument", null, ct);
        }
        catch (Exception exception) when (db.Engine.IsUniqueViolation(exception))
        {
            // Of two at once the index lets one through.
            throw DomainException.Conflict("document.final.other", "");
        }
        await db.ExecuteAsync(MarkFinal, new { after.Id, Number = after.Final, Now = time.GetUtcNow() }, ct);
        await db.ExecuteAsync(LockOthers, new { after.Id, after.Agreement, Now = time.GetUtcNow() }, ct);
    }

    private async Task WriteAsync(Document before, Document after, string? reason, CancellationToken ct)
    {
        var written = await db.ExecuteAsync(Update, new { after.Id, Kind = Words.Of(after.Kind), after.Title, after.Note, after.Latest, after.Final, after.IsLocked, after.IsRemoved, Reason = reason, before.Version, Now = time.GetUtcNow() }, ct);
        if (written == 0) throw DomainException.Stale(await db.FirstAsync<long>(Current, new { after.Id }, ct));
    }

    private async Task KeepAsync(Document document, string? note, IncomingFile file, CancellationToken ct)
    {
        var blob = await blobs.KeepAsync(file, ct);
        await db.ExecuteAsync(InsertVersion, new
        {
            document.Id, Number = document.Latest, Sha256 = BlobStore.Key(blob.Sha256), FileName = file.Name, MediaType = file.Format.MediaType(), blob.Size, Signatures = file.Signatures is null ? null : Json.Write(file.Signatures), Note = note, By = context.Actor, Now = time.GetUtcNow(),
        }, ct);
        await texts.AddAsync(blob.Sha256, ct);
        if (options.Value.ObjectStore.IsUsed) context.Wake.Add(JobTable.MoveContents);
    }

    private async Task RequireRoomAsync(Guid agreement, long size, CancellationToken ct)
    {
        var kept = (await db.FirstAsync<Sum>(Kept, new { Agreement = agreement }, ct))!;
        if (kept.Versions >= MostVersions) throw DomainException.Conflict("document.tooMany", IncomingFile.Pointer, MostVersions);
        if (kept.Size + size > options.Value.MostBytesPerAgreement) throw DomainException.Conflict("document.tooMuch", IncomingFile.Pointer, options.Value.MostBytesPerAgreement / 1024 / 1024);
    }

    private async Task<AgreementRow> AgreementAsync(Guid id, CancellationToken ct) => await db.FirstAsync<AgreementRow>(AgreementOf, new { Id = id }, ct) ?? throw DomainException.NotFound("agreement", id);

    // It stands in the agreement's timeline, where its parties look.
    private void Record(Document document, AgreementRow of, string action, string? reason, IReadOnlyList<FieldChange> changes) =>
        trail.Append("agreement", document.Agreement, action, of.Version, changes, reason);

    private void Tell(Document document, AgreementRow of, string action) =>
        events.Add(EventTypes.DocumentAdded, document.Agreement, null, of.Version, new EventData { Action = action, Document = document.Id, Kind = document.Kind });

    private static FieldChange Change<T>(Document document, string field, T? old, T? now) => new($"/documents/{document.Id}/{field}", System.Text.Json.JsonSerializer.SerializeToNode(old, Json.Options), System.Text.Json.JsonSerializer.SerializeToNode(now, Json.Options));

    private sealed class AgreementRow
    {
        public Guid Id { get; init; }
        public string Process { get; init; } = "";
        public long Version { get; init; }
    }

    private sealed class Sum
    {
        public long Versions { get; init; }
        public long Size { get; init; }
    }
}
