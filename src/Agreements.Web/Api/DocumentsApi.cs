using Agreements.App.Data;
using Agreements.App.Documents;
using Agreements.App.Features.Documents;
using Agreements.Domain.Documents;
using Agreements.Domain.Texts;
using Agreements.Web.Hosting;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.Options;
using Microsoft.OpenApi;

namespace Agreements.Web.Api;

/// <param name="Reason">Why, for those who read it later.</param>
public sealed record DocumentReason(string Reason);

internal static class DocumentsApi
{
    private static readonly string[] OfDocument = ["kind", "title", "note"], OfVersion = ["note"];

    public static void Map(RouteGroupBuilder api)
    {
        var most = ((IEndpointRouteBuilder)api).ServiceProvider.GetRequiredService<IOptions<DocumentOptions>>().Value.MostBytes;
        var agreement = api.MapGroup("/agreements/{id:guid}/documents").WithTags("Documents");
        agreement.MapPost("/", async (Guid id, HttpContext http, IMediator mediator, CancellationToken ct) =>
        {
            // Before a long body is read.
            await mediator.Send(new MayUpload.ToAgreement(id), ct);
            await using var upload = await DocumentUpload.ReadAsync(http, most, OfDocument, ct);
            var view = await mediator.Send(new UploadDocument.Command(id, upload.Kind, upload.Text("title"), upload.Text("note"), upload.File), ct);
            http.Response.Headers.Location = $"/api/v1/documents/{view.Id}";
            return Etag.Ok(http, view, view.Version, StatusCodes.Status201Created);
        }).WithName("uploadDocument").WithSummary("Add a document: PDF, DOCX, PNG, JPEG or TIFF").Produces<DocumentView>(201).Fails(400, 404, 409, 413, 415).Versioned().Sized(most).TakesForm(OfDocument);

        agreement.MapGet("/", async (Guid id, HttpContext http, IMediator mediator, CancellationToken ct) =>
        {
            var query = new QueryReader(http.Request.Query);
            var view = await mediator.Send(new ListDocuments.Query(id, query.Flag("includeRemoved"), query.Part()), ct);
            return ApiMap.Page(http, view, view.NextPageToken);
        }).WithName("listDocuments").WithSummary("The documents of an agreement with their versions").Produces<ListDocuments.View>().Fails(400, 404)
            .Takes([new("includeRemoved", JsonSchemaType.Boolean, "Also those that were removed; their content is not given out."), .. Parameter.Page]);

        DocumentSuggestionsApi.Map(api.MapGroup("/documents").WithTags("Documents"), most);
        MapOne(api.MapGroup("/documents/{id:guid}").WithTags("Documents"), most);
        DocumentTextApi.Map(api.MapGroup("/documents/{id:guid}/text").WithTags("Documents"));
    }

    private static void MapOne(RouteGroupBuilder one, long most)
    {
        one.MapGet("/", async (Guid id, HttpContext http, IMediator mediator, CancellationToken ct) =>
        {
            var view = await mediator.Send(new ReadDocument.Query(id), ct);
            return Etag.Ok(http, view, view.Version);
        }).WithName("getDocument").WithSummary("One document with its versions and their hashes").Produces<DocumentView>().Fails(404).Versioned();

        one.MapPost("/versions", async (Guid id, HttpContext http, IMediator mediator, CancellationToken ct) =>
        {
            await mediator.Send(new MayUpload.ToDocument(id), ct);
            var version = Etag.RequiredVersion(http);
            await using var upload = await DocumentUpload.ReadAsync(http, most, OfVersion, ct);
            var view = await mediator.Send(new AddVersion.Command(id, version, upload.Text("note"), upload.File), ct);
            return Etag.Ok(http, view, view.Version, StatusCodes.Status201Created);
        }).WithName("addDocumentVersion").WithSummary("Add a version; the earlier ones stay").Produces<DocumentView>(201).Fails(400, 404, 409, 412, 413, 415, 428).Versioned(required: true).Sized(most).TakesForm(OfVersion);

        one.MapPatch("/", async (Guid id, MergePatchBody body, HttpContext http, IMediator mediator, CancellationToken ct) => Answer(http, await mediator.Send(new PatchDocument.Command(id, Etag.RequiredVersion(http), body.Patch), ct)))
            .WithMetadata(new Patches(typeof(DocumentEntry))).WithName("patchDocument").WithSummary("Change kind, title or note (JSON merge patch)").Produces<DocumentView>().Fails(400, 404, 409, 412, 428).Versioned(required: true);

        one.MapPost("/actions/finalise", async (Guid id, HttpContext http, IMediator mediator, CancellationToken ct) => Answer(http, await mediator.Send(new FinaliseDocument.Command(id, Etag.RequiredVersion(http)), ct)))
            .WithName("finaliseDocument").WithSummary("Make its latest version, a signed PDF, the final text; it locks what the agreement has").Produces<DocumentView>().Fails(400, 404, 409, 412, 428).Versioned(required: true);

        one.MapPost("/actions/reopen", async (Guid id, DocumentReason body, HttpContext http, IMediator mediator, CancellationToken ct) => Answer(http, await mediator.Send(new ReopenDocument.Command(id, Etag.RequiredVersion(http), body.Reason), ct)))
            .WithName("reopenDocument").WithSummary("Take a new version of the final text, because its scan has a defect").Produces<DocumentView>().Fails(400, 404, 409, 412, 428).Versioned(required: true);

        one.MapPost("/actions/remove", async (Guid id, DocumentReason body, HttpContext http, IMediator mediator, CancellationToken ct) => Answer(http, await mediator.Send(new RemoveDocument.Command(id, Etag.RequiredVersion(http), body.Reason), ct)))
            .WithName("removeDocument").WithSummary("Take away a document that does not belong there; its record stays").Produces<DocumentView>().Fails(400, 404, 409, 412, 428).Versioned(required: true);

        one.MapGet("/content", DocumentContent.AnswerAsync).WithMetadata(new Recorded()).WithName("getDocumentContent").WithSummary("The content of a version, by default of the latest; whole or in parts (Range)")
            .ProducesFile(200).ProducesFile(206).Produces(304).Fails(400, 404, 410, 416).WithMetadata(new Transfer(HttpMethods.Get))
            .Takes(Parameter.Number("version", "The number of the version; absent = the latest."), new("inline", JsonSchemaType.Boolean, "To be shown by the browser itself; only PDF, PNG and JPEG."));
    }

    private static IResult Answer(HttpContext http, DocumentView view) => Etag.Ok(http, view, view.Version);

    internal static RouteHandlerBuilder Sized(this RouteHandlerBuilder route, long most) => route.WithMetadata(new RequestSizeLimitAttribute(most + DocumentUpload.Around), new Transfer(HttpMethods.Post));

    private static RouteHandlerBuilder ProducesFile(this RouteHandlerBuilder route, int status)
    {
        string[] types = [.. Enum.GetValues<FileFormat>().Select(f => f.MediaType())];
        return route.Produces(status, contentType: types[0], additionalContentTypes: types[1..]);
    }

    internal static RouteHandlerBuilder TakesForm(this RouteHandlerBuilder route, string[] texts) => route.AddOpenApiOperationTransformer((operation, _, _) =>
    {
        var properties = new Dictionary<string, IOpenApiSchema> { ["file"] = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary", Description = "PDF, DOCX, PNG, JPEG or TIFF; what it is says its content." } };
        foreach (var name in texts)
            properties[name] = new OpenApiSchema { Type = JsonSchemaType.String, Enum = name == "kind" ? [.. Words.All<DocumentKind>().Select(w => (System.Text.Json.Nodes.JsonNode)w)] : null };
        var required = texts.Contains("kind") ? new HashSet<string> { "file", "kind" } : ["file"];
        operation.RequestBody = new OpenApiRequestBody { Required = true, Content = new Dictionary<string, OpenApiMediaType> { ["multipart/form-data"] = new() { Schema = new OpenApiSchema { Type = JsonSchemaType.Object, Properties = properties, Required = required } } } };
        return Task.CompletedTask;
    });
}
