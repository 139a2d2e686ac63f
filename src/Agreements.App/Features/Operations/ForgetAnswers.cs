using System.Globalization;
using Agreements.App.Access;
using Agreements.App.Jobs;
using Agreements.App.Store;
using MediatR;

namespace Agreements.App.Features.Operations;

/// <summary>Forgets answers under idempotency keys that are older than they are kept.</summary>
public static class ForgetAnswers
{
    [ForProgram]
    public sealed record Command : IRequest<JobResult>;

    public sealed class Handler(GivenAnswers answers, JobRuns runs) : IRequestHandler<Command, JobResult>
    {
        public async Task<JobResult> Handle(Command request, CancellationToken cancellationToken)
        {
            await runs.StartedAsync(JobTable.ForgetAnswers, cancellationToken);
            var forgotten = await answers.ForgetAsync(cancellationToken);
            var summary = string.Create(CultureInfo.InvariantCulture, $"{forgotten} forgotten");
            await runs.SucceededAsync(JobTable.ForgetAnswers, summary, cancellationToken);
            return new JobResult(summary);
        }
    }
}
