using Agreements.App.Data;
using Agreements.App.Imports.Rows;
using Agreements.App.Pipeline;
using Agreements.Domain.Access;
using Agreements.Domain.Texts;
using Microsoft.Extensions.DependencyInjection;

namespace Agreements.App.Imports;

/// <summary>Decides of every row what it would do, with the rights of whoever asked. Nothing of the register is changed.</summary>
public sealed class ImportChecking(ImportPlans plans, ImportRows rows, ImportLease lease, IServiceScopeFactory scopes)
{
    private const int Batch = 50;

    /// <returns>False = it was cancelled meanwhile.</returns>
    /// <exception cref="ImportMakerGone">The maker has lost rights meanwhile.</exception>
    public async Task<bool> CheckAsync(StoredImport import, Principal maker, CancellationToken ct)
    {
        await rows.JudgeAgainAsync(import.Id, ct);
        var plan = await plans.OfAsync(import, new SeenNumbers(), ct);
        await lease.MoveAsync(import.Id, ImportState.Reading, (await rows.CountAsync(import.Id, ct)).GetValueOrDefault(RowState.Pending), ct);
        var done = 0;
        for (var batch = await rows.PageAsync(import.Id, RowState.Pending, 0, Batch, ct); batch.Count > 0; batch = await rows.PageAsync(import.Id, RowState.Pending, batch[^1].Seq, Batch, ct))
        {
            await JudgeAsync(import, maker, plan, batch, ct);
            if (!await lease.HoldAsync(import.Id, done += batch.Count, ct)) return false;
        }
        return true;
    }

    private async Task JudgeAsync(StoredImport import, Principal maker, IReadOnlyDictionary<int, (string Name, ImportPlan Plan)> plan, IReadOnlyList<StoredRow> batch, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        (services.GetRequiredService<RequestContext>().Principal, services.GetRequiredService<RequestContext>().Language) = (maker, Words.Parse<Language>(import.Language));
        await services.GetRequiredService<ImportMaker>().RequireStillAsync(import, maker, ct);
        var judged = new List<(StoredRow Row, Judgement Judgement)>();
        foreach (var row in batch) judged.Add((row, await OneAsync(services.GetRequiredService<RowJudge>(), plan[row.File], row, ct)));
        var db = services.GetRequiredService<Db>();
        await db.BeginAsync(ct);
        foreach (var (row, judgement) in judged) await services.GetRequiredService<ImportRows>().WriteAsync(import.Id, row, judgement, ct);
        await db.CommitAsync(ct);
    }

    internal static async Task<Judgement> OneAsync(RowJudge judge, (string Name, ImportPlan Plan) file, StoredRow row, CancellationToken ct)
    {
        var (cells, hidden) = RowCells.Read(row.Cells);
        var source = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{file.Name}: {row.Number}");
        var judged = await judge.JudgeAsync(file.Plan, row.Number, source, cells, ct);
        return hidden ? judged with { Notes = [.. judged.Notes, CellNote.Warn(null, "import.row.hidden")] } : judged;
    }
}
