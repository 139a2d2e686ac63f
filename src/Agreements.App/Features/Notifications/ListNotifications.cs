using Agreements.App.Access;
using Agreements.App.Alerts;
using Agreements.App.Data;
using Agreements.App.Features.Alerts;
using Agreements.App.Outbox;
using Agreements.App.Pipeline;
using Agreements.App.Store;
using Agreements.Domain;
using Agreements.Domain.Access;
using Agreements.Domain.Alerts;
using Agreements.Domain.Dates;
using Agreements.Domain.Texts;
using MediatR;

namespace Agreements.App.Features.Notifications;

/// <summary>What was sent to the caller and to the mailboxes of the units for which they act, newest first.</summary>
public static class ListNotifications
{
    /// <param name="Unseen">Only what the caller has not seen yet.</param>
    /// <exception cref="DomainException"><c>account.none</c>: a key or a token has no desk.</exception>
    [ForKnown("Shows only what was sent to the caller.")]
    public sealed record Query(bool Unseen, int PageSize, string? PageToken) : IQuery<View>;

    /// <param name="Unseen">How many are not seen yet, at most 100.</param>
    /// <param name="NextPageToken">Absent on the last page.</param>
    public sealed record View(IReadOnlyList<NotificationItem> Items, int Unseen, string? NextPageToken);

    private static readonly Statement Page = Statement.Limited($"""
        SELECT o.id, o.agreement_id, o.alert_id, o.purpose, o.subject, o.recipient, o.sent_at, l.kind, l.deadline_on, l.state, l.acknowledged_at, l.acknowledged_by, z.until_on AS snoozed_until,
            CASE WHEN o.sent_at <= (SELECT COALESCE(u.notifications_seen_at, u.created_at) FROM users u WHERE u.id = @User) THEN 1 ELSE 0 END AS seen
        FROM outbox o LEFT JOIN alerts l ON l.id = o.alert_id
            LEFT JOIN alert_snoozes z ON z.agreement_id = l.agreement_id AND z.deadline_on = l.deadline_on AND z.recipient = l.recipient
                AND z.kind = CASE WHEN l.kind = 'gap' THEN 'end' ELSE l.kind END AND z.until_on > @Today
        WHERE {OwnDesks.Sent} AND (@OnlyUnseen = 0 OR o.sent_at > (SELECT COALESCE(u.notifications_seen_at, u.created_at) FROM users u WHERE u.id = @User))
            AND (@AfterAt IS NULL OR o.sent_at < @AfterAt OR (o.sent_at = @AfterAt AND o.id < @AfterId))
        ORDER BY o.sent_at DESC, o.id DESC
        """, "Count");

    public sealed class Handler(Db db, OwnDesks desks, AgreementReader reader, StatusOf statusOf, OpenAlerts alerts, TimeProvider time, IMediator mediator) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var page = PageRequest.Of(request.PageSize, request.PageToken, new { Of = "notifications", request.Unseen });
            var desk = await desks.OfCallerAsync(cancellationToken);
            var rows = await db.QueryAsync<Row>(Page, new
            {
                desk.User, desk.Own, addresses = desk.Addresses, SeesAll = desk.Institutions is null, mine = Ids.List(desk.Institutions ?? []), OnlyUnseen = request.Unseen,
                Today = Zone.Wib.Today(time.GetUtcNow()), AfterAt = page.After is { } after ? new DateTimeOffset(after.Seq, TimeSpan.Zero) : (DateTimeOffset?)null, AfterId = page.After?.Id, Count = page.Size + 1,
            }, cancellationToken);
            var shown = page.Items(rows);
            var dossiers = (await reader.ByIdsAsync([.. shown.Select(r => r.AgreementId).OfType<Guid>().Distinct()], cancellationToken)).ToDictionary(d => d.Agreement.Id);
            var items = new List<NotificationItem>();
            foreach (var row in shown) items.Add(await ToItemAsync(row, row.AgreementId is { } id ? dossiers.GetValueOrDefault(id) : null, cancellationToken));
            return new View(
                items, await mediator.Send(new CountNotifications.Query(), cancellationToken), page.NextToken(rows, r => new Position { Id = r.Id, Seq = r.SentAt.UtcTicks }));
        }

        private async Task<NotificationItem> ToItemAsync(Row row, Dossier? dossier, CancellationToken ct) => new(
            row.Id, Words.Parse<MailPurpose>(row.Purpose), row.Subject, row.Recipient, row.SentAt, row.Seen,
            dossier?.Agreement is { } agreement ? new NotificationAgreement(agreement.Id, agreement.Reference, agreement.Facts.Title) : null,
            row.AlertId is { } alert && dossier is not null ? new NotificationAlert(
                alert, row.DeadlineKind, row.DeadlineOn!.Value, row.AcknowledgedAt, row.AcknowledgedBy, row.SnoozedUntil, await AnswersAsync(row, dossier, ct)) : null);

        private async Task<IReadOnlyList<AlertAnswer>> AnswersAsync(Row row, Dossier dossier, CancellationToken ct)
        {
            if (!dossier.Rights.Cover(Permission.Edit)) return [];
            if (!await alerts.IsOpenAsync(dossier, statusOf.On(dossier, statusOf.Today(dossier.Agreement)), row.AlertId!.Value, row.DeadlineKind, row.DeadlineOn!.Value, row.State!, ct)) return [];
            return [.. row.AcknowledgedAt is null ? [AlertAnswer.Acknowledge] : Array.Empty<AlertAnswer>(), .. SnoozeAlert.Takes(row.DeadlineKind) ? [AlertAnswer.Snooze] : Array.Empty<AlertAnswer>()];
        }
    }

    private sealed class Row
    {
        public Guid Id { get; init; }
        public Guid? AgreementId { get; init; }
        public Guid? AlertId { get; init; }
        public string Purpose { get; init; } = "";
        public string Subject { get; init; } = "";
        public string Recipient { get; init; } = "";
        public DateTimeOffset SentAt { get; init; }
        public string? Kind { get; init; }
        public DateOnly? DeadlineOn { get; init; }
        public string? State { get; init; }
        public DateTimeOffset? AcknowledgedAt { get; init; }
        public string? AcknowledgedBy { get; init; }
        public DateOnly? SnoozedUntil { get; init; }
        public bool Seen { get; init; }

        public DeadlineKind DeadlineKind => Words.Parse<DeadlineKind>(Kind!);
    }
}
