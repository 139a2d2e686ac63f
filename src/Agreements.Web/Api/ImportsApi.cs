using Agreements.App.Data;
using Agreements.App.Features.Auditing;
using Agreements.App.Features.Imports;
using Agreements.App.Imports;
using Agreements.App.Imports.Rows;
using Agreements.App.Pipeline;
using Agreements.Domain;
using Agreements.Domain.Access;
using Agreements.Domain.Texts;
using Agreements.Web.Hosting;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Agreements.Web.Api;

internal static class ImportsApi
{
    private static readonly Parameter File = Parameter.Number("order", "Which file of the import, from 1; absent = the first.");

    public static void Map(RouteGroupBuilder api)
    {
        var imports = api.MapGroup("/imports").WithTags("Imports");
        imports.MapPost("/", async (HttpContext http, IMediator mediator, RequestContext context, CancellationToken ct) =>
        {
            // Before a long body is read.
            if (!context.Principal.Anywhere.Cover(Permission.Edit)) throw DomainException.Forbidden(Permission.Edit);
            await using var upload = await ImportUpload.ReadAsync(http, ct);
            var dryRun = TakeDryRun(context);
            var view = await mediator.Send(new UploadImport.Command(upload.FileName ?? "", upload.File ?? throw DomainException.Invalid("text.required", "/file"), upload.Options ?? new ImportOptions(), dryRun), ct);
            http.Response.Headers.Location = $"/api/v1/imports/{view.Id}";
            return Results.Json(view, Json.Options, statusCode: StatusCodes.Status201Created);
        }).WithName("createImport").WithSummary("Bring in a list (xlsx or csv); validateOnly=true only checks it and waits to be run").Produces<ImportView>(201).Fails(400, 409, 415).WithMetadata(new RequestSizeLimitAttribute(ImportUpload.Largest), new Transfer(HttpMethods.Post), new KeptDryRun()).AddOpenApiOperationTransformer(DescribeForm);

        imports.MapGet("/", async (HttpContext http, IMediator mediator, CancellationToken ct) =>
        {
            var query = new QueryReader(http.Request.Query);
            var view = await mediator.Send(new ListImports.Query(query.PageSize(), query.PageToken()), ct);
            return ApiMap.Page(http, view, view.NextPageToken);
        }).WithName("listImports").WithSummary("Your imports, and the outcome of those of institutions that you administer").Produces<ListImports.View>().Fails(400).Takes(Parameter.Page);

        ImportTemplateApi.Map(imports);
        MapOne(imports.MapGroup("/{id:guid}"));
        MapChanges(imports.MapGroup("/{id:guid}"));
    }

    private static void MapOne(RouteGroupBuilder one)
    {
        one.MapGet("/", async (Guid id, IMediator mediator, CancellationToken ct) => Results.Json(await mediator.Send(new GetImport.Query(id), ct), Json.Options))
            .WithName("getImport").WithSummary("How far an import is, what its columns were taken for, and how many rows are in which state; administrators of its institution see no columns and no choices").Produces<ImportView>().Fails(400, 404);

        one.MapGet("/rows", async (Guid id, HttpContext http, IMediator mediator, CancellationToken ct) =>
        {
            var query = new QueryReader(http.Request.Query);
            var view = await mediator.Send(new ListImportRows.Query(id, query.Word<RowState>("state"), query.PageSize(), query.PageToken()), ct);
            return ApiMap.Page(http, view, view.NextPageToken);
        }).WithName("listImportRows").WithSummary("The rows of an import: what each would do or has done, what is wrong with which cell, old and new; only for its maker and administrators of the whole installation").Produces<ListImportRows.View>().Fails(400, 404).Takes([Parameter.Word("state", "Only rows in this state.", Words.All<RowState>), .. Parameter.Page]);

        one.MapGet("/failed", (Guid id, HttpContext http, IMediator mediator, CancellationToken ct) => ImportTables.FailedAsync(http, id, mediator, ct))
            .WithName("getFailedRows").WithSummary("The rows that failed, with their problems beside them, to be corrected and sent to retry; only for its maker and administrators of the whole installation").Produces(200, contentType: Xlsx.MediaType).Fails(400, 404).Takes(TableFormats.Format);

        one.MapGet("/file", async (Guid id, HttpContext http, IMediator mediator, CancellationToken ct) =>
        {
            var order = new QueryReader(http.Request.Query).Number(File.Name, 1, int.MaxValue) ?? 1;
            await mediator.Send(new GetImportFile.Query(id, order, name => Begin(http, name)), ct);
            return Results.Empty;
        }).WithName("getImportFile").WithSummary("A file as it was sent; only for its maker and administrators of the whole installation").Produces(200, contentType: "application/octet-stream").Fails(400, 404).Takes(File);
    }

    private static void MapChanges(RouteGroupBuilder one)
    {
        one.MapPost("/run", async (Guid id, IMediator mediator, CancellationToken ct) => Results.Json(await mediator.Send(new RunImport.Command(id), ct), Json.Options))
            .WithName("runImport").WithSummary("Take the rows of an import that was checked").Produces<ImportView>().Fails(400, 404, 409);

        one.MapPost("/cancel", async (Guid id, IMediator mediator, CancellationToken ct) => Results.Json(await mediator.Send(new CancelImport.Command(id), ct), Json.Options))
            .WithName("cancelImport").WithSummary("Stop between two rows; what was taken stays").Produces<ImportView>().Fails(400, 404, 409);

        one.MapPost("/retry", async (Guid id, HttpContext http, IMediator mediator, RequestContext context, CancellationToken ct) =>
        {
            await mediator.Send(new GetImport.Query(id), ct);
            await using var upload = await ImportUpload.ReadAsync(http, ct);
            var dryRun = TakeDryRun(context);
            return Results.Json(await mediator.Send(new RetryImport.Command(id, upload.Options, dryRun, upload.FileName, upload.File), ct), Json.Options);
        }).WithName("retryImport").WithSummary("Check again what was not taken, by other options or with a corrected file in place of the rows that failed").Produces<ImportView>().Fails(400, 404, 409, 415)
            .WithMetadata(new RequestSizeLimitAttribute(ImportUpload.Largest), new Transfer(HttpMethods.Post), new KeptDryRun()).AddOpenApiOperationTransformer(DescribeForm);
    }

    // A dry run of an import is kept, to be looked at and run: nothing is rolled back.
    private static bool TakeDryRun(RequestContext context)
    {
        var dryRun = context.ValidateOnly;
        context.ValidateOnly = false;
        return dryRun;
    }

    // A browser must not open what somebody has sent.
    private static Stream Begin(HttpContext http, string name)
    {
        http.Response.ContentType = "application/octet-stream";
        var disposition = new Microsoft.Net.Http.Headers.ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(name);
        http.Response.Headers.ContentDisposition = disposition.ToString();
        return http.Response.Body;
    }

    private static async Task DescribeForm(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken ct)
    {
        var options = await context.GetOrCreateSchemaAsync(typeof(ImportOptions), null, ct);
        operation.RequestBody = new OpenApiRequestBody
        {
            Required = true,
            Content = new Dictionary<string, OpenApiMediaType>
            {
                ["multipart/form-data"] = new()
                {
                    Schema = new OpenApiSchema { Type = JsonSchemaType.Object, Properties = new Dictionary<string, IOpenApiSchema> { ["file"] = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary", Description = "xlsx or csv, at most 32 MB and 50,000 rows." }, ["options"] = options } },
                    Encoding = new Dictionary<string, OpenApiEncoding> { ["options"] = new() { ContentType = "application/json" } },
                },
            },
        };
    }
}
