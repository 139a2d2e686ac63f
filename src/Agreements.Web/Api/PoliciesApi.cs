using Agreements.App.Features.AlertPolicies;
using Agreements.App.Pipeline;
using Agreements.Domain;
using Agreements.Domain.Agreements;
using Agreements.Domain.Alerts;
using Agreements.Domain.Texts;
using MediatR;
using Microsoft.OpenApi;

namespace Agreements.Web.Api;

internal static class PoliciesApi
{
    private static readonly Parameter ForUniversity = new("forUniversity", JsonSchemaType.Boolean, "The ladder where a university or faculty is a party.");

    private static readonly Parameter Class = Parameter.Word<AgreementClass>("class", "Only for this class; absent = its policy for all classes.");

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/alert-policies", async (HttpContext http, IMediator mediator, CancellationToken ct) =>
        {
            var query = new QueryReader(http.Request.Query);
            var view = await mediator.Send(new ListPolicies.Query(query.PageSize(), query.PageToken()), ct);
            return ApiMap.Page(http, view, view.NextPageToken);
        }).WithTags("Policies").WithName("listAlertPolicies").WithSummary("All policies with their history and what is to come").Produces<ListPolicies.View>().Fails(400).Takes(Parameter.Page);

        MapScope(api.MapGroup("/alert-policies/{class}"), "AlertPolicy", "of a class", [ForUniversity], http => PolicyScope.OfClass(
            ClassOf(http.Request.RouteValues["class"]), new QueryReader(http.Request.Query).Flag(ForUniversity.Name)));
        MapScope(api.MapGroup("/institutions/{id:guid}/alert-policy"), "InstitutionAlertPolicy", "for agreements of an institution and of those below it", [Class],
            http => PolicyScope.OfInstitution(IdOf(http), new QueryReader(http.Request.Query).Word<AgreementClass>(Class.Name)));
        MapScope(api.MapGroup("/agreements/{id:guid}/alert-policy"), "AgreementAlertPolicy", "for one agreement", [], http => PolicyScope.OfAgreement(IdOf(http)));
    }

    private static void MapScope(RouteGroupBuilder scoped, string name, string of, Parameter[] parameters, Func<HttpContext, PolicyScope> scope)
    {
        scoped.MapGet("/", async (HttpContext http, IMediator mediator, CancellationToken ct) =>
        {
            var view = await mediator.Send(new GetPolicy.Query(scope(http), new QueryReader(http.Request.Query).Date(Parameter.AsOf.Name)), ct);
            return Etag.Ok(http, view, view.Version);
        }).WithTags("Policies").WithName("get" + name).WithSummary($"When people are told: the policy {of}").Produces<PolicyView>().Fails(400, 404).Takes([.. parameters, Parameter.AsOf]).Versioned();

        scoped.MapPut("/", async (PolicyEntry body, HttpContext http, IMediator mediator, RequestContext context, CancellationToken ct) =>
        {
            var version = Etag.RequiredVersion(http);
            var view = context.ValidateOnly
                ? await mediator.Send(new SetPolicy.Preview(scope(http), version, body), ct)
                : await mediator.Send(new SetPolicy.Command(scope(http), version, body), ct);
            return Etag.Ok(http, view, view.Version);
        }).WithTags("Policies").WithName("put" + name).WithSummary($"State a policy {of} from a day on; validateOnly=true answers what it would change in the coming 180 days").Produces<PolicyView>()
            .Fails(400, 404, 412, 428).Takes(parameters).Versioned(required: true);
    }

    private static AgreementClass ClassOf(object? word) => Words.TryParse<AgreementClass>(word as string, out var known)
        ? known
        : throw DomainException.Invalid("word.unknown", "/class", word, string.Join(", ", Words.All<AgreementClass>()));

    private static Guid IdOf(HttpContext http) => Guid.Parse((string)http.Request.RouteValues["id"]!);
}
