using System.Globalization;
using Agreements.App.Access;
using Agreements.App.Data;
using Agreements.App.Documents.Texts;
using Agreements.App.Jobs;
using Agreements.App.Pipeline;
using Agreements.Domain;
using MediatR;
using Microsoft.Extensions.Logging;

namespace Agreements.App.Features.Documents;

/// <summary>Reads the contents that wait, one after the other, outside of any transaction but those that keep its pages. What a crash left is gone on with.</summary>
public static class ReadTexts
{
    [ForProgram]
    public sealed record Command : IRequest<JobResult>;

    public sealed class Handler(Db db, TextLease lease, TextStore texts, TextReading reading, Ocr ocr, JobRuns runs, WorkSignal signal, ILogger<Handler> log) : IRequestHandler<Command, JobResult>
    {
        public async Task<JobResult> Handle(Command request, CancellationToken cancellationToken)
        {
            await runs.StartedAsync(JobTable.ReadDocuments, cancellationToken);
            var (read, isAway) = (new HashSet<string>(StringComparer.Ordinal), false);
            if (await lease.IsAnyDueAsync(cancellationToken))
            {
                ReadingPlace.Tidy();
                var canOcr = await ocr.LookAsync(cancellationToken);
                while (!isAway && await lease.ClaimAsync(canOcr, cancellationToken) is { } sha256)
                {
                    isAway = !await WorkAsync(sha256, canOcr, cancellationToken);
                    if (!isAway) read.Add(sha256);
                }
            }
            // What was read may say something else than its record.
            if (read.Count > 0) signal.Raise(JobTable.CompareDocuments);
            var summary = string.Create(CultureInfo.InvariantCulture, $"{read.Count} documents read{(isAway ? "; the object store is away" : "")}");
            await runs.SucceededAsync(JobTable.ReadDocuments, summary, cancellationToken);
            return new JobResult(summary);
        }

        /// <returns>False = the store of contents is away: it is not the content's fault, and the next would not come either.</returns>
        private async Task<bool> WorkAsync(string sha256, bool canOcr, CancellationToken ct)
        {
            try
            {
                await reading.ReadAsync(sha256, canOcr, ct);
            }
            catch (LeaseLost)
            {
                log.LogInformation("The content {Content} is read by another node.", sha256);
            }
            catch (DomainException away) when (away.Kind == ProblemKind.Unavailable)
            {
                await lease.ReleaseAsync(sha256);
                return false;
            }
            catch (Exception broken) when (broken is not OperationCanceledException && db.Engine.TroubleOf(broken) is null)
            {
                log.LogError(broken, "The content {Content} could not be read. What was read of it stays.", sha256);
                await lease.LapseAsync(sha256, (await texts.FindAsync(sha256, CancellationToken.None))!.Attempts, CancellationToken.None);
            }
            catch
            {
                await lease.ReleaseAsync(sha256);
                throw;
            }
            return true;
        }
    }
}
