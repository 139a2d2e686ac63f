using Agreements.App.Data;
using Agreements.App.Features.Imports;
using Agreements.App.Imports.Rows;
using Agreements.App.Pipeline;
using Agreements.Domain;
using Agreements.Domain.Access;
using Agreements.Domain.Texts;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Agreements.App.Imports;

/// <summary>Takes the rows that were checked, each in its own transaction, or all in one.</summary>
public sealed class ImportTaking(ImportPlans plans, ImportRows rows, ImportStore store, Engine engine, IServiceScopeFactory scopes, ILogger<ImportTaking> log)
{
    private const int Batch = 200;

    /// <param name="owner">Who holds the lease.</param>
    /// <exception cref="ImportMakerGone">The maker has lost rights meanwhile.</exception>
    /// <exception cref="DomainException"><c>import.noneTaken</c>: all or nothing was asked for, and a row was refused.</exception>
    public async Task TakeAsync(StoredImport import, Principal maker, string owner, CancellationToken ct)
    {
        if (import.OptionsNow.Mode == ImportMode.AllOrNothing)
        {
            await AllAsync(import, maker, owner, ct);
            return;
        }
        var plan = await plans.OfAsync(import, null, ct);
        for (var batch = await rows.ToTakeAsync(import.Id, 0, Batch, ct); batch.Count > 0; batch = await rows.ToTakeAsync(import.Id, batch[^1].Seq, Batch, ct))
            foreach (var row in batch)
                if (await OneAsync(import, maker, plan, row, owner, ct)) plan = await plans.OfAsync((await store.FindAsync(import.Id, ct))!, null, ct);
    }

    private async Task<bool> OneAsync(StoredImport import, Principal maker, IReadOnlyDictionary<int, (string Name, ImportPlan Plan)> plan, StoredRow row, string owner, CancellationToken ct)
    {
        try
        {
            await using var scope = Scope(import, maker);
            return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new TakeRows.One(import, plan, row, owner), ct);
        }
        catch (DomainException refusal)
        {
            await FailAsync(import, row, refusal, ct);
            return false;
        }
        catch (Exception broken) when (broken is not (OperationCanceledException or ImportStopped or ImportMakerGone) && engine.TroubleOf(broken) is null)
        {
            // It alone: the rows behind it are taken.
            log.LogError(broken, "Row {Row} of import {Import} could not be taken.", row.Number, import.Id);
            await FailAsync(import, new StoredRow { Seq = row.Seq, State = row.State, AgreementId = row.AgreementId }, DomainException.Conflict("import.row.broken", ""), ct);
            return false;
        }
    }

    private async Task AllAsync(StoredImport import, Principal maker, string owner, CancellationToken ct)
    {
        try
        {
            await using var scope = Scope(import, maker);
            await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new TakeRows.All(import, owner), ct);
        }
        catch (TakeRows.RowRefused refused)
        {
            await FailAsync(import, refused.Row, refused.Refusal, ct);
            throw DomainException.Conflict("import.noneTaken", "", refused.Row.Number);
        }
    }

    private Task<bool> FailAsync(StoredImport import, StoredRow row, DomainException refusal, CancellationToken ct) =>
        rows.WriteAsync(import.Id, row, new Judgement(RowState.Failed, [.. row.NotesNow.Where(n => n.IsWarning), .. refusal.Violations.Select(v => CellNote.Of(null, v.Message))], Json.Read<List<CellChange>>(row.Changes), row.AgreementId), ct);

    private AsyncServiceScope Scope(StoredImport import, Principal maker)
    {
        var scope = scopes.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<RequestContext>();
        (context.Principal, context.Language) = (maker, Words.Parse<Language>(import.Language));
        return scope;
    }
}
