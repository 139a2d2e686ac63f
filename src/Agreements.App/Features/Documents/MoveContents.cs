using System.Globalization;
using Agreements.App.Access;
using Agreements.App.Data;
using Agreements.App.Documents;
using Agreements.App.Jobs;
using Agreements.App.Pipeline;
using Agreements.Domain;
using MediatR;

namespace Agreements.App.Features.Documents;

/// <summary>Moves contents from the database to the object store, if there is one. A content leaves the database only when the store has given it back whole; whatever ends the program before that, the next run begins it anew, under the same name.</summary>
public static class MoveContents
{
    [ForProgram]
    public sealed record Command : IRequest<JobResult>;

    /// <summary>From now on it is read from the object store.</summary>
    [ForProgram]
    public sealed record Leave(string Sha256) : ICommand<Unit>;

    private static readonly Statement Next = Statement.Limited("SELECT sha256 FROM blobs WHERE place = 'database' AND sha256 > @After ORDER BY sha256", "Count");

    public sealed class Handler(Db db, BlobStore blobs, ObjectStore objects, IMediator mediator, JobRuns runs) : IRequestHandler<Command, JobResult>
    {
        public async Task<JobResult> Handle(Command request, CancellationToken cancellationToken)
        {
            await runs.StartedAsync(JobTable.MoveContents, cancellationToken);
            var (count, damaged, after) = (0, 0, "");
            while (objects.IsUsed && await db.FirstAsync<string>(Next, new { After = BlobStore.Key(after), Count = 1 }, cancellationToken) is { } sha256)
            {
                after = sha256;
                if (await MoveAsync(sha256, cancellationToken)) count++;
                else damaged++;
            }
            var summary = string.Create(CultureInfo.InvariantCulture, $"{count} contents moved{(damaged > 0 ? $", {damaged} damaged" : "")}");
            await runs.SucceededAsync(JobTable.MoveContents, summary, cancellationToken);
            return new JobResult(summary);
        }

        // What is damaged stays where it is and was logged; it does not hold up the others.
        private async Task<bool> MoveAsync(string sha256, CancellationToken ct)
        {
            try
            {
                await using var content = await blobs.OpenAsync(sha256, ct);
                await objects.PutAsync(sha256, content, ct);
                await blobs.RequireObjectAsync(sha256, content.Length, ct);
            }
            catch (DomainException damaged) when (damaged.Kind == ProblemKind.Damaged)
            {
                return false;
            }
            await mediator.Send(new Leave(sha256), ct);
            return true;
        }
    }

    public sealed class LeaveHandler(BlobStore blobs) : IRequestHandler<Leave, Unit>
    {
        public async Task<Unit> Handle(Leave request, CancellationToken cancellationToken)
        {
            await blobs.LeaveAsync(request.Sha256, cancellationToken);
            return Unit.Value;
        }
    }
}
