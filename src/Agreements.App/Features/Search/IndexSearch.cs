using System.Globalization;
using Agreements.App.Access;
using Agreements.App.Data;
using Agreements.App.Jobs;
using Agreements.App.Pipeline;
using Agreements.App.Searching;
using MediatR;

namespace Agreements.App.Features.Search;

/// <summary>Brings what is searched up to what is stored, in short transactions: a run that is broken off is gone on with by the next.</summary>
public static class IndexSearch
{
    /// <param name="Anew">Write all of it anew, as after a program that folds words otherwise. Until it has ended less is found.</param>
    [ForProgram]
    public sealed record Command(bool Anew = false) : IRequest<JobResult>;

    public sealed class Handler(Db db, UnitOfWork work, SearchIndex agreements, PageIndex pages, JobRuns runs) : IRequestHandler<Command, JobResult>
    {
        private const int AtOnce = 100, PagesAtOnce = 2_000;

        private static readonly Statement MarkAll = Statement.Of("UPDATE search_agreements SET is_stale = 1 WHERE is_stale = 0");
        private static readonly Statement Last = Statement.Of("SELECT MAX(id) FROM search_pages");
        private static readonly Statement DropPages = Statement.Of("DELETE FROM search_pages WHERE id <= @To AND id > @To - @Count");

        public async Task<JobResult> Handle(Command request, CancellationToken cancellationToken)
        {
            await runs.StartedAsync(JobTable.IndexSearch, cancellationToken);
            if (request.Anew) await ForgetAsync(cancellationToken);
            var written = await RepeatAsync(() => agreements.RefreshAsync(AtOnce, cancellationToken), AtOnce, cancellationToken);
            // Looked for before a transaction begins: whoever looks through all of them holds up everybody who wants to write.
            if (await agreements.LacksAnyAsync(cancellationToken)) written += await RepeatAsync(() => agreements.AddMissingAsync(AtOnce, cancellationToken), AtOnce, cancellationToken);
            var read = await pages.LacksAnyAsync(cancellationToken) ? await RepeatAsync(() => pages.AddMissingAsync(cancellationToken), 1, cancellationToken) : 0;
            var summary = string.Create(CultureInfo.InvariantCulture, $"{written} agreements and {read} pages indexed");
            await runs.SucceededAsync(JobTable.IndexSearch, summary, cancellationToken);
            return new JobResult(summary);
        }

        private async Task ForgetAsync(CancellationToken ct)
        {
            await InTransactionAsync(() => db.ExecuteAsync(MarkAll, null, ct), ct);
            for (var to = await db.FirstAsync<long?>(Last, null, ct) ?? 0; to > 0; to -= PagesAtOnce)
                await InTransactionAsync(() => db.ExecuteAsync(DropPages, new { To = to, Count = PagesAtOnce }, ct), ct);
        }

        private async Task<int> RepeatAsync(Func<Task<int>> act, int full, CancellationToken ct)
        {
            for (var sum = 0; ;)
            {
                var count = await InTransactionAsync(act, ct);
                sum += count;
                if (count < full) return sum;
            }
        }

        private async Task<int> InTransactionAsync(Func<Task<int>> act, CancellationToken ct)
        {
            await work.BeginAsync(ct);
            try
            {
                var count = await act();
                await work.CommitAsync(ct);
                return count;
            }
            catch
            {
                await work.RollbackAsync();
                throw;
            }
        }
    }
}
