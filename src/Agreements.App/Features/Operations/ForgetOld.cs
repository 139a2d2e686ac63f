using System.Globalization;
using Agreements.App.Access;
using Agreements.App.Data;
using Agreements.App.Jobs;
using Agreements.App.Mail;
using Agreements.App.Outbox;
using Agreements.App.Pipeline;
using Agreements.App.Retention;
using MediatR;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Agreements.App.Features.Operations;

/// <summary>Forgets what is not kept any longer and no other job forgets, some hundred rows in one transaction.</summary>
public static class ForgetOld
{
    private const int Batch = 500;

    // A service is not away for longer, unless its clock is wrong; then a night later is soon enough.
    private static readonly TimeSpan LongestPause = TimeSpan.FromDays(40);

    [ForProgram]
    public sealed record Command : IRequest<JobResult>;

    /// <returns>How many were forgotten; none = nothing is that old.</returns>
    [ForProgram]
    public sealed record Rows(string What, DateTimeOffset Before) : ICommand<int>;

    /// <returns>How many mails lost their text.</returns>
    [ForProgram]
    public sealed record Mails(DateTimeOffset Before) : ICommand<int>;

    public sealed class Handler(IMediator mediator, JobRuns runs, RetentionTable table, IOptions<MailOptions> mail, TimeProvider time, ILogger<Handler> log) : IRequestHandler<Command, JobResult>
    {
        public async Task<JobResult> Handle(Command request, CancellationToken cancellationToken)
        {
            await runs.StartedAsync(JobTable.Retention, cancellationToken);
            var (now, told) = (time.GetUtcNow(), new List<string>());
            if ((await runs.AllAsync(cancellationToken)).FirstOrDefault(r => r.Job == JobTable.Retention)?.SucceededAt is { } last && now - last > LongestPause) return await SkipAsync(last, now, cancellationToken);
            foreach (var rule in table.Purged)
                told.Add(Told(await AllAsync(new Rows(rule.What, now - rule.Kept), cancellationToken), rule.What));
            told.Add(Told(await AllAsync(new Mails(now - table.MailTexts), cancellationToken), "texts of mails"));
            told.Add(Told(SentJournalFiles.Forget(mail.Value.Journal, now - RetentionTable.Journal), "files of the journal"));
            var summary = $"forgotten: {string.Join(", ", told)}";
            await runs.SucceededAsync(JobTable.Retention, summary, cancellationToken);
            return new JobResult(summary);
        }

        private async Task<JobResult> SkipAsync(DateTimeOffset last, DateTimeOffset now, CancellationToken ct)
        {
            log.LogWarning("Nothing is forgotten tonight: that was done last on {Last:u}, and now it is {Now:u}. If this time is wrong, set it by NTP before the next night, which forgets by it.", last, now);
            const string summary = "nothing forgotten: the last time was more than 40 days ago, so the clock may be wrong; the next night forgets";
            await runs.SucceededAsync(JobTable.Retention, summary, ct);
            return new JobResult(summary);
        }

        private static string Told(int count, string what) => string.Create(CultureInfo.InvariantCulture, $"{count} {what}");

        private async Task<int> AllAsync(IRequest<int> batch, CancellationToken ct)
        {
            var all = 0;
            for (int count; (count = await mediator.Send(batch, ct)) > 0;) all += count;
            return all;
        }
    }

    public sealed class RowsHandler(Db db, RetentionTable table) : IRequestHandler<Rows, int>
    {
        public async Task<int> Handle(Rows request, CancellationToken cancellationToken)
        {
            var rule = table.Purged.Single(r => r.What == request.What);
            var old = await db.QueryAsync<string>(rule.Old, new { request.Before, Count = Batch }, cancellationToken);
            return old.Count == 0 ? 0 : await db.ExecuteAsync(rule.Forget, old.Select(id => new { Id = id, request.Before }).ToList(), cancellationToken);
        }
    }

    public sealed class MailsHandler(ForgottenMails mails) : IRequestHandler<Mails, int>
    {
        public Task<int> Handle(Mails request, CancellationToken cancellationToken) => mails.ForgetAsync(request.Before, Batch, cancellationToken);
    }
}
