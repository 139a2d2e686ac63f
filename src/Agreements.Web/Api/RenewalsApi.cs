using System.Text.Json.Nodes;
using Agreements.App.Data;
using Agreements.App.Features.Renewals;
using Agreements.Domain;
using Agreements.Domain.Agreements;
using Agreements.Domain.Renewals;
using Agreements.Domain.Texts;
using MediatR;
using Microsoft.OpenApi;

namespace Agreements.Web.Api;

/// <summary>What an action on a renewal case takes.</summary>
public sealed record RenewalActionBody : RenewalInput
{
    /// <summary>For <c>sign</c> and <c>complete</c>: what is other in the new document than in the renewed one (a merge patch over its facts).</summary>
    public JsonObject? Successor { get; init; }

    /// <summary>For <c>sign</c> and <c>complete</c>: the parties' numbers of the new document.</summary>
    public IReadOnlyList<PartyNumber>? Numbers { get; init; }

    /// <summary>For <c>complete</c>: instead of a successor, the addendum that extends the same agreement.</summary>
    public Addendum? Addendum { get; init; }
}

internal static class RenewalsApi
{
    internal static readonly Listing<ListRenewals.View, RenewalView> List = new(
        "renewals",
        [
            Parameter.Word("stage", "Only in this stage.", Words.All<RenewalStage>), new("open", JsonSchemaType.Boolean, "Only those in which somebody has to act (true), or only closed ones."),
            new("forecastGap", JsonSchemaType.Boolean, "Its plan leaves days uncovered, or they are uncovered already."), new("stalled", JsonSchemaType.Boolean, "The present stage is late today."),
            Parameter.Id("agreement", "The renewal of this agreement."), Parameter.Id("institution", "A party is this institution or stands below it."),
        ],
        ListQuery,
        ("id", r => r.Id), ("reference", r => r.Reference), ("agreement", r => r.Agreement.Id), ("agreementReference", r => r.Agreement.Reference), ("title", r => r.Agreement.Title), ("parties", r => r.Agreement.Parties),
        ("endsOn", r => r.Agreement.EndsOn), ("daysToEnd", r => r.Agreement.DaysToEnd), ("stage", r => r.Stage), ("stageSince", r => r.StageSince), ("dueOn", r => r.DueOn), ("stalled", r => r.Stalled), ("openedOn", r => r.OpenedOn),
        ("gapDays", r => r.Gap?.Days), ("from", r => r.Gap?.From), ("to", r => r.Gap?.To), ("ownerName", r => r.Owner?.Name), ("ownerMail", r => r.Owner?.Mail), ("successor", r => r.Successor));

    public static void Map(RouteGroupBuilder api)
    {
        var renewals = api.MapGroup("/renewals").WithTags("Renewals");
        renewals.MapPost("/", async (OpenRenewal.Command body, HttpContext http, IMediator mediator, CancellationToken ct) =>
        {
            var view = await mediator.Send(body, ct);
            http.Response.Headers.Location = $"/api/v1/renewals/{view.Id}";
            return Etag.Ok(http, view, view.Version, StatusCodes.Status201Created);
        }).WithName("openRenewal").WithSummary("Open the renewal of an agreement").Produces<RenewalView>(201).Fails(400, 409).Versioned();

        renewals.MapList("/", List).TellsOfAgreements().WithName("listRenewals").WithSummary("Find renewal cases");

        MapOne(renewals.MapGroup("/{id:guid}"));
        MapMeetings(renewals.MapGroup("/{id:guid}/meetings"));
        MapTasks(renewals.MapGroup("/{id:guid}/tasks"));
    }

    internal static ListRenewals.Query ListQuery(QueryReader query) => new(
        query.Word<RenewalStage>("stage"), query.OptionalFlag("open"), query.OptionalFlag("forecastGap"), query.OptionalFlag("stalled"), query.Id("agreement"), query.Id("institution"),
        query.PageSize(), query.PageToken());

    private static void MapOne(RouteGroupBuilder one)
    {
        one.MapGet("/", async (Guid id, HttpContext http, IMediator mediator, CancellationToken ct) =>
        {
            var view = await mediator.Send(new GetRenewal.Query(id), ct);
            return Etag.Ok(http, view, view.Version);
        }).WithName("getRenewal").WithSummary("One renewal case with its back-plan and forecast").Produces<RenewalView>().Fails(404).Versioned();

        one.MapPost("/actions/{action}", async (Guid id, string action, RenewalActionBody? body, HttpContext http, IMediator mediator, CancellationToken ct) =>
        {
            var word = Words.TryParse<RenewalAction>(action, out var known) ? known : throw DomainException.Invalid("action.unknown", "/action", action);
            var input = body ?? new RenewalActionBody();
            var view = await mediator.Send(new ActOnRenewal.Command(id, Etag.RequiredVersion(http), word, input, input.Successor, input.Numbers, input.Addendum), ct);
            return Etag.Ok(http, view, view.Version);
        }).WithName("actOnRenewal").WithSummary("Move a renewal case").Produces<RenewalView>().Fails(400, 404, 409, 412, 428).Versioned(required: true)
            .WithMetadata(new TakenActions(Words.All<RenewalAction>()));

        one.MapTimeline(Agreements.App.Access.Subject.Renewal).WithName("getRenewalTimeline");
    }

    private static void MapMeetings(RouteGroupBuilder meetings)
    {
        meetings.MapPost("/", async (Guid id, MeetingFacts body, HttpContext http, IMediator mediator, CancellationToken ct) =>
        {
            var item = await mediator.Send(new RecordMeeting.Command(id, null, body), ct);
            return Etag.Ok(http, item, item.Version, StatusCodes.Status201Created);
        })
            .WithName("recordMeeting").WithSummary("A meeting, planned or held").Produces<ListMeetings.Item>(201).Fails(400, 404).Versioned();
        meetings.MapPut("/{meeting:guid}", async (Guid id, Guid meeting, MeetingFacts body, HttpContext http, IMediator mediator, CancellationToken ct) =>
        {
            var item = await mediator.Send(new RecordMeeting.Command(id, (meeting, Etag.RequiredVersion(http)), body), ct);
            return Etag.Ok(http, item, item.Version);
        })
            .WithName("replaceMeeting").WithSummary("Correct a meeting, or add its minutes").Produces<ListMeetings.Item>().Fails(400, 404, 412, 428).Versioned(required: true);
        meetings.MapGet("/", async (Guid id, HttpContext http, IMediator mediator, CancellationToken ct) =>
        {
            var view = await mediator.Send(new ListMeetings.Query(id, new QueryReader(http.Request.Query).Part()), ct);
            return ApiMap.Page(http, view, view.NextPageToken);
        })
            .WithName("listMeetings").WithSummary("Its meetings, oldest first").Produces<ListMeetings.View>().Fails(404).Takes(Parameter.Page);
    }

    private static void MapTasks(RouteGroupBuilder tasks)
    {
        tasks.MapPost("/", async (Guid id, TaskFacts body, HttpContext http, IMediator mediator, CancellationToken ct) =>
        {
            var item = await mediator.Send(new RecordTask.Command(id, null, body), ct);
            return Etag.Ok(http, item, item.Version, StatusCodes.Status201Created);
        })
            .WithName("recordTask").WithSummary("Something to do").Produces<ListTasks.Item>(201).Fails(400, 404).Versioned();
        tasks.MapPut("/{task:guid}", async (Guid id, Guid task, TaskFacts body, HttpContext http, IMediator mediator, CancellationToken ct) =>
        {
            var item = await mediator.Send(new RecordTask.Command(id, (task, Etag.RequiredVersion(http)), body), ct);
            return Etag.Ok(http, item, item.Version);
        })
            .WithName("replaceTask").WithSummary("Change a task, or say that it is done").Produces<ListTasks.Item>().Fails(400, 404, 412, 428).Versioned(required: true);
        tasks.MapGet("/", async (Guid id, HttpContext http, IMediator mediator, CancellationToken ct) =>
        {
            var view = await mediator.Send(new ListTasks.Query(id, new QueryReader(http.Request.Query).Part()), ct);
            return ApiMap.Page(http, view, view.NextPageToken);
        })
            .WithName("listTasks").WithSummary("Its tasks, the earliest due first").Produces<ListTasks.View>().Fails(404).Takes(Parameter.Page);
    }
}
