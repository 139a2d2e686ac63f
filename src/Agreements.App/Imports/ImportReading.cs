using Agreements.App.Data;
using Agreements.App.Imports.Columns;
using Agreements.App.Imports.Files;
using Agreements.Domain.Texts;

namespace Agreements.App.Imports;

/// <summary>Reads the files of an import that have not been read yet into rows, a few hundred at a time. However little they say, it hears within about a second that it was cancelled.</summary>
public sealed class ImportReading(Db db, ImportStore store, ImportRows rows, ImportLease lease, ImportMemory memory, TimeProvider time)
{
    private const int Batch = 500;

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);

    /// <returns>False = it was cancelled meanwhile.</returns>
    /// <exception cref="Domain.DomainException"><c>import.file.…</c>: it cannot be read.</exception>
    public async Task<bool> ReadAsync(StoredImport import, CancellationToken ct)
    {
        foreach (var file in (await store.FilesAsync(import.Id, ct)).Where(f => f.Ord > import.FilesRead))
            if (!await ReadAsync(import, file.Ord, ct)) return false;
        return true;
    }

    private async Task<bool> ReadAsync(StoredImport import, int file, CancellationToken ct)
    {
        await rows.BeginFileAsync(import.Id, file, ct);
        await using var content = TemporaryFile.Create();
        await store.CopyAsync(import.Id, file, content, ct);
        var options = import.OptionsNow;
        var list = ListFile.Open(content, options.Sheet, new ColumnMap(options.Mapping, await memory.ColumnsAsync(options.Institution, ct)));
        var (done, hidden) = (0, 0);
        foreach (var batch in Batches(list, ct))
        {
            hidden += batch.Count(r => r.Hidden);
            if (!await WriteAsync(import.Id, file, batch, done += batch.Count, ct)) return false;
        }
        if (done == 0) throw FileProblem.Of("noRows");
        var warnings = hidden == 0 ? list.Warnings : [.. list.Warnings, new Message("problem.import.rows.hidden", hidden)];
        await lease.ReadAsync(import.Id, file, Json.Write(list.Columns), [.. Json.Read<List<string>>(import.Warnings).Select(StoredMessage.Read), .. warnings], ct);
        return true;
    }

    // Also without a row, when nothing but empty ones was passed over for so long.
    private IEnumerable<List<SheetRow>> Batches(ListFile list, CancellationToken ct)
    {
        var (batch, since) = (new List<SheetRow>(), time.GetUtcNow());
        foreach (var step in list.Steps)
        {
            ct.ThrowIfCancellationRequested();
            if (step is not null) batch.Add(step);
            if (batch.Count < Batch && time.GetUtcNow() - since < Longest) continue;
            yield return batch;
            (batch, since) = ([], time.GetUtcNow());
        }
        if (batch.Count > 0) yield return batch;
    }

    private async Task<bool> WriteAsync(Guid import, int file, List<SheetRow> batch, int done, CancellationToken ct)
    {
        await db.BeginAsync(ct);
        try
        {
            await rows.AddAsync(import, file, batch, ct);
            var goesOn = await lease.HoldAsync(import, done, ct);
            await db.CommitAsync(ct);
            return goesOn;
        }
        catch
        {
            await db.RollbackAsync();
            throw;
        }
    }
}
