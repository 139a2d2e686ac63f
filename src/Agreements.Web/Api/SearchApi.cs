using Agreements.App.Features.Search;
using Agreements.Domain.Agreements;
using Agreements.Domain.Searching;
using Agreements.Domain.Texts;
using MediatR;

namespace Agreements.Web.Api;

internal static class SearchApi
{
    public static void Map(RouteGroupBuilder api) =>
        api.MapGet("/search", async (HttpContext http, IMediator mediator, CancellationToken ct) =>
        {
            var query = new QueryReader(http.Request.Query);
            var view = await mediator.Send(new Search.Query(
                query.Text("q") ?? "", query.Word<SearchSource>("source"), query.Word<AgreementClass>("class"), query.PageSize(), query.PageToken(), query.Flag("includeTotal")), ct);
            return ApiMap.Page(http, view, view.NextPageToken);
        })
            .WithTags("Search").WithName("search").WithSummary("The first few of everything that matches, or page by page those of one source; an exact number or reference first").Produces<Search.View>().Fails(400).TellsOfAgreements()
            .Takes([
                Parameter.Text("q", "Words that all have to stand there, \"words in a row\", -without; or a number or a reference."),
                Parameter.Word("source", "Only these, page by page. Absent = the first few of everything.", Words.All<SearchSource>),
                Parameter.Word("class", "Only agreements of this class, and their documents.", Words.All<AgreementClass>), .. Parameter.Page, new("includeTotal", Microsoft.OpenApi.JsonSchemaType.Boolean, "Also count, up to 1,000 matches."),
            ]);
}
