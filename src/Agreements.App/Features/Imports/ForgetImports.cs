using System.Globalization;
using Agreements.App.Access;
using Agreements.App.Data;
using Agreements.App.Imports;
using Agreements.App.Imports.Columns;
using Agreements.App.Jobs;
using Agreements.App.Pipeline;
using MediatR;
using Microsoft.Extensions.Options;

namespace Agreements.App.Features.Imports;

/// <summary>Forgets what the lists of old imports said: files, cells, problems, samples. What became of each row stays, so that its counts are right and a row without a number is still known again; so does what columns were taken for.</summary>
public static class ForgetImports
{
    [ForProgram]
    public sealed record Command : IRequest<JobResult>;

    /// <summary>One import, in its own transaction.</summary>
    /// <returns>False = none is that old.</returns>
    [ForProgram]
    public sealed record One(DateTimeOffset Before) : ICommand<bool>;

    private static readonly Statement Oldest = Statement.Limited("""
        SELECT id FROM imports WHERE forgotten_at IS NULL AND state IN ('checked', 'completed', 'failed', 'cancelled') AND updated_at < @Before ORDER BY updated_at, id
        """, "Count");

    // A check that nobody has run can be run no more.
    private static readonly Statement Mark = Statement.Of("""
        UPDATE imports SET forgotten_at = @Now, state = CASE WHEN state = 'checked' THEN 'cancelled' ELSE state END WHERE id = @Id AND forgotten_at IS NULL AND updated_at < @Before
        """);

    private static readonly Statement DropChunks = Statement.Of("DELETE FROM import_chunks WHERE import_id = @Id");
    private static readonly Statement EmptyRows = Statement.Of("""UPDATE import_rows SET cells = '[""]', notes = '[]', changes = '[]' WHERE import_id = @Id""");

    public sealed class Handler(IMediator mediator, JobRuns runs, IOptions<ImportKeepingOptions> options, TimeProvider time) : IRequestHandler<Command, JobResult>
    {
        public async Task<JobResult> Handle(Command request, CancellationToken cancellationToken)
        {
            await runs.StartedAsync(JobTable.ForgetImports, cancellationToken);
            var (count, before) = (0, time.GetUtcNow().AddDays(-options.Value.KeepDays));
            while (await mediator.Send(new One(before), cancellationToken)) count++;
            var summary = string.Create(CultureInfo.InvariantCulture, $"{count} imports forgotten");
            await runs.SucceededAsync(JobTable.ForgetImports, summary, cancellationToken);
            return new JobResult(summary);
        }
    }

    public sealed class OneHandler(Db db, ImportStore store, ImportLease lease, TimeProvider time) : IRequestHandler<One, bool>
    {
        public async Task<bool> Handle(One request, CancellationToken cancellationToken)
        {
            if (await db.QueryAsync<Guid>(Oldest, new { request.Before, Count = 1 }, cancellationToken) is not [var id]) return false;
            if (await db.ExecuteAsync(Mark, new { Id = id, request.Before, Now = time.GetUtcNow() }, cancellationToken) == 0) return true;
            await db.ExecuteAsync(DropChunks, new { Id = id }, cancellationToken);
            await db.ExecuteAsync(EmptyRows, new { Id = id }, cancellationToken);
            foreach (var file in await store.FilesAsync(id, cancellationToken)) await lease.RememberColumnsAsync(id, file.Ord, Json.Write<IReadOnlyList<Column>>([.. file.ColumnsNow.Select(c => c with { Samples = [] })]), cancellationToken);
            return true;
        }
    }
}
