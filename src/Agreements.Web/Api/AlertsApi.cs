using Agreements.App.Data;
using Agreements.App.Features.Alerts;
using MediatR;
using Microsoft.OpenApi;

namespace Agreements.Web.Api;

internal static class AlertsApi
{
    private static readonly string[] AlertStates = ["queued", "sent", "skipped", "closed", "failed"], MailStates = ["queued", "sent", "dead", "cancelled"];

    private static readonly Parameter Agreement = Parameter.Id("agreement", "Only of this agreement.");

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/alerts", async (HttpContext http, IMediator mediator, CancellationToken ct) =>
        {
            var query = new QueryReader(http.Request.Query);
            var view = await mediator.Send(new ListAlerts.Query(State(query, AlertStates), query.Id("agreement"), query.PageSize(), query.PageToken()), ct);
            return ApiMap.Page(http, view, view.NextPageToken);
        }).WithTags("Alerts").WithName("listAlerts").WithSummary("The ledger: what was sent or not, and why").Produces<ListAlerts.View>().Fails(400)
            .Takes([StateParameter(AlertStates), Agreement, .. Parameter.Page]);

        api.MapGet("/mails", async (HttpContext http, IMediator mediator, CancellationToken ct) =>
        {
            var query = new QueryReader(http.Request.Query);
            var view = await mediator.Send(new ListMails.Query(State(query, MailStates), query.Id("agreement"), query.PageSize(), query.PageToken()), ct);
            return ApiMap.Page(http, view, view.NextPageToken);
        }).WithTags("Alerts").WithName("listMails").WithSummary("Mails waiting, sent, dead or taken back").Produces<ListMails.View>().Fails(400)
            .Takes([StateParameter(MailStates), Agreement, .. Parameter.Page]);

        api.MapPost("/mails/{id:guid}/actions/retry", async (Guid id, IMediator mediator, CancellationToken ct) =>
            Results.Json(await mediator.Send(new RetryMail.Command(id), ct), Json.Options))
            .WithTags("Alerts").WithName("retryMail").WithSummary("Queue a dead letter again").Produces<RetryMail.View>().Fails(404, 409);
    }

    private static Parameter StateParameter(string[] words) => new("state", JsonSchemaType.String, "Only in this state.", Words: words);

    private static string? State(QueryReader query, string[] words) => query.Choice<string?>("state", null, [.. words.Select(w => (w, (string?)w))]);
}
