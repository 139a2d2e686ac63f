using System.Globalization;
using Agreements.App.Data;
using Agreements.App.Documents.Texts.Files;
using Agreements.App.Pipeline;
using Agreements.App.Searching;
using Agreements.Domain.Texts;

namespace Agreements.App.Documents.Texts;

/// <summary>Somebody else reads this content by now: nothing more is written.</summary>
internal sealed class LeaseLost() : Exception("The lease of a content that is read was lost.");

/// <summary>Who reads a content. Of two that want the same only one gets it; each page is kept in a short transaction of its own that also holds the lease.</summary>
public sealed class TextLease(Db db, UnitOfWork work, TimeProvider time, PageIndex index)
{
    /// <summary>A content that has cost this many readers their lives, or failed so often for reasons not its own, is given up until somebody asks.</summary>
    public const int MostAttempts = 3;

    /// <summary>Longer than the dearest step between two pages.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(6), Pause = TimeSpan.FromMinutes(2);

    private const string Free = "due_at <= @Now AND (lease_until IS NULL OR lease_until < @Now)";

    private static readonly Statement Due = Statement.Limited($"""
        SELECT sha256 FROM document_texts WHERE {Free} AND (@Ocr = 1 OR COALESCE(ocr_pages, 0) = 0) ORDER BY CASE WHEN COALESCE(ocr_pages, 0) = 0 THEN 0 ELSE 1 END, due_at, sha256
        """, "Count");

    private static readonly Statement AnyDue = Statement.Limited($"SELECT sha256 FROM document_texts WHERE {Free} ORDER BY due_at", "Count");

    private static readonly Statement UnopenedDue = Statement.Limited($"SELECT sha256 FROM document_texts WHERE {Free} AND ocr_pages IS NULL ORDER BY due_at", "Count");

    private static readonly Statement Claim = Statement.Of($"""
        UPDATE document_texts SET state = 'reading', lease_owner = @Owner, lease_until = @Until, attempts = attempts + 1, updated_at = @Now WHERE sha256 = @Sha256 AND {Free}
        """);

    private static readonly Statement Hold = Statement.Of("""
        UPDATE document_texts SET lease_until = @Until, pages = COALESCE(@Pages, pages), pages_read = pages_read + @Read, attempts = 0, updated_at = @Now WHERE sha256 = @Sha256 AND lease_owner = @Owner
        """);

    private static readonly Statement InsertPage = Statement.Of("INSERT INTO document_pages (sha256, page, method, text) VALUES (@Sha256, @Page, @Method, @Text)");
    private static readonly Statement FillPage = Statement.Of("UPDATE document_pages SET text = @Text, confidence = @Confidence WHERE sha256 = @Sha256 AND page = @Page AND method = 'ocr' AND confidence IS NULL");
    private static readonly Statement SetScans = Statement.Of("""
        UPDATE document_texts SET ocr_pages = (SELECT COUNT(*) FROM document_pages p WHERE p.sha256 = @Sha256 AND p.method = 'ocr'), problem = @Problem WHERE sha256 = @Sha256 AND lease_owner = @Owner
        """);

    private static readonly Statement LastPage = Statement.Of("SELECT COALESCE(MAX(page), 0) FROM document_pages WHERE sha256 = @Sha256");
    private static readonly Statement NextScan = Statement.Of("SELECT MIN(page) FROM document_pages WHERE sha256 = @Sha256 AND page > @After AND method = 'ocr' AND confidence IS NULL");
    private static readonly Statement Finish = Statement.Of("""
        UPDATE document_texts SET state = @State, problem = COALESCE(@Problem, problem), due_at = @DueAt, attempts = CASE WHEN @Due = 1 THEN attempts ELSE 0 END, lease_owner = NULL, lease_until = NULL, updated_at = @Now
        WHERE sha256 = @Sha256 AND lease_owner = @Owner
        """);

    private static readonly Statement Release = Statement.Of("UPDATE document_texts SET state = 'waiting', attempts = 0, lease_owner = NULL, lease_until = NULL WHERE sha256 = @Sha256 AND lease_owner = @Owner");

    private readonly string _owner = Guid.CreateVersion7().ToString("N", CultureInfo.InvariantCulture);

    private DateTimeOffset Now => time.GetUtcNow();

    public async Task<bool> IsAnyDueAsync(CancellationToken ct) => (await db.QueryAsync<string>(AnyDue, new { Now, Count = 1 }, ct)).Count > 0;

    /// <summary>A content waits that nobody has opened yet: its text is quick, scans are not.</summary>
    public async Task<bool> IsUnopenedDueAsync(CancellationToken ct) => (await db.QueryAsync<string>(UnopenedDue, new { Now, Count = 1 }, ct)).Count > 0;

    /// <summary>Takes the content that has waited longest; those of which only scans are left come last.</summary>
    /// <param name="ocr">Also those that wait for OCR alone.</param>
    /// <returns>Null = none is due.</returns>
    public async Task<string?> ClaimAsync(bool ocr, CancellationToken ct)
    {
        while (await db.FirstAsync<string>(Due, new { Now, Ocr = ocr, Count = 1 }, ct) is { } sha256)
            if (await db.ExecuteAsync(Claim, Of(sha256, new { Owner = _owner, Now, Until = Now + Lease }), ct) > 0) return sha256;
        return null;
    }

    public Task<int> LastPageAsync(string sha256, CancellationToken ct) => db.FirstAsync<int>(LastPage, Of(sha256), ct);

    /// <summary>The first scanned page behind one that has not been read.</summary>
    public Task<int?> NextScanAsync(string sha256, int after, CancellationToken ct) => db.FirstAsync<int?>(NextScan, Of(sha256, new { After = after }), ct);

    /// <param name="pages">How many there are; null = as before.</param>
    /// <exception cref="LeaseLost" />
    public Task KeepAsync(string sha256, int? pages, IReadOnlyList<TakenPage> taken, CancellationToken ct) => HeldAsync(sha256, pages, taken.Count(p => !p.Scanned), async () =>
    {
        foreach (var page in taken) await db.ExecuteAsync(InsertPage, Of(sha256, new { page.Page, Method = Words.Of(page.Scanned ? TextMethod.Ocr : TextMethod.Text), page.Text }), ct);
    }, ct);

    /// <exception cref="LeaseLost" />
    public Task FillAsync(string sha256, int page, OcrPage read, CancellationToken ct) =>
        HeldAsync(sha256, null, 1, () => db.ExecuteAsync(FillPage, Of(sha256, new { Page = page, read.Text, read.Confidence }), ct), ct);

    /// <summary>Its text is taken out; what is left are scans.</summary>
    /// <param name="problem">What is not as it should be, although it was read.</param>
    public Task TakenOutAsync(string sha256, Message? problem, CancellationToken ct) => db.ExecuteAsync(SetScans, Of(sha256, new { Owner = _owner, Problem = Written(problem) }), ct);

    public Task FinishAsync(string sha256, TextState state, Message? problem, CancellationToken ct) => EndAsync(sha256, state, problem, state == TextState.NeedsOcr ? Now : null, ct);

    /// <summary>It did not work, for a reason that is not the content's: it comes again a few times.</summary>
    public Task LapseAsync(string sha256, int attempts, CancellationToken ct) =>
        attempts < MostAttempts ? EndAsync(sha256, TextState.Waiting, null, Now + Pause, ct) : EndAsync(sha256, TextState.Failed, new Message("problem.reading.lapsed"), null, ct);

    /// <summary>This process ends, or others come first; the next that takes it goes on.</summary>
    public Task ReleaseAsync(string sha256) => db.ExecuteAsync(Release, Of(sha256, new { Owner = _owner }), CancellationToken.None);

    /// <summary>The connection is given back while something else works.</summary>
    public Task PauseAsync() => db.ReleaseAsync();

    private Task EndAsync(string sha256, TextState state, Message? problem, DateTimeOffset? dueAt, CancellationToken ct) =>
        db.ExecuteAsync(Finish, Of(sha256, new { Owner = _owner, State = Words.Of(state), Problem = Written(problem), DueAt = dueAt, Due = dueAt is not null, Now }), ct);

    private async Task HeldAsync(string sha256, int? pages, int read, Func<Task> write, CancellationToken ct)
    {
        await work.BeginAsync(ct);
        try
        {
            if (await db.ExecuteAsync(Hold, Of(sha256, new { Owner = _owner, Until = Now + Lease, Pages = pages, Read = read, Now }), ct) == 0) throw new LeaseLost();
            await write();
            await index.AddAsync(sha256, ct);
            await work.CommitAsync(ct);
        }
        catch
        {
            await work.RollbackAsync();
            throw;
        }
    }

    private static string? Written(Message? problem) => problem is null ? null : StoredMessage.Write(problem);

    private static Dapper.DynamicParameters Of(string sha256, object? more = null)
    {
        var all = new Dapper.DynamicParameters(more);
        all.Add("Sha256", BlobStore.Key(sha256));
        return all;
    }
}
