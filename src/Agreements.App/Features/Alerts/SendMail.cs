using Agreements.App.Access;
using Agreements.App.Features.People;
using Agreements.App.Jobs;
using Agreements.App.Outbox;
using MediatR;

namespace Agreements.App.Features.Alerts;

/// <summary>Delivers the mails that are due, one recipient at a time: claim, send, mark. What one mail meets stops no other.</summary>
public static class SendMail
{
    [ForProgram]
    public sealed record Command : IRequest<JobResult>;

    public sealed class Handler(MailRun run, JobRuns runs, IMediator mediator, CatchUp catchUp) : IRequestHandler<Command, JobResult>
    {
        public async Task<JobResult> Handle(Command request, CancellationToken cancellationToken)
        {
            await runs.StartedAsync(JobTable.Send, cancellationToken);
            if (await catchUp.FromAsync(cancellationToken) is not null)
            {
                await runs.SucceededAsync(JobTable.Send, CatchUp.Waiting, cancellationToken);
                return new JobResult(CatchUp.Waiting);
            }
            await mediator.Send(new BundleDigests.Command(), cancellationToken);
            await mediator.Send(new AnswerResets.Command(), cancellationToken);
            var summary = await run.DeliverAsync(reports: false, cancellationToken);
            await runs.SucceededAsync(JobTable.Send, summary, cancellationToken);
            return new JobResult(summary);
        }
    }
}
