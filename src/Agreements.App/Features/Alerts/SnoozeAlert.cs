using Agreements.App.Access;
using Agreements.App.Alerts;
using Agreements.App.Jobs;
using Agreements.App.Pipeline;
using Agreements.App.Store;
using Agreements.Domain.Access;
using Agreements.Domain.Agreements;
using Agreements.Domain.Alerts;
using Agreements.Domain.Dates;
using MediatR;

namespace Agreements.App.Features.Alerts;

/// <summary>Puts a deadline off for the alert's recipient (or who has followed him or her): steps before the day are skipped with the reason, and on the day he or she is reminded.</summary>
public static class SnoozeAlert
{
    /// <exception cref="Domain.DomainException"><c>notFound</c>; <c>alert.closed</c>; <c>snooze.notThis</c>; <c>forbidden</c>: the desk is of an institution for which the caller does not edit; the rules of <see cref="Snooze.Of"/>.</exception>
    [Needs(Permission.Edit, Subject.Alert)]
    public sealed record Command(Guid Id, DateOnly Until) : ICommand<View>;

    /// <param name="RemindedOn">The day itself, or the working day before it.</param>
    public sealed record View(Guid Id, string Recipient, DateOnly DeadlineOn, DateOnly Until, DateOnly RemindedOn);

    /// <summary>A forecast, a late stage and a lapsed parent are told once: there is no later step to put off. What is owed under an agreement is moved by a new target date.</summary>
    internal static bool Takes(DeadlineKind kind) => kind is not (DeadlineKind.Forecast or DeadlineKind.Stage or DeadlineKind.ParentLapsed) && !Duty.Has(kind);

    public sealed class Handler(OpenAlerts alerts, Recipients recipients, Snoozes snoozes, AlertLedger ledger, Policies policies, RequestContext context, Scope scope) : IRequestHandler<Command, View>
    {
        public async Task<View> Handle(Command request, CancellationToken cancellationToken)
        {
            var open = await alerts.GetAsync(request.Id, cancellationToken);
            open.RequireOpen();
            var (alert, agreement) = (open.Alert, open.Dossier.Agreement);
            if (!Takes(alert.DeadlineKind)) throw Domain.DomainException.Conflict("snooze.notThis", "");
            var recipient = await RecipientAsync(alert, agreement, cancellationToken);
            await RequireDeskAsync(agreement, recipient, cancellationToken);
            var calendar = policies.Current.SendCalendar(open.Dossier);
            var snooze = Snooze.Of(alert.DeadlineKind, alert.DeadlineOn, recipient, request.Until, open.Status.AsOf, calendar);
            await snoozes.SetAsync(agreement.Id, snooze, cancellationToken);
            await ledger.PutOffAsync(agreement.Id, snooze, alert.Recipient, cancellationToken);
            alerts.Record(open, "snoozeAlert", null, [new FieldChange($"/alerts/{alert.Id}/snoozedUntil", null, request.Until.ToIso())]);
            context.Wake.Add(JobTable.Sweep);
            return new View(alert.Id, recipient, alert.DeadlineOn, request.Until, snooze.ReminderOn(calendar));
        }

        // What one side puts off must not keep the other side's desk silent.
        private async Task RequireDeskAsync(Agreement agreement, string recipient, CancellationToken ct)
        {
            if (scope.Institutions(Permission.Edit) is null) return;
            var rights = await scope.RightsAsync(Subject.Institution, await recipients.InstitutionsOfAsync(agreement, recipient, ct), ct);
            if (!rights.Values.Any(r => r.Cover(Permission.Edit))) throw Domain.DomainException.Forbidden(Permission.Edit);
        }

        /// <summary>What somebody was told who has handed over since, the one in charge now puts off.</summary>
        private async Task<string> RecipientAsync(AnsweredAlert alert, Agreement agreement, CancellationToken ct)
        {
            var desks = (await recipients.OfAsync(agreement, Routing.Highest, ct)).Select(r => r.Address).ToHashSet();
            if (desks.Contains(alert.Told)) return alert.Told;
            if (desks.Contains(alert.Recipient)) return alert.Recipient;
            return (await recipients.DeskOfAsync(agreement, agreement.Facts.Officer?.Institution ?? agreement.Facts.Parties[0].Institution, ct)).Address;
        }
    }
}
