using System.Globalization;
using Agreements.App.Access;
using Agreements.App.Auditing;
using Agreements.App.Jobs;
using Agreements.App.Pipeline;
using Agreements.Domain.Auditing;
using Agreements.Domain.Texts;
using MediatR;

namespace Agreements.App.Features.Auditing;

/// <summary>Verifies the audit trail and signs what was found right; a break is told. From the last checkpoint on, and weekly the whole.</summary>
public static class GuardAudit
{
    /// <param name="Whole">The whole chain, whether it is due or not.</param>
    [ForProgram]
    public sealed record Command(bool Whole = false) : IRequest<JobResult>;

    /// <summary>Writes down what a verification has found.</summary>
    [ForProgram]
    public sealed record Conclude(Verification Found, bool Whole) : ICommand<Checkpoint?>;

    public sealed class Handler(ChainVerifier verifier, AuditWatch watch, JobRuns runs, IMediator mediator) : IRequestHandler<Command, JobResult>
    {
        public async Task<JobResult> Handle(Command request, CancellationToken cancellationToken)
        {
            await runs.StartedAsync(JobTable.VerifyAudit, cancellationToken);
            var whole = request.Whole || await watch.WholeIsDueAsync(cancellationToken);
            var found = await verifier.VerifyAsync(whole, cancellationToken);
            var checkpoint = await mediator.Send(new Conclude(found, whole), cancellationToken);
            var summary = found.FirstBroken is { } broken ? string.Create(CultureInfo.InvariantCulture, $"broken at entry {broken.Seq}: {broken.Why.In(Language.En)}")
                : string.Create(CultureInfo.InvariantCulture, $"{found.Entries} entries and {found.Checkpoints} checkpoints right, {(checkpoint is null ? "nothing new to sign" : $"signed up to entry {checkpoint.Seq}")}");
            await runs.SucceededAsync(JobTable.VerifyAudit, summary, cancellationToken);
            return new JobResult(summary);
        }
    }

    public sealed class ConcludeHandler(CheckpointStore checkpoints, AuditWatch watch) : IRequestHandler<Conclude, Checkpoint?>
    {
        public async Task<Checkpoint?> Handle(Conclude request, CancellationToken cancellationToken)
        {
            if (request.Found.FirstBroken is { } broken)
            {
                await watch.FoundBrokenAsync(broken, cancellationToken);
                return null;
            }
            await watch.FoundRightAsync(request.Whole, cancellationToken);
            var checkpoint = await checkpoints.SignAsync(request.Found.Last.Seq, request.Found.Last.Hash!, cancellationToken);
            if (checkpoint is not null) await watch.SignedAsync(checkpoint, cancellationToken);
            return checkpoint;
        }
    }
}
