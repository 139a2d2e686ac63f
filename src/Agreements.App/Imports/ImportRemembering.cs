using Agreements.App.Data;

namespace Agreements.App.Imports;

/// <summary>Keeps for an institution what was said of its list.</summary>
public sealed class ImportRemembering(Db db, ImportStore store, ImportMemory memory)
{
    public async Task KeepAsync(StoredImport import, CancellationToken ct)
    {
        var options = import.OptionsNow;
        if (options.Institution is not { } institution) return;
        var columns = (await store.FilesAsync(import.Id, ct)).SelectMany(f => f.ColumnsNow).Where(c => c is { By: "caller", Field: not null } && c.Key.Length > 0).Select(c => (c.Key, c.Field!)).Distinct().ToList();
        if (columns.Count == 0 && options.Choices.Count == 0) return;
        await db.BeginAsync(ct);
        try
        {
            await memory.KeepAsync(institution, columns, options.Choices.Select(c => (c.Key, c.Value)), ct);
            await db.CommitAsync(ct);
        }
        catch
        {
            await db.RollbackAsync();
            throw;
        }
    }
}
