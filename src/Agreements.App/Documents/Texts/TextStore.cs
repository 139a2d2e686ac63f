using Agreements.App.Data;
using Agreements.App.Jobs;
using Agreements.App.Pipeline;
using Agreements.Domain.Texts;

namespace Agreements.App.Documents.Texts;

/// <summary>How far the reading of a content is, as it is stored.</summary>
public sealed class TextRow
{
    internal const string Columns = "t.sha256, t.state, t.pages, t.pages_read, t.ocr_pages, t.ocr_after, t.problem, t.attempts";

    public string Sha256 { get; init; } = "";
    public string State { get; init; } = "";

    /// <summary>Null = not known yet.</summary>
    public int? Pages { get; init; }

    public int PagesRead { get; init; }

    /// <summary>Null = its text has not been taken out yet.</summary>
    public int? OcrPages { get; init; }

    /// <summary>Its scanned pages were tried up to this one.</summary>
    public int OcrAfter { get; init; }

    public string? Problem { get; init; }

    /// <summary>Since a page of it was read last.</summary>
    public int Attempts { get; init; }

    public TextState StateNow => Words.Parse<TextState>(State);

    public Message? ProblemNow => Problem is null ? null : StoredMessage.Read(Problem);
}

/// <summary>A page of a content that was read, or that waits for it: then it is scanned and has no confidence.</summary>
public sealed class PageRow
{
    public int Page { get; init; }
    public string Method { get; init; } = "";
    public int? Confidence { get; init; }
    public string Text { get; init; } = "";
}

/// <summary>What was read of contents, and which are asked for. Whoever asks has been let to a document with this content before.</summary>
public sealed class TextStore(Db db, RequestContext context, TimeProvider time)
{
    private static readonly Statement ByHash = Statement.Of($"SELECT {TextRow.Columns} FROM document_texts t WHERE t.sha256 = @Sha256");
    private static readonly Statement PagesBehind = Statement.Limited("""
        SELECT page, method, confidence, text FROM document_pages WHERE sha256 = @Sha256 AND page > @After AND (method = 'text' OR confidence IS NOT NULL) ORDER BY page
        """, "Count");

    private static readonly Statement Insert = Statement.Of("""
        INSERT INTO document_texts (sha256, state, pages_read, ocr_after, attempts, due_at, created_at, updated_at)
        SELECT b.sha256, 'waiting', 0, 0, 0, @Now, @Now, @Now FROM blobs b WHERE b.sha256 = @Sha256 AND NOT EXISTS (SELECT 1 FROM document_texts t WHERE t.sha256 = @Sha256)
        """);

    private static readonly Statement Ask = Statement.Of("""
        UPDATE document_texts SET state = 'waiting', problem = NULL, ocr_after = 0, attempts = 0, due_at = @Now, updated_at = @Now WHERE sha256 = @Sha256 AND state = 'failed'
        """);

    public Task<TextRow?> FindAsync(string sha256, CancellationToken ct) => db.FirstAsync<TextRow>(ByHash, new { Sha256 = BlobStore.Key(sha256) }, ct);

    /// <summary>The pages that were read behind one, in their order.</summary>
    /// <param name="after">0 = from the first.</param>
    public Task<IReadOnlyList<PageRow>> PagesAsync(string sha256, int after, int count, CancellationToken ct) =>
        db.QueryAsync<PageRow>(PagesBehind, new { Sha256 = BlobStore.Key(sha256), After = after, Count = count }, ct);

    /// <summary>Has a content read that was kept in the open transaction; what is read or waits already is left as it is.</summary>
    public async Task AddAsync(string sha256, CancellationToken ct)
    {
        try
        {
            await db.ExecuteAsync(Insert, new { Sha256 = BlobStore.Key(sha256), Now = time.GetUtcNow() }, ct);
        }
        catch (Exception exception) when (db.Engine.IsUniqueViolation(exception))
        {
            // Somebody has brought the same content at this moment.
        }
        context.Wake.Add(JobTable.ReadDocuments);
    }

    /// <summary>Has it tried once more, going on behind the pages that were read.</summary>
    /// <returns>False = it has not failed.</returns>
    public async Task<bool> AskAgainAsync(string sha256, CancellationToken ct)
    {
        context.Wake.Add(JobTable.ReadDocuments);
        return await db.ExecuteAsync(Ask, new { Sha256 = BlobStore.Key(sha256), Now = time.GetUtcNow() }, ct) > 0;
    }
}
