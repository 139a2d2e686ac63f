using System.Globalization;
using Agreements.App.Access;
using Agreements.App.Data;
using Agreements.App.Jobs;
using Agreements.App.Outbox;
using Agreements.App.Reports;
using MediatR;
using Microsoft.Extensions.Logging;

namespace Agreements.App.Features.ReportSubscriptions;

/// <summary>Queues a mail for each subscription whose day has come, then makes and delivers those reports.</summary>
public static class SendReports
{
    [ForProgram]
    public sealed record Command : IRequest<JobResult>;

    private const int Page = 100;

    public sealed class Handler(ReportRuns reports, MailRun mails, JobRuns runs, IMediator mediator, CatchUp catchUp, ILogger<Handler> log) : IRequestHandler<Command, JobResult>
    {
        public async Task<JobResult> Handle(Command request, CancellationToken cancellationToken)
        {
            await runs.StartedAsync(JobTable.Reports, cancellationToken);
            if (await catchUp.FromAsync(cancellationToken) is not null)
            {
                await runs.SucceededAsync(JobTable.Reports, CatchUp.Waiting, cancellationToken);
                return new JobResult(CatchUp.Waiting);
            }
            var queued = await QueueAsync(cancellationToken);
            var delivered = await mails.DeliverAsync(reports: true, cancellationToken);
            var summary = string.Create(CultureInfo.InvariantCulture, $"{queued} due, {delivered}");
            await runs.SucceededAsync(JobTable.Reports, summary, cancellationToken);
            return new JobResult(summary);
        }

        // What fails stays due for the next run, and stops no other.
        private async Task<int> QueueAsync(CancellationToken ct)
        {
            var (queued, failed) = (0, new HashSet<Guid>());
            for (var due = await DueAsync(); due.Count > 0; due = await DueAsync())
            {
                foreach (var id in due)
                {
                    try
                    {
                        if (await mediator.Send(new QueueReport.Command(id), ct)) queued++;
                    }
                    catch (Exception exception) when (exception is not (OperationCanceledException or NotReconciled))
                    {
                        failed.Add(id);
                        log.LogError(exception, "The report of subscription {SubscriptionId} could not be queued. It stays due.", id);
                    }
                }
            }
            return queued;

            async Task<List<Guid>> DueAsync() => [.. (await reports.DueAsync(Page + failed.Count, ct)).Where(id => !failed.Contains(id))];
        }
    }
}

/// <summary>Writes the mail of one subscription's day, once: the day moves on with it.</summary>
public static class QueueReport
{
    /// <returns>False = another worker has done it, nothing was owed, or the subscription has ended.</returns>
    [ForProgram]
    public sealed record Command(Guid Id) : Pipeline.ICommand<bool>;

    public sealed class Handler(SubscriptionStore store, ReportRuns runs, UserStore users, OutboxStore outbox) : IRequestHandler<Command, bool>
    {
        public async Task<bool> Handle(Command request, CancellationToken cancellationToken)
        {
            if (await store.FindAsync(request.Id, cancellationToken) is not { EndedAt: null } one) return false;
            var user = await users.FindAsync(one.User, cancellationToken);
            if (ReportMail.EndOf(user) is { } reason)
            {
                await store.EndAsync(one, reason, cancellationToken);
                return false;
            }
            if (await runs.TakeAsync(one, cancellationToken) is not { } run) return false;
            var mail = await outbox.AddReportAsync(user!.Mail, new Domain.Texts.Message("letter.report.subject", new Domain.Texts.Message("table.sheet." + one.Report), run.PeriodOn), cancellationToken);
            await runs.AddAsync(run, mail, cancellationToken);
            return true;
        }
    }
}
