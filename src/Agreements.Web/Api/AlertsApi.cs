using Agreements.App.Data;
using Agreements.App.Features.Alerts;
using Agreements.Domain.Alerts;
using Agreements.Domain.Texts;
using MediatR;
using Microsoft.OpenApi;

namespace Agreements.Web.Api;

/// <param name="Note">What is being done about it.</param>
public sealed record Acknowledgement(string? Note = null);

/// <param name="Until">After today, not after the deadline; in a gap at most 30 days ahead.</param>
public sealed record SnoozeUntil(DateOnly Until);

internal static class AlertsApi
{
    private static readonly string[] AlertStates = ["queued", "sent", "skipped", "closed", "withdrawn", "failed"], MailStates = ["queued", "held", "bundled", "sent", "dead", "cancelled"];

    private static readonly Parameter Agreement = Parameter.Id("agreement", "Only of this agreement.");

    internal static readonly Listing<ListAlerts.View, ListAlerts.Item> List = new(
        "alerts",
        [StateParameter(AlertStates), Agreement, Parameter.Text("recipient", "Only to this address."), new("acknowledged", JsonSchemaType.Boolean, "Only those that somebody has acknowledged, or only the others.")],
        query => new ListAlerts.Query(State(query, AlertStates), query.Id("agreement"), query.PageSize(), query.PageToken())
        {
            Recipient = query.Text("recipient", 254)?.ToLowerInvariant(), Acknowledged = query.Choice<bool?>("acknowledged", null, ("true", true), ("false", false)),
        },
        ("id", a => a.Id), ("agreement", a => a.AgreementId), ("deadlineKind", a => Words.Parse<DeadlineKind>(a.Kind)), ("deadlineOn", a => a.DeadlineOn), ("step", a => a.Step), ("recipient", a => a.Recipient), ("sendOn", a => a.SendOn),
        ("state", a => a.State), ("reason", a => a.Reason), ("plannedAt", a => a.PlannedAt), ("settledAt", a => a.SettledAt), ("acknowledgedAt", a => a.AcknowledgedAt), ("acknowledgedBy", a => a.AcknowledgedBy),
        ("acknowledgementNote", a => a.AcknowledgementNote), ("snoozedUntil", a => a.SnoozedUntil));

    internal static readonly Listing<ListMails.View, ListMails.Item> Mails = new(
        "mails", [StateParameter(MailStates), Agreement],
        query => new ListMails.Query(State(query, MailStates), query.Id("agreement"), query.PageSize(), query.PageToken()),
        ("id", m => m.Id), ("agreement", m => m.AgreementId), ("recipient", m => m.Recipient), ("subject", m => m.Subject), ("state", m => m.State), ("attempts", m => m.Attempts), ("createdAt", m => m.CreatedAt),
        ("sentAt", m => m.SentAt), ("lastError", m => m.LastError));

    public static void Map(RouteGroupBuilder api)
    {
        api.MapList("/alerts", List).WithTags("Alerts").WithName("listAlerts").WithSummary("The ledger: what was sent or not, and why");

        MapAnswers(api);

        api.MapList("/mails", Mails).WithTags("Alerts").WithName("listMails").WithSummary("Mails waiting, sent, dead or taken back");

        api.MapPost("/mails/{id:guid}/actions/retry", async (Guid id, IMediator mediator, CancellationToken ct) =>
            Results.Json(await mediator.Send(new RetryMail.Command(id), ct), Json.Options))
            .WithTags("Alerts").WithName("retryMail").WithSummary("Queue a dead letter again").Produces<RetryMail.View>().Fails(404, 409);
    }

    private static void MapAnswers(RouteGroupBuilder api)
    {
        api.MapPost("/alerts/{id:guid}/acknowledge", async (Guid id, Acknowledgement? body, IMediator mediator, CancellationToken ct) =>
            Results.Json(await mediator.Send(new AcknowledgeAlert.Command(id, body?.Note), ct), Json.Options))
            .WithTags("Alerts").WithName("acknowledgeAlert").WithSummary("Seen: somebody acts, and nobody higher is told").Produces<AcknowledgeAlert.View>().Fails(400, 404, 409);

        api.MapPost("/alerts/{id:guid}/snooze", async (Guid id, SnoozeUntil body, IMediator mediator, CancellationToken ct) =>
            Results.Json(await mediator.Send(new SnoozeAlert.Command(id, body.Until), ct), Json.Options))
            .WithTags("Alerts").WithName("snoozeAlert").WithSummary("Put a deadline off for the alert's recipient, to a day not beyond it").Produces<SnoozeAlert.View>().Fails(400, 404, 409);

        api.MapGet("/agreements/{id:guid}/alerts/explain", async (Guid id, HttpContext http, IMediator mediator, CancellationToken ct) =>
            Results.Json(await mediator.Send(new ExplainAlerts.Query(id, new QueryReader(http.Request.Query).Date("asOf")), ct), Json.Options))
            .WithTags("Alerts").WithName("explainAlerts").WithSummary("Why each alert was sent, to whom, or why not").Produces<ExplainAlerts.View>().Fails(400, 404).Takes(Parameter.AsOf);
    }

    private static Parameter StateParameter(string[] words) => new("state", JsonSchemaType.String, "Only in this state.", Words: () => words);

    private static string? State(QueryReader query, string[] words) => query.Choice<string?>("state", null, [.. words.Select(w => (w, (string?)w))]);
}
