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

    private static readonly Parameter Class = Parameter.Word("class", "Only for this class; absent = its policy for all classes.", Words.All<AgreementClass>);

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/alert-policies", async (HttpContext http, IMediator mediator, CancellationToken ct) =>
        {
            var query = new QueryReader(http.Request.Query);
            var view = await mediator.Send(new ListPolicies.Query(query.PageSize(), query.PageToken()), ct);
            return ApiMap.Page(http, view, view.NextPageToken);
        }).WithTags("Policies").WithName("listAlertPolicies").WithSummary("All policies with their history and what is to come").Produces<ListPolicies.View>().Fails(400).Takes(Parameter.Page);

        MapScope(api.MapGroup("/alert-policies/{class}"), "AlertPolicy", "of a class", [ForUniversity],
            (string @class, HttpContext http, IMediator mediator, CancellationToken ct) => GetAsync(OfClass(@class, http), http, mediator, ct),
            (string @class, PolicyEntry body, HttpContext http, IMediator mediator, CancellationToken ct) => PutAsync(OfClass(@class, http), body, http, mediator, ct));
        MapScope(api.MapGroup("/institutions/{id:guid}/alert-policy"), "InstitutionAlertPolicy", "for agreements of an institution and of those below it", [Class],
            (Guid id, HttpContext http, IMediator mediator, CancellationToken ct) => GetAsync(OfInstitution(id, http), http, mediator, ct),
            (Guid id, PolicyEntry body, HttpContext http, IMediator mediator, CancellationToken ct) => PutAsync(OfInstitution(id, http), body, http, mediator, ct));
        MapScope(api.MapGroup("/agreements/{id:guid}/alert-policy"), "AgreementAlertPolicy", "for one agreement", [],
            (Guid id, HttpContext http, IMediator mediator, CancellationToken ct) => GetAsync(PolicyScope.OfAgreement(id), http, mediator, ct),
            (Guid id, PolicyEntry body, HttpContext http, IMediator mediator, CancellationToken ct) => PutAsync(PolicyScope.OfAgreement(id), body, http, mediator, ct));
    }

    private static void MapScope(RouteGroupBuilder scoped, string name, string of, Parameter[] parameters, Delegate get, Delegate put)
    {
        scoped.MapGet("/", get).WithTags("Policies").WithName("get" + name).WithSummary($"When people are told: the policy {of}").Produces<PolicyView>().Fails(400, 404)
            .Takes([.. parameters, Parameter.AsOf]).Versioned();
        scoped.MapPut("/", put).WithTags("Policies").WithName("put" + name)
            .WithSummary($"State a policy {of} from a day on; validateOnly=true answers what it would change in the coming 180 days").Produces<PolicyView>()
            .Fails(400, 404, 412, 428).Takes(parameters).Versioned(required: true);
    }

    private static async Task<IResult> GetAsync(PolicyScope scope, HttpContext http, IMediator mediator, CancellationToken ct)
    {
        var view = await mediator.Send(new GetPolicy.Query(scope, new QueryReader(http.Request.Query).Date(Parameter.AsOf.Name)), ct);
        return Etag.Ok(http, view, view.Version);
    }

    private static async Task<IResult> PutAsync(PolicyScope scope, PolicyEntry body, HttpContext http, IMediator mediator, CancellationToken ct)
    {
        var version = Etag.RequiredVersion(http);
        var view = http.RequestServices.GetRequiredService<RequestContext>().ValidateOnly
            ? await mediator.Send(new SetPolicy.Preview(scope, version, body), ct)
            : await mediator.Send(new SetPolicy.Command(scope, version, body), ct);
        return Etag.Ok(http, view, view.Version);
    }

    private static PolicyScope OfInstitution(Guid id, HttpContext http) => PolicyScope.OfInstitution(id, new QueryReader(http.Request.Query).Word<AgreementClass>(Class.Name));

    private static PolicyScope OfClass(string word, HttpContext http) => Words.TryParse<AgreementClass>(word, out var @class)
        ? PolicyScope.OfClass(@class, new QueryReader(http.Request.Query).Flag(ForUniversity.Name))
        : throw DomainException.Invalid("word.unknown", "/class", word, string.Join(", ", Words.All<AgreementClass>()));
}
