using System.Globalization;
using Agreements.App.Access;
using Agreements.App.Data;
using Agreements.App.Imports;
using Agreements.App.Imports.Rows;
using Agreements.App.Jobs;
using Agreements.App.Pipeline;
using Agreements.Domain;
using Agreements.Domain.Texts;
using MediatR;
using Microsoft.Extensions.Logging;

namespace Agreements.App.Features.Imports;

/// <summary>Reads, checks and takes the imports that are waiting, one after the other. What a crash left is gone on with.</summary>
public static class RunImports
{
    [ForProgram]
    public sealed record Command : IRequest<JobResult>;

    public sealed class Handler(Db db, ImportLease lease, ImportStore store, ImportMaker makers, ImportReading reading, ImportChecking checking, ImportTaking taking, ImportRows rows, ImportRemembering remembering, JobRuns runs, ILogger<Handler> log)
        : IRequestHandler<Command, JobResult>
    {
        public async Task<JobResult> Handle(Command request, CancellationToken cancellationToken)
        {
            await runs.StartedAsync(JobTable.Imports, cancellationToken);
            var count = 0;
            while (await lease.DueAsync(1, cancellationToken) is [var id, ..])
            {
                if (!await lease.ClaimAsync(id, cancellationToken)) continue;
                await WorkAsync(id, cancellationToken);
                count++;
            }
            var summary = string.Create(CultureInfo.InvariantCulture, $"{count} imports worked on");
            await runs.SucceededAsync(JobTable.Imports, summary, cancellationToken);
            return new JobResult(summary);
        }

        private async Task WorkAsync(Guid id, CancellationToken ct)
        {
            try
            {
                await lease.FinishAsync(id, await StepsAsync(id, ct), null, ct);
            }
            catch (ImportStopped)
            {
                await lease.FinishAsync(id, ImportState.Cancelled, null, ct);
            }
            catch (ImportMakerGone)
            {
                await lease.FinishAsync(id, ImportState.Failed, new Message("problem.import.maker"), ct);
            }
            catch (DomainException refusal)
            {
                await lease.FinishAsync(id, ImportState.Failed, refusal.Violations[0].Message, ct);
            }
            catch (Exception broken) when (broken is not OperationCanceledException && db.Engine.TroubleOf(broken) is null)
            {
                log.LogError(broken, "Import {Import} was given up. What is committed of it stays.", id);
                await lease.FinishAsync(id, ImportState.Failed, new Message("problem.import.broken"), CancellationToken.None);
            }
            catch
            {
                await lease.ReleaseAsync(id);
                throw;
            }
        }

        private async Task<ImportState> StepsAsync(Guid id, CancellationToken ct)
        {
            var import = (await store.FindAsync(id, ct))!;
            if (import.CancelAsked) return ImportState.Cancelled;
            var maker = await makers.PrincipalAsync(import, ct) ?? throw DomainException.Conflict("import.maker", "");
            if (import.StateNow is ImportState.Uploaded or ImportState.Reading)
            {
                if (!await reading.ReadAsync(import, ct) || !await checking.CheckAsync((await store.FindAsync(id, ct))!, maker, ct)) return ImportState.Cancelled;
                await remembering.KeepAsync(import, ct);
                if (import.DryRun) return ImportState.Checked;
            }
            await RequireTakableAsync(import, ct);
            await lease.MoveAsync(id, ImportState.Importing, await ToTakeAsync(id, ct), ct);
            await taking.TakeAsync((await store.FindAsync(id, ct))!, maker, lease.Owner, ct);
            return ImportState.Completed;
        }

        private async Task RequireTakableAsync(StoredImport import, CancellationToken ct)
        {
            if (import.OptionsNow.Mode != ImportMode.AllOrNothing) return;
            var counts = await rows.CountAsync(import.Id, ct);
            var bad = counts.GetValueOrDefault(RowState.Failed) + counts.GetValueOrDefault(RowState.Conflict) + counts.GetValueOrDefault(RowState.Differs);
            if (bad > 0) throw DomainException.Conflict("import.someFail", "", bad);
            if (await ToTakeAsync(import.Id, ct) > TakeRows.MostAtOnce) throw DomainException.Conflict("import.tooManyAtOnce", "", TakeRows.MostAtOnce);
        }

        private async Task<int> ToTakeAsync(Guid id, CancellationToken ct) => (await rows.CountAsync(id, ct)) is var counts ? counts.GetValueOrDefault(RowState.Create) + counts.GetValueOrDefault(RowState.Update) : 0;
    }
}
