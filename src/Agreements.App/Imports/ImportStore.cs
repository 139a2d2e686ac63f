using Agreements.App.Data;
using Agreements.App.Imports.Columns;
using Agreements.App.Imports.Files;
using Agreements.App.Imports.Rows;
using Agreements.App.Jobs;
using Agreements.App.Pipeline;
using Agreements.Domain;
using Agreements.Domain.Texts;

namespace Agreements.App.Imports;

public enum ImportState { Uploaded, Reading, Checked, Importing, Completed, Failed, Cancelled }

/// <summary>An import as it is stored.</summary>
public sealed class StoredImport
{
    public Guid Id { get; init; }
    public Guid? InstitutionId { get; init; }
    public string Maker { get; init; } = "";
    public string Actor { get; init; } = "";
    public string Grants { get; init; } = "[]";
    public string Language { get; init; } = "id";
    public string State { get; init; } = "";
    public bool DryRun { get; init; }
    public string Options { get; init; } = "{}";
    public string Warnings { get; init; } = "[]";
    public string? Problem { get; init; }
    public int Files { get; init; }
    public int FilesRead { get; init; }
    public int Done { get; init; }
    public int Total { get; init; }
    public bool CancelAsked { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Since then its files and the cells of its rows are gone; null = they are kept.</summary>
    public DateTimeOffset? ForgottenAt { get; init; }

    public ImportState StateNow => Words.Parse<ImportState>(State);

    public ImportOptions OptionsNow => Json.Read<ImportOptions>(Options) with { Institution = InstitutionId };
}

/// <summary>A file of an import.</summary>
public sealed class StoredFile
{
    public int Ord { get; init; }
    public string Name { get; init; } = "";
    public string Sha256 { get; init; } = "";
    public long Size { get; init; }
    public string? Columns { get; init; }

    public IReadOnlyList<Column> ColumnsNow => Columns is null ? [] : Json.Read<List<Column>>(Columns);
}

/// <summary>Imports and their files. Whoever works on one holds its lease; every write of a worker asks for it.</summary>
public sealed class ImportStore(Db db, TimeProvider time, RequestContext context)
{
    /// <summary>Longer than the dearest step between two renewals.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    private const int PartSize = 1024 * 1024, MostUnfinished = 20;

    private const long MostKept = 500L * 1024 * 1024;

    private const string Columns = "i.id, i.institution_id, i.maker, i.actor, i.grants, i.language, i.state, i.dry_run, i.options, i.warnings, i.problem, i.files, i.files_read, i.done, i.total, i.cancel_asked, i.created_at, i.updated_at, i.forgotten_at";

    private static readonly Statement ById = Statement.Of($"SELECT {Columns} FROM imports i WHERE i.id = @Id");
    private static readonly Statement Page = Statement.Limited($"""
        SELECT {Columns} FROM imports i
        WHERE (@All = 1 OR i.maker = @Maker OR EXISTS (SELECT 1 FROM institution_ancestors x WHERE x.institution_id = i.institution_id AND x.ancestor_id IN @administered)) AND (@After IS NULL OR i.id < @After)
        ORDER BY i.id DESC
        """, "Count");

    private static readonly Statement Insert = Statement.Of("""
        INSERT INTO imports (id, institution_id, maker, actor, grants, language, state, dry_run, options, warnings, files, files_read, done, total, cancel_asked, created_at, updated_at)
        VALUES (@Id, @Institution, @Maker, @Actor, @Grants, @Language, 'uploaded', @DryRun, @Options, '[]', 0, 0, 0, 0, 0, @Now, @Now)
        """);

    private static readonly Statement Unfinished = Statement.Of("SELECT COUNT(*) FROM imports WHERE maker = @Maker AND state IN ('uploaded', 'reading', 'checked', 'importing')");
    private static readonly Statement Kept = Statement.Of("SELECT COALESCE(SUM(f.size), 0) FROM imports i JOIN import_files f ON f.import_id = i.id WHERE i.maker = @Maker AND i.forgotten_at IS NULL");
    private static readonly Statement InsertFile = Statement.Of("INSERT INTO import_files (import_id, ord, name, sha256, size) VALUES (@Id, @Ord, @Name, @Sha256, @Size)");
    private static readonly Statement InsertPart = Statement.Of("INSERT INTO import_chunks (import_id, ord, part, bytes) VALUES (@Id, @Ord, @Part, @Bytes)");
    private static readonly Statement CountFile = Statement.Of("UPDATE imports SET files = @Ord, updated_at = @Now WHERE id = @Id");
    private static readonly Statement FilesOf = Statement.Of("SELECT ord, name, sha256, size, columns FROM import_files WHERE import_id = @Id ORDER BY ord");
    private static readonly Statement PartOf = Statement.Of("SELECT bytes FROM import_chunks WHERE import_id = @Id AND ord = @Ord AND part = @Part");
    private static readonly Statement Ask = Statement.Of("""
        UPDATE imports SET state = @State, dry_run = @DryRun, options = @Options, maker = @Maker, actor = @Actor, grants = @Grants, language = @Language, problem = NULL, cancel_asked = 0, done = 0, updated_at = @Now
        WHERE id = @Id AND state = @Was
        """);

    private static readonly Statement Cancel = Statement.Of("UPDATE imports SET cancel_asked = 1, state = CASE WHEN state = 'checked' THEN 'cancelled' ELSE state END, updated_at = @Now WHERE id = @Id AND state IN ('uploaded', 'reading', 'checked', 'importing')");

    public async Task<StoredImport?> FindAsync(Guid id, CancellationToken ct) => await db.FirstAsync<StoredImport>(ById, new { Id = id }, ct);

    /// <param name="administered">The institutions whose imports the caller sees too; null = all.</param>
    public Task<IReadOnlyList<StoredImport>> PageAsync(string maker, IReadOnlyList<Guid>? administered, Guid? after, int count, CancellationToken ct) =>
        db.QueryAsync<StoredImport>(Page, new { All = administered is null, Maker = maker, administered = Ids.List(administered ?? []), After = after, Count = count }, ct);

    /// <summary>Whether the caller may send so much more. The program itself always may: it stands beside the database.</summary>
    /// <param name="imports">Of them unfinished from now on.</param>
    /// <param name="size">Bytes.</param>
    /// <exception cref="DomainException"><c>import.tooMany</c>.</exception>
    public async Task RequireRoomAsync(int imports, long size, CancellationToken ct)
    {
        if (context.Principal.IsProgram) return;
        var caller = new { Maker = ImportMaker.Of(context.Principal) };
        if (await db.FirstAsync<long>(Unfinished, caller, ct) + imports > MostUnfinished || await db.FirstAsync<long>(Kept, caller, ct) + size > MostKept)
            throw DomainException.Conflict("import.tooMany", "/file", MostUnfinished, MostKept / 1024 / 1024);
    }

    public async Task<Guid> AddAsync(ImportOptions options, bool dryRun, CancellationToken ct)
    {
        var id = Ids.New(time);
        await db.ExecuteAsync(Insert, new
        {
            Id = id, options.Institution, Maker = ImportMaker.Of(context.Principal), context.Actor, Grants = ImportMaker.GrantsOf(context.Principal), Language = Words.Of(context.Language), DryRun = dryRun, Options = Json.Write(options), Now = time.GetUtcNow(),
        }, ct);
        return id;
    }

    /// <exception cref="DomainException"><c>import.file.tooLarge</c>.</exception>
    public async Task AddFileAsync(Guid id, int ord, string name, Stream content, CancellationToken ct)
    {
        content.Position = 0;
        if (content.Length > FileLimits.File) throw FileProblem.Of("tooLarge", FileLimits.File / 1024 / 1024);
        var hash = Convert.ToHexStringLower(await System.Security.Cryptography.SHA256.HashDataAsync(content, ct));
        await db.ExecuteAsync(InsertFile, new { Id = id, Ord = ord, Name = name, Sha256 = hash, Size = content.Length }, ct);
        content.Position = 0;
        var buffer = new byte[PartSize];
        for (var part = 0; await content.ReadAtLeastAsync(buffer, PartSize, throwOnEndOfStream: false, ct) is > 0 and var read; part++)
            await db.ExecuteAsync(InsertPart, new { Id = id, Ord = ord, Part = part, Bytes = buffer.AsSpan(0, read).ToArray() }, ct);
        await db.ExecuteAsync(CountFile, new { Id = id, Ord = ord, Now = time.GetUtcNow() }, ct);
    }

    public Task<IReadOnlyList<StoredFile>> FilesAsync(Guid id, CancellationToken ct) => db.QueryAsync<StoredFile>(FilesOf, new { Id = id }, ct);

    /// <summary>The file as it was sent, into a stream.</summary>
    public async Task CopyAsync(Guid id, int ord, Stream to, CancellationToken ct)
    {
        for (var part = 0; await db.FirstAsync<byte[]>(PartOf, new { Id = id, Ord = ord, Part = part }, ct) is { } bytes; part++) await to.WriteAsync(bytes, ct);
    }

    /// <summary>Has it worked on, by who asks now.</summary>
    /// <exception cref="DomainException"><c>import.state</c>: somebody else was faster.</exception>
    public async Task AskAsync(StoredImport import, ImportState state, bool dryRun, ImportOptions options, CancellationToken ct)
    {
        var written = await db.ExecuteAsync(Ask, new
        {
            import.Id, State = Words.Of(state), Was = import.State, DryRun = dryRun, Options = Json.Write(options), Maker = ImportMaker.Of(context.Principal), context.Actor, Grants = ImportMaker.GrantsOf(context.Principal), Language = Words.Of(context.Language), Now = time.GetUtcNow(),
        }, ct);
        if (written == 0) throw DomainException.Conflict("import.state", "");
        context.Wake.Add(JobTable.Imports);
    }

    /// <returns>False = it is over.</returns>
    public async Task<bool> CancelAsync(Guid id, CancellationToken ct) => await db.ExecuteAsync(Cancel, new { Id = id, Now = time.GetUtcNow() }, ct) > 0;
}
