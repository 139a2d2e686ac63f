using Agreements.App.Access;
using Agreements.App.Alerts;
using Agreements.App.Pipeline;
using Agreements.App.Store;
using Agreements.Domain.Access;
using Agreements.Domain.Agreements;
using Agreements.Domain.Alerts;
using Agreements.Domain.Dates;
using Agreements.Domain.Texts;
using MediatR;

namespace Agreements.App.Features.Alerts;

/// <summary>For each deadline that an agreement has or had: every step with its day, to whom, and why it was sent or not.</summary>
public static class ExplainAlerts
{
    /// <param name="AsOf">Null = today in the agreement's zone. What was decided later is not told.</param>
    [Needs(Permission.Read, Subject.Agreement)]
    public sealed record Query(Guid Id, DateOnly? AsOf) : IQuery<View>;

    public sealed record View(Guid Agreement, string Reference, DateOnly AsOf, IReadOnlyList<DeadlineView> Deadlines);

    /// <param name="Kind"><c>end</c> stands for the gap behind it too.</param>
    /// <param name="Owed">Alerts are owed for it on the day.</param>
    /// <param name="Commitment">Whose target date it is; absent = the agreement's own deadline.</param>
    public sealed record DeadlineView(
        string Kind, DateOnly DeadlineOn, bool Owed, string Explanation, AcknowledgementView? Acknowledged, IReadOnlyList<SnoozeView> Snoozes, IReadOnlyList<StepView> Steps, Guid? Commitment = null);

    public sealed record AcknowledgementView(string By, DateTimeOffset At, string Explanation);

    public sealed record SnoozeView(string Recipient, DateOnly Until, DateOnly RemindedOn, string Explanation);

    /// <param name="Day">Why it goes out on <paramref name="SendOn"/>.</param>
    /// <param name="State"><c>decided</c>: see <paramref name="Alerts"/>; else <c>due</c>, <c>notDue</c> or <c>notOwed</c>.</param>
    /// <param name="To">Who is told, as far as it is known.</param>
    public sealed record StepView(string Kind, int Step, DateOnly SendOn, string Day, string State, string? Explanation, IReadOnlyList<string> To, IReadOnlyList<AlertView> Alerts);

    public sealed record AlertView(
        Guid Id, string Recipient, string State, bool Escalated, string Explanation, DateTimeOffset PlannedAt, DateTimeOffset? SettledAt, DateTimeOffset? DigestAt);

    public sealed class Handler(AgreementReader reader, StatusOf statusOf, Policies policies, LedgerHistory history, Snoozes snoozes, Recipients recipients, Duties duties, RequestContext context)
        : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var dossier = await reader.GetAsync(request.Id, cancellationToken);
            var agreement = dossier.Agreement;
            var asOf = request.AsOf ?? statusOf.Today(agreement);
            bool Known(DateTimeOffset at) => agreement.Zone.Today(at) <= asOf;
            var rows = (await history.OfAsync(agreement.Id, cancellationToken)).Where(r => Known(r.PlannedAt)).Select(r => r.Until(Known)).ToList();
            var put = await snoozes.OfAsync(agreement.Id, cancellationToken);
            var desks = (await recipients.OfAsync(agreement, 0, cancellationToken)).Select(r => r.Address).ToList();
            var status = statusOf.On(dossier, asOf);
            var ladder = AlertPlan.Steps(agreement, status, statusOf.PolicyFor(dossier), policies.Current.SendCalendar(dossier));
            var open = (await duties.OfAsync(dossier, cancellationToken)).Open(status);
            var owed = statusOf.Deadlines(dossier, status).Select(d => (agreement.Id, AlertPlan.Anchor(d.Kind), d.Deadline)).Concat(open.Select(d => (d.Subject, d.Kind, d.DueOn))).ToHashSet();
            var explainer = new AlertExplainer(agreement.Zone, asOf, policies.Current.SendCalendar(dossier), context.Language, desks, AlertPlan.IsSettled(status));
            IEnumerable<(Guid Subject, DueStep Step)> steps = ladder.Select(s => (agreement.Id, s)).Concat(open.SelectMany(d => d.Steps(policies.Current.SendCalendar(dossier)), (d, s) => (d.Subject, s))).Concat(rows.Select(r => (r.SubjectId, r.AsStep)));
            var deadlines = steps.GroupBy(s => (s.Subject, Anchor: AlertPlan.Anchor(s.Step.Kind), s.Step.Deadline), s => s.Step).OrderBy(g => g.Key.Deadline).ThenBy(g => g.Key.Anchor).ThenBy(g => g.Key.Subject);
            return new View(agreement.Id, agreement.Reference, asOf, [.. deadlines.Select(d => explainer.Deadline(
                d.Key.Anchor, d.Key.Deadline, owed.Contains(d.Key), d, [.. rows.Where(r => (r.SubjectId, AlertPlan.Anchor(r.AsStep.Kind), r.DeadlineOn) == d.Key)],
                [.. put.Where(s => (agreement.Id, s.Anchor, s.Deadline) == d.Key)]) with { Commitment = d.Key.Subject == agreement.Id ? null : d.Key.Subject })]);
        }
    }
}
