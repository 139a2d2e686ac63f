using System.Globalization;
using Agreements.App.Data;
using Agreements.App.Jobs;
using Agreements.App.Mail;
using Agreements.App.Outbox;
using MediatR;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using MimeKit;

namespace Agreements.App.Features.Alerts;

/// <summary>Delivers the mails that are due, one recipient at a time: claim, send, mark.</summary>
public static class SendMail
{
    public sealed record Command : IRequest<JobResult>;

    private const int Page = 50;

    public sealed class Handler(Db db, OutboxStore outbox, Func<IMailTransport> connect, IOptions<MailOptions> options, JobRuns runs, ILogger<Handler> log)
        : IRequestHandler<Command, JobResult>
    {
        private readonly string _owner = Guid.CreateVersion7().ToString("N", CultureInfo.InvariantCulture);

        public async Task<JobResult> Handle(Command request, CancellationToken cancellationToken)
        {
            await runs.StartedAsync(JobTable.Send, cancellationToken);
            var (sent, failed) = (0, 0);
            await using var transport = connect();
            for (var due = await outbox.DueAsync(Page, cancellationToken); due.Count > 0; due = await outbox.DueAsync(Page, cancellationToken))
            {
                foreach (var id in due)
                {
                    if (await outbox.ClaimAsync(id, _owner, cancellationToken) is not { } mail) continue;
                    if (await DeliverAsync(transport, mail, cancellationToken)) sent++;
                    else failed++;
                }
            }
            var summary = string.Create(CultureInfo.InvariantCulture, $"{sent} sent, {failed} not accepted");
            await runs.SucceededAsync(JobTable.Send, summary, cancellationToken);
            return new JobResult(summary);
        }

        private async Task<bool> DeliverAsync(IMailTransport transport, OutboxMail mail, CancellationToken ct)
        {
            var delivery = await transport.SendAsync(Compose(mail), ct);
            if (delivery.Result != DeliveryResult.Accepted) log.LogWarning("Mail {MailId} was not accepted: {Detail}.", mail.Id, delivery.Detail);
            // The answer has been given: marking it must not be cut off by a shutdown.
            await db.BeginAsync(CancellationToken.None);
            await (delivery.Result switch
            {
                DeliveryResult.Accepted => outbox.SentAsync(mail, _owner, CancellationToken.None),
                DeliveryResult.TryLater => outbox.LaterAsync(mail, _owner, delivery.Detail ?? "", CancellationToken.None),
                _ => outbox.RefusedAsync(mail, _owner, delivery.Detail ?? "", CancellationToken.None),
            });
            await db.CommitAsync(CancellationToken.None);
            return delivery.Result == DeliveryResult.Accepted;
        }

        private MimeMessage Compose(OutboxMail mail)
        {
            var from = MailboxAddress.Parse(options.Value.From);
            var message = new MimeMessage { Subject = mail.Subject, MessageId = $"{mail.Id:D}@{from.Domain}" };
            message.From.Add(new MailboxAddress("Agreements", from.Address));
            message.To.Add(MailboxAddress.Parse(mail.Recipient));
            message.Headers.Add("Auto-Submitted", "auto-generated");
            var body = new BodyBuilder { TextBody = mail.BodyText, HtmlBody = mail.BodyHtml };
            if (mail.Calendar is { } calendar) body.Attachments.Add("tenggat.ics", System.Text.Encoding.UTF8.GetBytes(calendar), new ContentType("text", "calendar") { Charset = "utf-8", Parameters = { { "method", "PUBLISH" } } });
            message.Body = body.ToMessageBody();
            return message;
        }
    }
}
